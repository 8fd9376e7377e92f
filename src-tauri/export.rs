//! Lets the person name the file that passages are taken into. The webview never names one;
//! what it hands over goes there through commands of the contract.

use std::sync::Arc;

use tauri::{AppHandle, Manager, WebviewWindow};
use tokio::sync::oneshot;
use tsuzuri_api::exports::Head;
use tsuzuri_api::wire::{BeginExport, BegunExport, ExportFormat};
use tsuzuri_api::{ApiError, Session};

use crate::commands::blocking;
use crate::dialogs::{dialog, picked};
use crate::sample;
use crate::words::say;

/// Lets the person name a file and begins it, unless they did not.
pub async fn begin_export(
    app: AppHandle,
    window: WebviewWindow,
    request: BeginExport,
) -> Result<BegunExport, ApiError> {
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
        return Ok(BegunExport { begun: false });
    };
    let session = Arc::clone(&app.state::<Arc<Session>>());
    blocking(move || {
        let head = Head {
            format: request.format,
            title: &request.name,
            language: &request.language,
        };
        session.begin_export(&file, request.ticket, &head)
    })
    .await?;
    Ok(BegunExport { begun: true })
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
}
