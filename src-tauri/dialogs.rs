//! The commands that open dialogs, which JavaScript may not: where a vault is, or is to
//! be. The webview never names a folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;
use tsuzuri_api::commands::vault::vault_state;
use tsuzuri_api::wire::{Nothing, VaultState};
use tsuzuri_api::{ApiError, ErrorCode, Session};

use crate::commands::blocking;
use crate::words::say;
use crate::{sample, tray};

/// Lets the person choose a folder and opens it; `None` when they did not.
pub async fn choose_vault(
    app: AppHandle,
    window: WebviewWindow,
    _: Nothing,
) -> Result<Option<VaultState>, ApiError> {
    let title = say(&app, "Open a folder of notes", "ノートのフォルダーを開く");
    let (answer, answered) = oneshot::channel();
    // Without a folder to begin in, GTK begins in "Recent", where no path can be typed.
    dialog(&window, title)
        .set_directory(sample::documents(&app)?)
        .pick_folder(move |folder| drop(answer.send(folder)));
    let Some(folder) = picked(answered).await? else {
        return Ok(None);
    };
    open(&app, folder).await.map(Some)
}

/// Lets the person name a new folder, makes it and opens it; `None` when they did not.
pub async fn new_vault(
    app: AppHandle,
    window: WebviewWindow,
    _: Nothing,
) -> Result<Option<VaultState>, ApiError> {
    let title = say(
        &app,
        "Make a new folder of notes",
        "ノートのフォルダーを新しく作る",
    );
    let name = say(&app, "Notes", "ノート");
    let (answer, answered) = oneshot::channel();
    dialog(&window, title)
        .set_directory(sample::documents(&app)?)
        .set_file_name(name)
        .save_file(move |folder| drop(answer.send(folder)));
    let Some(folder) = picked(answered).await? else {
        return Ok(None);
    };
    let made = folder.clone();
    blocking(move || make_folder(&made)).await?;
    open(&app, folder).await.map(Some)
}

/// Copies the sample vault to the person's documents, unless it is there, and opens it.
pub async fn open_sample(
    app: AppHandle,
    _: WebviewWindow,
    _: Nothing,
) -> Result<VaultState, ApiError> {
    let (from, to) = (sample::bundled(&app)?, sample::home(&app)?);
    let copy = to.clone();
    blocking(move || sample::copy(&from, &copy)).await?;
    open(&app, to).await
}

async fn open(app: &AppHandle, folder: PathBuf) -> Result<VaultState, ApiError> {
    let session = Arc::clone(&app.state::<Arc<Session>>());
    let opened = blocking(move || {
        session.open_vault(&folder)?;
        vault_state(&session, Nothing {})
    })
    .await;
    tray::refresh(app);
    opened
}

pub(crate) fn dialog(window: &WebviewWindow, title: &str) -> FileDialogBuilder<tauri::Wry> {
    window.dialog().file().set_parent(window).set_title(title)
}

/// What the person picked, once the dialog is closed.
pub(crate) async fn picked(
    answered: oneshot::Receiver<Option<FilePath>>,
) -> Result<Option<PathBuf>, ApiError> {
    let Some(picked) = answered.await.ok().flatten() else {
        return Ok(None);
    };
    picked.into_path().map(Some).map_err(|error| {
        let message = format!("not a folder on this machine: {error}");
        ApiError::new(ErrorCode::VaultUnavailable, message)
    })
}

/// Makes a folder; one that is there already is good enough while it is empty.
fn make_folder(folder: &Path) -> Result<(), ApiError> {
    let Err(error) = fs::create_dir(folder) else {
        return Ok(());
    };
    if error.kind() != io::ErrorKind::AlreadyExists {
        let message = format!("{} could not be made: {error}", folder.display());
        return Err(ApiError::new(ErrorCode::Io, message));
    }
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none()) {
        return Ok(());
    }
    let message = format!(
        "{} is there already; open it, or take another name",
        folder.display()
    );
    Err(ApiError::new(ErrorCode::FolderExists, message))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tsuzuri_api::ErrorCode;

    use super::make_folder;

    #[test]
    fn a_folder_with_something_in_it_is_not_made_again() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(make_folder(here).unwrap_err().code, ErrorCode::FolderExists);
    }
}
