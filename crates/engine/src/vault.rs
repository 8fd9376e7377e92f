//! The files of a vault: finding, reading, decoding, saving, what of them is a picture, and
//! what its settings say of how they are read. Knows nothing of the index.

mod addresses;
mod changes;
pub(crate) mod encoding;
pub(crate) mod line_ends;
mod offsets;
mod picture;
mod read;
mod reading;
pub(crate) mod save;
mod scan;
mod spelled;
mod stamp;
mod versions;

pub use addresses::{AddressMap, AddressRule, BadPattern, NotePattern, Published};
pub use changes::LineChange;
pub(crate) use changes::changed_lines;
pub use offsets::{FileText, Offsets};
pub(crate) use picture::size as picture_size;
pub use picture::{PictureKind, PictureSize};
pub(crate) use read::{Bytes, LARGE, READ_ONLY_FROM, note_text, read_bytes, source_text};
pub use read::{NoteSource, NoteText, SourceText, text_of};
pub use reading::VaultReading;
pub use save::Saved;
pub(crate) use save::take_care_of_leftovers;
pub use scan::Reason;
pub(crate) use scan::{Found, Scan, is_absence, look_at, scan};
pub(crate) use spelled::stat_as_spelled;
pub use stamp::ContentHash;
pub(crate) use stamp::FileStamp;
pub use versions::Cause;
pub(crate) use versions::{NoVersions, Version, Versions};
