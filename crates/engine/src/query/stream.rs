//! The passages of a tag, newest day first, page by page.

use jiff::civil::Date;
use rusqlite::Connection;
use tsuzuri_syntax::{Profile, Span};

use super::passage::{AFTER_PASSAGE, PASSAGE_COLUMNS, PassageRow, TagAt, tags_at};
use super::tags::tag_with_id;
use super::{Texts, cut};
use crate::vault::NoteSource;
use crate::{EngineError, Reader};

/// Months from one to another, both included, each a year and a month from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Months {
    /// The first one.
    pub first: (i16, i8),
    /// The last one.
    pub last: (i16, i8),
}

/// Asks for a page of a tag's passages.
#[derive(Clone, Copy, Debug)]
pub struct StreamAsk<'a> {
    /// A key or any spelling.
    pub tag: &'a str,
    /// The vault's grammar.
    pub profile: Profile,
    /// Only these.
    pub months: Option<Months>,
    /// `Stream::next_cursor` of the page before; one that can't be read is the start.
    pub cursor: Option<&'a str>,
    /// At most this many passages.
    pub limit: u32,
}

/// Passages, newest day first, then by path and ordinal; those without a day last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stream {
    /// The tag's key.
    pub key: String,
    /// As most often written.
    pub spelling: String,
    /// Passages in all, in the months if there are any.
    pub total: u32,
    /// Asks for the next page; stays valid while the index changes.
    pub next_cursor: Option<String>,
    /// This page.
    pub passages: Vec<PassageCard>,
    /// Notes whose files are no longer what the index knows.
    pub changed: Vec<String>,
}

/// A passage to read.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageCard {
    /// Of its note.
    pub path: String,
    /// Of its note.
    pub title: String,
    /// Its day.
    pub day: Option<Date>,
    /// Outermost first.
    pub heading_path: Vec<String>,
    /// Position in its note.
    pub ordinal: u32,
    /// Line of its first byte, from 0.
    pub line: u32,
    /// In the file.
    pub span: Span,
    /// Its Markdown with `\n` line ends; empty when the file can't be read now.
    pub text: String,
    /// Whether `text` was cut because it is very long.
    pub cut: bool,
    /// Own ones first, then inherited ones.
    pub tags: Vec<TagAt>,
    /// Whether the file was read now and is what the index knows.
    pub verified: bool,
}

/// Bytes of a passage that are shown before it is cut; most have a tenth of it.
const LONGEST: usize = 6_000;

/// A page of a tag's passages; empty, with the key alone, when nothing has the tag.
///
/// # Errors
/// The index's.
pub fn stream(
    reader: &Reader,
    source: &dyn NoteSource,
    ask: StreamAsk<'_>,
) -> Result<Stream, EngineError> {
    let Some((id, tag)) = tag_with_id(reader, ask.tag, ask.profile)? else {
        let key = tsuzuri_syntax::read_tag(ask.tag, ask.profile).map(|key| key.full().to_owned());
        let key = key.unwrap_or_default();
        return Ok(Stream {
            spelling: key.clone(),
            key,
            ..Stream::default()
        });
    };
    let connection = reader.connection();
    let days = Days::of(ask.months);
    let total = match ask.months {
        None => tag.count,
        Some(_) => count(connection, id, days)?,
    };
    let mut rows = page(connection, id, days, Cursor::read(ask.cursor), ask.limit)?;
    let more = rows.len() > ask.limit as usize;
    rows.truncate(ask.limit as usize);
    let mut texts = Texts::new(source);
    let mut stream = Stream {
        key: tag.key,
        spelling: tag.spelling,
        total,
        next_cursor: rows
            .last()
            .filter(|_| more)
            .map(|(day, row)| Cursor::after(*day, row).write()),
        ..Stream::default()
    };
    for rows in rows.chunks(Texts::MOST) {
        texts.read_ahead(rows.iter().map(|(_, row)| &row.file));
        for (_, row) in rows {
            stream.passages.push(card(connection, row, &mut texts)?);
        }
    }
    stream.changed = texts.changed;
    Ok(stream)
}

/// Days from one to another, both included, as the index keeps them.
#[derive(Clone, Copy)]
pub(super) struct Days {
    pub(super) first: i64,
    pub(super) last: i64,
}

