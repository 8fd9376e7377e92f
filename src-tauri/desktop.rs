//! How the app stands in the desktop around it, told plainly: whether there is a tray,
//! whether the shortcut could be had, what starts at login. What a person chose of it is
//! kept here by name; it is carried out by `tray`, `shortcut` and `closing`.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_autostart::ManagerExt;
use tokio::sync::Notify;
use tsuzuri_api::wire::{Desktop, DesktopChoices, Nothing, ShortcutState, TrayState};
use tsuzuri_api::{ApiError, ErrorCode, Session};

use crate::commands::blocking;
use crate::{events, shortcut};

const SHORTCUT: &str = "capture.shortcut";
const KEEP_IN_TRAY: &str = "desktop.keep-in-tray";
const ASKED: &str = "desktop.asked";
const YES: &str = "yes";
const NO: &str = "no";

/// What was found out about the desktop so far.
pub struct Around {
    known: Mutex<(TrayState, ShortcutState)>,
    tray_changed: Notify,
}

impl Default for Around {
    fn default() -> Self {
        Self {
            known: Mutex::new((TrayState::NoHost, ShortcutState::Off)),
            tray_changed: Notify::new(),
        }
    }
}

impl Around {
    /// Whether there is a tray now.
    pub fn tray(&self) -> TrayState {
        self.get().0
    }

    /// Waits until it is known whether there is one, which is never while one may come.
    pub async fn tray_settled(&self) -> TrayState {
        while self.tray() == TrayState::NoHost {
            self.tray_changed.notified().await;
        }
        self.tray()
    }

    fn get(&self) -> (TrayState, ShortcutState) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut (TrayState, ShortcutState))) -> bool {
        let mut now = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let before = *now;
        change(&mut now);
        *now != before
    }
}

/// The tray came or went.
pub fn tray_is(app: &AppHandle, tray: TrayState) {
    let around = app.state::<Around>();
    if around.change(|now| now.0 = tray) {
        around.tray_changed.notify_one();
        tell(app);
    }
}

/// The shortcut was registered, or not.
pub fn shortcut_is(app: &AppHandle, shortcut: ShortcutState) {
    if app.state::<Around>().change(|now| now.1 = shortcut) {
        tell(app);
    }
}

fn tell(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || match now(&app) {
        Ok(desktop) => events::desktop_changed(&app, desktop),
        Err(error) => tracing::error!("{error}"),
    });
}

/// The command `desktop`.
pub async fn desktop(app: AppHandle, _: WebviewWindow, _: Nothing) -> Result<Desktop, ApiError> {
    blocking(move || now(&app)).await
}

/// The command `set_desktop`.
pub async fn set_desktop(
    app: AppHandle,
    _: WebviewWindow,
    chosen: DesktopChoices,
) -> Result<Desktop, ApiError> {
    blocking(move || {
        let session = app.state::<Arc<Session>>();
        if chosen.shortcut.len() > 100 {
            let message = "a shortcut is a few keys, as Ctrl+Alt+Space";
            return Err(ApiError::new(ErrorCode::BadRequest, message));
        }
        session.choose(SHORTCUT, Some(&chosen.shortcut))?;
        if chosen.keep_in_tray != chosen_tray(&session)?.unwrap_or(true) {
            choose_tray(&session, chosen.keep_in_tray)?;
        }
        start_at_login(&app, chosen.start_at_login)?;
        shortcut::register(&app, &chosen.shortcut);
        now(&app)
    })
    .await
}

fn now(app: &AppHandle) -> Result<Desktop, ApiError> {
    let session = app.state::<Arc<Session>>();
    let (tray, shortcut) = app.state::<Around>().get();
    Ok(Desktop {
        choices: DesktopChoices {
            shortcut: chosen_shortcut(&session)?,
            keep_in_tray: chosen_tray(&session)?.unwrap_or(true),
            start_at_login: app.autolaunch().is_enabled().unwrap_or(false),
        },
        tray,
        shortcut,
        capture_command: capture_command(),
    })
}

/// The shortcut of quick capture; empty for none.
pub fn chosen_shortcut(session: &Session) -> Result<String, ApiError> {
    let chosen = session.choice(SHORTCUT)?;
    Ok(chosen.unwrap_or_else(|| shortcut::DEFAULT.to_owned()))
}

/// Whether closing the main window leaves the app in the tray; `None` while the person
/// was never asked.
pub fn chosen_tray(session: &Session) -> Result<Option<bool>, ApiError> {
    if session.choice(ASKED)?.is_none() {
        return Ok(None);
    }
    Ok(session.choice(KEEP_IN_TRAY)?.map(|kept| kept == YES))
}

/// Keeps what the person said about it.
pub fn choose_tray(session: &Session, keep: bool) -> Result<(), ApiError> {
    session.choose(KEEP_IN_TRAY, Some(if keep { YES } else { NO }))?;
    session.choose(ASKED, Some(YES))
}

fn start_at_login(app: &AppHandle, wanted: bool) -> Result<(), ApiError> {
    let login = app.autolaunch();
    if login.is_enabled().unwrap_or(false) == wanted {
        return Ok(());
    }
    let done = if wanted {
        login.enable()
    } else {
        login.disable()
    };
    done.map_err(|error| {
        let message = format!("what starts at login could not be changed: {error}");
        ApiError::new(ErrorCode::Io, message)
    })
}

/// What a person binds to a key where the desktop delivers no shortcut.
fn capture_command() -> String {
    let own = own_program();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(NAME))
        .find(|program| program.is_file());
    let same = found.is_some_and(|found| found.canonicalize().ok() == own.canonicalize().ok());
    let program = if same { Path::new(NAME) } else { &own };
    format!("{} --capture", quoted(&program.to_string_lossy()))
}

/// What starts the app.
pub fn own_program() -> PathBuf {
    // What runs in an AppImage lies where nothing is any more when it has ended.
    std::env::var_os("APPIMAGE")
        .map(PathBuf::from)
        .or_else(|| std::env::current_exe().ok())
        .unwrap_or_else(|| PathBuf::from(NAME))
}

/// Name of the program, where it is installed.
const NAME: &str = "tsuzuri-app";

/// As a shell reads it.
fn quoted(program: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@%".contains(c);
    if program.chars().all(plain) {
        program.to_owned()
    } else {
        format!("'{}'", program.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_program_is_quoted_where_a_shell_would_take_it_apart() {
        assert_eq!(quoted("/opt/tsuzuri-app"), "/opt/tsuzuri-app");
        assert_eq!(quoted("/home/a b/app"), "'/home/a b/app'");
        assert_eq!(quoted("/it's/app"), r"'/it'\''s/app'");
    }
}
