//! Keeps the index equal to the files, answers questions, makes edits.
//!
//! Files are the truth, events are hints, the hash decides. What this crate leaves to
//! others: the meaning of text (`tsuzuri-syntax`), the shape of requests and answers
//! (`tsuzuri-api`), windows and menus (the shell).

mod capture;
mod clock;
mod delta;
mod edit;
mod engine;
mod error;
mod events;
mod fs;
mod index;
mod merge;
#[cfg(any(test, feature = "testing"))]
pub mod outside;
mod path;
pub mod query;
mod reconcile;
mod rename;
pub mod search;
mod store;
mod sync;
mod vault;
mod watch;

pub use capture::Delivered;
pub use clock::{Clock, SystemClock};
pub use delta::{Generation, IndexDelta, Moved, Origin};
pub use edit::{
    EditConflict, EditPlan, FileEdit, FileMove, LeftBecause, Place, ShownLine, ShownPiece, Stretch,
};
pub use engine::{
    Comparison, Conflict, Copies, Deleted, DraftSaved, EditAsk, EditDone, Engine, EngineConfig,
    Finished, Picture, Present, Running,
};
pub use error::{EngineError, NoStore, ReadOnly};
pub use events::{Events, Hindrance, Looking, Phase, State, SyncState};
pub use fs::{DiskFs, Entry, Fs, Kind, Meta, Opened, Trash};
pub use index::{Difference, Reader, Resolution, candidates_of, resolve, schema_version};
pub use merge::{Apart, Merge, Piece, compare, merge};
pub use path::{BadPath, NotePath};
pub use rename::{BadRetag, check_retag};
pub use store::{
    Capture, CaptureDraft, CaptureLock, CapturePlace, ChosenSettings, Draft, DraftBase, EditLock,
    EditRecord, History, Look, MovedVault, NoteVersion, Store, Typed, VaultRecord, VaultSettings,
    Waiting,
};
pub use vault::{
    AddressMap, AddressRule, BadPattern, Cause, ContentHash, FileText, LineChange, NotePattern,
    NoteSource, NoteText, Offsets, PictureKind, PictureSize, Published, Reason, Saved, SourceText,
    VaultReading, text_of,
};
pub use watch::{Hint, Scope};

#[cfg(any(test, feature = "testing"))]
pub use {
    clock::FakeClock,
    fs::{FakeFs, Fault, FaultyFs, Names, OpenFile},
};

/// The SQLite that is built in.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}
