//! What was typed into notes and is not in their files yet. A draft is kept with the text
//! it was made from, so that it can be merged with whatever the file holds by then. When
//! drafts are kept, and what becomes of one that is found, is for others.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{Store, unusable};
use crate::{error::EngineError, vault::ContentHash};

/// A note as it was typed, not as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Vault-relative path of the note.
    pub path: String,
    /// What was changed.
    pub base: DraftBase,
    /// What it was changed to, with `\n` line ends.
    pub text: String,
    /// When it was kept, milliseconds since 1970.
    pub at_ms: i64,
}

/// What a draft was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftBase {
    /// Of the bytes on disk.
    pub hash: ContentHash,
    /// What they say, with `\n` line ends.
    pub text: String,
}

/// What was typed: one stretch of the base, replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// UTF-16 units of the base's text.
    pub start: usize,
    /// The same; what stood from `start` to here is gone.
    pub end: usize,
    /// What stands there now.
    pub insert: String,
}

impl Store {
    /// Keeps what was typed into a note; durable when it returns. `base` may be left out
    /// when the last draft of this note had the same. One that is older than what is kept
    /// changes nothing: calls may overtake one another. The answer is the draft as given;
    /// `None` when its base is not known or the stretch is none of it, and nothing was kept.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn keep_draft(
        &self,
        vault: &str,
        path: &str,
        hash: ContentHash,
        base: Option<&str>,
        typed: &Typed,
        at_ms: i64,
    ) -> Result<Option<Draft>, EngineError> {
        let writer = self.writer()?;
        self.change_drafts(|transaction| {
            let key = params![vault, path, writer];
            let known = transaction
                .prepare_cached(
                    "SELECT hash, text FROM draft_base
                     WHERE vault = ?1 AND path = ?2 AND writer = ?3",
                )?
                .query_row(key, |row| {
                    let (hash, text) = (row.get(0)?, row.get(1)?);
                    Ok(DraftBase { hash, text })
                })
                .optional()?
                .filter(|known| known.hash == hash);
            let is_new = known.is_none();
            let given = base.map(|text| DraftBase {
                hash,
                text: text.to_owned(),
            });
            let Some(base) = known.or(given) else {
                return Ok(None);
            };
            let Some((start, end)) = bytes_of(&base.text, typed) else {
                return Ok(None);
            };
            if is_new {
                transaction.execute(
                    "DELETE FROM draft WHERE vault = ?1 AND path = ?2 AND writer = ?3",
                    key,
                )?;
                transaction.execute(
                    "INSERT INTO draft_base (vault, path, writer, hash, text)
                     VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT DO UPDATE SET hash = excluded.hash, text = excluded.text",
                    params![vault, path, writer, hash, base.text],
                )?;
            }
            transaction.execute(
                "INSERT INTO draft (vault, path, writer, start, end, insert_text, at_ms)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT DO UPDATE SET start = excluded.start, end = excluded.end,
                   insert_text = excluded.insert_text, at_ms = excluded.at_ms
                 WHERE excluded.at_ms >= at_ms",
                params![vault, path, writer, start, end, typed.insert, at_ms],
            )?;
            let insert = &typed.insert;
            Ok(Some(Draft {
                path: path.to_owned(),
                text: with_stretch(&base.text, start, end, insert),
                base,
                at_ms,
            }))
        })
    }

    /// The draft of a note that this process has kept, or taken over.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn draft(&self, vault: &str, path: &str) -> Result<Option<Draft>, EngineError> {
        let writer = self.writer()?;
        read(&self.lock(), vault, path, writer).map_err(|error| unusable(&error))
    }

    /// Takes over the drafts of a vault whose processes are not there any more, and names
    /// the notes that have a draft of this process, the newest first.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn take_drafts(&self, vault: &str) -> Result<Vec<String>, EngineError> {
        let writer = self.writer()?;
        let mut left = Vec::new();
        let notes = self.change_drafts(|transaction| {
            let mut others = transaction.prepare_cached(
                "SELECT path, writer FROM draft WHERE vault = ?1 AND writer <> ?2
                 ORDER BY at_ms DESC",
            )?;
            let rows = others.query_map(params![vault, writer], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?;
            for row in rows {
                let (path, other) = row?;
                if self.is_alive(&other) {
                    continue;
                }
                // Of two drafts of one note the newer comes first; the other waits.
                transaction.execute(
                    "UPDATE OR IGNORE draft_base SET writer = ?4
                     WHERE vault = ?1 AND path = ?2 AND writer = ?3",
                    params![vault, path, other, writer],
                )?;
                left.push(other);
            }
            drop(others);
            left.retain(|other| {
                let any = "SELECT 1 FROM draft_base WHERE writer = ?1";
                let has = transaction
                    .prepare_cached(any)
                    .and_then(|mut query| query.exists([other]));
                matches!(has, Ok(false))
            });
            let mut own = transaction.prepare_cached(
                "SELECT path FROM draft WHERE vault = ?1 AND writer = ?2 ORDER BY at_ms DESC",
            )?;
            let paths = own.query_map(params![vault, writer], |row| row.get(0))?;
            paths.collect()
        })?;
        for other in left {
            self.forget_writer(&other);
        }
        Ok(notes)
    }

    /// Forgets the draft of a note if it says just this: what was typed since stays.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn drop_draft_of(&self, vault: &str, path: &str, text: &str) -> Result<(), EngineError> {
        let writer = self.writer()?;
        // One transaction: between a look and the dropping more might be typed.
        self.change_drafts(|transaction| {
            let kept = read(transaction, vault, path, writer)?;
            if kept.is_some_and(|draft| draft.text == text) {
                forget(transaction, vault, path, writer)?;
            }
            Ok(())
        })
    }

    /// Forgets the draft of a note.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn drop_draft(&self, vault: &str, path: &str) -> Result<(), EngineError> {
        let writer = self.writer()?;
        forget(&self.lock(), vault, path, writer).map_err(|error| unusable(&error))
    }

    fn change_drafts<T>(
        &self,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, EngineError> {
        let mut connection = self.lock();
        let run = || {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = change(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        run().map_err(|error| unusable(&error))
    }
}

fn read(
    connection: &Connection,
    vault: &str,
    path: &str,
    writer: &str,
) -> rusqlite::Result<Option<Draft>> {
    let mut query = connection.prepare_cached(
        "SELECT hash, text, start, end, insert_text, at_ms
         FROM draft JOIN draft_base USING (vault, path, writer)
         WHERE vault = ?1 AND path = ?2 AND writer = ?3",
    )?;
    let row = query.query_row([vault, path, writer], |row| {
        let base: String = row.get(1)?;
        let insert: String = row.get(4)?;
        Ok(Draft {
            path: path.to_owned(),
            text: with_stretch(&base, row.get(2)?, row.get(3)?, &insert),
            base: DraftBase {
                hash: row.get(0)?,
                text: base,
            },
            at_ms: row.get(5)?,
        })
    });
    row.optional()
}

fn forget(connection: &Connection, vault: &str, path: &str, writer: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM draft_base WHERE vault = ?1 AND path = ?2 AND writer = ?3")?
        .execute([vault, path, writer])?;
    Ok(())
}

/// A stretch was looked at before it was kept, so it is one of its base.
fn with_stretch(base: &str, start: u32, end: u32, insert: &str) -> String {
    let around = base.get(..start as usize).zip(base.get(end as usize..));
    let (before, after) = around.unwrap_or_default();
    [before, insert, after].concat()
}

/// The stretch in bytes; `None` when it is no stretch of the text, or cuts a character.
fn bytes_of(base: &str, typed: &Typed) -> Option<(u32, u32)> {
    let start = byte_at(base, typed.start)?;
    let end = start + byte_at(&base[start..], typed.end.checked_sub(typed.start)?)?;
    Some((u32::try_from(start).ok()?, u32::try_from(end).ok()?))
}

fn byte_at(text: &str, utf16: usize) -> Option<usize> {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= utf16 {
            return (units == utf16).then_some(at);
        }
        units += c.len_utf16();
    }
    (units == utf16).then_some(text.len())
}

#[cfg(test)]
mod tests;
