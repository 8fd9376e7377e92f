//! The sorted merge of two streams, disk and index: what came, what went, and what has to
//! be read to know.

use std::{cmp::Ordering, path::Path};

use rayon::prelude::*;
use rusqlite::{Connection, Params, Row};

use super::*;
use crate::{
    path::NotePath,
    vault::{Found, Reason},
};

/// What there is to do.
#[derive(Debug)]
pub(super) struct Plan {
    /// The index as it was looked at.
    pub generation: Generation,
    /// Not on disk any more.
    pub gone: Vec<Known>,
    /// Not in the index, or looking different there.
    pub look: Vec<(Found, Option<Known>)>,
    /// Changes to the list of what is left out.
    pub skip: Vec<(String, Option<Reason>)>,
    /// Nothing is in the index yet, and the whole vault is to be.
    pub first: bool,
}

const COLUMNS: &str = "path, id, doc, size, mtime_ns, ctime_ns, inode, racy, hash, state";

impl Plan {
    pub fn new(generation: Generation) -> Self {
        Self {
            generation,
            gone: Vec::new(),
            look: Vec::new(),
            skip: Vec::new(),
            first: false,
        }
    }

    /// Compares the whole vault with all notes of the index, in path order.
    pub fn whole(
        &mut self,
        connection: &Connection,
        known: Vec<Known>,
        found: Scan,
    ) -> Result<(), EngineError> {
        self.first = known.is_empty() && !found.notes.is_empty();
        self.merge(known.into_iter().map(Ok), &found)?;
        self.settle_skipped(connection, "SELECT path, reason FROM skipped", [], &found)?;
        // To free what was seen of a large vault takes as long as a quarter of comparing it.
        rayon::spawn(move || drop(found));
        Ok(())
    }

    /// Compares one path and what lies below it.
    pub fn below(
        &mut self,
        connection: &Connection,
        path: &Path,
        found: Scan,
    ) -> Result<(), EngineError> {
        let is_unicode = path.to_str().is_some();
        let path = path.to_string_lossy();
        let path = if cfg!(windows) {
            path.replace('\\', "/")
        } else {
            path.into_owned()
        };
        // Everything that begins with `path/` lies between `path/` and `path0`.
        let range = (path.clone(), format!("{path}/"), format!("{path}0"));
        let within = "path = ?1 OR (path > ?2 AND path < ?3)";
        let notes = format!("SELECT {COLUMNS} FROM note WHERE {within} ORDER BY path");
        // What is not Unicode is no note, and is told of as what was left out.
        if is_unicode {
            let mut statement = connection.prepare_cached(&notes)?;
            let notes = statement.query_and_then(range.clone(), known)?;
            self.merge(notes, &found)?;
        }
        self.settle_skipped(
            connection,
            &format!("SELECT path, reason FROM skipped WHERE {within}"),
            range.clone(),
            &found,
        )
    }

    fn merge(
        &mut self,
        mut notes: impl Iterator<Item = Result<Known, EngineError>>,
        found: &Scan,
    ) -> Result<(), EngineError> {
        let mut on_disk = found.notes.iter().peekable();
        let mut known = notes.next().transpose()?;
        loop {
            let order = match (on_disk.peek(), &known) {
                (None, None) => return Ok(()),
                (Some(found), Some(known)) => found.path.cmp(&known.path),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            let disk = if order.is_le() { on_disk.next() } else { None };
            let row = if order.is_ge() { known.take() } else { None };
            if row.is_some() {
                known = notes.next().transpose()?;
            }
            match (disk, row) {
                (Some(disk), Some(row)) if row.stamp.vouches_for(&disk.meta) => {}
                (Some(disk), row) => self.look.push((disk.clone(), row)),
                (None, Some(row)) if found.is_blind_to(row.path.as_str()) => {}
                (None, Some(row)) => self.gone.push(row),
                (None, None) => {}
            }
        }
    }

    /// Reasons that come from a note's bytes stay as long as the note does.
    fn settle_skipped(
        &mut self,
        connection: &Connection,
        query: &str,
        params: impl Params,
        found: &Scan,
    ) -> Result<(), EngineError> {
        self.skip.extend(
            found
                .skipped
                .iter()
                .map(|(path, why)| (path.clone(), Some(*why))),
        );
        let mut statement = connection.prepare_cached(query)?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            let (path, reason): (String, String) = (row.get(0)?, row.get(1)?);
            let from_bytes = [Reason::Large, Reason::Encoding, Reason::Unreadable]
                .iter()
                .any(|why| why.code() == reason);
            let is_note = || {
                found
                    .notes
                    .binary_search_by(|note| note.path.as_str().cmp(&path))
                    .is_ok()
            };
            let stays = found.skipped.contains_key(&path)
                || found.is_blind_to(&path)
                || (from_bytes && is_note());
            if !stays {
                self.skip.push((path, None));
            }
        }
        Ok(())
    }
}

/// All notes of the index, in path order. Sorted here: in the table they stand as they were
/// read, and to look each up by its path takes longer.
pub(super) fn all_known(connection: &Connection) -> Result<Vec<Known>, EngineError> {
    let notes = format!("SELECT {COLUMNS} FROM note NOT INDEXED");
    let mut statement = connection.prepare_cached(&notes)?;
    let mut notes: Vec<Known> = statement
        .query_and_then([], known)?
        .collect::<Result<_, _>>()?;
    notes.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(notes)
}

fn known(row: &Row<'_>) -> Result<Known, EngineError> {
    let path: String = row.get(0)?;
    let path = NotePath::new(&path)
        .map_err(|reason| EngineError::BadIndex(format!("{path:?}: {reason}")))?;
    Ok(Known::from_row(row, path, 1)?)
}
