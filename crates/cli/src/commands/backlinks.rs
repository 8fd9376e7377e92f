//! `backlinks`: what links to a note, or cites an address, and what only names a note.

use std::io::{self, Write};

use serde::Serialize;
use tsuzuri_api::wire::{BacklinksRequest, CitationsRequest, MentionsRequest};
use tsuzuri_api::{ApiError, ErrorCode, Session, commands, wire};

use super::passage_heading;
use crate::args::BacklinksArgs;
use crate::disk_spans::DiskSpans;
use crate::failure::Failure;
use crate::note_name;
use crate::print::{Answer, Page, rows};

/// Rows, by note, newest day first; mentions after the links.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Backlinks(Vec<Backlink>);

#[derive(Debug, Serialize)]
struct Backlink {
    path: String,
    title: String,
    day: Option<String>,
    heading_path: Vec<String>,
    kind: String,
    raw: String,
    span: [usize; 2],
    excerpt: String,
    ambiguous: bool,
    #[serde(skip)]
    highlights_utf16: Vec<wire::Range>,
}

/// What an argument means.
enum Target {
    Note(String),
    Address(String),
}

/// Asks for all of them.
pub fn run(session: &Session, args: &BacklinksArgs) -> Result<Backlinks, Failure> {
    let links = match target(session, &args.target)? {
        Target::Note(path) if args.mentions => {
            let mut all = links(session, &path)?;
            all.extend(mentions(session, &path)?);
            all
        }
        Target::Note(path) => links(session, &path)?,
        Target::Address(_) if args.mentions => {
            let message = "--mentions is for a note: an address has no name to be mentioned by";
            return Err(ApiError::new(ErrorCode::BadRequest, message).into());
        }
        Target::Address(url) => citations(session, &url, u32::MAX)?.links,
    };
    let mut spans = DiskSpans::new(session)?;
    let mut row = |link: wire::Backlink| -> Result<Backlink, Failure> {
        Ok(Backlink {
            span: spans.span(&link.path, link.span)?,
            path: link.path,
            title: link.title,
            day: link.day,
            heading_path: link.heading_path,
            kind: link.kind,
            raw: link.raw,
            excerpt: link.excerpt,
            ambiguous: link.ambiguous,
            highlights_utf16: link.highlights_utf16,
        })
    };
    Ok(Backlinks(
        links.into_iter().map(&mut row).collect::<Result<_, _>>()?,
    ))
}

/// A note, else an address that something cites: `example.com` may be either.
fn target(session: &Session, target: &str) -> Result<Target, Failure> {
    if target.contains("://") {
        return Ok(Target::Address(target.to_owned()));
    }
    match note_name::resolve(session, target) {
        Ok(path) => Ok(Target::Note(path.to_string())),
        Err(ambiguous @ Failure::Ambiguous { .. }) => Err(ambiguous),
        Err(no_note) => {
            let cited = citations(session, target, 0)?;
            if cited.page_total > 0 || cited.whole_site && cited.site_total > 0 {
                Ok(Target::Address(target.to_owned()))
            } else {
                Err(no_note)
            }
        }
    }
}

fn links(session: &Session, path: &str) -> Result<Vec<wire::Backlink>, Failure> {
    let request = BacklinksRequest {
        path: path.to_owned(),
        cursor: None,
        limit: u32::MAX,
    };
    Ok(commands::notes::backlinks(session, request)?.links)
}

/// Page by page, since each reads no more than so many notes.
fn mentions(session: &Session, path: &str) -> Result<Vec<wire::Backlink>, Failure> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let request = MentionsRequest {
            path: path.to_owned(),
            cursor,
            limit: u32::MAX,
            ticket: 0,
        };
        let page = commands::links::mentions(session, request)?;
        all.extend(page.mentions);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(all);
        }
    }
}

fn citations(session: &Session, url: &str, limit: u32) -> Result<wire::Citations, Failure> {
    let request = CitationsRequest {
        url: url.to_owned(),
        cursor: None,
        limit,
    };
    Ok(commands::links::citations(session, request)?)
}

impl Answer for Backlinks {
    fn found(&self) -> bool {
        !self.0.is_empty()
    }

    fn lines(&self, out: &mut dyn Write) -> io::Result<()> {
        rows(out, &self.0)
    }

    fn lay_out(&self, page: &mut Page) {
        for (at, link) in self.0.iter().enumerate() {
            if at > 0 {
                page.gap();
            }
            passage_heading(page, link.day.as_deref(), &link.path, &link.heading_path);
            page.excerpt(&link.excerpt, &link.highlights_utf16);
        }
    }
}
