//! The commands that need a window: dialogs, which JavaScript may not open, addresses
//! that leave the app, and the window's own start.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use tauri::{AppHandle, Manager, Url, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;
use tsuzuri_api::commands::vault::vault_state;
use tsuzuri_api::wire::*;
use tsuzuri_api::{ApiError, ErrorCode, Session};

use crate::commands::blocking;
use crate::{launch, sample, windows};

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

/// Hands an address to the system's browser or mail program.
pub async fn open_url(
    _: AppHandle,
    _: WebviewWindow,
    request: OpenUrl,
) -> Result<Nothing, ApiError> {
    let url = Url::parse(&request.url)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
        .ok_or_else(|| refused(&request.url))?;
    blocking(move || {
        tauri_plugin_opener::open_url(url.as_str(), None::<&str>).map_err(|error| {
            let message = format!("no program could be started for {url}: {error}");
            ApiError::new(ErrorCode::Io, message)
        })
    })
    .await?;
    Ok(Nothing {})
}

fn refused(url: &str) -> ApiError {
    let message = format!("only http, https and mailto addresses are opened, not {url}");
    ApiError::new(ErrorCode::BadRequest, message)
}

/// The page is painted: shows its window and tells it what it was opened for.
pub async fn window_ready(
    app: AppHandle,
    window: WebviewWindow,
    _: Nothing,
) -> Result<Launch, ApiError> {
    windows::show(&window);
    let session = session(&app);
    // A page that was loaded again counts its searches from the start.
    session.window_loaded();
    Ok(Launch {
        state: blocking(move || vault_state(&session, Nothing {})).await?,
        language: launch::system_language().to_owned(),
        note: None,
    })
}

async fn open(app: &AppHandle, folder: PathBuf) -> Result<VaultState, ApiError> {
    let session = session(app);
    blocking(move || {
        session.open_vault(&folder)?;
        vault_state(&session, Nothing {})
    })
    .await
}

fn session(app: &AppHandle) -> Arc<Session> {
    Arc::clone(&app.state::<Arc<Session>>())
}

fn dialog(window: &WebviewWindow, title: &str) -> FileDialogBuilder<tauri::Wry> {
    window.dialog().file().set_parent(window).set_title(title)
}

/// What the person picked, once the dialog is closed.
async fn picked(
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
    Err(ApiError::new(ErrorCode::Exists, message))
}

/// Words for a dialog, in the person's language.
fn say<'a>(app: &AppHandle, english: &'a str, japanese: &'a str) -> &'a str {
    if launch::language(app) == "ja" {
        japanese
    } else {
        english
    }
}
