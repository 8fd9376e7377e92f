//! What the index holds in all, and what it leaves out.

use rusqlite::Connection;

use crate::index::Counts;
use crate::{EngineError, Reader};

/// How much of everything the index holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Notes.
    pub notes: u64,
    /// Passages.
    pub passages: u64,
    /// Distinct tags as written.
    pub tags: u64,
    /// Links.
    pub links: u64,
    /// Links to notes that are not there.
    pub unresolved: u64,
    /// Of all notes on disk.
    pub bytes: u64,
    /// Of the index itself, full text included.
    pub index_bytes: u64,
}

/// Counts what the index holds.
///
/// # Errors
/// The index's.
pub fn totals(reader: &Reader) -> Result<Totals, EngineError> {
    let connection = reader.connection();
    let counts = Counts::read(connection)?;
    Ok(Totals {
        notes: counts.notes.unsigned_abs(),
        passages: counts.passages.unsigned_abs(),
        tags: number(connection, "SELECT count(*) FROM tag WHERE notes > 0")?,
        links: counts.links.unsigned_abs(),
        unresolved: number(
            connection,
            "SELECT count(*) FROM link WHERE state = 'unresolved'",
        )?,
        bytes: number(connection, "SELECT coalesce(sum(size), 0) FROM note")?,
        index_bytes: number(connection, "PRAGMA page_count")?
            * number(connection, "PRAGMA page_size")?,
    })
}

/// The share of all passages that full text covers, 0 to 1.
///
/// # Errors
/// The index's.
pub fn covered(reader: &Reader) -> Result<f64, EngineError> {
    Ok(Counts::read(reader.connection())?.covered())
}

/// Files that are not in the index, or only in part, by path, each with the code of the
/// reason.
///
/// # Errors
/// The index's.
pub fn skipped(reader: &Reader) -> Result<Vec<(String, String)>, EngineError> {
    let mut statement = reader
        .connection()
        .prepare_cached("SELECT path, reason FROM skipped ORDER BY path")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn number(connection: &Connection, query: &str) -> Result<u64, EngineError> {
    let number: i64 = connection
        .prepare_cached(query)?
        .query_row([], |row| row.get(0))?;
    Ok(number.unsigned_abs())
}
