//! `notes`: the vault's notes, or those that answer to a name.

use std::io::{self, Write};

use serde::Serialize;
use tsuzuri_api::wire::FindNotes;
use tsuzuri_api::{Session, commands};
use tsuzuri_engine::query;

use crate::args::NotesArgs;
use crate::failure::Failure;
use crate::print::{Answer, Cell, Page, Style, rows};

/// Rows: all by path; with a query, the nearest first.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Notes(Vec<Note>);

#[derive(Debug, Serialize)]
struct Note {
    path: String,
    title: String,
    day: Option<String>,
    modified: i64,
    tags: Vec<String>,
}

/// Asks for notes and for the tags of each.
pub fn run(session: &Session, args: &NotesArgs) -> Result<Notes, Failure> {
    let text = args.query.clone().unwrap_or_default();
    let found = commands::notes::find_notes(
        session,
        FindNotes {
            text,
            limit: u32::MAX,
        },
    )?;
    let reader = session.vault()?.engine.reader()?;
    let mut notes = Vec::with_capacity(found.notes.len());
    for row in found.notes {
        notes.push(Note {
            tags: query::note_tags(&reader, &row.path)?,
            path: row.path,
            title: row.title,
            day: row.day,
            modified: row.modified,
        });
    }
    if args.query.is_none() {
        notes.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Ok(Notes(notes))
}

impl Answer for Notes {
    fn found(&self) -> bool {
        !self.0.is_empty()
    }

    fn lines(&self, out: &mut dyn Write) -> io::Result<()> {
        rows(out, &self.0)
    }

    fn lay_out(&self, page: &mut Page) {
        let row = |note: &Note| {
            vec![
                Cell::left(note.day.as_deref().unwrap_or("–"), Style::Faint),
                Cell::left(&note.path, Style::Link),
                Cell::left(&note.title, Style::Plain),
            ]
        };
        page.table(&self.0.iter().map(row).collect::<Vec<_>>());
    }
}
