//! The moves of a change: what is about to get its new path, and what has it.

use rusqlite::{Connection, params};

use super::{Store, follow, path};
use crate::{edit::FileMove, error::EngineError, vault::ContentHash};

/// One move of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MoveRow {
    pub number: i64,
    pub place: FileMove,
    /// What was about to move; `None` when nobody has tried yet.
    pub mark: Option<MoveMark>,
    pub done: bool,
}

/// By which a file or folder is known again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MoveMark {
    /// 0 where there is none.
    pub inode: u64,
    /// Of a note's bytes, if they could be read.
    pub hash: Option<ContentHash>,
}

impl Store {
    /// Keeps what is about to get its new path.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub(crate) fn begin_move(&self, number: i64, mark: &MoveMark) -> Result<(), EngineError> {
        self.write_edits(|transaction| {
            transaction
                .execute(
                    "UPDATE edit_move SET inode = ?2, hash = ?3 WHERE rowid = ?1",
                    params![number, mark.inode.cast_signed(), mark.hash],
                )
                .map(drop)
        })
    }

    /// Keeps that a note or folder of a change has its new path; what is remembered of it by
    /// its path goes with it.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub(crate) fn moved(
        &self,
        vault: &str,
        number: i64,
        place: &FileMove,
    ) -> Result<(), EngineError> {
        // Before the move is kept, so that it is done again when this is broken off. Settings
        // that nobody can read are a person's to mend, and not in the way of notes.
        if let Err(error) = self.move_in_settings(vault, place) {
            tracing::warn!(%error, "the settings could not follow a move");
        }
        self.write_edits(|transaction| {
            transaction.execute("UPDATE edit_move SET done = 1 WHERE rowid = ?1", [number])?;
            follow::move_along(transaction, number)
        })
    }
}

/// Those of one change, in their order.
pub(super) fn of(connection: &Connection, edit: i64) -> rusqlite::Result<Vec<MoveRow>> {
    let mut moves = connection.prepare_cached(
        "SELECT rowid, from_path, to_path, done, inode, hash FROM edit_move
         WHERE edit = ?1 ORDER BY rowid",
    )?;
    let moves = moves.query_map([edit], |row| {
        Ok(MoveRow {
            number: row.get(0)?,
            place: FileMove {
                from: path(row, 1)?,
                to: path(row, 2)?,
            },
            done: row.get(3)?,
            mark: mark(row)?,
        })
    })?;
    moves.collect()
}

fn mark(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<MoveMark>> {
    let inode: Option<i64> = row.get(4)?;
    let hash = row.get(5)?;
    Ok(inode.map(|inode| MoveMark {
        inode: inode.cast_unsigned(),
        hash,
    }))
}
