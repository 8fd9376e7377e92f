//! The global shortcut of quick capture. That it was registered is no proof that it is
//! ever delivered, so its state is told as what it is, and there is `--capture` to bind.

use std::str::FromStr;
use std::sync::Arc;

use tauri::{AppHandle, Manager};
use tauri_plugin_global_shortcut::{
    Code, GlobalShortcut, GlobalShortcutExt, Modifiers, Shortcut, ShortcutState as Press,
};
use tsuzuri_api::Session;
use tsuzuri_api::wire::ShortcutState;

use crate::{capture, desktop, os};

/// What it is until the person chooses another.
pub const DEFAULT: &str = if cfg!(target_os = "macos") {
    "Alt+Super+Space"
} else {
    "Ctrl+Alt+Space"
};

/// Registers what was chosen. May wait, and has the window's thread wait, for the X server.
pub fn register_chosen(app: &AppHandle) {
    match desktop::chosen_shortcut(&app.state::<Arc<Session>>()) {
        Ok(chosen) => register(app, &chosen),
        Err(error) => tracing::error!("the shortcut is not known: {error}"),
    }
}

/// Registers this shortcut in place of the one there is. Not to be called on the window's
/// thread.
pub fn register(app: &AppHandle, wanted: &str) {
    let state = registered(app, wanted);
    tracing::debug!("the shortcut {wanted:?} is {state:?}");
    desktop::shortcut_is(app, state);
}

fn registered(app: &AppHandle, wanted: &str) -> ShortcutState {
    if let Some(shortcuts) = app.try_state::<GlobalShortcut<tauri::Wry>>()
        && let Err(error) = shortcuts.unregister_all()
    {
        tracing::warn!("the shortcut there was is still registered: {error}");
    }
    let shortcut = match parse(wanted) {
        Ok(Some(shortcut)) => shortcut,
        Ok(None) => return ShortcutState::Off,
        Err(()) => return ShortcutState::Invalid,
    };
    if os::is_wayland() {
        return ShortcutState::Wayland;
    }
    // Not before it is needed: it looks at the X server twenty times a second.
    if app.try_state::<GlobalShortcut<tauri::Wry>>().is_none()
        && let Err(error) = app.plugin(tauri_plugin_global_shortcut::Builder::new().build())
    {
        tracing::warn!("there are no global shortcuts: {error}");
        return ShortcutState::Refused;
    }
    let shortcuts = app.global_shortcut();
    let done = shortcuts.on_shortcut(shortcut, |app, _, event| {
        if event.state == Press::Pressed {
            capture::open(app);
        }
    });
    match done {
        Ok(()) => ShortcutState::Registered,
        // The plugin makes text of the error's kind.
        Err(error) if error.to_string().contains("already registered") => ShortcutState::Taken,
        Err(error) => {
            tracing::warn!("the shortcut {wanted:?} was refused: {error}");
            ShortcutState::Refused
        }
    }
}

/// `None` for none; an error for what is no shortcut, or would take a key away from
/// everyone who types.
fn parse(wanted: &str) -> Result<Option<Shortcut>, ()> {
    if wanted.trim().is_empty() {
        return Ok(None);
    }
    let shortcut = Shortcut::from_str(wanted).map_err(drop)?;
    let holds = Modifiers::CONTROL | Modifiers::ALT | Modifiers::SUPER | Modifiers::META;
    let alone = matches!(
        shortcut.key,
        Code::F1
            | Code::F2
            | Code::F3
            | Code::F4
            | Code::F5
            | Code::F6
            | Code::F7
            | Code::F8
            | Code::F9
            | Code::F10
            | Code::F11
            | Code::F12
            | Code::F13
            | Code::F14
            | Code::F15
            | Code::F16
            | Code::F17
            | Code::F18
            | Code::F19
            | Code::F20
            | Code::F21
            | Code::F22
            | Code::F23
            | Code::F24
            | Code::Pause
            | Code::ScrollLock
    );
    if alone || shortcut.mods.intersects(holds) {
        Ok(Some(shortcut))
    } else {
        Err(())
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT, parse};

    #[test]
    fn a_shortcut_has_a_key_that_nobody_types() {
        for good in [DEFAULT, "Ctrl+Shift+N", "Super+K", "F9", "Shift+F9"] {
            assert!(matches!(parse(good), Ok(Some(_))), "{good}");
        }
        for bad in [
            "A",
            "Shift+A",
            "Space",
            "Ctrl+",
            "Ctrl+Nothing",
            "+",
            "ア",
            "Ctrl+A+B",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        assert!(matches!(parse(" "), Ok(None)));
    }
}
