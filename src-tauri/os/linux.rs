//! WebKitGTK.

use tauri::Webview;
use webkit2gtk::{InputMethodContextExt, SettingsExt, WebViewExt};

/// Mends what wry sets up in a way that does not do here.
pub fn mend(webview: &Webview) {
    let done = webview.with_webview(|platform| {
        let view = platform.inner();
        // wry switches this off, and then Japanese is typed blind: the composition is not
        // shown in the text and `compositionstart` never comes.
        if let Some(context) = view.input_method_context() {
            context.set_enable_preedit(true);
        }
        // In a debug build the console goes where the log goes: refusals of the content
        // security policy are told nowhere else.
        if cfg!(debug_assertions)
            && let Some(settings) = WebViewExt::settings(&view)
        {
            settings.set_enable_write_console_messages_to_stdout(true);
        }
    });
    if let Err(error) = done {
        tracing::warn!("could not set up the webview for input methods: {error}");
    }
}
