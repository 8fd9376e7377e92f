//! `tag`: the passages of one tag, newest day first, and what stands beside it.

use std::io::{self, Write};

use serde::Serialize;
use tsuzuri_api::wire::{self, MonthCount, PassageOrder, TagRequest, TagStreamRequest};
use tsuzuri_api::{Session, commands};

use super::{Count, counts, passage_heading};
use crate::args::TagArgs;
use crate::disk_spans::DiskSpans;
use crate::failure::Failure;
use crate::print::{Answer, Cell, Page, Style, rows};

/// One page of the tag's passages.
#[derive(Debug, Serialize)]
pub struct Tagged {
    key: String,
    tag: String,
    total: u32,
    next_cursor: Option<String>,
    passages: Vec<Passage>,
    related: Vec<Count>,
    months: Vec<MonthCount>,
}

#[derive(Debug, Serialize)]
struct Passage {
    path: String,
    title: String,
    day: Option<String>,
    heading_path: Vec<String>,
    span: [usize; 2],
    excerpt: String,
}

/// Asks for a page and for the summary.
pub fn run(session: &Session, args: &TagArgs) -> Result<Tagged, Failure> {
    let request = TagStreamRequest {
        tag: args.tag.clone(),
        month: None,
        order: PassageOrder::Newest,
        cursor: args.cursor.clone(),
        limit: args.limit,
    };
    let stream = commands::tags::tag_stream(session, request)?;
    let summary = commands::tags::tag_summary(
        session,
        TagRequest {
            tag: args.tag.clone(),
        },
    )?;
    let mut spans = DiskSpans::new(session)?;
    let mut passage = |card: wire::PassageCard| -> Result<Passage, Failure> {
        Ok(Passage {
            span: spans.span(&card.path, card.span)?,
            path: card.path,
            title: card.title,
            day: card.day,
            heading_path: card.heading_path,
            excerpt: card.text,
        })
    };
    Ok(Tagged {
        key: stream.key,
        tag: stream.tag,
        total: stream.total,
        next_cursor: stream.next_cursor,
        passages: stream
            .passages
            .into_iter()
            .map(&mut passage)
            .collect::<Result<_, _>>()?,
        related: counts(summary.related),
        months: summary.months,
    })
}

impl Answer for Tagged {
    fn found(&self) -> bool {
        self.total > 0
    }

    fn lines(&self, out: &mut dyn Write) -> io::Result<()> {
        rows(out, &self.passages)
    }

    fn lay_out(&self, page: &mut Page) {
        page.line(&[
            (&format!("#{}", self.tag), Style::Link),
            (&format!("  {}", self.total), Style::Faint),
        ]);
        for passage in &self.passages {
            page.gap();
            passage_heading(
                page,
                passage.day.as_deref(),
                &passage.path,
                &passage.heading_path,
            );
            page.excerpt(passage.excerpt.trim_end(), &[]);
        }
        if !self.related.is_empty() {
            page.gap();
            let row = |Count { tag, count }: &Count| {
                vec![
                    Cell::right(count, Style::Faint),
                    Cell::left(format!("#{tag}"), Style::Link),
                ]
            };
            page.table(&self.related.iter().map(row).collect::<Vec<_>>());
        }
    }
}
