//! What only a host with windows is asked, and the events it tells.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VaultState;
use crate::ApiError;

wire! {
    /// Opens an address outside the app.
    pub struct OpenUrl {
        /// http, https or mailto; anything else is refused.
        url: String,
    }
    /// What a window was opened for.
    pub struct Launch {
        /// As `VaultState` says.
        state: VaultState,
        /// System language, `ja` or `en`.
        language: String,
        /// What to show first.
        show: Option<Show>,
    }
    /// A file that was opened from outside and lies in no vault.
    #[derive(Eq)]
    pub struct FileAlone {
        /// The file's name.
        name: String,
        /// Name of the folder it lies in; empty at the root.
        folder: String,
        /// For showing only.
        path: String,
        /// As decoded.
        text: String,
    }
    /// What the capture window was opened in.
    #[derive(Eq)]
    pub struct CaptureLaunch {
        /// System language, `ja` or `en`.
        language: String,
    }
    /// Asks for the height that the capture window's content needs.
    #[derive(Eq)]
    pub struct FitCapture {
        /// CSS pixels; kept between the least and the greatest that the window may have.
        height: u32,
    }
    /// The main window has saved what it held and may be closed.
    #[derive(Eq)]
    pub struct CloseWindow {
        /// What the person said when asked: whether the app stays in the tray. `None`:
        /// was not asked.
        keep_in_tray: Option<bool>,
    }
    /// Answer of `close_window`.
    #[derive(Eq)]
    pub struct Closing {
        /// The window is still open: it is closed for the first time while there is a
        /// tray, so tell the person and ask.
        ask: bool,
    }
    /// How the app stands in the desktop around it. Sent by the event `desktop-changed`.
    #[derive(Eq)]
    pub struct Desktop {
        /// What was chosen.
        choices: DesktopChoices,
        /// Whether there is a tray.
        tray: TrayState,
        /// Whether the shortcut was registered. That it was is no proof that it works.
        shortcut: ShortcutState,
        /// What to bind to a key where the desktop delivers no shortcut.
        capture_command: String,
    }
    /// What a person chose of it.
    #[derive(Eq)]
    pub struct DesktopChoices {
        /// The shortcut of quick capture, as `Ctrl+Alt+Space`; empty for none.
        shortcut: String,
        /// Whether closing the main window leaves the app running in the tray.
        keep_in_tray: bool,
        /// Whether the app starts, hidden, when the person logs in.
        start_at_login: bool,
    }
    /// Payload of the event `index-changed`.
    pub struct IndexChanged {
        /// Of the transaction.
        generation: u64,
        /// What may have changed.
        topics: Vec<crate::Topic>,
        /// Who changed it.
        origin: crate::Origin,
        /// From the first sign of the change to its commit, in milliseconds; `None` when
        /// it was not seen coming.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        event_to_commit_ms: Option<u64>,
    }
}

/// Something the main window is to show. Sent by the event `show` too, from the tray and
/// from a second start of the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Show {
    /// Today's note, made if it is missing.
    Today,
    /// The search field.
    Search,
    /// One note.
    Note {
        /// Vault-relative.
        path: String,
    },
    /// The passages of a tag.
    Tag {
        /// In any spelling.
        tag: String,
    },
    /// What a query finds.
    Find {
        /// As it is typed.
        query: String,
    },
    /// The file that `file_alone` answers, whether or not a vault is open.
    Alone,
    /// Why what was opened from outside is not shown.
    Refused {
        /// Its message names what was opened.
        error: ApiError,
    },
    /// The settings.
    Settings,
}

/// Whether the desktop shows a tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum TrayState {
    /// The icon is there.
    Shown,
    /// The desktop has no place for it.
    NoHost,
    /// The library that would draw it is not installed.
    NoLibrary,
}

/// Whether the shortcut of quick capture was registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ShortcutState {
    /// None is wanted.
    Off,
    /// It was.
    Registered,
    /// Another program has it.
    Taken,
    /// What is wanted is no shortcut.
    Invalid,
    /// This desktop (Wayland) lets no program listen for one.
    Wayland,
    /// The system refused.
    Refused,
}
