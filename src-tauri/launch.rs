//! What the app was started for. Arguments only show things: they open a vault or a
//! window, and never write. Those of a second start come over the session bus, where
//! anyone may send what they like.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use clap::Parser;
use tauri::{AppHandle, Manager};
use tsuzuri_api::commands::vault::vault_state;
use tsuzuri_api::wire::{Nothing, Show};
use tsuzuri_api::{ApiError, ErrorCode, Session};

use crate::{capture, closing, desktop, events, opening, tray, windows};

/// Tsuzuri: Markdown notes bound together by hashtags and backlinks.
#[derive(Debug, Parser)]
#[command(name = "tsuzuri-app", version)]
pub struct Launching {
    /// Opens this folder of notes, instead of the one that was open last.
    #[arg(long, value_name = "DIR")]
    vault: Option<PathBuf>,
    /// Shows this note, a path in the vault.
    #[arg(long, value_name = "PATH", conflicts_with_all = ["capture", "hidden"])]
    note: Option<String>,
    /// Opens the window of quick capture, and no other.
    #[arg(long, conflicts_with = "hidden")]
    capture: bool,
    /// Starts in the tray, without a window; with one where there is no tray.
    #[arg(long)]
    hidden: bool,
    /// Opens a folder of notes, a file, or an address: tsuzuri://note/PATH, tsuzuri://tag/TAG,
    /// tsuzuri://search/QUERY.
    #[arg(value_name = "FOLDER|FILE|ADDRESS", conflicts_with_all = ["vault", "note", "capture", "hidden"])]
    what: Option<OsString>,
    /// What that turned out to show.
    #[arg(skip)]
    shows: Option<Show>,
}

/// A command line from elsewhere has at most this many arguments of this many bytes.
const MOST_ARGS: usize = 16;
const LONGEST_ARG: usize = 4096;

/// Why the app is not started: help was asked for, or an argument makes no sense.
pub struct Answer(clap::Error);

impl Launching {
    /// Reads the command line, program name first.
    pub fn from_args(args: impl IntoIterator<Item = OsString>) -> Result<Self, Answer> {
        Self::try_parse_from(args).map_err(Answer)
    }

    /// Finds out what is to be opened, for someone whose working folder is `folder`. What
    /// makes no sense is told, and the app is shown as it is.
    pub fn settle(&mut self, app: &AppHandle, folder: &Path) {
        let Some(what) = self.what.take() else { return };
        let known = app.state::<Arc<Session>>().known_folders();
        let known = known.unwrap_or_else(|error| {
            tracing::error!("{error}");
            Vec::new()
        });
        match opening::read(&what, folder, &known) {
            Ok(opening) => {
                opening::keep(app, &opening);
                self.vault = opening.vault;
                self.shows = opening.show;
            }
            Err(reason) => {
                let message = format!("{} is not opened: {reason}", what.display());
                tracing::warn!("{message}");
                let error = ApiError::new(ErrorCode::NotOpened, message);
                self.shows = Some(Show::Refused { error });
            }
        }
    }