impl Days {
    pub(super) fn of(months: Option<Months>) -> Self {
        let number = |(year, month): (i16, i8)| i64::from(year) * 10_000 + i64::from(month) * 100;
        match months {
            None => Self {
                first: 0,
                last: i64::MAX,
            },
            Some(Months { first, last }) => Self {
                first: number(first),
                last: number(last) + 99,
            },
        }
    }
}

fn count(connection: &Connection, tag: i64, days: Days) -> Result<u32, EngineError> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM passage_tag WHERE tag = ?1 AND day BETWEEN ?2 AND ?3",
        )?
        .query_row((tag, days.first, days.last), |row| row.get(0))?)
}

/// One row more than asked for tells whether there is a next page.
fn page(
    connection: &Connection,
    tag: i64,
    days: Days,
    after: Cursor,
    limit: u32,
) -> Result<Vec<(i64, PassageRow)>, EngineError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {PASSAGE_COLUMNS}, passage_tag.day
         FROM passage_tag
         JOIN passage ON passage.id = passage_tag.passage
         JOIN note ON note.id = passage.note
         WHERE passage_tag.tag = ?1 AND passage_tag.day BETWEEN ?2 AND min(?3, ?4)
           AND (passage_tag.day < ?4 OR (note.path, passage.ordinal) > (?5, ?6))
         ORDER BY passage_tag.day DESC, note.path, passage.ordinal
         LIMIT ?7"
    ))?;
    let parameters = (
        tag,
        days.first,
        days.last,
        after.day,
        after.path,
        after.ordinal,
        limit.saturating_add(1),
    );
    let rows = statement.query_map(parameters, |row| {
        Ok((row.get(AFTER_PASSAGE)?, PassageRow::read(row)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The passage that a page ended with.
struct Cursor {
    day: i64,
    ordinal: i64,
    path: String,
}

impl Cursor {
    fn read(text: Option<&str>) -> Self {
        text.and_then(Self::parse).unwrap_or(Self {
            day: i64::MAX,
            ordinal: -1,
            path: String::new(),
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ':');
        let day = parts.next()?.parse().ok()?;
        let ordinal = parts.next()?.parse().ok()?;
        Some(Self {
            day,
            ordinal,
            path: parts.next()?.to_owned(),
        })
    }

    fn after(day: i64, row: &PassageRow) -> Self {
        Self {
            day,
            ordinal: row.ordinal.into(),
            path: row.file.path.clone(),
        }
    }

    fn write(&self) -> String {
        format!("{}:{}:{}", self.day, self.ordinal, self.path)
    }
}

/// A passage to look at among others: of a very long one as much as is shown.
pub(super) fn card(
    connection: &Connection,
    row: &PassageRow,
    texts: &mut Texts<'_>,
) -> Result<PassageCard, EngineError> {
    with_text(connection, row, texts, fitting)
}

/// A passage with all of its text, however long that is.
pub(super) fn whole_card(
    connection: &Connection,
    row: &PassageRow,
    texts: &mut Texts<'_>,
) -> Result<PassageCard, EngineError> {
    with_text(connection, row, texts, str::len)
}

/// `most`: bytes of the passage's text that it is to have.
fn with_text(
    connection: &Connection,
    row: &PassageRow,
    texts: &mut Texts<'_>,
    most: impl Fn(&str) -> usize,
) -> Result<PassageCard, EngineError> {
    let tags = tags_at(connection, row)?;
    let text = texts.get(&row.file);
    let whole = text
        .as_deref()
        .and_then(|text| text.get(row.span.start..row.span.end));
    let shown = whole.map(|whole| &whole[..most(whole)]);
    Ok(PassageCard {
        text: shown.map_or_else(String::new, |shown| cut(shown, 0..shown.len(), &[]).text),
        cut: shown.map(str::len) != whole.map(str::len),
        verified: whole.is_some(),
        path: row.file.path.clone(),
        title: row.title.clone(),
        day: row.day,
        heading_path: row.heading_path.clone(),
        ordinal: row.ordinal,
        line: row.line,
        span: row.span,
        tags,
    })
}

/// How much of a passage is shown: all, or the blocks that fit; of one long block, its
/// lines that fit.
fn fitting(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let most = text.floor_char_boundary(LONGEST);
    let head = &text[..most];
    let end = head
        .rfind("\n\n")
        .or_else(|| head.rfind("\n\r\n"))
        .or_else(|| head.rfind('\n'));
    end.filter(|end| *end > 0).unwrap_or(most)
}

#[cfg(test)]
mod tests;
