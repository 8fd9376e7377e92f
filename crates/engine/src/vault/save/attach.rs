//! Bytes that are no note into a new file of the vault. What is there already with the same
//! bytes is taken for it; nothing is ever written over.

use super::{New, Saver};
use crate::{
    error::EngineError,
    path::NotePath,
    vault::{Cause, read_bytes},
};

/// Of one name with numbers behind it.
const MOST_TRIED: u32 = 1000;

impl Saver<'_> {
    /// Puts bytes into a file of this name, or of this name with a number, and returns which
    /// it is. Durable when it returns. Its folder is made.
    pub fn attach(&self, path: &NotePath, bytes: &[u8]) -> Result<NotePath, EngineError> {
        let new = New::of(bytes, Cause::Saved);
        self.make_folder_of(path)?;
        for number in 1..=MOST_TRIED {
            let path = numbered(path, number)?;
            if self.fs.stat(path.as_path()).is_ok() {
                if self.holds(&path, &new) {
                    return Ok(path);
                }
                continue;
            }
            match self.put_whole(&path, &new) {
                // Another program was quicker.
                Err(EngineError::Exists(_)) => {}
                done => return done.map(|()| path),
            }
        }
        Err(EngineError::Exists(path.clone()))
    }

    fn holds(&self, path: &NotePath, new: &New<'_>) -> bool {
        read_bytes(self.fs, self.clock, path).is_ok_and(|there| there.hash == new.hash)
    }

    fn put_whole(&self, path: &NotePath, new: &New<'_>) -> Result<(), EngineError> {
        let failed = |error| EngineError::io(path, error);
        let temporary = self.temporary(path, new.hash, new.hash)?;
        self.fs
            .create(temporary.as_path(), new.bytes, None)
            .map_err(failed)?;
        let given = if self.holds(&temporary, new) {
            self.fs.rename_new(temporary.as_path(), path.as_path())
        } else {
            Err(std::io::Error::other("the disk gave back other bytes"))
        };
        if let Err(error) = given {
            let _ = self.fs.remove(temporary.as_path());
            return Err(failed(error));
        }
        self.sync_folder_of(path)
    }
}

/// `photo.png`, `photo 2.png`, `photo 3.png`.
fn numbered(path: &NotePath, number: u32) -> Result<NotePath, EngineError> {
    if number == 1 {
        return Ok(path.clone());
    }
    let name = path.name();
    let numbered = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => format!("{stem} {number}.{ending}"),
        _ => format!("{name} {number}"),
    };
    path.with_name(&numbered)
        .map_err(|reason| EngineError::BadPath {
            path: numbered,
            reason,
        })
}
