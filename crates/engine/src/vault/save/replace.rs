//! One file in the place of another: exchanged with it, or renamed over it where the
//! system can't exchange. Whatever fails on the way, the note is as it was, or what can't
//! be told apart keeps a name.

use std::io;

use super::{New, Saved, Saver};
use crate::{
    error::{EngineError, ReadOnly},
    path::NotePath,
    vault::{Bytes, ContentHash, read_bytes},
};

impl Saver<'_> {
    /// Puts new bytes in the place of those that were read.
    pub(super) fn replace(
        &self,
        path: &NotePath,
        new: &New<'_>,
        current: &Bytes,
    ) -> Result<Saved, EngineError> {
        if new.hash == current.hash {
            return Ok(Saved::plainly(new.hash));
        }
        if !self.fs.writable(path.as_path()) {
            return Err(EngineError::ReadOnly {
                path: path.clone(),
                why: ReadOnly::Permission,
            });
        }
        self.keep_before(path, current)?;
        let names = self.fs.stat(path.as_path()).map_or(1, |meta| meta.links);
        let saved = if names > 1 {
            // Under its other names it must hold the same.
            self.write_in_place(path, new, current)?
        } else {
            self.replace_by_another(path, new, current)?
        };
        if saved.sibling.is_none() {
            self.keep_ours(path, new, Some(current.hash));
        }
        Ok(saved)
    }

    fn replace_by_another(
        &self,
        path: &NotePath,
        new: &New<'_>,
        current: &Bytes,
    ) -> Result<Saved, EngineError> {
        let temporary = self.temporary(path, current.hash, new.hash)?;
        match self
            .fs
            .create(temporary.as_path(), new.bytes, Some(path.as_path()))
        {
            Ok(()) => {}
            // The folder takes no new files.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return self.write_in_place(path, new, current);
            }
            Err(error) => return Err(EngineError::io(path, error)),
        }
        // The note first: the last that other programs hear of it is then its arrival.
        match self.fs.exchange(path.as_path(), temporary.as_path()) {
            Ok(()) => self.settle_exchange(path, &temporary, new, current.hash),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                self.compare_and_rename(path, &temporary, new.hash, current.hash)
            }
            Err(error) => {
                let _ = self.fs.remove(temporary.as_path());
                if error.kind() == io::ErrorKind::PermissionDenied {
                    // A folder in which each may only move what is theirs.
                    return self.write_in_place(path, new, current);
                }
                Err(EngineError::io(path, error))
            }
        }
    }

    /// The temporary file holds what was really there.
    fn settle_exchange(
        &self,
        path: &NotePath,
        temporary: &NotePath,
        new: &New<'_>,
        base: ContentHash,
    ) -> Result<Saved, EngineError> {
        let was_there = match read_bytes(self.fs, self.clock, temporary) {
            Ok(was_there) => was_there.hash,
            Err(error) => return self.take_back(path, temporary, EngineError::io(path, error)),
        };
        if was_there == base {
            // Our bytes must be durable under their name before the old ones go.
            if let Err(error) = self.sync_folder_of(path) {
                return self.take_back(path, temporary, error);
            }
            self.part_with(path, temporary, base);
            self.clear_away(temporary);
            return Ok(Saved::plainly(new.hash));
        }
        self.yield_to_others(path, temporary, new)
    }

    /// Another program was faster by a hair: its bytes go back where they were, and ours
    /// stand beside them.
    fn yield_to_others(
        &self,
        path: &NotePath,
        temporary: &NotePath,
        new: &New<'_>,
    ) -> Result<Saved, EngineError> {
        let failed = |error| EngineError::io(path, error);
        if let Err(error) = self.fs.exchange(path.as_path(), temporary.as_path()) {
            let _ = self.keep_as_sibling(path, temporary);
            return Err(failed(error));
        }
        let ours = read_bytes(self.fs, self.clock, temporary)
            .map_err(failed)?
            .hash;
        let mut sibling = self.keep_as_sibling(path, temporary)?;
        let now = read_bytes(self.fs, self.clock, path).map_err(failed)?.hash;
        if ours != new.hash {
            // Ours were overwritten while they stood in the note: that is in the sibling now.
            tracing::warn!(%path, "written twice while it was saved; all versions are kept");
            sibling = self.put_beside(path, new.bytes, now)?;
        }
        Ok(Saved::beside(now, sibling))
    }

    /// Undoes an exchange whose end is not known to be durable. Where not even that can be
    /// done, the temporary file stays for whoever clears up after a crash.
    fn take_back(
        &self,
        path: &NotePath,
        temporary: &NotePath,
        error: EngineError,
    ) -> Result<Saved, EngineError> {
        if self
            .fs
            .exchange(path.as_path(), temporary.as_path())
            .is_ok()
        {
            self.clear_away(temporary);
        }
        Err(error)
    }

    /// Where files can't be exchanged, a moment remains between looking and renaming. What
    /// is written into the old file in that moment is seen later.
    fn compare_and_rename(
        &self,
        path: &NotePath,
        temporary: &NotePath,
        hash: ContentHash,
        base: ContentHash,
    ) -> Result<Saved, EngineError> {
        let failed = |error| EngineError::io(path, error);
        let now = read_bytes(self.fs, self.clock, path).map(|bytes| bytes.hash);
        if now.as_ref().ok() != Some(&base) {
            let sibling = self.keep_as_sibling(path, temporary)?;
            return Ok(Saved::beside(now.map_err(failed)?, sibling));
        }
        self.part_with(path, path, base);
        if let Err(error) = self.fs.rename(temporary.as_path(), path.as_path()) {
            self.clear_away(temporary);
            return Err(failed(error));
        }
        self.sync_folder_of(path)?;
        Ok(Saved::plainly(hash))
    }

    /// A file that can't be removed costs its room and nothing else: the save is done.
    fn clear_away(&self, temporary: &NotePath) {
        if let Err(error) = self.fs.remove(temporary.as_path()) {
            tracing::warn!(%temporary, %error, "a temporary file could not be removed");
        }
    }
}
