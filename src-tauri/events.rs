//! Opens the session and passes what it tells on to the windows.

use std::sync::Arc;

use tauri::{AppHandle, Emitter};
use tsuzuri_api::wire::{
    Desktop, EditProgress, IndexChanged, IndexState, Preferences, VaultState, WaitingCaptures,
};
use tsuzuri_api::{ApiError, Host, Origin, Places, Session, Sink, Trash};

use crate::{tray, windows};

/// Opens the session of this process. What it writes is the main window's doing.
pub fn open_session(app: &AppHandle) -> Result<Arc<Session>, ApiError> {
    let host = Host {
        places: Places::of_environment()?,
        origin: Origin::Window(windows::MAIN.to_owned()).into(),
        stays: true,
        trash: Trash::System,
        sink: Arc::new(Windows(app.clone())),
    };
    Session::new(host).map(Arc::new)
}

/// Tells every window that another vault is open than the one it shows.
pub fn vault_changed(app: &AppHandle, state: VaultState) {
    tray::refresh(app);
    tell(app, "vault-changed", state);
}

/// Tells every window that the tray or the shortcut came or went.
pub fn desktop_changed(app: &AppHandle, desktop: Desktop) {
    tell(app, "desktop-changed", desktop);
}

/// All windows and the tray, as the session's ear.
struct Windows(AppHandle);

impl Sink for Windows {
    fn index_changed(&self, event: IndexChanged) {
        tray::index_changed(&self.0, &event.topics);
        tell(&self.0, "index-changed", event);
    }

    fn index_progress(&self, state: IndexState) {
        tray::index_progress(&self.0, &state);
        tell(&self.0, "index-progress", state);
    }

    fn preferences_changed(&self, chosen: Preferences) {
        tray::refresh(&self.0);
        windows::zoom(&self.0, chosen.zoom);
        tell(&self.0, "preferences-changed", chosen);
    }

    fn edit_progress(&self, progress: EditProgress) {
        tell(&self.0, "edit-progress", progress);
    }

    fn captures_changed(&self, waiting: WaitingCaptures) {
        tell(&self.0, "captures-changed", waiting);
    }
}

fn tell<T: serde::Serialize + Clone>(app: &AppHandle, event: &str, payload: T) {
    if let Err(error) = app.emit(event, payload) {
        tracing::error!("the windows were not told of {event}: {error}");
    }
}
