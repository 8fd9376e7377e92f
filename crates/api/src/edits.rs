//! Changes across notes for hosts: a tag, a note or a folder gets a new name, all over the
//! vault, and the last of them is taken back.

use tsuzuri_engine as engine;
use tsuzuri_engine::{BadRetag, EditDone, EditPlan, NotePath};

use crate::wire::{EditAsk, EditKind};
use crate::{ApiError, ErrorCode, Session, Vault, path};

mod check;
mod finishing;
mod held;
mod progress;

pub(crate) use check::check;
pub(crate) use finishing::Finishing;
pub(crate) use held::{Held, HeldEdit};
pub(crate) use progress::Reports;

/// Told how many notes were read to plan a change, and of how many; says whether to go on.
pub type Planning<'p> = &'p dyn Fn(usize, usize) -> bool;

/// A change that was planned, with what it is called.
#[derive(Clone, Debug)]
pub struct Edit {
    kind: &'static str,
    from: String,
    to: String,
    /// What it would change.
    pub plan: EditPlan,
}

impl Edit {
    /// Plans a new name for a tag and whatever lies below it.
    ///
    /// # Errors
    /// `cancelled`; `bad-request` for names that are none of tags; the index's and the file
    /// system's.
    pub fn retag(
        vault: &Vault,
        from: &str,
        to: &str,
        progress: Planning<'_>,
    ) -> Result<Self, ApiError> {
        let plan = vault.engine.plan_retag(from, to, progress)?;
        let plan = plan.map_err(|bad| match bad {
            BadRetag::NoTag => ApiError::new(ErrorCode::BadRequest, format!("“{from}” is no tag")),
            BadRetag::Name(error) => {
                ApiError::new(ErrorCode::BadRequest, format!("“{to}”: {error}"))
            }
        })?;
        Ok(Self {
            kind: "retag",
            from: from.to_owned(),
            to: to.to_owned(),
            plan,
        })
    }

    /// Plans a new path for a note. `to` without a `/` is a name in the same folder; one that
    /// ends in `/` is a folder, and `/` alone the vault itself.
    ///
    /// # Errors
    /// `cancelled`, `bad-path`, `not-found`, `exists`; the index's and the file system's.
    pub fn rename(
        vault: &Vault,
        from: &NotePath,
        to: &str,
        progress: Planning<'_>,
    ) -> Result<Self, ApiError> {
        let to = path::new_note(&placed(from, to))?;
        Ok(Self {
            kind: "rename",
            from: from.to_string(),
            to: to.to_string(),
            plan: vault.engine.plan_rename(from, &to, progress)?,
        })
    }

    /// Plans a new path for a folder, with all that lies in it; `to` as with `rename`.
    ///
    /// # Errors
    /// As `rename`.
    pub fn rename_folder(
        vault: &Vault,
        from: &NotePath,
        to: &str,
        progress: Planning<'_>,
    ) -> Result<Self, ApiError> {
        let to = path::new_folder(&placed(from, to))?;
        Ok(Self {
            kind: "rename-folder",
            from: from.to_string(),
            to: to.to_string(),
            plan: vault.engine.plan_rename_folder(from, &to, progress)?,
        })
    }

    /// What a window asks for. Its paths are whole.
    pub(crate) fn asked(
        vault: &Vault,
        ask: &EditAsk,
        progress: Planning<'_>,
    ) -> Result<Self, ApiError> {
        let whole = format!("/{}", ask.to);
        match ask.kind {
            EditKind::Tag => Self::retag(vault, &ask.from, &ask.to, progress),
            EditKind::Note => Self::rename(vault, &path::note(&ask.from)?, &whole, progress),
            EditKind::Folder => {
                Self::rename_folder(vault, &path::in_vault(&ask.from)?, &whole, progress)
            }
        }
    }

    /// Makes the change. `progress` is told how many files are done, and says whether to go
    /// on; when it says no, all is taken back.
    ///
    /// # Errors
    /// `cancelled`, and what the engine says; files that could not be changed are in the answer.
    pub fn make(
        &self,
        session: &Session,
        vault: &Vault,
        progress: &dyn Fn(usize) -> bool,
    ) -> Result<EditDone, ApiError> {
        let ask = engine::EditAsk {
            vault: &vault.view.id,
            kind: self.kind,
            from: &self.from,
            to: &self.to,
        };
        let origin = session.origin();
        let done = vault
            .engine
            .make_edit(session.store(), ask, &self.plan, &origin, progress);
        Ok(done?)
    }
}

/// Where something goes that is told to go to a name, a folder or a path.
fn placed(from: &NotePath, to: &str) -> String {
    let (to, is_whole) = match to.strip_prefix('/') {
        Some(path) => (path, true),
        None => (to, false),
    };
    match to {
        folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}{}", from.name()),
        path if is_whole || path.contains('/') || from.folder().is_empty() => path.to_owned(),
        name => format!("{}/{name}", from.folder()),
    }
}

/// Takes a change back, the last one when none is named; of one that is named and was taken back
/// but for some notes, these. `progress` is told how many files are done.
///
/// # Errors
/// `not-found` when there is none; else as [`Edit::make`].
pub fn undo(
    session: &Session,
    vault: &Vault,
    id: Option<i64>,
    progress: &dyn Fn(usize),
) -> Result<EditDone, ApiError> {
    let store = session.store();
    let mut edits = store.edits(&vault.view.id)?.into_iter();
    let chosen = match id {
        None => edits.next(),
        Some(id) => match edits.find(|edit| edit.id == id) {
            None => left_over(session, vault, id)?,
            chosen => chosen,
        },
    };
    let chosen = chosen.ok_or_else(|| {
        let message = "there is no such change across notes that could be taken back";
        ApiError::new(ErrorCode::NotFound, message)
    })?;
    let origin = session.origin();
    let done = vault
        .engine
        .take_back(store, &vault.view.id, chosen.id, &origin, progress);
    Ok(done?)
}

/// A change of which an undo had to leave something.
fn left_over(
    session: &Session,
    vault: &Vault,
    id: i64,
) -> Result<Option<engine::EditRecord>, ApiError> {
    let store = session.store();
    let Some(edit) = store.taken_back(&vault.view.id, id)? else {
        return Ok(None);
    };
    let left = store.left_by_edit(&edit)?;
    Ok((!left.is_empty()).then_some(edit))
}
