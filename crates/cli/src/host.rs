//! Opens the vault that a command is about and brings its index up to date: what a
//! command answers is true of the files as they are now, whether or not the app runs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsuzuri_api::{ErrorCode, Host, Places, Session, Sink, Vault};
use tsuzuri_engine::{IndexDelta, Origin, Scope, Trash};

use crate::args::HostArgs;
use crate::failure::Failure;
use crate::print::{Progress, with_progress};
use crate::warning;

/// How much of the index a command needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// As it is.
    AsIs,
    /// Notes, tags and links as in the files.
    Notes,
    /// Full text too.
    Text,
}

/// The vault that is meant, with its index as fresh as asked for.
pub fn open(args: &HostArgs, freshness: Freshness) -> Result<Session, Failure> {
    let session = open_with(args, false, Arc::new(()))?;
    let vault = session.vault()?;
    refresh(&vault, freshness)?;
    Ok(session)
}

/// The vault that is meant, for a host that hears of changes when it `stays`.
pub fn open_with(args: &HostArgs, stays: bool, sink: Arc<dyn Sink>) -> Result<Session, Failure> {
    let session = start(args, stays, sink)?;
    let folder = match &args.vault {
        Some(folder) => folder.clone(),
        None => known_vault(&session)?,
    };
    let vault = session.open_vault(&folder)?;
    for finished in vault.finished() {
        warning::edit_was_finished(finished, args.json || args.jsonl);
    }
    if vault.engine.state()?.in_memory {
        warning::index_in_memory(&vault.engine.config().index_dir, args.json || args.jsonl);
    }
    Ok(session)
}

fn start(args: &HostArgs, stays: bool, sink: Arc<dyn Sink>) -> Result<Session, Failure> {
    let mut places = Places::of_environment()?;
    if let Some(folder) = &args.index_dir {
        places.index.clone_from(folder);
    }
    Ok(Session::new(Host {
        places,
        origin: Origin::Cli,
        stays,
        trash: Trash::System,
        sink,
    })?)
}

/// The vault that is meant by its id, open if it is there. One that was open before need
/// not be: what is kept for it waits.
pub fn open_if_there(args: &HostArgs) -> Result<(Session, String), Failure> {
    let session = start(args, false, Arc::new(()))?;
    let folder = match &args.vault {
        Some(folder) => std::path::absolute(folder).unwrap_or_else(|_| folder.clone()),
        None => known_vault(&session)?,
    };
    match session.open_vault(&folder) {
        Ok(vault) => {
            let id = vault.view.id.clone();
            Ok((session, id))
        }
        Err(error) => match session.known_vault(&folder)? {
            Some(id) if error.code == ErrorCode::VaultUnavailable => Ok((session, id)),
            _ => Err(error.into()),
        },
    }
}

/// Brings the index up to date, with a progress bar; what changed.
pub fn refresh(vault: &Vault, freshness: Freshness) -> Result<IndexDelta, Failure> {
    let engine = &vault.engine;
    let progress = || match engine.state() {
        Ok(state) => Progress {
            done: state.done,
            total: state.total,
        },
        Err(_) => Progress::default(),
    };
    let work = || -> Result<IndexDelta, Failure> {
        let mut delta = match freshness {
            Freshness::AsIs => {
                let generation = engine.reader()?.generation();
                IndexDelta::none(generation, Origin::Cli)
            }
            Freshness::Notes | Freshness::Text => engine.reconcile(Scope::All)?,
        };
        if freshness == Freshness::Text {
            delta.absorb(engine.complete_text()?);
        }
        Ok(delta)
    };
    with_progress(progress, work)
}

/// The nearest folder above that was open as a vault before, else the last used.
fn known_vault(session: &Session) -> Result<PathBuf, Failure> {
    let known = session.known_folders()?;
    let here = std::env::current_dir()
        .and_then(std::fs::canonicalize)
        .unwrap_or_default();
    let above = here
        .ancestors()
        .find(|above| known.iter().any(|folder| folder == above));
    above
        .map(Path::to_owned)
        .or(known.into_iter().next())
        .ok_or(Failure::NoVault)
}
