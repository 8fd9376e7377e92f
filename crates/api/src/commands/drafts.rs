//! Drafts of notes: keeping what is typed, and saving it, merged with what others wrote.

use tsuzuri_engine::{self as engine, NotePath, Typed};

use crate::wire::{
    Conflict, Draft, DraftRequest, DraftSaved, Drafts, KeepDraft, KeptDraft, MergePiece, NoteDraft,
    Nothing,
};
use crate::{ApiError, ErrorCode, Session, path};

/// Keeps what was typed into a note; answers once it is durable.
pub fn keep_draft(session: &Session, request: KeepDraft) -> Result<KeptDraft, ApiError> {
    let path = path::note(&request.path)?;
    let kept = keep(session, &path, &request)?.is_some();
    Ok(KeptDraft { kept })
}

/// Keeps what was typed into a note of the open vault, and saves it; answers once the
/// bytes are durable.
pub fn save_draft(session: &Session, request: KeepDraft) -> Result<DraftSaved, ApiError> {
    let path = path::note(&request.path)?;
    let kept = keep(session, &path, &request)?.ok_or_else(no_base)?;
    let vault = session.vault()?;
    if vault.view.id != request.vault {
        return Err(closed());
    }
    let captures = |now| {
        let between =
            session
                .store()
                .captures_between(&vault.view.id, path.as_str(), kept.base.hash, now);
        between.unwrap_or_else(|error| {
            tracing::warn!(%path, %error, "captures can't be told from other changes");
            None
        })
    };
    let done =
        vault
            .engine
            .save_draft(&path, &kept.text, &kept.base, &captures, session.origin())?;
    let generation = vault.reader()?.generation();
    match done {
        engine::DraftSaved::Saved(saved) => {
            vault.has_saved(path.as_str(), saved.hash);
            let dropped = session
                .store()
                .drop_draft_of(&request.vault, path.as_str(), &kept.text);
            if let Err(error) = dropped {
                // It says what the file says: the next start finds nothing to do.
                tracing::warn!(%path, %error, "a draft that was saved could not be dropped");
            }
            Ok(DraftSaved {
                generation,
                hash: saved.hash.to_string(),
                text: saved.text,
                sibling: saved.sibling.map(|path| path.to_string()),
                conflict: None,
            })
        }
        engine::DraftSaved::Conflict(conflict) => Ok(DraftSaved {
            generation,
            hash: conflict.hash.to_string(),
            text: None,
            sibling: None,
            conflict: Some(Conflict {
                theirs: conflict.theirs,
                joined: u32::try_from(conflict.merge.joined).unwrap_or(u32::MAX),
                pieces: conflict.merge.pieces.into_iter().map(Into::into).collect(),
            }),
        }),
    }
}

/// Forgets what was typed into a note.
pub fn drop_draft(session: &Session, request: DraftRequest) -> Result<Nothing, ApiError> {
    let path = path::note(&request.path)?;
    session.store().drop_draft(&request.vault, path.as_str())?;
    Ok(Nothing {})
}

/// What was typed into a note and not saved.
pub fn note_draft(session: &Session, request: DraftRequest) -> Result<NoteDraft, ApiError> {
    let path = path::note(&request.path)?;
    let draft = session.store().draft(&request.vault, path.as_str())?;
    Ok(NoteDraft {
        draft: draft.map(|draft| Draft {
            base_hash: draft.base.hash.to_string(),
            base: draft.base.text,
            text: draft.text,
            at: draft.at_ms,
        }),
    })
}

/// Notes of the open vault that were not saved when the app ended.
pub fn drafts(session: &Session, _: Nothing) -> Result<Drafts, ApiError> {
    let vault = session.vault()?;
    let paths = session.store().take_drafts(&vault.view.id)?;
    Ok(Drafts { paths })
}

fn keep(
    session: &Session,
    path: &NotePath,
    request: &KeepDraft,
) -> Result<Option<engine::Draft>, ApiError> {
    let hash = request.base_hash.parse().map_err(|_| no_base())?;
    // Only of vaults that are known, so that every draft can be found again.
    session.known(&request.vault)?;
    let typed = Typed {
        start: request.start as usize,
        end: request.end as usize,
        insert: request.insert.clone(),
    };
    Ok(session.store().keep_draft(
        &request.vault,
        path.as_str(),
        hash,
        request.base.as_deref(),
        &typed,
        request.at,
    )?)
}

fn no_base() -> ApiError {
    let message = "what was typed can't be told without what it was made from; send `base` too";
    ApiError::new(ErrorCode::BadRequest, message)
}

fn closed() -> ApiError {
    let message = "the note's vault is not open any more; what was typed is kept for it";
    ApiError::new(ErrorCode::NoVault, message)
}

impl From<engine::Piece> for MergePiece {
    fn from(piece: engine::Piece) -> Self {
        match piece {
            engine::Piece::Agreed(text) => Self::Agreed { text },
            engine::Piece::Apart(engine::Apart { theirs, ours, .. }) => {
                Self::Apart { theirs, ours }
            }
        }
    }
}
