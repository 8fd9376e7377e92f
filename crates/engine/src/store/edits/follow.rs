//! What is remembered of a note by its path follows the note: its earlier versions, and
//! captures that wait for it.

use rusqlite::{Transaction, params};

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
    // One that is on its way already has a path of its own.
    transaction
        .prepare_cached(
            "UPDATE capture SET note = ?5 || substr(note, length(?2) + 1)
             WHERE vault = ?1 AND (note = ?2 OR note > ?3 AND note < ?4)
             AND written_ms IS NULL AND path IS NULL",
        )?
        .execute(params![one.vault, one.from, first, behind, one.to])?;
    Ok(())
}
