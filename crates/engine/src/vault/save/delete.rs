//! Taking a note's file away: into the system's trash, and where that takes nothing, off the
//! disk. What it held stands in the history first in any case, and what another program
//! writes at that moment can be found again too.

use std::io;

use super::{New, Saver};
use crate::{
    error::{EngineError, ReadOnly},
    path::NotePath,
    vault::{Bytes, Cause, read_bytes},
};

impl Saver<'_> {
    /// Takes the file away that holds what was read. Whether the system's trash has it now.
    pub fn delete(&self, path: &NotePath, current: &Bytes) -> Result<bool, EngineError> {
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
        let trashed = self.throw_away(path, current)?;
        if !trashed {
            self.take_off(path, current)?;
        }
        self.sync_folder_of(path)?;
        Ok(trashed)
    }

    /// Moves the file to the system's trash; `false` where that takes nothing, for whatever
    /// reason. The trash has to hear the note's own name, so that the file can't be looked at
    /// aside: what comes into it after the last look goes to the trash as well, whole.
    fn throw_away(&self, path: &NotePath, current: &Bytes) -> Result<bool, EngineError> {
        let now = read_bytes(self.fs, self.clock, path);
        let now = now.map_err(|error| EngineError::io(path, error))?;
        if now.hash != current.hash {
            return Err(just_written(path));
        }
        // A trash on another disk gets a copy, and whoever has the file open does not know.
        let held = self.hold(path, path, current.hash);
        if let Err(error) = self.fs.trash(path.as_path()) {
            tracing::warn!(%path, %error, "the trash does not take a note; its history has it");
            return Ok(false);
        }
        if let Some(held) = held {
            self.look_later(held);
        }
        Ok(true)
    }

    /// Removes the file, after a look at it aside: what is removed is what was kept.
    fn take_off(&self, path: &NotePath, current: &Bytes) -> Result<(), EngineError> {
        let failed = |error| EngineError::io(path, error);
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
            return Err(just_written(path));
        }
        self.part_with(path, &aside, current.hash);
        self.fs.remove(aside.as_path()).map_err(failed)
    }
}

fn just_written(path: &NotePath) -> EngineError {
    let changed = "another program has just written this note; it was not deleted";
    EngineError::io(path, io::Error::other(changed))
}
