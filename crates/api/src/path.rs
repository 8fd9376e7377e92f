//! The gate between strings of a request and files of the vault. Nothing a webview sends
//! reaches a file but through here; that no symbolic link leads out is the engine's.

use tsuzuri_engine::{BadPath, NotePath};

use crate::{ApiError, ErrorCode};

/// A folder or file of the vault.
pub(crate) fn in_vault(path: &str) -> Result<NotePath, ApiError> {
    NotePath::new(path).map_err(|reason| ApiError::bad_path(path, reason))
}

/// A note: no other file of the vault is read or written for a webview.
pub(crate) fn note(path: &str) -> Result<NotePath, ApiError> {
    let path = in_vault(path)?;
    if path.is_note() {
        return Ok(path);
    }
    let message = format!("“{path}” is no note; notes end in .md or .markdown");
    Err(ApiError::new(ErrorCode::BadPath, message))
}

/// A note that is to be made, with `.md` added when it is missing. Stricter than `note`:
/// what is made here must have a name on every system that the vault may be synced to,
/// and none that hides it.
pub(crate) fn new_note(path: &str) -> Result<NotePath, ApiError> {
    if path.contains(is_unportable) {
        return Err(ApiError::bad_path(path, BadPath::Character));
    }
    let note = NotePath::note(path).map_err(|reason| ApiError::bad_path(path, reason))?;
    not_hidden(path, &note)?;
    Ok(note)
}

fn not_hidden(asked: &str, path: &NotePath) -> Result<(), ApiError> {
    if path.as_str().split('/').any(|part| part.starts_with('.')) {
        let message = format!("“{asked}” would be hidden: no part may begin with a dot");
        return Err(ApiError::new(ErrorCode::BadPath, message));
    }
    Ok(())
}

/// A folder that is to get this path; as strict as `new_note`.
pub(crate) fn new_folder(path: &str) -> Result<NotePath, ApiError> {
    if path.contains(is_unportable) {
        return Err(ApiError::bad_path(path, BadPath::Character));
    }
    let folder = in_vault(path)?;
    not_hidden(path, &folder)?;
    Ok(folder)
}

/// Where a note would be made that a link names and that is not there: beside `from` when
/// the link says so (`./`, `../`), else from the vault's root. Signs that a name can't
/// hold are put in their full-width forms, which links take for the same. `None` when
/// the link can name no note.
pub(crate) fn would_be(from: &NotePath, target: &str) -> Option<NotePath> {
    let name = target.split('#').next().unwrap_or_default().trim();
    let portable: String = name.chars().map(full_width).collect();
    let relative = portable.starts_with("./") || portable.starts_with("../");
    let mut parts: Vec<&str> = match from.folder() {
        folder if relative && !folder.is_empty() => folder.split('/').collect(),
        _ => Vec::new(),
    };
    for part in portable.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part.trim()),
        }
    }
    NotePath::note(&parts.join("/")).ok()
}

/// Separators, streams and drives of Windows, and what no one can type.
fn is_unportable(c: char) -> bool {
    matches!(c, '\\' | ':') || c.is_control()
}

fn full_width(c: char) -> char {
    match c {
        '\\' => '＼',
        ':' => '：',
        c => c,
    }
}

#[cfg(test)]
mod tests;
