//! Why a change across notes leaves something as it is.

use tsuzuri_syntax::edit::Reason;

/// Why a place, or a whole file, stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeftBecause {
    /// What the grammar says of the place.
    Place(Reason),
    /// Another note has the new name too. Links change all the same, and name the folder.
    NameIsTakenElsewhere,
    /// The file is not the one that the change was made for.
    ChangedMeanwhile,
    /// It can't be written, or its encoding can't hold the text.
    ReadOnly,
    /// It can't be read.
    Unreadable,
    /// It is not there any more.
    Gone,
    /// There is no room for it.
    DiskFull,
    /// Whatever else the disk said.
    NotWritten,
}

impl LeftBecause {
    /// The name that the store, windows and the command line know it by.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Place(reason) => reason.name(),
            Self::NameIsTakenElsewhere => "name-is-taken-elsewhere",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::ReadOnly => "read-only",
            Self::Unreadable => "unreadable",
            Self::Gone => "gone",
            Self::DiskFull => "disk-full",
            Self::NotWritten => "not-written",
        }
    }
}
