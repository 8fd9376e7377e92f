//! Passages by where they stand: what was found elsewhere, to be read whole.

use rusqlite::{Connection, OptionalExtension};

use super::Texts;
use super::passage::{PASSAGE_COLUMNS, PassageRow};
use super::stream::{PassageCard, card, whole_card};
use crate::vault::NoteSource;
use crate::{EngineError, Reader};

/// The passage that a line of a note stands in, counted from 0, cut where it is very long; `None`
/// when the note or the line is no more.
///
/// # Errors
/// The index's.
pub fn passage_at(
    reader: &Reader,
    source: &dyn NoteSource,
    path: &str,
    line: u32,
) -> Result<Option<PassageCard>, EngineError> {
    let connection = reader.connection();
    let found = at_line(connection, path, line)?;
    let mut texts = Texts::new(source);
    found
        .map(|row| card(connection, &row, &mut texts))
        .transpose()
}

/// A passage with all of its text, by its note's path and its ordinal there; `None` when it is no
/// more. There is no list of such: pages of passages stay small because each is cut, and who wants
/// whole ones takes them one after the other, so that no more than one note's text, which is at
/// most what is read of a file, is held for it.
///
/// # Errors
/// The index's.
pub fn whole_passage(
    reader: &Reader,
    source: &dyn NoteSource,
    path: &str,
    ordinal: u32,
) -> Result<Option<PassageCard>, EngineError> {
    let connection = reader.connection();
    let found = at_ordinal(connection, path, ordinal)?;
    let mut texts = Texts::new(source);
    found
        .map(|row| whole_card(connection, &row, &mut texts))
        .transpose()
}

/// Many passages, each by its note's path and its ordinal there, cut where they are very long;
/// those that are no more are left out.
///
/// # Errors
/// The index's.
pub fn passages_at<'a>(
    reader: &Reader,
    source: &dyn NoteSource,
    places: impl IntoIterator<Item = (&'a str, u32)>,
) -> Result<Vec<PassageCard>, EngineError> {
    let connection = reader.connection();
    let mut rows = Vec::new();
    for (path, ordinal) in places {
        rows.extend(at_ordinal(connection, path, ordinal)?);
    }
    let mut texts = Texts::new(source);
    let mut passages = Vec::with_capacity(rows.len());
    for rows in rows.chunks(Texts::MOST) {
        texts.read_ahead(rows.iter().map(|row| &row.file));
        for row in rows {
            passages.push(card(connection, row, &mut texts)?);
        }
    }
    Ok(passages)
}

fn at_ordinal(
    connection: &Connection,
    path: &str,
    ordinal: u32,
) -> Result<Option<PassageRow>, EngineError> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {PASSAGE_COLUMNS} FROM note JOIN passage ON passage.id = note.doc + ?2
             WHERE note.path = ?1 AND ?2 < note.passages"
        ))?
        .query_row((path, ordinal), PassageRow::read)
        .optional()?)
}

/// Passages cover their note in order: it is the last one that does not begin behind the line.
fn at_line(
    connection: &Connection,
    path: &str,
    line: u32,
) -> Result<Option<PassageRow>, EngineError> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {PASSAGE_COLUMNS} FROM note
             JOIN passage ON passage.id BETWEEN note.doc AND note.doc + note.passages - 1
             WHERE note.path = ?1 AND passage.line <= ?2
             ORDER BY passage.id DESC LIMIT 1"
        ))?
        .query_row((path, line), PassageRow::read)
        .optional()?)
}

#[cfg(test)]
mod tests;
