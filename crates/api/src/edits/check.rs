//! Whether something can be called so: asked with each key, so no note is read.

use tsuzuri_engine::{BadPath, BadRetag, EngineError, NotePath, check_retag, query};
use tsuzuri_syntax::edit::TagRenameError;

use crate::wire::{EditAsk, EditCheck, EditKind, EditProblem};
use crate::{ApiError, Vault, path};

/// What stands in the way of a new name, and what it would join.
pub(crate) fn check(vault: &Vault, ask: &EditAsk) -> Result<EditCheck, ApiError> {
    match ask.kind {
        EditKind::Tag => tag(vault, ask),
        EditKind::Note => place(vault, ask, path::note(&ask.from)?, path::new_note),
        EditKind::Folder => place(vault, ask, path::in_vault(&ask.from)?, path::new_folder),
    }
}

fn tag(vault: &Vault, ask: &EditAsk) -> Result<EditCheck, ApiError> {
    let reading = vault.reading();
    let problem = match check_retag(reading, &ask.from, &ask.to) {
        Err(BadRetag::NoTag | BadRetag::Name(TagRenameError::NoTag)) => Some(EditProblem::NoTag),
        Err(BadRetag::Name(TagRenameError::FacetAndTopic)) => Some(EditProblem::FacetAndTopic),
        Ok(()) if bare(&ask.from) == bare(&ask.to) => Some(EditProblem::Same),
        Ok(()) => None,
    };
    let reader = vault.reader()?;
    let find = |tag: &str| query::find_tag(&reader, tag, reading.profile);
    let (old, new) = (find(&ask.from)?, find(&ask.to)?);
    let merges = new.filter(|new| old.as_ref().is_some_and(|old| old.key != new.key));
    Ok(EditCheck {
        problem,
        to: ask.to.clone(),
        merges: merges.filter(|_| problem.is_none()).map(|tag| tag.count),
    })
}

fn place(
    vault: &Vault,
    ask: &EditAsk,
    from: NotePath,
    read: impl FnOnce(&str) -> Result<NotePath, ApiError>,
) -> Result<EditCheck, ApiError> {
    let (to, problem) = match read(&ask.to) {
        Ok(to) if to == from => (to.to_string(), Some(EditProblem::Same)),
        Ok(to) => {
            let problem = match vault.engine.check_move(&from, &to) {
                Ok(()) => None,
                Err(EngineError::Exists(_)) => Some(EditProblem::Taken),
                Err(EngineError::BadPath { reason, .. }) => Some(match reason {
                    BadPath::Inside => EditProblem::Inside,
                    _ => EditProblem::NoFolder,
                }),
                Err(error) => return Err(error.into()),
            };
            (to.to_string(), problem)
        }
        Err(_) => (ask.to.clone(), Some(EditProblem::BadName)),
    };
    Ok(EditCheck {
        problem,
        to,
        merges: None,
    })
}

fn bare(tag: &str) -> &str {
    tag.trim().trim_start_matches(['#', '＃'])
}
