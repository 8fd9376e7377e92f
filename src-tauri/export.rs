//! Writes what the page made of a stream into a file that the person names. The webview
//! never names a file, and what it hands over is only ever written there.

use std::fs;
use std::path::PathBuf;

use tauri::{AppHandle, WebviewWindow};
use tokio::sync::oneshot;
use tsuzuri_api::wire::{ExportFormat, SaveExport, SavedExport};
use tsuzuri_api::{ApiError, ErrorCode};

use crate::commands::blocking;
use crate::dialogs::{dialog, picked};
use crate::sample;
use crate::words::say;

/// Lets the person name a file and writes the text into it, unless they did not.
pub async fn save_export(
    app: AppHandle,
    window: WebviewWindow,
    request: SaveExport,
) -> Result<SavedExport, ApiError> {
    let (kind, ending) = match request.format {
        ExportFormat::Html => ("HTML", "html"),
        ExportFormat::Markdown => ("Markdown", "md"),
    };
    let (answer, answered) = oneshot::channel();
    dialog(&window, say(&app, "Export", "書き出す"))
        .set_directory(sample::documents(&app)?)
        .set_file_name(format!("{}.{ending}", portable(&request.name)))
        .add_filter(kind, &[ending])
        .save_file(move |file| drop(answer.send(file)));
    let Some(file) = picked(answered).await? else {
        return Ok(SavedExport { saved: false });
    };
    blocking(move || write(file, request.text)).await?;
    Ok(SavedExport { saved: true })
}

fn write(file: PathBuf, text: String) -> Result<(), ApiError> {
    fs::write(&file, text).map_err(|error| {
        let code = match error.kind() {
            std::io::ErrorKind::StorageFull => ErrorCode::DiskFull,
            std::io::ErrorKind::PermissionDenied => ErrorCode::ReadOnly,
            _ => ErrorCode::Io,
        };
        let message = format!("{} could not be written: {error}", file.display());
        ApiError::new(code, message)
    })
}

/// A name that every system takes for a file's.
fn portable(name: &str) -> String {
    let safe = |c: char| !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let kept: String = name
        .chars()
        .map(|c| if safe(c) && !c.is_control() { c } else { '-' })
        .take(80)
        .collect();
    kept.trim_matches([' ', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_hold_what_every_system_takes() {
        assert_eq!(portable("a/b: c?"), "a-b- c-");
        assert_eq!(portable("..日NATO(会談) "), "日NATO(会談)");
        assert_eq!(portable(&"長".repeat(99)).chars().count(), 80);
    }

    #[test]
    fn what_can_not_be_written_says_why() {
        let nowhere = std::env::temp_dir()
            .join("no folder of this name")
            .join("a.md");
        let error = write(nowhere, String::new()).unwrap_err();
        assert_eq!(error.code, ErrorCode::Io);
    }
}
