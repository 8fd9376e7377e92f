//! What is remembered of a note by its path follows the note: its earlier versions, what was
//! typed into it and is not in its file yet, and captures that wait for it or came into it. Who
//! has only an old path can ask where it leads by now.

use rusqlite::{Transaction, params};

use super::{Store, path, unusable};
use crate::{edit::FileMove, error::EngineError, path::NotePath};

impl Store {
    /// Where changes across notes, also such as are under way, have moved what had a path
    /// last; `None` when they have not. Whether it is there is for the asker to see.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn moved_to(&self, vault: &str, from: &NotePath) -> Result<Option<NotePath>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Vec<FileMove>> {
            let mut query = connection.prepare_cached(
                "SELECT from_path, to_path FROM edit_move JOIN edit ON edit.id = edit_move.edit
                 WHERE vault = ?1 ORDER BY edit_move.rowid",
            )?;
            let moves = query.query_map([vault], |row| {
                Ok(FileMove {
                    from: path(row, 0)?,
                    to: path(row, 1)?,
                })
            })?;
            moves.collect()
        };
        let moves = read().map_err(|error| unusable(&error))?;
        let Some(last) = moves.iter().rposition(|one| one.of(from).is_some()) else {
            return Ok(None);
        };
        let on = |at: NotePath, one: &FileMove| one.of(&at).unwrap_or(at);
        let now = moves[last..].iter().fold(from.clone(), on);
        Ok((now != *from).then_some(now))
    }
}

/// A move of a change, with the change that it takes back.
struct Move {
    edit: i64,
    vault: String,
    taken_back: Option<i64>,
    from: String,
    to: String,
}

/// Moves along what belongs to a note or to the notes of a folder, in the transaction that
/// remembers the move.
pub(super) fn move_along(transaction: &Transaction<'_>, number: i64) -> rusqlite::Result<()> {
    let one = transaction
        .prepare_cached(
            "SELECT edit.id, vault, iif(kind = 'undo', CAST(from_name AS INTEGER), NULL),
               from_path, to_path
             FROM edit_move JOIN edit ON edit.id = edit_move.edit WHERE edit_move.rowid = ?1",
        )?
        .query_row([number], |row| {
            Ok(Move {
                edit: row.get(0)?,
                vault: row.get(1)?,
                taken_back: row.get(2)?,
                from: row.get(3)?,
                to: row.get(4)?,
            })
        })?;
    let (first, behind) = (format!("{}/", one.to), format!("{}0", one.to));
    transaction
        .prepare_cached(
            "INSERT OR IGNORE INTO edit_stays
             SELECT ?1, number FROM version
             WHERE vault = ?2 AND (path = ?3 OR path > ?4 AND path < ?5)",
        )?
        .execute(params![one.edit, one.vault, one.to, first, behind])?;
    let (first, behind) = (format!("{}/", one.from), format!("{}0", one.from));
    transaction
        .prepare_cached(
            "UPDATE version SET path = ?6 || substr(path, length(?3) + 1)
             WHERE vault = ?2 AND (path = ?3 OR path > ?4 AND path < ?5)
             AND number NOT IN (SELECT version FROM edit_stays WHERE edit = ?1)",
        )?
        .execute(params![
            one.taken_back,
            one.vault,
            one.from,
            first,
            behind,
            one.to
        ])?;
    // A draft of the note that had the path before stays there: it is of that note.
    transaction
        .prepare_cached(
            "UPDATE OR IGNORE draft_base SET path = ?5 || substr(path, length(?2) + 1)
             WHERE vault = ?1 AND (path = ?2 OR path > ?3 AND path < ?4)",
        )?
        .execute(params![one.vault, one.from, first, behind, one.to])?;
    // Where a capture is to go, and where it was begun or came: each by itself, for one that
    // was sent elsewhere is begun in one note and goes to another.
    for column in ["note", "path"] {
        transaction
            .prepare_cached(&format!(
                "UPDATE capture SET {column} = ?5 || substr({column}, length(?2) + 1)
                 WHERE vault = ?1 AND ({column} = ?2 OR {column} > ?3 AND {column} < ?4)"
            ))?
            .execute(params![one.vault, one.from, first, behind, one.to])?;
    }
    Ok(())
}
