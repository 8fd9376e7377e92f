//! What a person opens from outside: a file or a folder, from a file manager or a terminal,
//! or an address of the app. A folder becomes the vault, a note of a known vault is shown
//! in it, and any other file is shown alone.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tauri::{AppHandle, Manager, Url, WebviewWindow};
use tsuzuri_api::commands::vault::vault_state;
use tsuzuri_api::wire::{FileAlone, Nothing, Show, VaultState};
use tsuzuri_api::{ApiError, ErrorCode, Session, alone};

use crate::commands::blocking;
use crate::{address, tray};

/// The file that is shown alone. Its path came from outside, and stays with the shell.
#[derive(Default)]
pub struct Alone(Mutex<Option<PathBuf>>);

impl Alone {
    fn file(&self) -> Result<PathBuf, ApiError> {
        let file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.clone().ok_or_else(|| {
            let message = "no file was opened from outside";
            ApiError::new(ErrorCode::NotFound, message)
        })
    }
}

/// What is to be done to show what was opened.
#[derive(Debug, PartialEq, Eq)]
pub struct Opening {
    /// Opens this vault first, unless it is open.
    pub vault: Option<PathBuf>,
    /// Then shows this in it.
    pub show: Option<Show>,
    /// The file that `Show::Alone` means.
    alone: Option<PathBuf>,
}

/// What an argument means, given by someone whose working folder is `folder`, to a person
/// whose vaults are `known`.
///
/// # Errors
/// Why it is refused.
pub fn read(given: &OsStr, folder: &Path, known: &[PathBuf]) -> Result<Opening, &'static str> {
    let opening = |vault, show, alone| Opening { vault, show, alone };
    let text = given.to_string_lossy();
    if text.is_empty() || text.contains('\0') {
        return Err("it is no name of a file");
    }
    let begins = |with: &str| {
        let begin = text.get(..with.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(with))
    };
    if begins(address::SCHEME) {
        return Ok(opening(None, Some(address::read(&text)?), None));
    }
    let path = if begins("file:") {
        let url = Url::parse(&text).map_err(|_| "it is no address of a file")?;
        url.to_file_path()
            .map_err(|()| "it is no file of this machine")?
    } else {
        folder.join(given)
    };
    // One that is not there is told of where it would be shown.
    let path = path.canonicalize().unwrap_or(path);
    if path.is_dir() {
        if path.parent().is_none() {
            return Err("a whole disk is no folder of notes");
        }
        return Ok(opening(Some(path), None, None));
    }
    Ok(match note_of(&path, known) {
        Some((vault, note)) => opening(Some(vault), Some(Show::Note { path: note }), None),
        None => opening(None, Some(Show::Alone), Some(path)),
    })
}

/// The vault that a note lies in, the innermost, and its path there.
fn note_of(file: &Path, known: &[PathBuf]) -> Option<(PathBuf, String)> {
    let holding = known.iter().filter(|vault| file.starts_with(vault));
    let vault = holding.max_by_key(|vault| vault.components().count())?;
    let parts = file.strip_prefix(vault).ok()?.components();
    let parts = parts.map(|part| part.as_os_str().to_str());
    let parts = parts.collect::<Option<Vec<_>>>()?;
    // What is hidden is no note; nor is what has another ending.
    let is_hidden = parts.iter().any(|part| part.starts_with('.'));
    let is_note = file.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
    });
    (is_note && !is_hidden).then(|| (vault.clone(), parts.join("/")))
}

/// Keeps in mind which file is shown alone.
pub fn keep(app: &AppHandle, opening: &Opening) {
    if let Some(file) = &opening.alone {
        let alone = app.state::<Alone>();
        let mut kept = alone.0.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(file.clone());
    }
}

/// The command `file_alone`.
pub async fn file_alone(
    app: AppHandle,
    _: WebviewWindow,
    _: Nothing,
) -> Result<FileAlone, ApiError> {
    let file = app.state::<Alone>().file()?;
    blocking(move || alone::read(&file)).await
}

/// The command `open_alone_folder`: makes the folder of that file the vault.
pub async fn open_alone_folder(
    app: AppHandle,
    _: WebviewWindow,
    _: Nothing,
) -> Result<VaultState, ApiError> {
    let file = app.state::<Alone>().file()?;
    let session = Arc::clone(&app.state::<Arc<Session>>());
    let opened = blocking(move || {
        session.open_vault(file.parent().unwrap_or(&file))?;
        vault_state(&session, Nothing {})
    })
    .await;
    tray::refresh(&app);
    opened
}

#[cfg(test)]
mod tests;
