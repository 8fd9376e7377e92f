//! What changes across notes are being made or were made: enough to finish one that was
//! broken off, and to take one back. Written before the first file is touched.

use std::fs::File;

use rusqlite::{TransactionBehavior, params};

use super::{Store, lock_file, refused, unusable};
use crate::{
    edit::{EditPlan, FileEdit, FileMove, LeftBecause, Stretch},
    error::EngineError,
    path::NotePath,
    vault::ContentHash,
};

mod follow;
mod moves;

pub(crate) use moves::{MoveMark, MoveRow};

/// A change across notes, as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditRecord {
    /// What people name it by; grows.
    pub id: i64,
    /// `retag`, `rename`, `rename-folder` or `undo`.
    pub kind: String,
    /// The old name; of an undo, the number of what was taken back.
    pub from: String,
    /// The new name.
    pub to: String,
    /// When it began, milliseconds since 1970.
    pub at_ms: i64,
    /// Whether every file was seen to.
    pub finished: bool,
    /// Whether it was taken back.
    pub taken_back: bool,
    /// Notes whose text was changed.
    pub notes: u64,
}

/// One file of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EditRow {
    pub number: i64,
    pub path: NotePath,
    pub before: ContentHash,
    pub after: ContentHash,
    pub edits: Vec<Stretch>,
    pub back: Vec<Stretch>,
    pub done: bool,
}

/// While it is held, no other process carries out or takes back changes of the vault.
pub struct EditLock {
    vault: String,
    _file: File,
}

impl EditLock {
    /// The id of the vault.
    pub(crate) fn vault(&self) -> &str {
        &self.vault
    }
}

