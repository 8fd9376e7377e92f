//! Copies of notes that sync tools make where two versions met.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MergePiece;

wire! {
    /// Answer of `note_copies`.
    pub struct NoteCopies {
        /// The note of which this one is a copy.
        original: Option<String>,
        /// Copies that stand beside the note, by path.
        copies: Vec<String>,
    }
    /// Asks how a copy of a note differs from it.
    pub struct CompareCopy {
        /// Of the note.
        path: String,
        /// What the note says, with LF line ends.
        text: String,
        /// Path of the copy.
        copy: String,
    }
    /// Answer of `compare_copy`.
    pub struct CopyComparison {
        /// Of the copy's bytes.
        hash: String,
        /// Both texts; the copy's is `theirs`.
        pieces: Vec<MergePiece>,
    }
    /// Moves a copy of a note to the system's trash.
    pub struct TrashCopy {
        /// Of the copy.
        path: String,
        /// `CopyComparison::hash` of what was seen of it.
        hash: String,
    }
    /// Answer of `trash_copy`.
    #[derive(Eq)]
    pub struct TrashedCopy {
        /// `false`: it holds other bytes by now, and stays.
        trashed: bool,
    }
}
