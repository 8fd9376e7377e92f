//! A blog brought home by a window: what would come of the file that a person chose, then
//! the notes, with progress. The file itself is chosen by the host; a window names none.

use tsuzuri_import::{Problem, ProblemKind, TooMany, hatena::Blog};

use crate::edits::Reports;
use crate::imports::{self, ImportPlan, NoteChange};
use crate::sink::count;
use crate::wire::{
    EditStep, EditTicket, ImportChange, ImportDone, ImportNote, ImportProblem, ImportProblemKind,
    PlanImport, PlannedImport,
};
use crate::{ApiError, ErrorCode, Session};

/// What the chosen file comes to in the vault. Writes nothing.
///
/// # Errors
/// `not-found` when no file was chosen; `bad-request` for what is no address of a blog;
/// `too-large` when it has more entries, comments or categories than are taken.
pub fn plan_import(session: &Session, request: PlanImport) -> Result<PlannedImport, ApiError> {
    let vault = session.vault()?;
    let export = vault.export.text().ok_or_else(nothing_chosen)?;
    let blog = request.blog.as_deref().map(|address| {
        Blog::new(address).map_err(|_| {
            let message = format!("“{address}” is no address of a blog");
            ApiError::new(ErrorCode::BadRequest, message)
        })
    });
    let blog = blog.transpose()?;
    session.wait_until_read(&vault)?;
    let import = imports::read_hatena(&vault, &export, blog.as_ref()).map_err(too_many)?;
    let plan = imports::plan(&vault, import)?;
    let answer = PlannedImport {
        blog: plan.blog.clone(),
        entries: number(plan.entries),
        notes: plan.notes.iter().map(row).collect(),
        images: number(plan.images.len()),
        problems: plan.problems.iter().map(problem).collect(),
        more_problems: number(plan.more_problems),
    };
    vault.export.plan(request.ticket, plan);
    Ok(answer)
}

/// Makes the notes of a plan that are not there yet, and gives others their addresses. `stop_edit`
/// calls it off: what was made stays, and the same import goes on where it ended.
///
/// # Errors
/// `not-found` when there is no such plan; `exists` when a file has come meanwhile; what the
/// file system said.
pub fn make_import(session: &Session, request: EditTicket) -> Result<ImportDone, ApiError> {
    let vault = session.vault()?;
    let plan: ImportPlan = vault
        .export
        .take(request.ticket)
        .ok_or_else(nothing_chosen)?;
    let cancel = vault.export.begin(request.ticket);
    let reports = Reports::new(session, request.ticket);
    let total = plan.to_write();
    let done = std::cell::Cell::new(0);
    let progress = |made| {
        done.set(made);
        reports.tell(EditStep::Importing, made, total);
        !cancel.is_called_off()
    };
    match imports::carry_out(&vault, &plan, &session.origin(), &progress) {
        Ok(imported) => {
            vault.export.choose(None);
            Ok(ImportDone {
                made: number(imported.written),
                left: number(imported.left.len()),
                called_off: false,
            })
        }
        Err(error) if error.code == ErrorCode::Cancelled => Ok(ImportDone {
            made: number(done.get()),
            left: 0,
            called_off: true,
        }),
        Err(error) => Err(error),
    }
}

fn too_many(what: TooMany) -> ApiError {
    let most = what.most();
    let message = match what {
        TooMany::Entries => format!("it has more than {most} entries"),
        TooMany::Replies => format!("it has more than {most} comments and trackbacks"),
        TooMany::Names => format!("it has more than {most} categories"),
    };
    ApiError::new(
        ErrorCode::TooLarge,
        format!("{message}; split it between two entries"),
    )
}

fn nothing_chosen() -> ApiError {
    ApiError::new(
        ErrorCode::NotFound,
        "no export was chosen; choose one first",
    )
}

fn row(note: &imports::PlannedNote) -> ImportNote {
    ImportNote {
        path: note.path.to_string(),
        change: match note.change {
            NoteChange::Create(_) => ImportChange::Create,
            NoteChange::Update { .. } => ImportChange::Update,
            NoteChange::Present => ImportChange::Present,
            NoteChange::Left => ImportChange::Left,
        },
    }
}

fn problem(problem: &Problem) -> ImportProblem {
    use ImportProblemKind as Kind;
    let (kind, name, tag) = match problem.kind.clone() {
        ProblemKind::NoDate => (Kind::NoDate, None, None),
        ProblemKind::NoField => (Kind::NoField, None, None),
        ProblemKind::UnknownField(name) => (Kind::UnknownField, Some(name), None),
        ProblemKind::Notation(name) => (Kind::Notation, Some(name), None),
        ProblemKind::KeptAsHtml => (Kind::KeptAsHtml, None, None),
        ProblemKind::Category { name, tag } => (Kind::Category, Some(name), tag),
        ProblemKind::Script => (Kind::Script, None, None),
    };
    ImportProblem {
        line: number(problem.line),
        kind,
        name,
        tag,
    }
}

fn number(of: usize) -> u32 {
    count(of as u64)
}
