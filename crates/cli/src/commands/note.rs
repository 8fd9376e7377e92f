//! `note`: one note of the vault as it is read, with what the index knows about it.

use serde::Serialize;
use tsuzuri_api::wire::{BacklinksRequest, NoteRequest};
use tsuzuri_api::{Session, commands};
use tsuzuri_engine::query;

use crate::args::NoteArgs;
use crate::facts::Facts;
use crate::failure::Failure;
use crate::note_name;
use crate::print::{Answer, Page, Style};

/// As `parse`, with path, time of the last change (ms since 1970), number of links to it,
/// and how many versions its history has.
#[derive(Debug, Serialize)]
pub struct Note {
    path: String,
    modified: Option<i64>,
    backlinks: u32,
    revisions: usize,
    #[serde(flatten)]
    facts: Facts,
}

/// Reads the file and asks the index.
pub fn run(session: &Session, args: &NoteArgs) -> Result<Note, Failure> {
    let path = note_name::resolve(session, &args.note)?;
    let vault = session.vault()?;
    let row = query::note(&vault.engine.reader()?, path.as_str())?;
    let file = vault.engine.file_text(&path)?;
    let request = BacklinksRequest {
        path: path.to_string(),
        cursor: None,
        limit: 0,
    };
    let backlinks = commands::notes::backlinks(session, request)?.total;
    let path_of = path.to_string();
    let history = commands::history::note_history(session, NoteRequest { path: path_of })?;
    let reading = vault.reading().of(Some(path.as_str()));
    let mut facts = Facts::new(&tsuzuri_syntax::parse(&file.text, &reading), &file.offsets);
    if let Some(row) = &row {
        facts.set_title(&row.title);
    }
    Ok(Note {
        modified: row.map(|row| row.modified_ms),
        backlinks,
        revisions: history.versions.len(),
        facts,
        path: path.to_string(),
    })
}

impl Answer for Note {
    fn lay_out(&self, page: &mut Page) {
        page.line(&[
            (&self.path, Style::Link),
            (&format!("  ← {}", self.backlinks), Style::Faint),
        ]);
        self.facts.lay_out(page);
    }
}
