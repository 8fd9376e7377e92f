//! Changes across notes for a window: looked at first, then made with progress, called off,
//! taken back. Each runs as long as it takes; `stop_edit` ends what can be ended.

use std::cell::Cell;
use std::sync::Arc;

use tsuzuri_engine as engine;

use crate::edits::{self, Edit, HeldEdit, Reports};
use crate::sink::count;
use crate::wire::{
    EditAsk, EditCheck, EditKind, EditPiece, EditResult, EditRow, EditRowKind, EditRows,
    EditRowsRequest, EditStep, EditTicket, FailedEdit, FinishedEdit, FinishedEdits, LeftNote,
    MovedNote, MovedTo, NoteRequest, Nothing, PastEdit, PastEdits, PlanEdit, PlannedEdit, UndoEdit,
};
use crate::{ApiError, ErrorCode, Session, Vault, path};

/// Places that keep their text and are named; there is no end to them in a vault of others.
const MOST_LEFT: usize = 500;
/// Rows of a preview that are answered at once.
const MOST_ROWS: u32 = 1000;
/// Changes that are listed.
const MOST_PAST: usize = 50;

/// Whether something can be called so, without looking at any note.
pub fn check_edit(session: &Session, request: EditAsk) -> Result<EditCheck, ApiError> {
    edits::check(&*session.vault()?, &request)
}

/// What a change would do; writes nothing.
///
/// # Errors
/// `cancelled` when a newer request came or `stop_edit` was called; those of `check_edit` as
/// `bad-path`, `bad-request`, `exists`, `not-found`.
pub fn plan_edit(session: &Session, request: PlanEdit) -> Result<PlannedEdit, ApiError> {
    let vault = session.vault()?;
    let PlanEdit {
        ticket,
        kind,
        from,
        to,
    } = request;
    let ask = EditAsk { kind, from, to };
    let cancel = vault.edits.begin(ticket);
    session.wait_until_read(&vault)?;
    let reports = Reports::new(session, ticket);
    let progress = |done, total| {
        reports.tell(EditStep::Planning, done, total);
        !cancel.is_called_off()
    };
    let edit = Edit::asked(&vault, &ask, &progress)?;
    if cancel.is_called_off() {
        return Err(engine::EngineError::Cancelled.into());
    }
    let held = vault.edits.keep(ticket, edit);
    let plan = &held.edit.plan;
    let places = plan.files.iter().map(|file| file.places.len()).sum();
    let mut left: Vec<LeftNote> = Vec::new();
    for conflict in &plan.conflicts {
        let note = LeftNote {
            path: conflict.path.to_string(),
            reason: conflict.reason.code().to_owned(),
        };
        if left.last() != Some(&note) {
            left.push(note);
        }
    }
    let left_total = number(left.len());
    left.truncate(MOST_LEFT);
    Ok(PlannedEdit {
        notes: number(plan.files.len()),
        places: number(places),
        rows: number(held.starts.last().copied().unwrap_or_default()),
        left,
        left_total,
    })
}

/// Rows of the preview of a plan.
///
/// # Errors
/// `not-found` when another plan has taken its place.
pub fn edit_rows(session: &Session, request: EditRowsRequest) -> Result<EditRows, ApiError> {
    let vault = session.vault()?;
    let held = vault.edits.find(request.ticket).ok_or_else(no_plan)?;
    let first = request.first;
    let rows = (first..first.saturating_add(request.limit.min(MOST_ROWS)))
        .map_while(|row| row_at(&held, row as usize));
    Ok(EditRows {
        rows: rows.collect(),
    })
}

/// Makes the change of a plan. When it is called off, all is as it was before.
///
/// # Errors
/// `cancelled`; `not-found` when there is no such plan; what the engine says.
pub fn make_edit(session: &Session, request: EditTicket) -> Result<EditResult, ApiError> {
    let vault = session.vault()?;
    let ticket = request.ticket;
    let held = vault.edits.take(ticket).ok_or_else(no_plan)?;
    let cancel = vault.edits.begin(ticket);
    let reports = Reports::new(session, ticket);
    let total = held.edit.plan.files.len();
    // Once it is called off: how many are to be taken back.
    let made = Cell::new(None);
    let progress = |done| {
        if !cancel.is_called_off() {
            reports.tell(EditStep::Making, done, total);
            return true;
        }
        match made.get() {
            None => made.set(Some(done)),
            Some(made) => reports.tell(EditStep::TakingBack, done, made),
        }
        false
    };
    let done = held.edit.make(session, &vault, &progress)?;
    read_as_settings_say(session, vault);
    Ok(done.into())
}

/// Calls off what runs with a ticket, if it still does: a change across notes, or an import.
pub fn stop_edit(session: &Session, request: EditTicket) -> Result<Nothing, ApiError> {
    let vault = session.vault()?;
    vault.edits.stop(request.ticket);
    vault.export.stop(request.ticket);
    Ok(Nothing {})
}

