//! The files of a vault: finding, reading, decoding, saving. Knows nothing of the index.

pub(crate) mod encoding;
pub(crate) mod line_ends;
mod offsets;
mod read;
pub(crate) mod save;
mod scan;
mod stamp;

pub use offsets::{FileText, Offsets};
pub(crate) use read::{Bytes, LARGE, READ_ONLY_FROM, note_text, read_bytes};
pub use read::{NoteSource, NoteText, SourceText};
pub use save::Saved;
pub(crate) use save::take_care_of_leftovers;
pub use scan::Reason;
pub(crate) use scan::{Found, Scan, is_absence, look_at, scan};
pub use stamp::ContentHash;
pub(crate) use stamp::FileStamp;
