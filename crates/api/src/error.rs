//! Errors as callers see them. A code exists only if a caller acts on it; everything
//! else about an error is its message.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// The file can't be read or written right now.
    Io,
    /// The disk is full.
    DiskFull,
    /// The note is read-only; `message` says why.
    ReadOnly,
    /// A newer request took its place.
    Cancelled,
    /// The request makes no sense.
    BadRequest,
    /// The index can't answer; it is being rebuilt.
    Index,
}
