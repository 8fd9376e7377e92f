//! Errors as callers see them. A code exists only if a caller acts on it; everything
//! else about an error is its message.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use tsuzuri_engine::{BadPath, EngineError, NoStore};

/// An error that crosses to the webview or the command line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    /// What the UI translates and callers branch on.
    pub code: ErrorCode,
    /// What happened and what to do, in English; for logs and the command line.
    pub message: String,
    /// The vault-relative path it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub path: Option<String>,
    /// Why a file is read-only: `encoding`, `large`, `permission`, or `link` when it is a link to
    /// something that is no note of the vault.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<String>,
}

/// What kind of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// No vault is open.
    NoVault,
    /// The vault's folder is not there or can't be read.
    VaultUnavailable,
    /// The path is not one inside a vault.
    BadPath,
    /// No such note, tag or vault.
    NotFound,
    /// A file of that name is there already.
    Exists,
    /// A folder that was to be new is there already, and has something in it.
    FolderExists,
    /// The file can't be read or written right now.
    Io,
    /// The disk is full.
    DiskFull,
    /// The file is read-only; `why` says why.
    ReadOnly,
    /// A vault's `settings.toml` has a mistake, and nothing in it was taken; `message` is the
    /// place and what is wrong there.
    BadSettings,
    /// The store is damaged: it can't be opened, and is left as it is.
    DamagedStore,
    /// A newer version of the app made the store.
    NewerStore,
    /// The system's trash does not take a file, which stays where it is.
    NoTrash,
    /// A newer request took its place.
    Cancelled,
    /// What was handed over is larger than is taken.
    TooLarge,
    /// A search has more characters or terms than can be looked for at once.
    LongQuery,
    /// What was opened from outside is neither a folder of notes, a file nor an address of the
    /// app.
    NotOpened,
    /// The request makes no sense.
    BadRequest,
    /// The index can't answer; it is being rebuilt.
    Index,
}

/// Characters of a path that a message repeats.
const LONGEST_SHOWN: usize = 300;

impl ApiError {
    /// An error about no path in particular.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            path: None,
            why: None,
        }
    }

    /// The same, about a path of the vault.
    pub fn at(self, path: impl Into<String>) -> Self {
        Self {
            path: Some(path.into()),
            ..self
        }
    }

    /// No vault is open.
    pub(crate) fn no_vault() -> Self {
        Self::new(ErrorCode::NoVault, "no vault is open; open one first")
    }

    /// What it is about was called off.
    pub(crate) fn called_off() -> Self {
        EngineError::Cancelled.into()
    }

    /// A string that is no path in a vault. The string itself is not echoed into `path`:
    /// it names nothing there.
    pub(crate) fn bad_path(path: &str, reason: BadPath) -> Self {
        // One that is too long is nothing that anybody could read either.
        let shown: String = path.chars().take(LONGEST_SHOWN).collect();
        let more = if shown.len() < path.len() { "…" } else { "" };
        Self::new(
            ErrorCode::BadPath,
            format!("“{shown}{more}” is no path in the vault: {reason}"),
        )
    }
}

impl From<EngineError> for ApiError {
    fn from(error: EngineError) -> Self {
        let (code, path) = match &error {
            EngineError::Offline(_) => (ErrorCode::VaultUnavailable, None),
            EngineError::BadPath { .. } => (ErrorCode::BadPath, None),
            EngineError::NotFound(path) => (ErrorCode::NotFound, Some(path.to_string())),
            EngineError::Exists(path) => (ErrorCode::Exists, Some(path.to_string())),
            EngineError::ReadOnly { path, .. } => (ErrorCode::ReadOnly, Some(path.to_string())),
            EngineError::BadSettings { .. } => (ErrorCode::BadSettings, None),
            EngineError::NoStore { why, .. } => (without_store(why), None),
            EngineError::DiskFull { path } => (ErrorCode::DiskFull, Some(path.to_string())),
            EngineError::NoTrash { path, .. } => (ErrorCode::NoTrash, Some(path.to_string())),
            EngineError::Io { path, .. } => (ErrorCode::Io, Some(path.clone())),
            EngineError::Cancelled => (ErrorCode::Cancelled, None),
            EngineError::LongQuery { .. } => (ErrorCode::LongQuery, None),
            // Making it anew would need the same room again.
            _ if error.lacks_room_for_the_index() => (ErrorCode::DiskFull, None),
            EngineError::Index(_) | EngineError::BadIndex(_) => (ErrorCode::Index, None),
            // Nothing is wrong with an index that was read for too long.
            EngineError::Overdue | EngineError::Store(_) | EngineError::History(_) => {
                (ErrorCode::Io, None)
            }
        };
        let why = match &error {
            EngineError::ReadOnly { why, .. } => Some(why.code().to_owned()),
            _ => None,
        };
        Self {
            code,
            message: error.to_string(),
            path,
            why,
        }
    }
}

fn without_store(why: &NoStore) -> ErrorCode {
    match why {
        NoStore::Damaged(_) => ErrorCode::DamagedStore,
        NoStore::Newer => ErrorCode::NewerStore,
        NoStore::DiskFull => ErrorCode::DiskFull,
    }
}
