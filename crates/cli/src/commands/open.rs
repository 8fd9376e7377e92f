//! `open`: starts the app on the vault, at a note if one is named. An app that runs
//! already is shown that note by the one that is started, which then ends.

use std::env::consts::EXE_SUFFIX;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde::Serialize;
use tsuzuri_api::INDEX_DIR;

use crate::args::{HostArgs, OpenArgs};
use crate::failure::Failure;
use crate::host::{self, Freshness};
use crate::note_name;
use crate::print::{Answer, Page, Style};

/// The app's program.
const APP: &str = "tsuzuri-app";

/// `{vault, path}`: what the app was asked to show.
#[derive(Debug, Serialize)]
pub struct Opened {
    /// The folder.
    vault: String,
    /// Of the note, in the vault.
    path: Option<String>,
}

/// Finds the note, starts the app and leaves it alone.
pub fn run(host: &HostArgs, args: &OpenArgs) -> Result<Opened, Failure> {
    let freshness = match args.note {
        Some(_) => Freshness::Notes,
        None => Freshness::AsIs,
    };
    let session = host::open(host, freshness)?;
    let path = match &args.note {
        Some(name) => Some(note_name::resolve(&session, name)?.to_string()),
        None => None,
    };
    let root = session.vault()?.engine.config().root.clone();
    let mut app = Command::new(program());
    app.arg("--vault").arg(&root);
    if let Some(path) = &path {
        // In one piece, for a name may begin with a hyphen.
        app.arg(format!("--note={path}"));
    }
    if let Some(folder) = &host.index_dir {
        app.env(
            INDEX_DIR,
            std::path::absolute(folder).unwrap_or_else(|_| folder.clone()),
        );
    }
    start(&mut app).map_err(Failure::App)?;
    Ok(Opened {
        vault: root.display().to_string(),
        path,
    })
}

/// The app that was installed together with this program, else the one on `PATH`.
fn program() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_default();
    let beside = own.with_file_name(format!("{APP}{EXE_SUFFIX}"));
    if beside.is_file() { beside } else { APP.into() }
}

/// The app outlives this process, its terminal and what is typed there.
fn start(app: &mut Command) -> io::Result<()> {
    app.stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(app, 0);
    app.spawn().map(drop)
}

impl Answer for Opened {
    fn lay_out(&self, page: &mut Page) {
        page.line(&[(self.path.as_ref().unwrap_or(&self.vault), Style::Link)]);
    }
}
