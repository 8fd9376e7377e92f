//! The capture window: small, over everything, gone again as soon as it has what it came
//! for. It neither opens nor raises the main window, and is hidden, never closed, so that
//! what stands in it stands in it the next time. Keeping what was captured is the
//! contract's.
//!
//! The log (`TSUZURI_LOG=tsuzuri_app=debug`) says to the millisecond when the window was
//! asked for, shown and given the keyboard.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use tauri::{
    AppHandle, Emitter, LogicalSize, Manager, PhysicalPosition, WebviewWindow, WindowEvent,
};
use tsuzuri_api::ApiError;
use tsuzuri_api::wire::{CaptureLaunch, FitCapture, Nothing};

use crate::{closing, os, windows, words};

/// Label of the capture window, as in `tauri.conf.json`.
pub const CAPTURE: &str = "capture";

/// Heights that the window may have, in CSS pixels.
const HEIGHTS: std::ops::RangeInclusive<u32> = 140..=560;

/// The start itself has more urgent things to do than to get this window ready.
const AFTER_THE_START: Duration = Duration::from_secs(3);

/// Whether the window was asked for before its page was there.
#[derive(Default)]
pub struct Wanted(AtomicBool);

/// Shows the window with the keyboard in it; one that shows already stays as it is.
pub fn open(app: &AppHandle) {
    log("capture asked");
    let done = app.clone().run_on_main_thread({
        let app = app.clone();
        move || open_here(&app)
    });
    if let Err(error) = done {
        tracing::error!("the capture window could not be shown: {error}");
    }
}

/// Has the window made, hidden, a while after the start, so that it is there at once when
/// it is asked for.
pub fn prepare(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(AFTER_THE_START).await;
        make_hidden(&app);
    });
}

fn make_hidden(app: &AppHandle) {
    os::where_windows_are_made(app, |app| {
        if app.get_webview_window(CAPTURE).is_some() {
            return;
        }
        if let Err(error) = make(app) {
            tracing::error!("the capture window could not be made: {error}");
        }
    });
}

fn open_here(app: &AppHandle) {
    let Some(window) = app.get_webview_window(CAPTURE) else {
        app.state::<Wanted>().0.store(true, Ordering::Release);
        return make_hidden(app);
    };
    if app.state::<windows::Pages>().ready().contains(CAPTURE) {
        show(&window);
    } else {
        app.state::<Wanted>().0.store(true, Ordering::Release);
        windows::show_in_time(window);
    }
}

fn make(app: &AppHandle) -> tauri::Result<()> {
    let window = windows::make(app, CAPTURE)?;
    os::float(&window);
    let here = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            hide(&here);
        }
        WindowEvent::Focused(true) => log("capture focused"),
        _ => {}
    });
    if app.state::<Wanted>().0.load(Ordering::Acquire) {
        windows::show_in_time(window);
    }
    Ok(())
}

fn show(window: &WebviewWindow) {
    let again = !window.is_visible().unwrap_or(false);
    if again && let Err(error) = place(window) {
        tracing::warn!("the capture window stands where it stood: {error}");
    }
    windows::show(window);
    log("capture shown");
    if again && let Err(error) = window.emit_to(CAPTURE, "capture-shown", ()) {
        tracing::error!("the capture window was not told that it shows: {error}");
    }
}

/// Puts the window into the upper third of the screen that the pointer is on.
fn place(window: &WebviewWindow) -> tauri::Result<()> {
    let pointer = window.cursor_position()?;
    let screen = match window.monitor_from_point(pointer.x, pointer.y)? {
        Some(screen) => Some(screen),
        None => window.primary_monitor()?,
    };
    let Some(screen) = screen else {
        return Ok(());
    };
    // A window that was never shown has no size yet but the one it was made with.
    let (size, area) = (window.inner_size()?, screen.work_area());
    let free = |all: u32, own: u32| i32::try_from(all.saturating_sub(own)).unwrap_or(0);
    window.set_position(PhysicalPosition::new(
        area.position.x + free(area.size.width, size.width) / 2,
        area.position.y + free(area.size.height, size.height) / 4,
    ))
}

/// Hides the window and gives the keyboard back to who had it. A page that asks for it
/// because of a key must have taken the key (`preventDefault`): WebKitGTK gives one that
/// was not taken to the window once more, and when that is hidden by then, it loses the
/// first key that is typed the next time.
pub fn hide(window: &WebviewWindow) {
    if let Err(error) = window.hide() {
        tracing::error!("could not hide the capture window: {error}");
    }
    os::step_back(window.app_handle());
    closing::after_capture(window.app_handle());
}

/// The command `open_capture`.
pub async fn open_capture(
    app: AppHandle,
    _: WebviewWindow,
    _: Nothing,
) -> Result<Nothing, ApiError> {
    open(&app);
    Ok(Nothing {})
}

/// The command `capture_ready`: the page is painted.
pub async fn capture_ready(
    app: AppHandle,
    window: WebviewWindow,
    _: Nothing,
) -> Result<CaptureLaunch, ApiError> {
    log("capture page ready");
    app.state::<windows::Pages>().is_there(window.label());
    if app.state::<Wanted>().0.swap(false, Ordering::AcqRel) {
        show(&window);
    }
    Ok(CaptureLaunch {
        language: words::system_language().to_owned(),
    })
}

/// The command `hide_capture`.
pub async fn hide_capture(
    _: AppHandle,
    window: WebviewWindow,
    _: Nothing,
) -> Result<Nothing, ApiError> {
    hide(&window);
    Ok(Nothing {})
}

/// The command `fit_capture`.
pub async fn fit_capture(
    _: AppHandle,
    window: WebviewWindow,
    request: FitCapture,
) -> Result<Nothing, ApiError> {
    let height = request.height.clamp(*HEIGHTS.start(), *HEIGHTS.end());
    let fitted = window.scale_factor().and_then(|scale| {
        let width = window.inner_size()?.to_logical::<f64>(scale).width;
        window.set_size(LogicalSize::new(width, f64::from(height)))
    });
    if let Err(error) = fitted {
        tracing::warn!("the capture window keeps its height: {error}");
    }
    Ok(Nothing {})
}

fn log(what: &str) {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let ms = now.unwrap_or_default().as_millis();
    tracing::debug!(target: "tsuzuri_app", ms, "{what}");
}
