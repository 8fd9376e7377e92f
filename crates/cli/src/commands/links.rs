//! `links`: links that stand in a note, or in the whole vault, and where they lead.

use std::io::{self, Write};

use serde::Serialize;
use tsuzuri_api::wire::{LinkRow, NoteRequest};
use tsuzuri_api::{Session, commands};
use tsuzuri_engine::query;

use crate::args::LinksArgs;
use crate::disk_spans::DiskSpans;
use crate::failure::Failure;
use crate::language::Language;
use crate::note_name;
use crate::print::{Answer, Cell, Page, Style, rows};

/// Rows, by note and place.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Links(Vec<Link>);

#[derive(Debug, Serialize)]
struct Link {
    path: String,
    kind: String,
    raw: String,
    target: String,
    fragment: Option<String>,
    alias: Option<String>,
    resolution: String,
    resolved: Option<String>,
    span: [usize; 2],
}

/// Asks for the links and leaves out those that are not wanted.
pub fn run(session: &Session, args: &LinksArgs) -> Result<Links, Failure> {
    let state = match (args.unresolved, args.ambiguous) {
        (true, _) => Some("unresolved"),
        (_, true) => Some("ambiguous"),
        _ => None,
    };
    let rows = match &args.note {
        Some(note) => {
            let path = note_name::resolve(session, note)?.to_string();
            commands::notes::outgoing_links(session, NoteRequest { path })?.links
        }
        None => of_vault(session, state)?,
    };
    let wanted = rows
        .into_iter()
        .filter(|row| state.is_none_or(|state| row.resolution == state));
    let mut spans = DiskSpans::new(session)?;
    let mut link = |row: LinkRow| -> Result<Link, Failure> {
        Ok(Link {
            span: spans.span(&row.path, row.span)?,
            path: row.path,
            kind: row.kind,
            raw: row.raw,
            target: row.target,
            fragment: row.fragment,
            alias: row.alias,
            resolution: row.resolution,
            resolved: row.resolved,
        })
    };
    Ok(Links(wanted.map(&mut link).collect::<Result<_, _>>()?))
}

fn of_vault(session: &Session, state: Option<&str>) -> Result<Vec<LinkRow>, Failure> {
    let vault = session.vault()?;
    let read = || {
        let reader = vault.engine.reader()?;
        match state {
            Some(state) => query::links_in_state(&reader, &*vault.engine, state),
            None => query::all_links(&reader, &*vault.engine),
        }
    };
    Ok(read()?.into_iter().map(Into::into).collect())
}

impl Answer for Links {
    fn found(&self) -> bool {
        !self.0.is_empty()
    }

    fn lines(&self, out: &mut dyn Write) -> io::Result<()> {
        rows(out, &self.0)
    }

    fn lay_out(&self, page: &mut Page) {
        let language = Language::of_environment();
        let row = |link: &Link| {
            let [start, end] = link.span;
            vec![
                Cell::left(format!("{}:{start}–{end}", link.path), Style::Link),
                Cell::left(language.resolution(&link.resolution), Style::Faint),
                Cell::left(&link.raw, Style::Plain),
                Cell::left(link.resolved.as_deref().unwrap_or_default(), Style::Link),
            ]
        };
        page.table(&self.0.iter().map(row).collect::<Vec<_>>());
    }
}
