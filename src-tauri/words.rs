//! The few words that the shell says itself, in the person's language: titles of dialogs
//! and the tray's menu. All others are the page's.

use std::sync::Arc;

use tauri::{AppHandle, Manager};
use tsuzuri_api::Session;
use tsuzuri_api::commands::vault::preferences;
use tsuzuri_api::wire::Nothing;

/// Picks the words of the language that the person reads.
pub fn say<'a>(app: &AppHandle, english: &'a str, japanese: &'a str) -> &'a str {
    if language(app) == "ja" {
        japanese
    } else {
        english
    }
}

/// The language of the app's words, `ja` or `en`: the person's choice, else the system's.
pub fn language(app: &AppHandle) -> &'static str {
    let chosen = preferences(&app.state::<Arc<Session>>(), Nothing {});
    match chosen.ok().and_then(|chosen| chosen.language).as_deref() {
        Some("ja") => "ja",
        Some(_) => "en",
        None => system_language(),
    }
}

/// The system's language as far as the app speaks it, `ja` or `en`.
pub fn system_language() -> &'static str {
    match sys_locale::get_locale() {
        Some(locale) if locale.starts_with("ja") => "ja",
        _ => "en",
    }
}
