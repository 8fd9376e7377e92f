//! `rename`, `retag`, `undo`: changes across notes, shown first and done when told to.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde::Serialize;
use tsuzuri_api::edits::{self, Edit};
use tsuzuri_api::{ApiError, ErrorCode, Session};
use tsuzuri_engine::{BadPath, EditDone, EditPlan, FileMove, NotePath};

use crate::args::{RenameArgs, RetagArgs, UndoArgs};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::language::Language;
use crate::note_name;
use crate::print::{self, Answer, Format, Page, Progress, Style, with_progress};

/// What would change.
#[derive(Debug, Serialize)]
pub struct Planned {
    edits: Vec<Change>,
    moves: Vec<Move>,
    conflicts: Vec<Conflict>,
}

#[derive(Debug, Serialize)]
struct Change {
    path: String,
    span: (u64, u64),
    before: String,
    after: String,
}

#[derive(Debug, Serialize)]
struct Move {
    from: String,
    to: String,
}

#[derive(Debug, Serialize)]
struct Conflict {
    path: String,
    span: Option<(u64, u64)>,
    reason: &'static str,
}

/// What was changed, or taken back.
#[derive(Debug, Serialize)]
pub struct Done {
    id: Option<i64>,
    changed: Vec<String>,
    skipped: Vec<Skipped>,
    #[serde(skip)]
    moves: Vec<Move>,
    #[serde(skip)]
    is_undo: bool,
}

#[derive(Debug, Serialize)]
struct Skipped {
    path: String,
    reason: &'static str,
}

/// A note gets another name or place; so does a folder, named with its `/`.
pub fn rename(session: &Session, args: &RenameArgs, format: Format) -> Result<u8, Failure> {
    let vault = session.vault()?;
    let interrupt = Interrupt::watch()?;
    let planning = |_, _| !interrupt.is_called_off();
    let edit = match args.note.strip_suffix('/') {
        Some(folder) => {
            let bad = |reason: BadPath| {
                let message = format!("“{folder}” is no folder of the vault: {reason}");
                ApiError::new(ErrorCode::BadPath, message)
            };
            let folder = NotePath::new(folder).map_err(bad)?;
            Edit::rename_folder(&vault, &folder, &args.to, &planning)
        }
        None => {
            let note = note_name::resolve(session, &args.note)?;
            Edit::rename(&vault, &note, &args.to, &planning)
        }
    }
    .map_err(or_called_off)?;
    show_or_make(session, &edit, args.yes, &interrupt, format)
}

/// A tag gets another name.
pub fn retag(session: &Session, args: &RetagArgs, format: Format) -> Result<u8, Failure> {
    let vault = session.vault()?;
    let interrupt = Interrupt::watch()?;
    let planning = |_, _| !interrupt.is_called_off();
    let edit = Edit::retag(&vault, &args.from, &args.to, &planning).map_err(or_called_off)?;
    show_or_make(session, &edit, args.yes, &interrupt, format)
}

/// The last change, or the one that is named, is taken back.
pub fn undo(session: &Session, args: &UndoArgs) -> Result<Done, Failure> {
    let vault = session.vault()?;
    let done = edits::undo(session, &vault, args.id, &|_| ())?;
    // Whoever had one of the files open may still write into what is no longer the note.
    vault.engine.settle_saves();
    Ok(Done {
        is_undo: true,
        ..done.into()
    })
}

fn show_or_make(
    session: &Session,
    edit: &Edit,
    make: bool,
    interrupt: &Interrupt,
    format: Format,
) -> Result<u8, Failure> {
    if !make {
        return Ok(print::answer(&Planned::from(&edit.plan), format)?);
    }
    let vault = session.vault()?;
    let (done, total) = (AtomicUsize::new(0), edit.plan.files.len() as u64);
    let progress = || Progress {
        done: done.load(Ordering::Relaxed) as u64,
        total,
    };
    let called_off = AtomicBool::new(false);
    let made = with_progress(progress, || {
        let made = edit.make(session, &vault, &|files| {
            done.store(files, Ordering::Relaxed);
            let stops = interrupt.is_called_off();
            // Asked again, it has been written down and is being taken back.
            if stops && called_off.swap(true, Ordering::Relaxed) {
                interrupt.let_go();
            }
            !stops
        });
        vault.engine.settle_saves();
        made
    });
    Ok(print::answer(
        &Done::from(made.map_err(or_called_off)?),
        format,
    )?)
}

