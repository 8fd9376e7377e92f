//! Changes that were broken off when a process ended are finished, one by one; who is to be told
//! is for the asker to know.

use super::*;
use crate::store::EditRecord;

/// What came of a change that had been broken off.
#[derive(Debug)]
pub enum Finished {
    /// It is made.
    Done(EditDone),
    /// It could not be.
    Failed {
        /// The change.
        edit: EditRecord,
        /// Why.
        error: EngineError,
        /// Whether it is tried again when the vault is opened next; nothing of it is made else.
        again: bool,
    },
}

impl Engine {
    /// Finishes changes that were broken off when a process ended; `told` hears what came of
    /// each, and one that can't be finished is in no other's way. The state says how far it is,
    /// and does so until all was told; when the engine is stopped meanwhile, or the vault is
    /// away, the rest is for the next time.
    ///
    /// # Errors
    /// `Store` when what is remembered can't be read; `Offline`; `Cancelled` when the engine was
    /// stopped.
    pub fn finish_edits(
        &self,
        store: &Store,
        vault: &str,
        origin: &Origin,
        told: &dyn Fn(Finished),
    ) -> Result<(), EngineError> {
        if store.unfinished_edits(vault)?.is_empty() {
            return Ok(());
        }
        let lock = store.lock_edits(vault)?;
        // Another process may have finished them while it held the lock.
        let edits = store.unfinished_edits(vault)?.into_iter();
        let finished = edits
            .map(|edit| self.finish(store, &lock, edit, origin))
            .try_for_each(|finished| finished.map(told));
        self.tell_finishing(None);
        finished
    }

    fn finish(
        &self,
        store: &Store,
        lock: &EditLock,
        edit: EditRecord,
        origin: &Origin,
    ) -> Result<Finished, EngineError> {
        let total = store.files_of_edit(edit.id)?;
        let progress = |done| {
            self.tell_finishing(Some((done, total)));
            !self.is_stopping()
        };
        match self.go_on(store, lock, edit.id, origin, &progress) {
            Ok(done) => Ok(Finished::Done(EditDone {
                id: done.id.filter(|_| edit.kind != "undo"),
                ..done
            })),
            Err(error @ (EngineError::Cancelled | EngineError::Offline(_))) => Err(error),
            Err(error) => {
                let left = store.unfinished_edits(lock.vault())?;
                let again = left.iter().any(|one| one.id == edit.id);
                Ok(Finished::Failed { edit, error, again })
            }
        }
    }

    fn tell_finishing(&self, progress: Option<(usize, usize)>) {
        lock(&self.status).finishing = progress;
        self.tell_state();
    }
}
