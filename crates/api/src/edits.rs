//! Changes across notes for hosts: a tag or a note gets a new name, all over the vault, and
//! the last of them is taken back.

use tsuzuri_engine::{BadRetag, EditAsk, EditDone, EditPlan, NotePath};

use crate::{ApiError, ErrorCode, Session, Vault, path};

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
    /// `bad-request` for names that are none of tags; the index's and the file system's.
    pub fn retag(vault: &Vault, from: &str, to: &str) -> Result<Self, ApiError> {
        let plan = vault.engine.plan_retag(from, to)?;
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
    /// ends in `/` is a folder.
    ///
    /// # Errors
    /// `bad-path`, `not-found`, `exists`; the index's and the file system's.
    pub fn rename(vault: &Vault, from: &NotePath, to: &str) -> Result<Self, ApiError> {
        let place = match to {
            folder if folder.ends_with('/') => format!("{folder}{}", from.name()),
            path if path.contains('/') || from.folder().is_empty() => path.to_owned(),
            name => format!("{}/{name}", from.folder()),
        };
        let to = path::new_note(&place)?;
        Ok(Self {
            kind: "rename",
            from: from.to_string(),
            to: to.to_string(),
            plan: vault.engine.plan_rename(from, &to)?,
        })
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
        let ask = EditAsk {
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

/// Takes a change back, the last one when none is named.
///
/// # Errors
/// `not-found` when there is none; else as [`Edit::make`].
pub fn undo(session: &Session, vault: &Vault, id: Option<i64>) -> Result<EditDone, ApiError> {
    let edits = session.store().edits(&vault.view.id)?;
    let chosen = edits
        .iter()
        .find(|edit| id.is_none_or(|id| edit.id == id))
        .ok_or_else(|| {
            let message = "there is no such change across notes that could be taken back";
            ApiError::new(ErrorCode::NotFound, message)
        })?;
    let origin = session.origin();
    Ok(vault
        .engine
        .take_back(session.store(), &vault.view.id, chosen.id, &origin)?)
}
