//! `backlinks`: what links to a note, or cites an address.

use std::io::{self, Write};

use serde::Serialize;
use tsuzuri_api::wire::BacklinksRequest;
use tsuzuri_api::{Session, commands, wire};
use tsuzuri_engine::query;

use super::passage_heading;
use crate::args::BacklinksArgs;
use crate::disk_spans::DiskSpans;
use crate::failure::Failure;
use crate::note_name;
use crate::print::{Answer, Page, rows};

/// Rows, by note, newest day first.
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

/// Asks for all of them.
pub fn run(session: &Session, args: &BacklinksArgs) -> Result<Backlinks, Failure> {
    let links = if args.target.contains("://") {
        citations(session, &args.target)?
    } else {
        let path = note_name::resolve(session, &args.target)?.to_string();
        commands::notes::backlinks(
            session,
            BacklinksRequest {
                path,
                limit: u32::MAX,
            },
        )?
        .links
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

fn citations(session: &Session, url: &str) -> Result<Vec<wire::Backlink>, Failure> {
    let vault = session.vault()?;
    let read = || query::citations(&vault.engine.reader()?, &*vault.engine, url, u32::MAX);
    let found = read()?;
    Ok(found.links.into_iter().map(Into::into).collect())
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
