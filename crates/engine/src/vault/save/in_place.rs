//! Writing into the file itself, where it must stay the same one (it has other names) or
//! can't be replaced (its folder takes no new files). This is the one way in which a crash
//! may leave a file that is neither old nor new: so both stand in the history first.

use super::{New, Saved, Saver};
use crate::{
    error::{EngineError, ReadOnly},
    path::NotePath,
    vault::{Bytes, read_bytes},
};

impl Saver<'_> {
    /// What the file held has been kept by now.
    pub(super) fn write_in_place(
        &self,
        path: &NotePath,
        new: &New<'_>,
        current: &Bytes,
    ) -> Result<Saved, EngineError> {
        if !self.versions.is_kept() {
            return Err(EngineError::ReadOnly {
                path: path.clone(),
                why: ReadOnly::Permission,
            });
        }
        self.keep(path, new, Some(current.hash))?;
        let failed = |error| EngineError::io(path, error);
        let now = read_bytes(self.fs, self.clock, path).map_err(failed)?;
        if now.hash != current.hash {
            let sibling = self.put_beside(path, new.bytes, now.hash)?;
            return Ok(Saved::beside(now.hash, sibling));
        }
        self.fs
            .overwrite(path.as_path(), new.bytes)
            .map_err(failed)?;
        Ok(Saved::plainly(new.hash))
    }
}
