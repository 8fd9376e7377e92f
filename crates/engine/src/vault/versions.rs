//! What a save tells whoever keeps earlier versions of notes. How they are kept, and for
//! how long, is for `store/history`.

use super::stamp::ContentHash;
use crate::{error::EngineError, path::NotePath};

/// How the bytes of a version came into a note's file, or out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Another program had written them; a save of ours took their place.
    Other,
    /// A save.
    Saved,
    /// Quick capture added to the note.
    Captured,
    /// A note or a tag got a new name, here and in other notes.
    Edited,
    /// An earlier version was put back.
    Restored,
    /// They stood in the note when it was deleted.
    Deleted,
}

impl Cause {
    const ALL: [Self; 6] = [
        Self::Other,
        Self::Saved,
        Self::Captured,
        Self::Edited,
        Self::Restored,
        Self::Deleted,
    ];

    /// The code that the contract and the store use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Saved => "saved",
            Self::Captured => "captured",
            Self::Edited => "edited",
            Self::Restored => "restored",
            Self::Deleted => "deleted",
        }
    }

    /// The cause of a code; one that a later version of the app may have is `Other`.
    pub(crate) fn of_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|cause| cause.code() == code);
        known.unwrap_or(Self::Other)
    }
}

/// Bytes that stand in a note's file, or stood there.
#[derive(Debug)]
pub(crate) struct Version<'b> {
    pub path: &'b NotePath,
    pub bytes: &'b [u8],
    pub hash: ContentHash,
    pub cause: Cause,
    /// The bytes that ours were made from: a save that goes on from the last one may take
    /// its place.
    pub follows: Option<ContentHash>,
    /// Milliseconds since 1970.
    pub at_ms: i64,
}

/// Keeps versions of the notes of one vault.
pub(crate) trait Versions: Send + Sync {
    /// Keeps a version unless it is the newest one already; durable when it returns.
    fn keep(&self, version: &Version<'_>) -> Result<(), EngineError>;

    /// Whether anything is kept: without that, nothing may be overwritten in place.
    fn is_kept(&self) -> bool {
        true
    }
}

/// For vaults without a history.
pub(crate) struct NoVersions;

impl Versions for NoVersions {
    fn keep(&self, _: &Version<'_>) -> Result<(), EngineError> {
        Ok(())
    }

    fn is_kept(&self) -> bool {
        false
    }
}
