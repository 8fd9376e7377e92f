//! The commands that only a host with windows can answer, each where it belongs; here are
//! those of the main window itself: its start, and addresses that leave the app.

use std::sync::Arc;

use tauri::{AppHandle, Manager, Url, WebviewWindow};
use tsuzuri_api::commands::vault::vault_state;
use tsuzuri_api::wire::{Launch, Nothing, OpenUrl};
use tsuzuri_api::{ApiError, ErrorCode, Session};

pub use crate::capture::{capture_ready, fit_capture, hide_capture, open_capture};
pub use crate::closing::{close_window, quit_ready};
use crate::commands::blocking;
pub use crate::desktop::{desktop, set_desktop};
pub use crate::dialogs::{choose_vault, new_vault, open_sample};
pub use crate::export::save_export;
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
    Ok(Launch {
        state: blocking(move || vault_state(&session, Nothing {})).await?,
        language: words::system_language().to_owned(),
        show: pages.first_show(),
    })
}
