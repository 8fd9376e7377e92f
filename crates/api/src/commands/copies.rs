//! Copies of notes that sync tools make: which there are, how they differ, away with them.

use crate::wire::{CompareCopy, CopyComparison, NoteCopies, NoteRequest, TrashCopy, TrashedCopy};
use crate::{ApiError, ErrorCode, Session, path};

/// Copies that stand beside a note, or the note of which it is one.
pub fn note_copies(session: &Session, request: NoteRequest) -> Result<NoteCopies, ApiError> {
    let path = path::note(&request.path)?;
    let copies = session.vault()?.engine.copies(&path)?;
    Ok(NoteCopies {
        original: copies.original,
        copies: copies.copies,
    })
}

/// How a copy differs from what its note says.
pub fn compare_copy(session: &Session, request: CompareCopy) -> Result<CopyComparison, ApiError> {
    let (path, copy) = (path::note(&request.path)?, path::note(&request.copy)?);
    let vault = session.vault()?;
    let comparison = vault.engine.compare_copy(&path, &request.text, &copy)?;
    Ok(CopyComparison {
        hash: comparison.hash.to_string(),
        pieces: comparison
            .merge
            .pieces
            .into_iter()
            .map(Into::into)
            .collect(),
    })
}

/// Moves a copy to the system's trash.
pub fn trash_copy(session: &Session, request: TrashCopy) -> Result<TrashedCopy, ApiError> {
    let path = path::note(&request.path)?;
    let hash = request.hash.parse().map_err(|_| {
        let message = "hash is none; send back what `compare_copy` answered";
        ApiError::new(ErrorCode::BadRequest, message)
    })?;
    let trashed = session.vault()?.engine.trash_copy(&path, hash)?;
    Ok(TrashedCopy { trashed })
}
