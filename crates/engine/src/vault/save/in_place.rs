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
        if let Err(error) = self.fs.overwrite(path.as_path(), new.bytes) {
            self.mend(path, new.bytes, &current.kept);
            return Err(failed(error));
        }
        Ok(Saved::plainly(new.hash))
    }

    /// Writes back what was overwritten in part, as long as it is no more than that: there was
    /// room for it before.
    fn mend(&self, path: &NotePath, new: &[u8], old: &[u8]) {
        let now = read_bytes(self.fs, self.clock, path);
        let mended = match now {
            Ok(now) if is_torn(&now.kept, new, old) => self.fs.overwrite(path.as_path(), old),
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        };
        if let Err(error) = mended {
            tracing::error!(%path, %error, "a write in place broke off; both texts are in the history");
        }
    }
}

/// Whether bytes are a beginning of the new ones with the rest of the old ones, and then with
/// the zeros of the room that was made for the new ones.
fn is_torn(now: &[u8], new: &[u8], old: &[u8]) -> bool {
    let old_at = |at| old.get(at).copied().unwrap_or_default();
    let begins_new = now.iter().zip(new).take_while(|(a, b)| a == b).count();
    let ends_old = (0..now.len())
        .rev()
        .take_while(|at| now[*at] == old_at(*at));
    now.len() >= old.len() && begins_new + ends_old.count() >= now.len()
}

#[cfg(test)]
mod tests {
    use super::is_torn;

    #[test]
    fn what_broke_off_is_told_from_what_others_wrote() {
        let torn = |now: &str| is_torn(now.as_bytes(), b"new text", b"old");
        let parts = [
            "old",
            "nld",
            "ned",
            "new",
            "new t",
            "new text",
            "old\0\0\0\0\0",
            "nld\0\0\0\0\0",
        ];
        for now in parts {
            assert!(torn(now), "{now:?}");
        }
        for now in [
            "",
            "ne",
            "theirs",
            "olt",
            "nel",
            "old!",
            "new text and more",
        ] {
            assert!(!torn(now), "{now:?}");
        }
    }
}
