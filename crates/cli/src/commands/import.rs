//! `import`: makes notes of another program's export, once asked only to say which.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;
use tsuzuri_api::imports::{self, ImportPlan};
use tsuzuri_api::{ApiError, ErrorCode, Session};
use tsuzuri_engine::Origin;
use tsuzuri_import::hatena::Blog;

use crate::args::{HatenaArgs, ImportArgs, ImportSource};
use crate::failure::Failure;
use crate::language::Language;
use crate::print::{Answer, Page, Progress, Style, thousands, with_progress};

/// Bytes of an export; larger ones would not fit beside the notes made of them.
const LARGEST: u64 = 512 * 1024 * 1024;

/// What an export comes to, or came to.
#[derive(Debug, Serialize)]
pub struct Import {
    entries: usize,
    blog: Option<String>,
    notes: Vec<Note>,
    images: Vec<String>,
    problems: Vec<Problem>,
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
    /// All of it is there already.
    Present,
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
    let plan = imports::plan_hatena(&vault, &export, blog.as_ref())?;
    if args.yes {
        let made = AtomicUsize::new(0);
        let total = plan.notes.iter().filter(|note| note.text.is_some()).count();
        let progress = || Progress {
            done: made.load(Ordering::Relaxed) as u64,
            total: total as u64,
        };
        with_progress(progress, || {
            imports::carry_out(&vault, &plan, &Origin::Cli, &|done| {
                made.store(done, Ordering::Relaxed);
                true
            })
        })?;
    }
    Ok(answer(plan, args.yes, language))
}

fn answer(plan: ImportPlan, done: bool, language: Language) -> Import {
    let notes = plan.notes.iter().map(|note| Note {
        path: note.path.to_string(),
        action: match (&note.text, done) {
            (None, _) => Action::Present,
            (Some(_), false) => Action::Create,
            (Some(_), true) => Action::Created,
        },
    });
    let problems = plan.problems.iter().map(|problem| Problem {
        line: problem.line,
        message: language.import_problem(&problem.kind),
    });
    Import {
        entries: plan.entries,
        notes: notes.collect(),
        problems: problems.collect(),
        blog: plan.blog,
        images: plan.images,
        done,
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
    let unreadable = |reason: String| Failure::Unreadable {
        file: path.to_owned(),
        reason,
    };
    let file = File::open(path).map_err(|error| unreadable(error.to_string()))?;
    // A file says how large it is before any of it is read; a pipe says nothing.
    let said = file.metadata().map_or(0, |meta| meta.len());
    if said > LARGEST {
        return Err(unreadable(language.too_large(LARGEST)));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > LARGEST {
        return Err(unreadable(language.too_large(LARGEST)));
    }
    String::from_utf8(bytes)
        .map_err(|error| unreadable(language.no_utf_8(error.utf8_error().valid_up_to())))
}

impl Answer for Import {
    fn found(&self) -> bool {
        self.entries > 0
    }

    fn lay_out(&self, page: &mut Page) {
        let language = Language::of_environment();
        for note in &self.notes {
            let sign = match note.action {
                Action::Create | Action::Created => "+ ",
                Action::Present => "= ",
            };
            page.line(&[(sign, Style::Faint), (&note.path, Style::Link)]);
        }
        for problem in &self.problems {
            let line = format!("{:>7}  ", thousands(problem.line as u64));
            page.line(&[(&line, Style::Faint), (&problem.message, Style::Plain)]);
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
