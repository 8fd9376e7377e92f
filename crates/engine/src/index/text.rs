//! Full text for notes that were indexed without it: what is still wanted, and how it is
//! read. Offsets come from the index, so nothing is parsed again.

use rayon::prelude::*;
use rusqlite::Connection;
use tsuzuri_syntax::Span;

use super::entry::haystack;
use crate::{
    clock::Clock,
    error::EngineError,
    fs::Fs,
    path::NotePath,
    vault::{ContentHash, encoding::decode, read_bytes},
};

/// A note whose full text is missing.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub note: i64,
    pub doc: i64,
    pub path: NotePath,
    hash: Option<ContentHash>,
    passages: Vec<(i64, Span)>,
}

/// What full text is made of, by passage; `None` when the file is not what the index
/// knows any more.
pub(crate) type Haystacks = Option<Vec<(i64, String)>>;

/// The next notes in order, some `bytes` of text in all.
pub(crate) fn wanted(connection: &Connection, bytes: i64) -> Result<Vec<Wanted>, EngineError> {
    let mut notes = connection.prepare_cached(
        "SELECT id, doc, path, hash, size, passages FROM note WHERE text = 0 ORDER BY doc",
    )?;
    let mut passages = connection.prepare_cached(
        "SELECT id, start, end FROM passage WHERE id >= ?1 AND id < ?1 + ?2 ORDER BY id",
    )?;
    let mut found = Vec::new();
    let mut total = 0;
    let mut rows = notes.query([])?;
    while let Some(row) = rows.next()? {
        let (note, doc) = (row.get(0)?, row.get(1)?);
        let path: String = row.get(2)?;
        let Ok(path) = NotePath::new(&path) else {
            continue;
        };
        let passages = passages
            .query_map((doc, row.get::<_, i64>(5)?), |row| {
                Ok((
                    row.get(0)?,
                    Span {
                        start: offset(row, 1)?,
                        end: offset(row, 2)?,
                    },
                ))
            })?
            .collect::<Result<_, _>>()?;
        found.push(Wanted {
            note,
            doc,
            path,
            hash: row.get(3)?,
            passages,
        });
        total += row.get::<_, i64>(4)?;
        if total >= bytes {
            break;
        }
    }
    Ok(found)
}

fn offset(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(at)?).unwrap_or(usize::MAX))
}

/// Reads the files, on all cores.
pub(crate) fn read_all(fs: &dyn Fs, clock: &dyn Clock, wanted: &[Wanted]) -> Vec<Haystacks> {
    wanted
        .par_iter()
        .map(|wanted| wanted.read(fs, clock))
        .collect()
}

impl Wanted {
    fn read(&self, fs: &dyn Fs, clock: &dyn Clock) -> Haystacks {
        let bytes = read_bytes(fs, clock, &self.path)
            .ok()
            .filter(|bytes| Some(bytes.hash) == self.hash)?;
        let text = decode(bytes.kept).text;
        Some(
            self.passages
                .iter()
                .map(|(id, span)| (*id, haystack(&text, *span)))
                .collect(),
        )
    }
}
