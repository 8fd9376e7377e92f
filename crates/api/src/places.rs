//! Where Tsuzuri keeps what is not in a vault: indexes (disposable) in the user's cache
//! folder, the durable store in the data folder. Nothing of either stands in a vault.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::{ApiError, ErrorCode};

/// Moves the indexes.
pub const INDEX_DIR: &str = "TSUZURI_INDEX_DIR";
/// Moves the durable store.
pub const DATA_DIR: &str = "TSUZURI_DATA_DIR";

/// The two folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Holds one folder a vault.
    pub index: PathBuf,
    /// Holds the durable store.
    pub data: PathBuf,
}

impl Places {
    /// `TSUZURI_INDEX_DIR` and `TSUZURI_DATA_DIR`, else where the platform keeps such
    /// things (`~/.cache/tsuzuri` and `~/.local/share/tsuzuri` on Linux).
    ///
    /// # Errors
    /// `io` when there is no home folder and nothing is set.
    pub fn of_environment() -> Result<Self, ApiError> {
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let user = ProjectDirs::from("", "", "tsuzuri");
        let pick = |name: &str, usual: fn(&ProjectDirs) -> &Path| {
            set(name)
                .map(PathBuf::from)
                .or_else(|| user.as_ref().map(|user| usual(user).into()))
        };
        let places = pick(INDEX_DIR, ProjectDirs::cache_dir)
            .zip(pick(DATA_DIR, ProjectDirs::data_dir))
            .map(|(index, data)| Self { index, data });
        places.ok_or_else(|| {
            let message = format!("there is no home folder; set {INDEX_DIR} and {DATA_DIR}");
            ApiError::new(ErrorCode::Io, message)
        })
    }

    /// The folder of one vault's index.
    pub fn index_of(&self, vault_id: &str) -> PathBuf {
        self.index.join(vault_id)
    }
}

/// A vault's id: made from its real path, so that two ways to one folder are one vault.
pub fn vault_id(real_path: &Path) -> String {
    let hash = blake3::hash(real_path.as_os_str().as_encoded_bytes());
    hash.to_hex()[..32].to_owned()
}

#[cfg(test)]
mod tests;
