//! Earlier versions of a note, from the side of its file: putting one back, and what sets
//! it apart from what the file holds now.

use super::*;
use crate::{
    path::NotePath,
    vault::{Cause, ContentHash, LineChange, Saved, Version, changed_lines, text_of},
};

/// What came of deleting a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// Whether the system's trash took its file; else the version is what remains.
    pub trashed: bool,
    /// Of the bytes that it held, and that the version of its deletion holds.
    pub hash: ContentHash,
}

/// A note as it is now, seen from an earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Of the bytes on disk.
    pub hash: ContentHash,
    /// With `\n` line ends, without byte order mark.
    pub text: String,
    /// From the top to the bottom.
    pub changes: Vec<LineChange>,
}

impl Engine {
    /// Has earlier versions kept from now on.
    pub fn with_history(mut self, history: crate::store::History) -> Self {
        self.versions = Box::new(history);
        self
    }

    /// Puts the bytes of an earlier version in the place of whatever the note's file holds,
    /// which becomes a version itself first. A note that was deleted is made again.
    ///
    /// # Errors
    /// As `save`; `History` when what the file holds can't be kept. The note is then as it
    /// was.
    pub fn restore(
        &self,
        path: &NotePath,
        bytes: &[u8],
        origin: Origin,
    ) -> Result<Saved, EngineError> {
        self.only_notes(path)?;
        let path = &self.through_link(path)?;
        let saver = self.saver();
        let restore = || {
            let current = saver.current(path)?;
            if current.is_none() {
                self.refuse_hollow()?;
            }
            saver.restore(path, bytes, current)
        };
        let saved = restore().map_err(|error| self.or_offline(error))?;
        self.take_in_saved(path, &saved, &origin);
        Ok(saved)
    }

    /// Deletes a note. What it held becomes a version first, unless that is nothing, and can be
    /// restored; then its file goes to the system's trash, or where that can't take it is gone.
    ///
    /// # Errors
    /// `NotFound`; `ReadOnly` when it is too large to be kept; `History` when it can't be
    /// kept. The note is then as it was.
    pub fn delete(&self, path: &NotePath) -> Result<Deleted, EngineError> {
        self.only_notes(path)?;
        let current = self.read(path)?;
        let trashed = self
            .saver()
            .delete(path, &current)
            .map_err(|error| self.or_offline(error))?;
        let place = Scope::Paths(vec![path.as_path().to_owned()]);
        if let Err(error) = self.reconcile(place) {
            tracing::warn!(%path, %error, "a deleted note is still in the index; trying again");
            self.hint(Hint::Gone(path.as_path().to_owned()));
        }
        Ok(Deleted {
            trashed,
            hash: current.hash,
        })
    }

    /// The note as it is now, and what turned the text of an earlier version (with `\n` line
    /// ends) into that; `None` when there is no such file.
    ///
    /// # Errors
    /// What the file system said.
    pub fn changes_since(
        &self,
        path: &NotePath,
        version: &str,
    ) -> Result<Option<Present>, EngineError> {
        let bytes = match self.read(path) {
            Err(EngineError::NotFound(_)) => return Ok(None),
            read => read?,
        };
        let hash = bytes.hash;
        let text = text_of(bytes.kept);
        Ok(Some(Present {
            hash,
            changes: changed_lines(version, &text),
            text,
        }))
    }

    /// Keeps a note as it is after a capture came into it. The capture is in the file, and
    /// in the journal for a day: a history that can't be written is no failure.
    pub(super) fn keep_captured(&self, path: &NotePath) {
        let keep = || -> Result<(), EngineError> {
            let note = self.read(path)?;
            if note.stamp.size > note.kept.len() as u64 {
                return Ok(());
            }
            self.versions.keep(&Version {
                path,
                bytes: &note.kept,
                hash: note.hash,
                cause: Cause::Captured,
                follows: None,
                at_ms: self.clock.wall_ns() / 1_000_000,
            })
        };
        if let Err(error) = keep() {
            tracing::warn!(%path, %error, "a capture did not come into the history");
        }
    }
}