    /// What the main window is to show.
    fn show(&self) -> Option<Show> {
        let note = self.note.clone().map(|path| Show::Note { path });
        note.or_else(|| self.shows.clone())
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
///
/// # Errors
/// Why the vault could not be opened.
pub fn carry_out(app: &AppHandle, asked: &Launching) -> Result<(), ApiError> {
    let session = Arc::clone(&app.state::<Arc<Session>>());
    let opened = match &asked.vault {
        Some(folder) => session.open_vault(folder).map(drop),
        None => session.open_last().map(drop),
    };
    match &opened {
        Ok(()) => {}
        Err(error) if error.code == ErrorCode::NoVault => {}
        Err(error) => tracing::error!("{error}"),
    }
    opened
}

/// Opens the windows that a first start asks for.
pub fn open_windows(app: &AppHandle, asked: &Launching) {
    if asked.capture {
        closing::started_for_capture(app);
        capture::open(app);
    } else if asked.hidden {
        tray::or_show_main(app);
    } else {
        windows::open_main(app, asked.show());
    }
}

/// A second process hands its arguments over and ends; the first one carries them out.
pub fn second_process(app: &AppHandle, args: Vec<String>, folder: String) {
    let own = args.get(1..).unwrap_or_default().to_vec();
    let mut asked = match from_elsewhere(args, &folder) {
        Ok(asked) => asked,
        Err(reason) => return tracing::warn!("ignored what a second start asked: {reason}"),
    };
    if closing::starts_again_for(app, own, &folder) {
        return;
    }
    asked.settle(app, Path::new(&folder));
    // By then this process has certainly started.
    let here = app.clone();
    if let Err(error) = app.run_on_main_thread(move || follow(&here, asked)) {
        tracing::error!("could not follow a second start: {error}");
    }
}

fn follow(app: &AppHandle, asked: Launching) {
    // A note of another vault is shown once that is open.
    let show_now = asked.show().filter(|_| asked.vault.is_none());
    if asked.capture {
        capture::open(app);
    } else if !asked.hidden {
        windows::open_main(app, show_now);
    }
    if asked.vault.is_none() {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let opened = carry_out(&app, &asked);
        let show = match &opened {
            Ok(()) => asked.show(),
            Err(error) => Some(Show::Refused {
                error: error.clone(),
            }),
        };
        match vault_state(&app.state::<Arc<Session>>(), Nothing {}) {
            Ok(state) => events::vault_changed(&app, state),
            Err(error) => tracing::error!("{error}"),
        }
        let Some(show) = show else { return };
        let here = app.clone();
        if let Err(error) = app.run_on_main_thread(move || windows::open_main(&here, Some(show))) {
            tracing::error!("could not show what was asked for: {error}");
        }
    });
}

/// Reads the command line of another process that runs in `folder`.
fn from_elsewhere(args: Vec<String>, folder: &str) -> Result<Launching, String> {
    let longest = args.iter().map(String::len).max().unwrap_or(0);
    if args.len() > MOST_ARGS || longest.max(folder.len()) > LONGEST_ARG {
        return Err("it is too long".to_owned());
    }
    let read = Launching::from_args(args.into_iter().map(OsString::from));
    let mut asked = read.map_err(|Answer(answer)| format!("{:?}", answer.kind()))?;
    asked.vault = asked.vault.map(|vault| Path::new(folder).join(vault));
    Ok(asked)
}

/// Starts the app with these arguments in this folder, for when this process has ended.
pub fn start_anew(args: &[String], folder: &str) {
    let mut program = Command::new(desktop::own_program());
    program.args(args);
    if Path::new(folder).is_dir() {
        program.current_dir(folder);
    }
    if let Err(error) = program.spawn() {
        tracing::error!("Tsuzuri could not start anew: {error}");
    }
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tsuzuri_api::wire::Show;

    use super::{LONGEST_ARG, MOST_ARGS, from_elsewhere};

    fn args(args: &[&str]) -> Vec<String> {
        args.iter().map(|&arg| arg.to_owned()).collect()
    }

    #[test]
    fn what_another_start_asks_is_read_in_its_folder() {
        let asked = from_elsewhere(args(&["app", "--vault", "notes"]), "/home/me").unwrap();
        assert_eq!(asked.vault.as_deref(), Some(Path::new("/home/me/notes")));
        assert!(
            from_elsewhere(args(&["app", "--capture"]), "/")
                .unwrap()
                .capture
        );
        let show = Show::Note {
            path: "-a/日記.md".to_owned(),
        };
        let asked = from_elsewhere(args(&["app", "--note=-a/日記.md"]), "/").unwrap();
        assert_eq!(asked.show(), Some(show));
        assert!(from_elsewhere(args(&["app"]), "").is_ok());
        assert!(from_elsewhere(vec![], "").is_ok());
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for hostile in [
            args(&["app", "--delete-everything"]),
            args(&["app", "--capture", "--hidden"]),
            args(&["app", "--note", "a.md", "--capture"]),
            args(&["app", "--capture", "a.md"]),
            args(&["app", "a.md", "b.md"]),
            args(&["app", "--vault", "notes", "tsuzuri://tag/a"]),
            args(&["app", "--vault"]),
            args(&["app", "--help"]),
            vec!["app".to_owned(); MOST_ARGS + 1],
            args(&["app", &"x".repeat(LONGEST_ARG + 1)]),
        ] {
            assert!(from_elsewhere(hostile.clone(), "/").is_err(), "{hostile:?}");
        }
        assert!(from_elsewhere(args(&["app"]), &"x".repeat(LONGEST_ARG + 1)).is_err());
    }
}
