//! A link as a row of a list: where it stands, and the block around it.

use jiff::civil::Date;
use rusqlite::{Connection, Row};
use tsuzuri_syntax::Span;

use super::Place;
use crate::EngineError;
use crate::query::passage::{AFTER_PASSAGE, PassageRow, TagAt, tags_at};
use crate::query::{Excerpt, Texts, cut, lines_before, span, text, whole_or_around};

/// One link, with the block it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Backlink {
    /// Of the linking note.
    pub path: String,
    /// Of the linking note.
    pub title: String,
    /// Of the passage.
    pub day: Option<Date>,
    /// Of the passage.
    pub heading_path: Vec<String>,
    /// `wikilink`, `embed`, `markdown`, `image`, `url` or `mention`.
    pub kind: String,
    /// As written.
    pub raw: String,
    /// Of the link.
    pub span: Span,
    /// Line of the link, from 0.
    pub line: u32,
    /// The block it stands in, cut to size; only the link where the text can't be read.
    pub excerpt: Excerpt,
    /// Of the passage.
    pub tags: Vec<TagAt>,
    /// Another note could have been meant.
    pub ambiguous: bool,
}

/// A place in a passage that links to a note, or names it.
pub(in crate::query) struct Found {
    pub passage: PassageRow,
    /// Of the note; 0 without one.
    pub day: i64,
    /// `Backlink::kind`
    pub kind: String,
    pub raw: String,
    pub span: Span,
    pub ambiguous: bool,
}

impl Found {
    /// From `PASSAGE_COLUMNS`, then the link's kind, raw, start, end, state and day.
    pub fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            passage: PassageRow::read(row)?,
            kind: row.get(AFTER_PASSAGE)?,
            raw: row.get(AFTER_PASSAGE + 1)?,
            span: span(row, AFTER_PASSAGE + 2, AFTER_PASSAGE + 3)?,
            ambiguous: text(row, AFTER_PASSAGE + 4)? == "ambiguous",
            day: row.get(AFTER_PASSAGE + 5)?,
        })
    }

    /// Where it stands in the order of links.
    pub fn place(&self) -> Place {
        Place {
            day: self.day,
            path: self.passage.file.path.clone(),
            start: self.span.start as i64,
            end: self.span.end as i64,
        }
    }
}

/// A row with the lines around the place.
pub(in crate::query) fn row(
    connection: &Connection,
    found: Found,
    texts: &mut Texts<'_>,
) -> Result<Backlink, EngineError> {
    let Found {
        passage,
        kind,
        raw,
        span: link,
        ambiguous,
        ..
    } = found;
    let (excerpt, line) = match texts.get(&passage.file) {
        Some(note) if note.get(link.start..link.end) == Some(&*raw) => {
            let before = note.get(passage.span.start..link.start).unwrap_or_default();
            let block = block_around(&note, passage.span, link);
            let excerpt = whole_or_around(&note, block.start..block.end, &[link]);
            (excerpt, passage.line + lines_before(before, before.len()))
        }
        _ => {
            let mark = Span {
                start: 0,
                end: raw.len(),
            };
            (cut(&raw, 0..raw.len(), &[mark]), passage.line)
        }
    };
    Ok(Backlink {
        day: passage.day,
        kind,
        span: link,
        line,
        excerpt,
        tags: tags_at(connection, &passage)?,
        ambiguous,
        raw,
        path: passage.file.path,
        title: passage.title,
        heading_path: passage.heading_path,
    })
}

/// The lines around a link up to blank ones, or its list item; inside the passage.
fn block_around(text: &str, passage: Span, link: Span) -> Span {
    let before = &text[passage.start..link.start];
    let mut start = link.start;
    for line in before.split_inclusive('\n').rev() {
        if line.trim().is_empty() && line.ends_with('\n') {
            break;
        }
        start -= line.len();
        if is_item(line) {
            break;
        }
    }
    let after = &text[link.end..passage.end.max(link.end)];
    let mut end = link.end;
    for (at, line) in after.split_inclusive('\n').enumerate() {
        if at > 0 && (line.trim().is_empty() || is_item(line)) {
            break;
        }
        end += line.len();
    }
    Span { start, end }
}

/// Whether a line begins a list item.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.strip_prefix(['-', '*', '+']).or_else(|| {
        let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
        rest.strip_prefix(['.', ')'])
            .filter(|_| rest.len() < line.len())
    });
    rest.is_some_and(|rest| rest.starts_with([' ', '\t']))
}
