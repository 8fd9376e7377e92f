//! Which process keeps a draft, and whether it still lives: each holds a lock on a file of
//! its own, which the system takes back however the process ends.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

use super::{Store, refused};
use crate::error::EngineError;

/// This process, as long as it lives.
pub(super) struct Writer {
    pub id: String,
    _lock: File,
}

impl Store {
    /// The name under which this process keeps drafts.
    pub(super) fn writer(&self) -> Result<&str, EngineError> {
        if self.writer.get().is_none() {
            let folder = self.folder.join("writers");
            let made = begin(&folder).map_err(|error| refused(&folder, &error))?;
            // Another thread may have been first: its name is as good.
            let _ = self.writer.set(made);
        }
        let writer = self.writer.get();
        writer.map(|writer| writer.id.as_str()).ok_or_else(|| {
            EngineError::Store("drafts can't be kept: this process has no name".into())
        })
    }

    /// Whether a process that kept drafts is still there.
    pub(super) fn is_alive(&self, writer: &str) -> bool {
        let Ok(file) = File::open(self.lock_of(writer)) else {
            return false;
        };
        matches!(file.try_lock(), Err(TryLockError::WouldBlock))
    }

    /// Forgets a process that is not there any more and has left nothing.
    pub(super) fn forget_writer(&self, writer: &str) {
        let _ = fs::remove_file(self.lock_of(writer));
    }

    fn lock_of(&self, writer: &str) -> PathBuf {
        self.folder.join("writers").join(format!("{writer}.lock"))
    }
}

fn begin(folder: &Path) -> io::Result<Writer> {
    fs::create_dir_all(folder)?;
    let process = std::process::id();
    // A process of the same number may have been there before, and left drafts.
    for number in 0_u32.. {
        let id = format!("{process}-{number}");
        let file = folder.join(format!("{id}.lock"));
        match OpenOptions::new().write(true).create_new(true).open(file) {
            Ok(lock) => {
                lock.lock()?;
                return Ok(Writer { id, _lock: lock });
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