/// Takes a change back.
///
/// # Errors
/// `not-found` when there is no such change that could be taken back; what the engine says.
pub fn undo_edit(session: &Session, request: UndoEdit) -> Result<EditResult, ApiError> {
    let vault = session.vault()?;
    let reports = Reports::new(session, request.ticket);
    let edits = session.store().past_edits(&vault.view.id, MOST_PAST)?;
    let notes = edits.iter().find(|edit| edit.id == request.id);
    let total = notes.map_or(0, |edit| usize::try_from(edit.notes).unwrap_or_default());
    let progress = |done| reports.tell(EditStep::TakingBack, done, total);
    let done = edits::undo(session, &vault, Some(request.id), &progress)?;
    read_as_settings_say(session, vault);
    Ok(done.into())
}

/// The settings have followed what moved: addresses lead to notes where these are now.
fn read_as_settings_say(session: &Session, vault: Arc<Vault>) {
    // Settings that nobody can read are told where they are asked for.
    let is_read_otherwise = vault
        .settings()
        .is_ok_and(|settings| settings.reading != *vault.reading());
    if !is_read_otherwise {
        return;
    }
    drop(vault);
    if let Err(error) = session.reopen() {
        tracing::warn!(%error, "moved notes are found by their addresses once the vault is opened");
    }
}

/// Where a note is that had this path until a change across notes moved it, made here or by
/// another process.
pub fn moved_note(session: &Session, request: NoteRequest) -> Result<MovedTo, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let to = session.store().moved_to(&vault.view.id, &path)?;
    let is_there = |to: &engine::NotePath| vault.engine.file_text(to).is_ok();
    Ok(MovedTo {
        path: to.filter(is_there).map(|to| to.to_string()),
    })
}

/// Changes across notes that were made, the last one first.
pub fn past_edits(session: &Session, _: Nothing) -> Result<PastEdits, ApiError> {
    let vault = session.vault()?;
    let store = session.store();
    let mut edits = Vec::new();
    for edit in store.past_edits(&vault.view.id, MOST_PAST)? {
        let left = store.left_by_edit(&edit)?.into_iter();
        edits.push(PastEdit {
            left: left
                .map(|(path, reason)| LeftNote { path, reason })
                .collect(),
            kind: kind_of(&edit),
            id: edit.id,
            from: edit.from,
            to: edit.to,
            time: edit.at_ms,
            notes: count(edit.notes),
            undone: edit.taken_back,
        });
    }
    Ok(PastEdits { edits })
}

/// Changes that were broken off when the app ended, and were finished since the vault was
/// opened, or could not be. Each is answered once: whoever asked has told the person.
/// `IndexState::finishing` says whether there may be more.
pub fn finished_edits(session: &Session, _: Nothing) -> Result<FinishedEdits, ApiError> {
    let vault = session.vault()?;
    let can_be_undone = session.store().edits(&vault.view.id)?;
    let finished = vault.finishing.take().into_iter().map(|one| match one {
        engine::Finished::Done(done) => {
            let result = EditResult::from(done);
            FinishedEdit {
                id: result
                    .id
                    .filter(|id| can_be_undone.iter().any(|edit| edit.id == *id)),
                changed: result.changed,
                left: result.left,
                failed: None,
            }
        }
        engine::Finished::Failed { edit, error, again } => FinishedEdit {
            id: None,
            changed: 0,
            left: Vec::new(),
            failed: Some(FailedEdit {
                ask: (edit.kind != "undo").then(|| EditAsk {
                    kind: kind_of(&edit),
                    from: edit.from,
                    to: edit.to,
                }),
                problem: error.into(),
                again,
            }),
        },
    });
    Ok(FinishedEdits {
        edits: finished.collect(),
    })
}

fn kind_of(edit: &engine::EditRecord) -> EditKind {
    match edit.kind.as_str() {
        "retag" => EditKind::Tag,
        "rename-folder" => EditKind::Folder,
        _ => EditKind::Note,
    }
}

fn row_at(held: &HeldEdit, row: usize) -> Option<EditRow> {
    let file = held
        .starts
        .partition_point(|start| *start <= row)
        .checked_sub(1)?;
    let edited = held.edit.plan.files.get(file)?;
    let Some(line) = (row - held.starts.get(file)?).checked_sub(1) else {
        return Some(EditRow {
            kind: EditRowKind::Note,
            pieces: vec![EditPiece {
                text: edited.path.to_string(),
                changed: false,
            }],
        });
    };
    let line = edited.lines.get(line)?;
    let piece = |piece: &engine::ShownPiece| EditPiece {
        text: piece.text.clone(),
        changed: piece.changed,
    };
    Some(EditRow {
        kind: match line.is_new {
            true => EditRowKind::New,
            false => EditRowKind::Old,
        },
        pieces: line.pieces.iter().map(piece).collect(),
    })
}

fn no_plan() -> ApiError {
    let message = "this change is not planned any more; look at it again first";
    ApiError::new(ErrorCode::NotFound, message)
}

fn number(of: usize) -> u32 {
    count(of as u64)
}

impl From<engine::EditDone> for EditResult {
    fn from(done: engine::EditDone) -> Self {
        let left = done.skipped.into_iter().map(|(path, reason)| LeftNote {
            path,
            reason: reason.code().to_owned(),
        });
        let moved = done.moved.into_iter().map(|one| MovedNote {
            from: one.from.to_string(),
            to: one.to.to_string(),
        });
        Self {
            id: done.id,
            changed: number(done.changed.len()),
            moved: moved.collect(),
            left: left.collect(),
        }
    }
}
