//! The commands that only a host with windows can answer, each where it belongs; here are
//! those of the main window itself: its start, and addresses that leave the app.

use std::fs;
use std::sync::Arc;

use tauri::{AppHandle, Manager, Url, WebviewWindow};
use tsuzuri_api::commands::vault::vault_state;
use tsuzuri_api::wire::{Launch, Nothing, OpenUrl};
use tsuzuri_api::{ApiError, ErrorCode, Session, theme};

pub use crate::arriving::{attach_copied, attach_dropped};
pub use crate::capture::{capture_ready, fit_capture, hide_capture, open_capture};
pub use crate::closing::{close_window, quit_ready};
use crate::commands::blocking;
pub use crate::desktop::{desktop, set_desktop};
pub use crate::dialogs::{choose_vault, new_vault, open_sample};
pub use crate::export::begin_export;
pub use crate::imports::choose_import;
pub use crate::opening::{file_alone, open_alone_folder};
use crate::{windows, words};

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

/// Shows the folder of `theme.css` in the system's file manager, the file made first when
/// it is missing.
pub async fn open_theme_folder(
    _: AppHandle,
    _: WebviewWindow,
    _: Nothing,
) -> Result<Nothing, ApiError> {
    blocking(|| {
        let failed = |error: &dyn std::fmt::Display| {
            ApiError::new(ErrorCode::Io, format!("the folder of theme.css: {error}"))
        };
        let folder = theme::folder().ok_or_else(|| failed(&"there is no home folder"))?;
        fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
        let file = folder.join(theme::FILE);
        if !file.exists() {
            fs::write(&file, theme::FIRST).map_err(|error| failed(&error))?;
        }
        tauri_plugin_opener::open_path(&folder, None::<&str>).map_err(|error| failed(&error))
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
    let pages = app.state::<windows::Pages>();
    pages.is_there(window.label());
    windows::show(&window);
    let session = Arc::clone(&app.state::<Arc<Session>>());
    // A page that was loaded again counts its searches from the start.
    session.window_loaded();
    let state = blocking(move || vault_state(&session, Nothing {})).await?;
    Ok(Launch {
        show: pages.first_show(state.vault.is_some()),
        language: words::system_language().to_owned(),
        state,
    })
}
