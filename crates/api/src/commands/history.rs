//! Earlier versions of notes: which there are, what they hold and what has changed since,
//! and putting one back.

use tsuzuri_engine as engine;

use crate::wire::{
    AdoptHistory, DeletedNote, IndexChanged, LineChange, MovedHere, MovedVault, NoteHistory,
    NoteRequest, NoteVersion, Nothing, PresentNote, Saved, VersionRequest, VersionRow,
};
use crate::{ApiError, ErrorCode, Session, Topic, path};

/// The versions of a note, the newest first; of one that is gone too.
pub fn note_history(session: &Session, request: NoteRequest) -> Result<NoteHistory, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let versions = session.store().versions(&vault.view.id, path.as_str())?;
    Ok(NoteHistory {
        generation: vault.reader()?.generation(),
        versions: versions.into_iter().map(Into::into).collect(),
    })
}

/// What a version holds, and what sets it apart from the note as it is now.
pub fn note_version(session: &Session, request: VersionRequest) -> Result<NoteVersion, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let (row, bytes) = version(session, &vault.view.id, path.as_str(), request.version)?;
    let hash = row.hash;
    let text = engine::text_of(bytes);
    let changes = vault.engine.changes_since(&path, &text)?;
    let present = changes.map(|present| PresentNote {
        same: present.hash == hash,
        hash: present.hash.to_string(),
        changes: on_the_wire(&text, &present.text, &present.changes),
    });
    Ok(NoteVersion {
        generation: vault.reader()?.generation(),
        row: row.into(),
        text,
        present,
    })
}

/// Puts the bytes of a version in the place of whatever the note's file holds, which is a
/// version itself by then. Answers once they are durable.
pub fn restore_version(session: &Session, request: VersionRequest) -> Result<Saved, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let (_, bytes) = version(session, &vault.view.id, path.as_str(), request.version)?;
    let saved = vault.engine.restore(&path, &bytes, session.origin())?;
    vault.has_saved(path.as_str(), saved.hash);
    Ok(Saved {
        generation: vault.reader()?.generation(),
        hash: saved.hash.to_string(),
        sibling: saved.sibling.map(|path| path.to_string()),
        text: None,
    })
}

/// Vaults that seem to have been moved to where the open one is, and whose history may be taken
/// over. None before the notes have been read: then it is not known yet.
pub fn moved_here(session: &Session, _: Nothing) -> Result<MovedHere, ApiError> {
    let moved = session.moved_here()?.into_iter();
    let vaults = moved.map(|moved| MovedVault {
        id: moved.vault.id,
        path: moved.vault.path.display().to_string(),
        matching: u32::try_from(moved.matching).unwrap_or(u32::MAX),
        notes: u32::try_from(moved.notes).unwrap_or(u32::MAX),
    });
    Ok(MovedHere {
        vaults: vaults.collect(),
    })
}

/// Takes the history of a vault of `moved_here` over.
pub fn adopt_history(session: &Session, request: AdoptHistory) -> Result<Nothing, ApiError> {
    session.adopt_history(&request.id)?;
    session.sink().index_changed(IndexChanged {
        generation: session.vault()?.reader()?.generation(),
        topics: vec![Topic::Everything],
        origin: session.origin().into(),
        event_to_commit_ms: None,
    });
    Ok(Nothing {})
}

/// Moves a note to the system's trash; what it held is a version too that can be restored, and
/// the only thing left of it where there is no trash.
pub fn delete_note(session: &Session, request: NoteRequest) -> Result<DeletedNote, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let engine::Deleted { trashed, hash } = vault.engine.delete(&path)?;
    // Not simply the newest: another program may have made the note anew, and it been saved.
    let is_it = |version: &engine::NoteVersion| {
        version.cause == engine::Cause::Deleted && version.hash == hash
    };
    let kept = session.store().versions(&vault.view.id, path.as_str())?;
    Ok(DeletedNote {
        trashed,
        version: kept
            .into_iter()
            .find(is_it)
            .map(|it| it.number.unsigned_abs()),
    })
}

/// Takes a version out of a note's history for good. The note stays as it is.
pub fn delete_version(session: &Session, request: VersionRequest) -> Result<Nothing, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let gone = i64::try_from(request.version).map_or(Ok(false), |number| {
        session
            .store()
            .delete_version(&vault.view.id, path.as_str(), number)
    })?;
    if gone {
        return Ok(Nothing {});
    }
    Err(no_version(path.as_str(), request.version))
}

/// The bytes of a version as they stood in the file.
///
/// # Errors
/// `not-found` when there is no such version any more.
pub fn version_bytes(session: &Session, request: VersionRequest) -> Result<Vec<u8>, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    version(session, &vault.view.id, path.as_str(), request.version).map(|(_, bytes)| bytes)
}

fn version(
    session: &Session,
    vault: &str,
    path: &str,
    number: u64,
) -> Result<(engine::NoteVersion, Vec<u8>), ApiError> {
    let is_it = |version: &engine::NoteVersion| u64::try_from(version.number) == Ok(number);
    let found = session.store().versions(vault, path)?.into_iter();
    if let Some(row) = found.into_iter().find(is_it)
        && let Some(bytes) = session.store().version_bytes(vault, path, row.number)?
    {
        return Ok((row, bytes));
    }
    Err(no_version(path, number))
}

fn no_version(path: &str, number: u64) -> ApiError {
    let message = format!("{path} has no version {number}; its history lists those it has");
    ApiError::new(ErrorCode::NotFound, message).at(path)
}

fn on_the_wire(version: &str, present: &str, changes: &[engine::LineChange]) -> Vec<LineChange> {
    let mut in_version = Utf16::of(version);
    let change = |change: &engine::LineChange| LineChange {
        version_utf16: in_version.range(&change.old_span),
        present_text: present
            .get(change.new_span.clone())
            .unwrap_or_default()
            .to_owned(),
    };
    changes.iter().map(change).collect()
}

/// Counts UTF-16 units up to places that come in order, going through the text once.
struct Utf16<'t> {
    text: &'t str,
    byte: usize,
    unit: u32,
}

impl<'t> Utf16<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            unit: 0,
        }
    }

    fn range(&mut self, bytes: &std::ops::Range<usize>) -> [u32; 2] {
        [bytes.start, bytes.end].map(|at| self.at(at))
    }

    fn at(&mut self, byte: usize) -> u32 {
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        let units = u32::try_from(between.encode_utf16().count()).unwrap_or(u32::MAX);
        self.unit = self.unit.saturating_add(units);
        self.byte = byte;
        self.unit
    }
}

impl From<engine::NoteVersion> for VersionRow {
    fn from(version: engine::NoteVersion) -> Self {
        Self {
            version: version.number.unsigned_abs(),
            time: version.at_ms,
            bytes: version.size,
            cause: version.cause.into(),
        }
    }
}
