//! Taking a note's file away. What it held stands in the history first, and what another
//! program writes at that moment is not taken along.

use std::io;

use super::{New, Saver};
use crate::{
    error::{EngineError, ReadOnly},
    path::NotePath,
    vault::{Bytes, Cause, read_bytes},
};

impl Saver<'_> {
    /// Removes the file that holds what was read.
    pub fn delete(&self, path: &NotePath, current: &Bytes) -> Result<(), EngineError> {
        let read_only = |why| EngineError::ReadOnly {
            path: path.clone(),
            why,
        };
        if current.stamp.size > current.kept.len() as u64 {
            return Err(read_only(ReadOnly::Large));
        }
        if !self.versions.is_kept() {
            return Err(read_only(ReadOnly::Permission));
        }
        let last = New {
            bytes: &current.kept,
            hash: current.hash,
            cause: Cause::Deleted,
        };
        self.keep(path, &last, None)?;
        self.take_away(path, current)
    }

    fn take_away(&self, path: &NotePath, current: &Bytes) -> Result<(), EngineError> {
        let failed = |error| EngineError::io(path, error);
        // Aside first, and looked at there: what is removed is what was kept.
        let aside = self.temporary(path, current.hash, current.hash)?;
        self.fs
            .rename_new(path.as_path(), aside.as_path())
            .map_err(failed)?;
        let is_kept =
            read_bytes(self.fs, self.clock, &aside).is_ok_and(|aside| aside.hash == current.hash);
        if !is_kept {
            let back = self.fs.rename_new(aside.as_path(), path.as_path());
            if back.is_err() {
                self.keep_as_sibling(path, &aside)?;
            }
            let changed = "another program has just written this note; it was not deleted";
            return Err(failed(io::Error::other(changed)));
        }
        self.part_with(path, &aside, current.hash);
        self.fs.remove(aside.as_path()).map_err(failed)?;
        self.sync_folder_of(path)
    }
}
