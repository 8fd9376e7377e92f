//! Opens the session and passes what it tells on to the windows.

use std::sync::{Arc, OnceLock};

use tauri::{AppHandle, Emitter};
use tsuzuri_api::wire::{
    Desktop, EditProgress, IndexChanged, IndexState, Preferences, VaultState, WaitingCaptures,
};
use tsuzuri_api::{ApiError, Host, Origin, Places, Session, Sink, Trash};

use crate::{tray, windows};

/// Opens the session of this process, and answers the ear that its windows are to have. What
/// it writes is the main window's doing.
pub fn open_session() -> Result<(Arc<Session>, Arc<Windows>), ApiError> {
    let windows = Arc::new(Windows::default());
    let host = Host {
        places: Places::of_environment()?,
        origin: Origin::Window(windows::MAIN.to_owned()).into(),
        stays: true,
        trash: Trash::System,
        sink: windows.clone(),
    };
    Ok((Arc::new(Session::new(host)?), windows))
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

/// All windows and the tray, as the session's ear. The session is there before them, and has
/// nothing to tell until then: no vault is open.
#[derive(Default)]
pub struct Windows(OnceLock<AppHandle>);

impl Windows {
    /// They are this app's.
    pub fn belong_to(&self, app: &AppHandle) {
        self.0.get_or_init(|| app.clone());
    }
}

impl Sink for Windows {
    fn index_changed(&self, event: IndexChanged) {
        let Some(app) = self.0.get() else { return };
        tray::index_changed(app, &event.topics);
        tell(app, "index-changed", event);
    }

    fn index_progress(&self, state: IndexState) {
        let Some(app) = self.0.get() else { return };
        tray::index_progress(app, &state);
        tell(app, "index-progress", state);
    }

    fn preferences_changed(&self, chosen: Preferences) {
        let Some(app) = self.0.get() else { return };
        tray::refresh(app);
        windows::zoom(app, chosen.zoom);
        tell(app, "preferences-changed", chosen);
    }

    fn edit_progress(&self, progress: EditProgress) {
        let Some(app) = self.0.get() else { return };
        tell(app, "edit-progress", progress);
    }

    fn captures_changed(&self, waiting: WaitingCaptures) {
        let Some(app) = self.0.get() else { return };
        tell(app, "captures-changed", waiting);
    }
}

fn tell<T: serde::Serialize + Clone>(app: &AppHandle, event: &str, payload: T) {
    if let Err(error) = app.emit(event, payload) {
        tracing::error!("the windows were not told of {event}: {error}");
    }
}
