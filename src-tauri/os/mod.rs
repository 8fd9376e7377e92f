//! What differs between desktops and can't be said through Tauri. Each desktop has a
//! file; those not built for are not compiled.

#[cfg(target_os = "linux")]
mod linux;

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, WebviewWindow, WebviewWindowBuilder, Wry};
use tokio::sync::oneshot;

use crate::arriving::Arriving;

/// Mends of the webview, applied to every window as it is made, also to later ones.
pub fn webview_mends() -> TauriPlugin<Wry> {
    tauri::plugin::Builder::new("webview-mends")
        .on_webview_ready(|webview| {
            #[cfg(target_os = "linux")]
            linux::mend(&webview);
            #[cfg(not(target_os = "linux"))]
            let _ = webview;
        })
        .build()
}

/// Runs what makes a window where that may be done: GTK wants its own thread, and on
/// Windows that thread would wait for itself.
pub fn where_windows_are_made(app: &AppHandle, make: fn(&AppHandle)) {
    let handle = app.clone();
    #[cfg(target_os = "linux")]
    if let Err(error) = app.run_on_main_thread(move || make(&handle)) {
        tracing::error!("no window could be made: {error}");
    }
    #[cfg(not(target_os = "linux"))]
    drop(tauri::async_runtime::spawn_blocking(move || make(&handle)));
}

/// Tells something in a window of the desktop's own, and waits until it is closed; for when
/// there is no app that could. Without a desktop nothing is told.
pub fn tell(title: &str, text: &str) {
    #[cfg(target_os = "linux")]
    linux::tell(title, text);
    #[cfg(not(target_os = "linux"))]
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(title)
        .set_description(text)
        .show();
}

/// Lets a window's page run in the process of the page that is there already, where a
/// desktop has a process for each: one of its own takes some 50 MB and half a second.
pub fn in_shared_process<'a>(
    app: &'a AppHandle,
    builder: WebviewWindowBuilder<'a, Wry, AppHandle>,
) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    #[cfg(target_os = "linux")]
    return match linux::some_view(app) {
        Some(view) => builder.with_related_view(view),
        None => builder,
    };
    #[cfg(not(target_os = "linux"))]
    {
        let _ = app;
        builder
    }
}

/// Shows a window, raises it, and gives it the keyboard.
pub fn present(window: &WebviewWindow) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    return linux::present(window);
    #[cfg(not(target_os = "linux"))]
    {
        window.show().and_then(|()| window.set_focus())
    }
}

/// Makes a hidden window one that the desktop lets float over others and does not tile.
pub fn float(window: &WebviewWindow) {
    #[cfg(target_os = "linux")]
    linux::float(window);
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

/// What was copied, where the webview does not hand it to its page itself.
pub async fn copied(app: &AppHandle) -> Arriving {
    let (answer, answered) = oneshot::channel();
    #[cfg(target_os = "linux")]
    linux::copied(app, answer);
    #[cfg(not(target_os = "linux"))]
    let _ = (app, answer.send(Arriving::Nothing));
    answered.await.unwrap_or(Arriving::Nothing)
}

/// Gives the keyboard back to the program that had it, once none of our windows shows.
pub fn step_back(app: &AppHandle) {
    // Elsewhere the window manager does so by itself.
    #[cfg(target_os = "macos")]
    {
        if !crate::windows::any_shows(app)
            && let Err(error) = app.hide()
        {
            tracing::warn!("could not give the keyboard back: {error}");
        }
    }
    #[cfg(not(target_os = "macos"))]
    let _ = app;
}

/// Calls this when the session ends or someone asks the process to: what is not saved
/// yet can be.
pub fn on_termination(app: &AppHandle, quit: fn(&AppHandle)) {
    #[cfg(target_os = "linux")]
    linux::on_termination(app, quit);
    #[cfg(not(target_os = "linux"))]
    let _ = (app, quit);
}

/// Whether the desktop keeps the keyboard from programs in the background, so that a
/// shortcut may be registered and never come.
pub fn is_wayland() -> bool {
    // Also when the app itself runs on X11 there: it then hears only its own kind's keys.
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && (set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET"))
}
