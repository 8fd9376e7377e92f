//! Making and showing windows. What stands in them is the UI's.

use std::time::Duration;

use tauri::webview::NewWindowResponse;
use tauri::window::Color;
use tauri::{AppHandle, Manager, Theme, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent};

/// Label of the one main window, as in `tauri.conf.json`.
pub const MAIN: &str = "main";

/// A window is shown when its page says that it is painted (`window_ready`), and after
/// this time at the latest: a page that fails must be seen to fail.
const SHOWN_AT_THE_LATEST: Duration = Duration::from_secs(4);

/// A page that wants to save first closes its window itself; one that hangs has it closed
/// after this time.
const CLOSED_AT_THE_LATEST: Duration = Duration::from_secs(5);

/// Colour of a window that is not painted yet: `--paper` in ui/src/styles/tokens.css, or
/// it would flash up in the desktop's grey.
fn paper(theme: Theme) -> Color {
    match theme {
        Theme::Dark => Color(0x17, 0x19, 0x1d, 0xff),
        _ => Color(0xfb, 0xfa, 0xf7, 0xff),
    }
}

/// Makes the main window, still hidden.
pub fn open_main(app: &AppHandle) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN)
        .ok_or(tauri::Error::WindowNotFound)?;
    let own_page = app
        .config()
        .build
        .dev_url
        .clone()
        .filter(|_| tauri::is_dev());
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(move |url| is_own_page(url, own_page.as_ref()))
        .on_new_window(|url, _| {
            tracing::warn!("refused to open a window for {url}");
            NewWindowResponse::Deny
        })
        .build()?;
    window.set_background_color(Some(paper(window.theme()?)))?;
    close_in_time(&window);
    show_in_time(window);
    Ok(())
}

fn show_in_time(window: WebviewWindow) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SHOWN_AT_THE_LATEST).await;
        if !window.is_visible().unwrap_or(false) {
            tracing::warn!("the page did not say that it is ready; showing the window as it is");
            show(&window);
        }
    });
}

fn close_in_time(window: &WebviewWindow) {
    let closing = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { .. } = event else {
            return;
        };
        let window = closing.clone();
        tauri::async_runtime::spawn(async move {
            tokio::time::sleep(CLOSED_AT_THE_LATEST).await;
            if let Err(error) = window.destroy() {
                tracing::debug!("the window has closed itself: {error}");
            }
        });
    });
}

/// Brings a window before the person.
pub fn show(window: &WebviewWindow) {
    let shown = window
        .unminimize()
        .and_then(|()| window.show())
        .and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::error!("could not show the window: {error}");
    }
}

/// The same for the main window, if it is there.
pub fn show_main(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        show(&window);
    }
}

/// Whether a page may be shown inside the app: its own, and in `tauri dev` that of the
/// development server. Links go to the system's browser, through `open_url`.
fn is_own_page(url: &Url, development: Option<&Url>) -> bool {
    let own = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => {
            url.host_str() == Some("tauri.localhost")
                || development.is_some_and(|page| page.origin() == url.origin())
        }
        _ => false,
    };
    if !own {
        tracing::warn!("refused to leave the app's page for {url}");
    }
    own
}
