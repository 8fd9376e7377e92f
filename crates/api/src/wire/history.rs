//! Earlier versions of notes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use tsuzuri_engine::Cause;

use super::Range;

wire! {
    /// Answer of `note_history`.
    pub struct NoteHistory {
        /// See `IndexState::generation`.
        generation: u64,
        /// The newest first. Its bytes are mostly those of the file.
        versions: Vec<VersionRow>,
    }
    /// A version as a row of a list.
    pub struct VersionRow {
        /// Names it within the note's history; later ones have greater numbers.
        version: u64,
        /// When it was kept.
        time: i64,
        /// How many bytes it has.
        bytes: u64,
        /// How it came to be.
        cause: VersionCause,
    }
    /// Answer of `moved_here`.
    pub struct MovedHere {
        /// The one with the most notes that are here first.
        vaults: Vec<MovedVault>,
    }
    /// A vault that is not where it was, and whose notes with a history are in the open one.
    pub struct MovedVault {
        /// Names it in `adopt_history`.
        id: String,
        /// Where it was.
        path: String,
        /// How many of its notes with a history are here as one of their versions.
        matching: u32,
        /// How many have a history.
        notes: u32,
    }
    /// Names a vault of `moved_here`.
    pub struct AdoptHistory {
        /// `MovedVault::id`.
        id: String,
    }
    /// Names one version of a note; the note itself may be gone.
    pub struct VersionRequest {
        /// Vault-relative.
        path: String,
        /// `VersionRow::version`.
        version: u64,
    }
    /// Answer of `delete_note`.
    #[derive(Eq)]
    pub struct DeletedNote {
        /// `false`: the system's trash could not take it, and its history alone holds it.
        trashed: bool,
        /// `VersionRow::version` of what stood in it; `None` when nothing did.
        version: Option<u64>,
    }
    /// Answer of `note_version`.
    pub struct NoteVersion {
        /// See `IndexState::generation`.
        generation: u64,
        /// The version.
        row: VersionRow,
        /// Its text, with LF line ends, without BOM.
        text: String,
        /// What sets it apart from the file; `None` when there is no such file now.
        present: Option<PresentNote>,
    }
    /// The note as it is now, seen from an earlier version.
    pub struct PresentNote {
        /// Of the bytes on disk, as `NoteView::hash`.
        hash: String,
        /// Whether it has the version's bytes.
        same: bool,
        /// From the top to the bottom.
        changes: Vec<LineChange>,
    }
    /// Lines of a version, and those of the present note that stand in their place; one of
    /// the two may be none.
    pub struct LineChange {
        /// Where they are in the version's text, with their ends.
        version_utf16: Range,
        /// What stands there in the present note.
        present_text: String,
    }
}

/// How a version came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum VersionCause {
    /// Another program had written it; it was kept before Tsuzuri wrote over it.
    Other,
    /// It was saved in Tsuzuri.
    Saved,
    /// Quick capture added to the note.
    Captured,
    /// A note or a tag got a new name, here and in other notes.
    Edited,
    /// An earlier version was put back.
    Restored,
    /// It stood in the note when it was deleted.
    Deleted,
}

impl From<Cause> for VersionCause {
    fn from(cause: Cause) -> Self {
        match cause {
            Cause::Other => Self::Other,
            Cause::Saved => Self::Saved,
            Cause::Captured => Self::Captured,
            Cause::Edited => Self::Edited,
            Cause::Restored => Self::Restored,
            Cause::Deleted => Self::Deleted,
        }
    }
}
