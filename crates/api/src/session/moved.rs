//! The history of a vault whose folder was moved to where the open one is.

use tsuzuri_engine::{History, MovedVault, query};

use super::{Session, Vault};
use crate::{ApiError, ErrorCode};

impl Session {
    /// Vaults whose folder is gone and whose notes are in the one that is open: most likely
    /// it was moved here, and its history may be taken over. Asks the index, which must have
    /// been made.
    ///
    /// # Errors
    /// `no-vault`; `io` or `index` when the store or the index can't be read.
    pub fn moved_here(&self) -> Result<Vec<MovedVault>, ApiError> {
        let vault = self.vault()?;
        let here = || query::note_hashes(&vault.engine.reader()?);
        Ok(self.history_of(&vault)?.moved_here(here)?)
    }

    /// Takes the history of a vault over that was moved to where the open one is, with what
    /// was typed and captured for it and is not in its notes yet.
    ///
    /// # Errors
    /// `no-vault`; `not-found` when that vault was not moved here; `io` when the store can't
    /// be written.
    pub fn adopt_history(&self, from: &str) -> Result<(), ApiError> {
        if self
            .moved_here()?
            .iter()
            .all(|moved| moved.vault.id != from)
        {
            let message = "this vault is where it was, or has other notes";
            return Err(ApiError::new(ErrorCode::NotFound, message));
        }
        let vault = self.vault()?;
        self.history_of(&vault)?.adopt(from)?;
        // Captures may have waited for it.
        self.bell().ring();
        Ok(())
    }

    fn history_of(&self, vault: &Vault) -> Result<History, ApiError> {
        let days = vault.settings()?.history_days;
        Ok(History::new(self.store.clone(), &*vault.view.id, days))
    }
}
