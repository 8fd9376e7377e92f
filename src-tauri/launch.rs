//! What the app was started for. Arguments only show things: they open a vault, and
//! never write.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use clap::Parser;
use tauri::{AppHandle, Manager};
use tsuzuri_api::commands::vault::{preferences, vault_state};
use tsuzuri_api::wire::Nothing;
use tsuzuri_api::{ErrorCode, Session};

use crate::{events, windows};

/// Tsuzuri: Markdown notes bound together by hashtags and backlinks.
#[derive(Debug, Parser)]
#[command(name = "tsuzuri-app", version)]
pub struct Launching {
    /// Opens this folder of notes, instead of the one that was open last.
    #[arg(long, value_name = "DIR")]
    vault: Option<PathBuf>,
}

/// Why the app is not started: help was asked for, or an argument makes no sense.
pub struct Answer(clap::Error);

impl Launching {
    /// Reads the command line, program name first.
    pub fn from_args(args: impl IntoIterator<Item = OsString>) -> Result<Self, Answer> {
        Self::try_parse_from(args).map_err(Answer)
    }
}

impl Answer {
    /// Prints it where a person at a terminal sees it.
    pub fn tell(self) -> ExitCode {
        let told = self.0.print().is_ok();
        if told && !self.0.use_stderr() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// Opens what was asked for, else what was open last. A vault that can't be opened is no
/// reason not to start: the window then offers to choose one.
pub fn carry_out(app: &AppHandle, asked: &Launching) {
    let session = Arc::clone(&app.state::<Arc<Session>>());
    let opened = match &asked.vault {
        Some(folder) => session.open_vault(folder).map(drop),
        None => session.open_last().map(drop),
    };
    match opened {
        Ok(()) => {}
        Err(error) if error.code == ErrorCode::NoVault => {}
        Err(error) => tracing::error!("{error}"),
    }
}

/// A second process hands its arguments over and ends; the first one shows itself.
pub fn second_process(app: &AppHandle, args: Vec<String>, folder: String) {
    windows::show_main(app);
    let Ok(mut asked) = Launching::from_args(args.into_iter().map(OsString::from)) else {
        return;
    };
    asked.vault = asked.vault.map(|vault| Path::new(&folder).join(vault));
    if asked.vault.is_none() {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        carry_out(&app, &asked);
        match vault_state(&app.state::<Arc<Session>>(), Nothing {}) {
            Ok(state) => events::vault_changed(&app, state),
            Err(error) => tracing::error!("{error}"),
        }
    });
}

/// Set in a process that was started again, to the number of times.
const STARTS: &str = "TSUZURI_STARTS";

/// Whether this process was not yet started again too often.
pub fn may_start_again() -> bool {
    starts() < 5
}

/// Runs the app anew with the same arguments, and ends when it ends.
pub fn start_again() -> ExitCode {
    let again = std::env::current_exe().and_then(|program| {
        Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(STARTS, (starts() + 1).to_string())
            .status()
    });
    match again {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            tracing::error!("Tsuzuri could not start: {error}");
            ExitCode::FAILURE
        }
    }
}

fn starts() -> u32 {
    let starts = std::env::var(STARTS).ok();
    starts.and_then(|starts| starts.parse().ok()).unwrap_or(0)
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
