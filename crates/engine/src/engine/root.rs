//! The vault's folder itself: whether it is there, and is the one that the index was made of.

use super::*;
use crate::reconcile::is_hollow;

impl Engine {
    /// Whether the vault's folder is there, and not just the place of a drive that is not.
    pub fn is_reachable(&self) -> bool {
        self.fs.stat("".as_ref()).is_ok() && !self.is_hollow()
    }

    /// What is written where a drive belongs is hidden as soon as that is back.
    pub(super) fn refuse_hollow(&self) -> Result<(), EngineError> {
        if self.is_hollow() {
            return Err(EngineError::Offline(self.config.root.clone()));
        }
        Ok(())
    }

    /// A note is not missing when its whole vault is.
    pub(super) fn or_offline(&self, error: EngineError) -> EngineError {
        match error {
            EngineError::NotFound(_) if !self.is_reachable() => {
                EngineError::Offline(self.config.root.clone())
            }
            error => error,
        }
    }

    /// Everything in this folder was looked at. One that came into its place meanwhile was
    /// not.
    pub(super) fn remember_root(&self, root: u64, index: &Index) {
        if root_inode(&*self.fs) != Some(root) {
            return;
        }
        lock(&self.status).root = Some(root);
        if let Err(error) = index.writer.patient().remember_root(root) {
            tracing::warn!(%error, "the next start will not know the vault's folder again");
        }
    }

    fn is_hollow(&self) -> bool {
        let known = lock(&self.status).root;
        let root = self.fs.stat("".as_ref());
        root.is_ok_and(|root| is_hollow(&*self.fs, known, &root))
    }
}

pub(super) fn root_inode(fs: &dyn Fs) -> Option<u64> {
    fs.stat("".as_ref()).ok().map(|meta| meta.inode)
}
