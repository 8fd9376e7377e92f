//! Which note an argument means: a path of the vault, a path of the file system that
//! leads into it, or a name as between `[[` and `]]`.

use std::path::Path;

use tsuzuri_api::{Session, Vault};
use tsuzuri_engine::{EngineError, NotePath, query};

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
        &vault.settings.reading.addresses,
        "",
        asked.as_str(),
    )?;
    match link.path {
        Some(_) if link.state == "ambiguous" => Err(Failure::Ambiguous {
            name: asked.to_string(),
            candidates: link.candidates,
        }),
        Some(found) => path(&found),
        None => Err(Failure::NoSuchNote(asked.to_string())),
    }
}

/// The argument without the vault's own folder, if it begins with that; what could lead
/// anywhere else is refused before anything is looked up.
fn in_vault(vault: &Vault, name: &str) -> Result<NotePath, Failure> {
    let below = Path::new(name)
        .strip_prefix(&vault.engine.config().root)
        .ok();
    path(below.and_then(Path::to_str).unwrap_or(name))
}

fn path(path: &str) -> Result<NotePath, Failure> {
    let refused = |reason| EngineError::BadPath {
        path: path.to_owned(),
        reason,
    };
    Ok(NotePath::new(path).map_err(refused)?)
}
