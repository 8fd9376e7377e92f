//! Notes as rows of lists: one level of the folder tree, and notes by a part of a name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row};
use tsuzuri_syntax::{fold, name_key};

use super::columns::NoteColumn;
use super::first::keep_first;
use super::order::by_name;
use super::{Columns, date, text as column};
use crate::index::{NameKind, day_number};
use crate::{ContentHash, EngineError, Reader};

/// A note as a row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// Vault-relative.
    pub path: String,
    /// Shown name.
    pub title: String,
    /// The note's own day.
    pub day: Option<Date>,
    /// Last change of the file, milliseconds since 1970.
    pub modified_ms: i64,
}

/// What each note held when it was read last, by path.
///
/// # Errors
/// `Index` when the index can't be read.
pub fn note_hashes(reader: &Reader) -> Result<HashMap<String, ContentHash>, EngineError> {
    let mut query = reader
        .connection()
        .prepare_cached("SELECT path, hash FROM note WHERE hash IS NOT NULL")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A folder as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderRow {
    /// Last part of `path`.
    pub name: String,
    /// Vault-relative.
    pub path: String,
    /// Notes in it and below.
    pub notes: u32,
}

/// What lies directly in a folder, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderLevel {
    /// Sub-folders that hold notes, there or below.
    pub folders: Vec<FolderRow>,
    /// Notes.
    pub notes: Vec<NoteRow>,
}

/// The first notes of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteList {
    /// How many there are in all.
    pub total: u32,
    /// The first of them.
    pub notes: Vec<NoteRow>,
}

const SELECT: &str = "SELECT path, title, day, mtime_ns FROM note";

fn row(row: &Row<'_>) -> rusqlite::Result<NoteRow> {
    Ok(NoteRow {
        path: row.get(0)?,
        title: row.get(1)?,
        day: row.get::<_, Option<i64>>(2)?.and_then(date),
        modified_ms: row.get::<_, i64>(3)? / 1_000_000,
    })
}

/// One note.
///
/// # Errors
/// The index's.
pub fn note(reader: &Reader, path: &str) -> Result<Option<NoteRow>, EngineError> {
    let sql = format!("{SELECT} WHERE path = ?1");
    let mut statement = reader.connection().prepare_cached(&sql)?;
    Ok(statement.query_row([path], row).optional()?)
}

/// Tags that stand anywhere in a note, as shown, in text order.
///
/// # Errors
/// The index's.
pub fn note_tags(reader: &Reader, path: &str) -> Result<Vec<String>, EngineError> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT tag.spelling FROM occurrence
         JOIN tag ON tag.id = occurrence.tag
         JOIN note ON note.id = occurrence.note
         WHERE note.path = ?1 GROUP BY tag.id ORDER BY min(occurrence.start)",
    )?;
    let tags = statement.query_map([path], |row| row.get(0))?;
    Ok(tags.collect::<Result<_, _>>()?)
}

/// Paths of the notes whose file has this name, without its ending and in any spelling
/// that links take for the same.
///
/// # Errors
/// The index's.
pub fn notes_with_stem(reader: &Reader, stem: &str) -> Result<Vec<String>, EngineError> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT DISTINCT note.path FROM name JOIN note ON note.id = name.note
         WHERE name.key = ?1 AND name.kind IN (?2, ?3) ORDER BY note.path",
    )?;
    // A note in the root may be known by its path alone: it is its stem.
    let parameters = (name_key(stem), NameKind::PATH, NameKind::STEM);
    let paths = statement.query_map(parameters, |row| row.get(0))?;
    Ok(paths.collect::<Result<_, _>>()?)
}

/// Paths of notes with a day of their own, today's or earlier, latest first.
///
/// # Errors
/// The index's.
pub fn notes_up_to_day(
    reader: &Reader,
    today: Date,
    limit: u32,
) -> Result<Vec<(String, Date)>, EngineError> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT path, day FROM note WHERE day <= ?1 ORDER BY day DESC, path LIMIT ?2",
    )?;
    let mut rows = statement.query((day_number(today), limit))?;
    let mut notes = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(day) = date(row.get(1)?) {
            notes.push((row.get(0)?, day));
        }
    }
    Ok(notes)
}

/// What lies directly in a folder; `""` is the root.
///
/// # Errors
/// The index's.
pub fn folder(reader: &Reader, path: &str) -> Result<FolderLevel, EngineError> {
    let connection = reader.connection();
    let mut notes: Vec<NoteRow> = connection
        .prepare_cached(&format!("{SELECT} WHERE folder = ?1"))?
        .query_map([path], row)?
        .collect::<Result<_, _>>()?;
    notes.sort_by(|a, b| by_name(&a.path, &b.path));

    // Below `a/b` lie the folders from `a/b/` to before `a/b0`: `0` follows `/`.
    let (first, end) = match path {
        "" => (String::new(), "\u{10FFFF}".to_owned()),
        path => (format!("{path}/"), format!("{path}0")),
    };
    let mut statement = connection.prepare_cached(
        "SELECT folder, count(*) FROM note WHERE folder > ?1 AND folder < ?2 GROUP BY folder",
    )?;
    let mut rows = statement.query([&first, &end])?;
    let mut counted: BTreeMap<String, u32> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let below = &column(row, 0)?[first.len()..];
        let name = below.split('/').next().unwrap_or(below);
        *counted.entry(name.to_owned()).or_default() += row.get::<_, u32>(1)?;
    }
    let rows = counted.into_iter();
    let mut folders: Vec<FolderRow> = rows
        .map(|(name, notes)| FolderRow {
            path: format!("{first}{name}"),
            name,
            notes,
        })
        .collect();
    folders.sort_by(|a, b| by_name(&a.name, &b.name));
    Ok(FolderLevel { folders, notes })
}

/// Notes whose title, path or alias holds `text` (folded): those whose title is it come
/// first, then those whose title begins with it, then by the last change. Without text,
/// all by the last change.
///
/// # Errors
/// The index's.
pub fn find_notes(
    reader: &Reader,
    columns: &Columns,
    text: &str,
    limit: u32,
) -> Result<NoteList, EngineError> {
    let connection = reader.connection();
    let text = fold(text.trim());
    if text.is_empty() {
        let total = connection
            .prepare_cached("SELECT count(*) FROM note")?
            .query_row([], |row| row.get(0))?;
        let notes = connection
            .prepare_cached(&format!("{SELECT} ORDER BY mtime_ns DESC, path LIMIT ?1"))?
            .query_map([limit], row)?
            .collect::<Result<_, _>>()?;
        return Ok(NoteList { total, notes });
    }
    let table = columns.at(reader)?;
    let nearness = |note: &NoteColumn| match &*note.title {
        title if title == text => 0,
        title if title.starts_with(&text) => 1,
        _ => 2,
    };
    let found = table.notes_named(&text).into_iter();
    let mut found: Vec<_> = found.map(|note| (nearness(note), note)).collect();
    let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
    keep_first(&mut found, limit as usize, |&(nearness, note)| {
        (nearness, Reverse(note.modified), &note.path)
    });
    let mut notes = Vec::new();
    for (_, column) in found {
        notes.extend(note(reader, &column.path)?);
    }
    Ok(NoteList { total, notes })
}

#[cfg(test)]
mod tests;
