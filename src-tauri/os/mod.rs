//! What differs between desktops and can't be said through Tauri. Each desktop has a
//! file; those not built for are not compiled.

#[cfg(target_os = "linux")]
mod linux;

use tauri::Wry;
use tauri::plugin::TauriPlugin;

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
