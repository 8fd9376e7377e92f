//! Which note an argument means: a path of the vault, a path of the file system that
//! leads into it, or a name as between `[[` and `]]`.

use std::path::{Component, Path, PathBuf};

use tsuzuri_api::wire::NoteRequest;
use tsuzuri_api::{Session, Vault, commands};
use tsuzuri_engine::{EngineError, NotePath, query};
use tsuzuri_syntax::name_key;

use crate::failure::Failure;

/// The note that is meant.
pub fn resolve(session: &Session, name: &str) -> Result<NotePath, Failure> {
    let vault = session.vault()?;
    let asked = in_vault(&vault, name)?;
    let reader = vault.engine.reader()?;
    for path in [asked.clone(), path(&format!("{asked}.md"))?] {
        if query::note(&reader, path.as_str())?.is_some() {
            return Ok(path);
        }
    }
    let link = query::resolve_link(
        &reader,
        &*vault.engine,
        &vault.reading().addresses,
        "",
        asked.as_str(),
    )?;
    // What is written as a path means that one, in whatever case, and no note that merely has
    // such a title, alias or stem.
    let is_meant = |found: &String| !asked.is_note() || name_key(found) == name_key(asked.as_str());
    match link.path.filter(is_meant) {
        Some(_) if link.state == "ambiguous" => Err(Failure::Ambiguous {
            name: asked.to_string(),
            candidates: link.candidates,
        }),
        Some(found) => path(&found),
        None => Err(Failure::NoSuchNote(asked.to_string())),
    }
}

/// The same; also a note that is gone and has a history, by its path.
pub fn resolve_past(session: &Session, name: &str) -> Result<NotePath, Failure> {
    let missing = match resolve(session, name) {
        Err(missing @ Failure::NoSuchNote(_)) => missing,
        resolved => return resolved,
    };
    let asked = in_vault(&*session.vault()?, name)?;
    for path in [asked.clone(), path(&format!("{asked}.md"))?] {
        let request = NoteRequest {
            path: path.to_string(),
        };
        if path.is_note()
            && !commands::history::note_history(session, request)?
                .versions
                .is_empty()
        {
            return Ok(path);
        }
    }
    Err(missing)
}

/// The argument without the vault's own folder, if it begins with that; what could lead
/// anywhere else is refused before anything is looked up.
fn in_vault(vault: &Vault, name: &str) -> Result<NotePath, Failure> {
    let root = &vault.engine.config().root;
    let real = of_file_system(Path::new(name));
    let below = real
        .as_deref()
        .and_then(|real| real.strip_prefix(root).ok());
    path(below.and_then(Path::to_str).unwrap_or(name))
}

/// The real path behind one that begins with `/`, `./` or `../`; `None` for others, which
/// are the vault's own, and where there is no such folder.
fn of_file_system(typed: &Path) -> Option<PathBuf> {
    let first = typed.components().next()?;
    if matches!(first, Component::Normal(_)) {
        return None;
    }
    let folder = typed.parent()?.canonicalize().ok()?;
    Some(folder.join(typed.file_name()?))
}

fn path(path: &str) -> Result<NotePath, Failure> {
    let refused = |reason| EngineError::BadPath {
        path: path.to_owned(),
        reason,
    };
    Ok(NotePath::new(path).map_err(refused)?)
}
