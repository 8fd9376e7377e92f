//! Making and showing windows. What stands in them is the UI's; when they are closed is
//! `closing`'s.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::window::Color;
use tauri::{
    AppHandle, Emitter, Manager, Theme, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry,
};
use tauri_plugin_window_state::StateFlags;
use tsuzuri_api::commands::vault::preferences;
use tsuzuri_api::{
    ApiError, ErrorCode, Session,
    wire::{Nothing, Show},
};

use crate::{closing, os};

/// Label of the one main window, as in `tauri.conf.json`.
pub const MAIN: &str = "main";

/// A window is shown when its page says that it is painted, and after this time at the
/// latest: a page that fails must be seen to fail.
const SHOWN_AT_THE_LATEST: Duration = Duration::from_secs(4);

/// What is known of the pages in the windows.
#[derive(Default)]
pub struct Pages {
    /// Labels of windows whose page is there and listens.
    ready: Mutex<BTreeSet<String>>,
    /// What the main window is to show once its page is there.
    show: Mutex<Option<Show>>,
    /// Why no vault could be opened at the start.
    unopened: Mutex<Option<ApiError>>,
}

impl Pages {
    /// The page of this window is there, and what it is told it hears.
    pub fn is_there(&self, label: &str) {
        lock(&self.ready).insert(label.to_owned());
    }

    /// Labels of the windows whose page is there.
    pub fn ready(&self) -> BTreeSet<String> {
        lock(&self.ready).clone()
    }

    /// What the main window's page is to show first; only once. Without a vault there is
    /// nothing to show but why, which is told also when the window is made much later.
    pub fn first_show(&self, has_vault: bool) -> Option<Show> {
        let (show, unopened) = (lock(&self.show).take(), lock(&self.unopened).take());
        match unopened {
            Some(error) if !has_vault => Some(Show::Refused { error }),
            _ => show,
        }
    }

    /// No vault could be opened at the start; with none that was open before there is nothing
    /// to tell.
    pub fn opened_none(&self, error: ApiError) {
        if error.code != ErrorCode::NoVault {
            *lock(&self.unopened) = Some(error);
        }
    }

    fn gone(&self, label: &str) {
        lock(&self.ready).remove(label);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Shows the main window and in it what is asked for, and makes it when there is none.
pub fn open_main(app: &AppHandle, show_in_it: Option<Show>) {
    let pages = app.state::<Pages>();
    let Some(window) = app.get_webview_window(MAIN) else {
        *lock(&pages.show) = show_in_it;
        return os::where_windows_are_made(app, |app| {
            if app.get_webview_window(MAIN).is_none()
                && let Err(error) = make_main(app)
            {
                tracing::error!("the main window could not be made: {error}");
            }
        });
    };
    if !pages.ready().contains(MAIN) {
        // It is on its way, and is shown when its page is painted.
        if show_in_it.is_some() {
            *lock(&pages.show) = show_in_it;
        }
        return;
    }
    show(&window);
    if let Some(what) = show_in_it
        && let Err(error) = app.emit_to(MAIN, "show", what)
    {
        tracing::error!("the main window was not told what to show: {error}");
    }
}

/// Draws the page of the main window so large, in percent; `None` is 100.
pub fn zoom(app: &AppHandle, percent: Option<u16>) {
    let factor = f64::from(percent.unwrap_or(100)) / 100.0;
    if let Some(window) = app.get_webview_window(MAIN)
        && let Err(error) = window.set_zoom(factor)
    {
        tracing::warn!(percent, %error, "the window could not be zoomed");
    }
}

/// Remembers the size and place of the main window, and whether it fills its screen. A place
/// on a screen that is gone is forgotten.
pub fn places() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_filter(|label| label == MAIN)
        .build()
}

fn make_main(app: &AppHandle) -> tauri::Result<()> {
    let window = make(app, MAIN)?;
    let chosen = preferences(&app.state::<Arc<Session>>(), Nothing {});
    zoom(app, chosen.ok().and_then(|chosen| chosen.zoom));
    closing::close_in_time(&window);
    show_in_time(window);
    Ok(())
}

/// Makes a window as `tauri.conf.json` describes it, still hidden, which is called what its
/// page is called, and whose page can neither be led elsewhere nor open another.
pub fn make(app: &AppHandle, label: &str) -> tauri::Result<WebviewWindow> {
    let config = &app.config();
    let described = config.app.windows.iter().find(|one| one.label == label);
    let described = described.ok_or(tauri::Error::WindowNotFound)?;
    let own_page = config.build.dev_url.clone().filter(|_| tauri::is_dev());
    let builder = WebviewWindowBuilder::from_config(app, described)?
        .on_navigation(move |url| is_own_page(url, own_page.as_ref()))
        .on_new_window(|url, _| {
            tracing::warn!("refused to open a window for {url}");
            NewWindowResponse::Deny
        })
        .on_document_title_changed(|window, title| {
            if let Err(error) = window.set_title(&title) {
                tracing::warn!(%error, "the window could not be called as its page is");
            }
        });
    let window = os::in_shared_process(app, builder).build()?;
    window.set_background_color(Some(paper(window.theme()?)))?;
    let (app, gone) = (app.clone(), label.to_owned());
    window.on_window_event(move |event| match event {
        WindowEvent::Destroyed => app.state::<Pages>().gone(&gone),
        WindowEvent::Focused(true) => app.state::<Arc<Session>>().come_to_front(),
        _ => {}
    });
    Ok(window)
}

/// Colour of a window that is not painted yet: `--paper` in ui/src/styles/tokens.css, or
/// it would flash up in the desktop's grey.
fn paper(theme: Theme) -> Color {
    match theme {
        Theme::Dark => Color(0x17, 0x19, 0x1d, 0xff),
        _ => Color(0xfb, 0xfa, 0xf7, 0xff),
    }
}

/// Shows a window even if its page never says that it is ready.
pub fn show_in_time(window: WebviewWindow) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SHOWN_AT_THE_LATEST).await;
        let pages = window.state::<Pages>();
        if !pages.ready().contains(window.label()) && !window.is_visible().unwrap_or(false) {
            tracing::warn!("the page did not say that it is ready; showing the window as it is");
            show(&window);
        }
    });
}

/// Brings a window before the person, with the keyboard in it.
pub fn show(window: &WebviewWindow) {
    if let Err(error) = window.unminimize().and_then(|()| os::present(window)) {
        tracing::error!("could not show the window: {error}");
    }
}

/// Whether the person sees a window of the app.
pub fn any_shows(app: &AppHandle) -> bool {
    let mut windows = app.webview_windows().into_values();
    windows.any(|window| window.is_visible().unwrap_or(false))
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