impl Store {
    /// Remembers a change that is about to be made; its number.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub(crate) fn begin_edit(
        &self,
        vault: &str,
        (kind, from, to): (&str, &str, &str),
        plan: &EditPlan,
        at_ms: i64,
    ) -> Result<i64, EngineError> {
        let mut connection = self.lock();
        let mut write = || -> rusqlite::Result<i64> {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute(
                "INSERT INTO edit (vault, kind, from_name, to_name, at_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![vault, kind, from, to, at_ms],
            )?;
            let id = transaction.last_insert_rowid();
            for FileMove { from, to } in &plan.moves {
                transaction
                    .prepare_cached(
                        "INSERT INTO edit_move (edit, from_path, to_path) VALUES (?1, ?2, ?3)",
                    )?
                    .execute(params![id, from.as_str(), to.as_str()])?;
            }
            for file in &plan.files {
                insert(&transaction, id, file)?;
            }
            transaction.commit()?;
            Ok(id)
        };
        write().map_err(|error| unusable(&error))
    }

    /// The moves and files of a change.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub(crate) fn edit_rows(&self, id: i64) -> Result<(Vec<MoveRow>, Vec<EditRow>), EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<_> {
            let moves = moves::of(&connection, id)?;
            let mut files =
                connection.prepare_cached(&format!("{FILES} WHERE edit = ?1 ORDER BY rowid"))?;
            let files = files.query_map([id], row)?;
            Ok((moves, files.collect::<rusqlite::Result<Vec<_>>>()?))
        };
        read().map_err(|error| unusable(&error))
    }

    /// Keeps that files of a change hold what they are to hold, and why others were left as
    /// they are.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub(crate) fn edited(
        &self,
        numbers: &[i64],
        skipped: &[(i64, LeftBecause)],
    ) -> Result<(), EngineError> {
        self.write_edits(|transaction| {
            for number in numbers {
                transaction
                    .prepare_cached("UPDATE edit_file SET done = 1 WHERE rowid = ?1")?
                    .execute([number])?;
            }
            for (number, reason) in skipped {
                transaction
                    .prepare_cached("UPDATE edit_file SET reason = ?2 WHERE rowid = ?1")?
                    .execute(params![number, reason.code()])?;
            }
            Ok(())
        })
    }

    /// How many files a change has.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub(crate) fn files_of_edit(&self, id: i64) -> Result<usize, EngineError> {
        let count = "SELECT count(*) FROM edit_file WHERE edit = ?1";
        let counted = self
            .lock()
            .query_row(count, [id], |row| row.get::<_, i64>(0));
        let counted = counted.map_err(|error| unusable(&error))?;
        Ok(usize::try_from(counted).unwrap_or_default())
    }

    /// Forgets a change of which nothing was made.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub(crate) fn forget_edit(&self, id: i64) -> Result<(), EngineError> {
        self.write_edits(|transaction| {
            transaction
                .execute("DELETE FROM edit WHERE id = ?1", [id])
                .map(drop)
        })
    }

    /// Keeps that every file of a change was seen to; what an undo takes back can't be taken
    /// back once more, whoever finishes it, unless nothing of it could be: that may be asked for
    /// again. Of a change that changed nothing, nothing is kept.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub(crate) fn end_edit(&self, id: i64, changed_anything: bool) -> Result<(), EngineError> {
        self.write_edits(|transaction| {
            transaction.execute(
                "UPDATE edit SET taken_back = 1 WHERE id = (
                   SELECT CAST(from_name AS INTEGER) FROM edit WHERE id = ?1 AND kind = 'undo'
                 ) AND (?2 OR NOT EXISTS (SELECT 1 FROM edit_file WHERE edit = ?1))",
                params![id, changed_anything],
            )?;
            let end = if changed_anything {
                "UPDATE edit SET finished = 1 WHERE id = ?1"
            } else {
                "DELETE FROM edit WHERE id = ?1"
            };
            transaction.execute(end, [id]).map(drop)
        })
    }

    /// Changes of a vault that were broken off, in their order.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn unfinished_edits(&self, vault: &str) -> Result<Vec<EditRecord>, EngineError> {
        self.edits_where("vault = ?1 AND finished = 0 ORDER BY id", vault)
    }

    /// Changes of a vault that can be taken back, the last one first. One of which an undo left
    /// something is none of them: see `left_by_edit`.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn edits(&self, vault: &str) -> Result<Vec<EditRecord>, EngineError> {
        self.edits_where(
            "vault = ?1 AND finished = 1 AND taken_back = 0 AND kind <> 'undo' ORDER BY id DESC",
            vault,
        )
    }

    /// A change of a vault that was taken back, as far as it could be.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn taken_back(&self, vault: &str, id: i64) -> Result<Option<EditRecord>, EngineError> {
        let condition = format!(
            "vault = ?1 AND finished = 1 AND taken_back = 1 AND kind <> 'undo' AND id = {id}"
        );
        Ok(self.edits_where(&condition, vault)?.pop())
    }

    /// Changes of a vault and what became of them, the last one first, at most `most`.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn past_edits(&self, vault: &str, most: usize) -> Result<Vec<EditRecord>, EngineError> {
        let condition =
            format!("vault = ?1 AND finished = 1 AND kind <> 'undo' ORDER BY id DESC LIMIT {most}");
        self.edits_where(&condition, vault)
    }

    /// What undos of a change have taken back: files, by where they lay then, with what they
    /// held and came to hold.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub(crate) fn taken_back_of(&self, id: i64) -> Result<Vec<EditRow>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Vec<EditRow>> {
            let mut files = connection.prepare_cached(&format!(
                "{FILES} WHERE done AND edit IN (
                   SELECT id FROM edit WHERE kind = 'undo' AND from_name = CAST(?1 AS TEXT)
                 )"
            ))?;
            files.query_map([id], row)?.collect()
        };
        read().map_err(|error| unusable(&error))
    }

    /// Notes that a change left as they are, by path, and why; of one that was taken back,
    /// those that could not be, the last time that it was tried.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn left_by_edit(&self, edit: &EditRecord) -> Result<Vec<(String, String)>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Vec<(String, String)>> {
            let mut query = connection.prepare_cached(
                "SELECT path, reason FROM edit_file JOIN edit ON edit.id = edit_file.edit
                 WHERE reason IS NOT NULL AND NOT done AND edit.id = iif(?2,
                   (SELECT max(id) FROM edit WHERE kind = 'undo' AND from_name = CAST(?1 AS TEXT)),
                   ?1
                 ) ORDER BY path",
            )?;
            let rows = query.query_map(params![edit.id, edit.taken_back], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            rows.collect()
        };
        read().map_err(|error| unusable(&error))
    }

    fn edits_where(&self, condition: &str, vault: &str) -> Result<Vec<EditRecord>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Vec<EditRecord>> {
            let mut query = connection.prepare_cached(&format!(
                "SELECT id, kind, from_name, to_name, at_ms, finished, taken_back,
                   (SELECT count(*) FROM edit_file WHERE edit = edit.id AND done)
                 FROM edit WHERE {condition}"
            ))?;
            let rows = query.query_map([vault], |row| {
                Ok(EditRecord {
                    id: row.get(0)?,
                    kind: row.get(1)?,
                    from: row.get(2)?,
                    to: row.get(3)?,
                    at_ms: row.get(4)?,
                    finished: row.get(5)?,
                    taken_back: row.get(6)?,
                    notes: row.get::<_, i64>(7)?.unsigned_abs(),
                })
            })?;
            rows.collect()
        };
        read().map_err(|error| unusable(&error))
    }

    /// Waits until no other process is changing notes of the vault.
    ///
    /// # Errors
    /// `Store` when the lock's file can't be made.
    pub fn lock_edits(&self, vault: &str) -> Result<EditLock, EngineError> {
        let folder = self.folder.join("vaults").join(vault);
        let file = folder.join("edits.lock");
        lock_file(&file)
            .map(|file| EditLock {
                vault: vault.to_owned(),
                _file: file,
            })
            .map_err(|error| refused(&file, &error))
    }

    fn write_edits(
        &self,
        write: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), EngineError> {
        let mut connection = self.lock();
        let all = || {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            write(&transaction)?;
            transaction.commit()
        };
        all().map_err(|error| unusable(&error))
    }
}

fn insert(
    transaction: &rusqlite::Transaction<'_>,
    id: i64,
    file: &FileEdit,
) -> rusqlite::Result<()> {
    let json = |stretches: &[Stretch]| {
        serde_json::to_string(stretches)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
    };
    transaction
        .prepare_cached(
            "INSERT INTO edit_file (edit, path, before, after, edits, back)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            id,
            file.path.as_str(),
            file.before,
            file.after,
            json(&file.edits)?,
            json(&file.back)?
        ])
        .map(drop)
}

const FILES: &str = "SELECT rowid, path, before, after, edits, back, done FROM edit_file";

/// Of `FILES`.
fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<EditRow> {
    Ok(EditRow {
        number: row.get(0)?,
        path: path(row, 1)?,
        before: row.get(2)?,
        after: row.get(3)?,
        edits: stretches(row, 4)?,
        back: stretches(row, 5)?,
        done: row.get(6)?,
    })
}

fn path(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<NotePath> {
    let text: String = row.get(column)?;
    NotePath::new(&text).map_err(|reason| unreadable(column, reason.to_string()))
}

fn stretches(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Vec<Stretch>> {
    let json: String = row.get(column)?;
    serde_json::from_str(&json).map_err(|error| unreadable(column, error.to_string()))
}

fn unreadable(column: usize, reason: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, reason.into())
}
