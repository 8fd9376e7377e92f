//! `import`: makes notes of another program's export, once asked only to say which.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;
use tsuzuri_api::imports::{
    self, BadExport, ImportPlan, Imported, LARGEST_EXPORT, NoteChange, PlannedNote,
};
use tsuzuri_api::{ApiError, ErrorCode, Session, Vault};
use tsuzuri_engine::Origin;
use tsuzuri_import::hatena::Blog;

use crate::args::{HatenaArgs, ImportArgs, ImportSource};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::language::Language;
use crate::print::{Answer, Page, Progress, Style, thousands, with_progress};

/// What an export comes to, or came to.
#[derive(Debug, Serialize)]
pub struct Import {
    entries: usize,
    blog: Option<String>,
    notes: Vec<Note>,
    images: Vec<String>,
    problems: Vec<Problem>,
    more_problems: usize,
    #[serde(skip)]
    done: bool,
}

#[derive(Debug, Serialize)]
struct Note {
    path: String,
    action: Action,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Action {
    /// It would be made.
    Create,
    /// It was made.
    Created,
    /// It would be given its entries' addresses.
    Update,
    /// It was given them.
    Updated,
    /// All of it is there already.
    Present,
    /// So is it, without addresses, and it was changed since: it stays as it is.
    Left,
}

#[derive(Debug, Serialize)]
struct Problem {
    line: usize,
    message: String,
}

/// Plans, and makes the notes when told to.
pub fn run(session: &Session, args: &ImportArgs) -> Result<Import, Failure> {
    let ImportSource::Hatena(args) = &args.source;
    let language = Language::of_environment();
    let blog = blog(args, language)?;
    let export = export(&args.file, language)?;
    let vault = session.vault()?;
    let import = imports::read_hatena(&vault, &export, blog.as_ref());
    let import = import.map_err(|what| unreadable(&args.file, language.too_many(what)))?;
    let plan = imports::plan(&vault, import)?;
    let done = match args.yes {
        true => Some(carry_out(&vault, &plan)?),
        false => None,
    };
    Ok(answer(plan, done.as_ref(), language))
}

fn carry_out(vault: &Vault, plan: &ImportPlan) -> Result<Imported, Failure> {
    let interrupt = Interrupt::watch()?;
    let written = AtomicUsize::new(0);
    let progress = || Progress {
        done: written.load(Ordering::Relaxed) as u64,
        total: plan.to_write() as u64,
    };
    let done = with_progress(progress, || {
        let done = imports::carry_out(vault, plan, &Origin::Cli, &|done| {
            written.store(done, Ordering::Relaxed);
            let stops = interrupt.is_called_off();
            if stops {
                interrupt.let_go();
            }
            !stops
        });
        // Whoever had one of the files open may still write into what is no longer the note.
        vault.engine.settle_saves();
        done
    });
    done.map_err(|error| match error.code {
        ErrorCode::Cancelled => Failure::ImportCalledOff(written.load(Ordering::Relaxed)),
        _ => error.into(),
    })
}

fn answer(plan: ImportPlan, done: Option<&Imported>, language: Language) -> Import {
    let action = |note: &PlannedNote| match (&note.change, done) {
        (NoteChange::Present, _) => Action::Present,
        (NoteChange::Left, _) => Action::Left,
        (_, Some(done)) if done.left.contains(&note.path) => Action::Left,
        (NoteChange::Create(_), None) => Action::Create,
        (NoteChange::Create(_), Some(_)) => Action::Created,
        (NoteChange::Update { .. }, None) => Action::Update,
        (NoteChange::Update { .. }, Some(_)) => Action::Updated,
    };
    let notes = plan.notes.iter().map(|note| Note {
        path: note.path.to_string(),
        action: action(note),
    });
    let problems = plan.problems.iter().map(|problem| Problem {
        line: problem.line,
        message: language.import_problem(&problem.kind),
    });
    Import {
        entries: plan.entries,
        notes: notes.collect(),
        problems: problems.collect(),
        more_problems: plan.more_problems,
        blog: plan.blog,
        images: plan.images,
        done: done.is_some(),
    }
}

fn blog(args: &HatenaArgs, language: Language) -> Result<Option<Blog>, Failure> {
    let Some(address) = &args.blog else {
        return Ok(None);
    };
    let blog = Blog::new(address).map_err(|_| {
        Failure::from(ApiError::new(
            ErrorCode::BadRequest,
            language.no_blog(address),
        ))
    })?;
    Ok(Some(blog))
}

fn export(path: &Path, language: Language) -> Result<String, Failure> {
    imports::read_export(path).map_err(|bad| {
        let reason = match bad {
            BadExport::Unreadable(error) => error.to_string(),
            BadExport::TooLarge => language.too_large(LARGEST_EXPORT),
            BadExport::NoUtf8(at) => language.no_utf_8(at),
        };
        unreadable(path, reason)
    })
}

fn unreadable(path: &Path, reason: String) -> Failure {
    Failure::Unreadable {
        file: path.to_owned(),
        reason,
    }
}

impl Answer for Import {
    fn found(&self) -> bool {
        self.entries > 0
    }

    fn lay_out(&self, page: &mut Page) {
        let language = Language::of_environment();
        for note in &self.notes {
            let (sign, told) = match note.action {
                Action::Create | Action::Created => ("+ ", ""),
                Action::Update | Action::Updated => ("~ ", language.is_given_addresses()),
                Action::Present => ("= ", ""),
                Action::Left => ("! ", language.is_left_without_addresses()),
            };
            let path = (&*note.path, Style::Link);
            match told {
                "" => page.line(&[(sign, Style::Faint), path]),
                told => page.line(&[
                    (sign, Style::Faint),
                    path,
                    ("  ", Style::Plain),
                    (told, Style::Plain),
                ]),
            }
        }
        for problem in &self.problems {
            let line = format!("{:>7}  ", thousands(problem.line as u64));
            page.line(&[(&line, Style::Faint), (&problem.message, Style::Plain)]);
        }
        if self.more_problems > 0 {
            let told = language.more_problems(self.more_problems);
            page.line(&[(&told, Style::Plain)]);
        }
        if !self.images.is_empty() {
            let told = language.images_stay(self.images.len());
            page.line(&[(&told, Style::Plain)]);
        }
        if self.entries > 0 && self.blog.is_none() {
            page.line(&[(language.blog_is_unknown(), Style::Plain)]);
        }
        if self.entries > 0 && !self.done {
            page.line(&[(language.import_is_only_planned(), Style::Strong)]);
        }
    }
}
