//! Lets the person choose another program's export. What comes of it is said and made by
//! commands of the contract; the webview never names the file.

use std::sync::Arc;

use tauri::{AppHandle, Manager, WebviewWindow};
use tokio::sync::oneshot;
use tsuzuri_api::wire::{ChosenImport, Nothing};
use tsuzuri_api::{ApiError, Session};

use crate::commands::blocking;
use crate::dialogs::{dialog, picked};
use crate::sample;
use crate::words::say;

/// Lets the person choose a file and reads it; `None` when they did not.
pub async fn choose_import(
    app: AppHandle,
    window: WebviewWindow,
    _: Nothing,
) -> Result<Option<ChosenImport>, ApiError> {
    let title = say(
        &app,
        "Import a blog: choose its export file",
        "ブログの取り込み: 書き出したファイルを選ぶ",
    );
    let (answer, answered) = oneshot::channel();
    dialog(&window, title)
        .set_directory(sample::documents(&app)?)
        .add_filter("Movable Type (.txt)", &["txt"])
        .pick_file(move |file| drop(answer.send(file)));
    let Some(file) = picked(answered).await? else {
        return Ok(None);
    };
    let session = Arc::clone(&app.state::<Arc<Session>>());
    blocking(move || session.choose_export(&file))
        .await
        .map(Some)
}
