//! What links to a note, or cites an address, with the lines around each link.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use tsuzuri_syntax::Span;

use super::passage::{AFTER_PASSAGE, PASSAGE_COLUMNS, PassageRow, TagAt, tags_at};
use super::{Excerpt, Texts, cut, lines_before, span, text, whole_or_around};
use crate::vault::NoteSource;
use crate::{EngineError, Reader};

/// Links to one target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backlinks {
    /// How many there are in all.
    pub total: u32,
    /// The first of them, by note: newest day first, then path; within, text order.
    pub links: Vec<Backlink>,
    /// Notes whose files are no longer what the index knows.
    pub changed: Vec<String>,
}

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
    /// `wikilink`, `embed`, `markdown`, `image` or `url`.
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

/// What links to a note, without its own links to itself. An unknown note has none.
///
/// # Errors
/// The index's.
pub fn backlinks(
    reader: &Reader,
    source: &dyn NoteSource,
    path: &str,
    limit: u32,
) -> Result<Backlinks, EngineError> {
    let connection = reader.connection();
    let note: Option<i64> = connection
        .prepare_cached("SELECT id FROM note WHERE path = ?1")?
        .query_row([path], |row| row.get(0))
        .optional()?;
    match note {
        Some(note) => links(
            connection,
            source,
            "link.resolved = ?1 AND link.note <> ?1",
            &note,
            limit,
        ),
        None => Ok(Backlinks::default()),
    }
}

/// What cites an address: the page, or when `url` names only a site, any page of it.
///
/// # Errors
/// The index's.
pub fn citations(
    reader: &Reader,
    source: &dyn NoteSource,
    url: &str,
    limit: u32,
) -> Result<Backlinks, EngineError> {
    let connection = reader.connection();
    let key = tsuzuri_syntax::normalise_url(url).unwrap_or_else(|| url.to_owned());
    let page = links(
        connection,
        source,
        "link.kind = 'url' AND link.key = ?1",
        &key,
        limit,
    )?;
    match tsuzuri_syntax::url_site(url) {
        Some(site) if page.total == 0 => links(connection, source, "link.site = ?1", &site, limit),
        _ => Ok(page),
    }
}

/// Links for which a condition on `link` holds.
fn links(
    connection: &Connection,
    source: &dyn NoteSource,
    condition: &str,
    parameter: &dyn ToSql,
    limit: u32,
) -> Result<Backlinks, EngineError> {
    let total = connection
        .prepare_cached(&format!("SELECT count(*) FROM link WHERE {condition}"))?
        .query_row([parameter], |row| row.get(0))?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {PASSAGE_COLUMNS}, link.kind, link.raw, link.start, link.end, link.state
         FROM link
         JOIN passage ON passage.id = link.passage
         JOIN note ON note.id = link.note
         WHERE {condition}
         ORDER BY coalesce(note.day, 0) DESC, note.path, link.start
         LIMIT ?2"
    ))?;
    let mut texts = Texts::new(source);
    let mut rows = statement.query((parameter, limit))?;
    let mut links = Vec::new();
    while let Some(row) = rows.next()? {
        links.push(backlink(connection, row, &mut texts)?);
    }
    Ok(Backlinks {
        total,
        links,
        changed: texts.changed,
    })
}

fn backlink(
    connection: &Connection,
    row: &Row<'_>,
    texts: &mut Texts<'_>,
) -> Result<Backlink, EngineError> {
    let passage = PassageRow::read(row)?;
    let raw: String = row.get(AFTER_PASSAGE + 1)?;
    let link = span(row, AFTER_PASSAGE + 2, AFTER_PASSAGE + 3)?;
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
        kind: row.get(AFTER_PASSAGE)?,
        span: link,
        line,
        excerpt,
        tags: tags_at(connection, &passage)?,
        ambiguous: text(row, AFTER_PASSAGE + 4)? == "ambiguous",
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

#[cfg(test)]
mod tests;