fn or_called_off(error: ApiError) -> Failure {
    match error.code {
        ErrorCode::Cancelled => Failure::EditCalledOff,
        _ => error.into(),
    }
}

impl From<&EditPlan> for Planned {
    fn from(plan: &EditPlan) -> Self {
        let edits = plan.files.iter().flat_map(|file| {
            file.places.iter().map(|place| Change {
                path: file.path.to_string(),
                span: place.span,
                before: place.before.clone(),
                after: place.after.clone(),
            })
        });
        let moves = plan.moves.iter().map(Move::from);
        let conflicts = plan.conflicts.iter().map(|conflict| Conflict {
            path: conflict.path.to_string(),
            span: conflict.span,
            reason: conflict.reason.code(),
        });
        Self {
            edits: edits.collect(),
            moves: moves.collect(),
            conflicts: conflicts.collect(),
        }
    }
}

impl From<&FileMove> for Move {
    fn from(FileMove { from, to }: &FileMove) -> Self {
        Self {
            from: from.to_string(),
            to: to.to_string(),
        }
    }
}

impl From<EditDone> for Done {
    fn from(done: EditDone) -> Self {
        let skipped = done.skipped.into_iter().map(|(path, reason)| Skipped {
            path,
            reason: reason.code(),
        });
        Self {
            id: done.id,
            changed: done.changed,
            skipped: skipped.collect(),
            moves: done.moved.iter().map(Move::from).collect(),
            is_undo: false,
        }
    }
}

impl Answer for Planned {
    fn found(&self) -> bool {
        !self.edits.is_empty() || !self.moves.is_empty()
    }

    fn lay_out(&self, page: &mut Page) {
        let language = Language::of_environment();
        all_moved(page, &self.moves);
        for Change {
            path,
            before,
            after,
            ..
        } in &self.edits
        {
            page.line(&[
                (path, Style::Link),
                ("  ", Style::Plain),
                (before, Style::Faint),
                (" → ", Style::Faint),
                (after, Style::Strong),
            ]);
        }
        for Conflict { path, reason, .. } in &self.conflicts {
            not_changed(page, path, &language.edit_reason(reason));
        }
        let mut notes: Vec<&String> = self.edits.iter().map(|edit| &edit.path).collect();
        notes.dedup();
        let told = match self.found() {
            true => language.edit_is_only_planned(self.edits.len(), notes.len()),
            false => language.edit_is_done(0, None),
        };
        page.line(&[(&told, Style::Strong)]);
    }
}

impl Answer for Done {
    fn lay_out(&self, page: &mut Page) {
        let language = Language::of_environment();
        all_moved(page, &self.moves);
        for path in &self.changed {
            page.line(&[(path, Style::Link)]);
        }
        for Skipped { path, reason } in &self.skipped {
            not_changed(page, path, &language.edit_reason(reason));
        }
        let (changed, has_moved) = (self.changed.len(), !self.moves.is_empty());
        let told = match self.is_undo {
            true => language.edit_is_undone(changed, has_moved),
            false => language.edit_is_done(changed, self.id),
        };
        page.line(&[(&told, Style::Strong)]);
    }
}

fn all_moved(page: &mut Page, moves: &[Move]) {
    for Move { from, to } in moves {
        page.line(&[
            (from, Style::Link),
            (" → ", Style::Faint),
            (to, Style::Link),
        ]);
    }
}

fn not_changed(page: &mut Page, path: &str, why: &str) {
    page.line(&[
        ("! ", Style::Faint),
        (path, Style::Link),
        ("  ", Style::Plain),
        (why, Style::Plain),
    ]);
}
