//! One passage as a row, with its note, and the tags that cover it.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row};
use tsuzuri_syntax::Span;

use super::{NoteFile, date, list};
use crate::EngineError;

/// A passage and the note it stands in.
#[derive(Clone, Debug)]
pub(crate) struct PassageRow {
    pub id: i64,
    pub note: i64,
    pub file: NoteFile,
    pub title: String,
    pub ordinal: u32,
    pub span: Span,
    pub line: u32,
    pub day: Option<Date>,
    pub heading_path: Vec<String>,
}

/// A tag beside a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagAt {
    /// As written here.
    pub raw: String,
    /// What to ask for.
    pub key: String,
    /// `text`, `tag-block`, `heading`, `note` or `front-matter`.
    pub source: String,
}

/// What `PassageRow::read` reads, from `passage` and `note`.
pub(crate) const PASSAGE_COLUMNS: &str =
    "passage.id, passage.note, note.path, note.hash, note.title,
     passage.start, passage.end, passage.line, passage.day, passage.heading_path, passage.ordinal";

/// The first column after those.
pub(crate) const AFTER_PASSAGE: usize = 11;

impl PassageRow {
    /// One passage; `None` when it is no more.
    pub fn load(connection: &Connection, id: i64) -> Result<Option<Self>, EngineError> {
        Ok(connection
            .prepare_cached(&format!(
                "SELECT {PASSAGE_COLUMNS} FROM passage JOIN note ON note.id = passage.note
                 WHERE passage.id = ?1"
            ))?
            .query_row([id], Self::read)
            .optional()?)
    }

    /// From a row that begins with `PASSAGE_COLUMNS`.
    pub fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            note: row.get(1)?,
            file: NoteFile {
                path: row.get(2)?,
                hash: row.get(3)?,
            },
            title: row.get(4)?,
            ordinal: row.get(10)?,
            span: super::span(row, 5, 6)?,
            line: row.get(7)?,
            day: row.get::<_, Option<i64>>(8)?.and_then(date),
            heading_path: list(super::text(row, 9)?),
        })
    }
}

/// Tags that cover a passage: its own in text order, then those of headings above, of
/// the note and of its front matter, each once.
pub(crate) fn tags_at(
    connection: &Connection,
    row: &PassageRow,
) -> Result<Vec<TagAt>, EngineError> {
    let mut statement = connection.prepare_cached(
        "SELECT occurrence.raw, tag.key, occurrence.source, occurrence.ordinal = ?2,
                CASE WHEN occurrence.source = 'heading' AND occurrence.ordinal < ?2 THEN
                    (SELECT heading_path FROM passage WHERE id = ?3 - ?2 + occurrence.ordinal) END
         FROM occurrence
         CROSS JOIN tag ON tag.id = occurrence.tag
         WHERE occurrence.note = ?1 AND (
             occurrence.ordinal = ?2
             OR occurrence.source IN ('heading', 'note', 'front-matter') AND occurrence.ordinal < ?2
                AND EXISTS (SELECT 1 FROM passage_tag
                            WHERE passage_tag.passage = ?3 AND passage_tag.tag = occurrence.tag))
         ORDER BY occurrence.start",
    )?;
    let mut rows = statement.query((row.note, row.ordinal, row.id))?;
    let mut own = Vec::new();
    let mut inherited = Vec::new();
    while let Some(found) = rows.next()? {
        let tag = TagAt {
            raw: found.get(0)?,
            key: found.get(1)?,
            source: found.get(2)?,
        };
        if found.get(3)? {
            own.push(tag);
            continue;
        }
        let above: Option<String> = found.get(4)?;
        if tag.source != "heading" || stands_above(above.as_deref(), row) {
            inherited.push(tag);
        }
    }
    let mut tags: Vec<TagAt> = Vec::with_capacity(own.len() + inherited.len());
    for tag in own.into_iter().chain(inherited) {
        if tags.iter().all(|known| known.key != tag.key) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// Whether a heading, given by the path of its own passage, stands above this one.
fn stands_above(heading_path: Option<&str>, row: &PassageRow) -> bool {
    heading_path.is_some_and(|json| row.heading_path.starts_with(&list(json)))
}
