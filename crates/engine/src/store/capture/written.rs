//! Captures that stand in their notes: which they are, whether they still do, and what they
//! made of a note. Each is remembered for a day.

use rusqlite::{OptionalExtension, params};

use super::{Store, signed, unsigned, unusable};
use crate::{error::EngineError, vault::ContentHash};

/// A capture that stands in its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Bytes of the file that are the text.
    pub span: (u64, u64),
    /// Of the bytes that the addition followed; `None` when others have written since.
    pub base: Option<ContentHash>,
    /// Of the bytes that the file then had.
    pub hash: ContentHash,
    /// Milliseconds since 1970.
    pub at_ms: i64,
}

/// A capture to be looked for in its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Of the capture.
    pub id: String,
    /// Of its vault.
    pub vault: String,
    /// Of its note, vault-relative.
    pub path: String,
    /// As captured.
    pub text: String,
    /// How often the text stood in the note before it.
    pub seen: u32,
    /// Of the bytes that the file had when it stood there.
    pub hash: ContentHash,
}

/// Where a capture came into its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapturePlace {
    /// Vault-relative.
    pub path: String,
    /// Bytes of the file as it was then.
    pub span: (u64, u64),
}

/// How long a capture is remembered after it came into its note: a text that was opened
/// before that still has to be told apart from it.
const REMEMBERED_MS: i64 = 24 * 60 * 60 * 1000;

/// How often a capture is put back that another program has taken out unseen.
const GONE_AT_MOST: u32 = 2;

impl Store {
    /// Ticks a capture off, and forgets those of long ago.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn capture_written(&self, id: &str, written: &Written) -> Result<(), EngineError> {
        let mut connection = self.lock();
        let mut keep = || -> rusqlite::Result<()> {
            let transaction = connection.transaction()?;
            transaction.execute(
                "UPDATE capture SET base = ?2, hash = ?3, start = ?4, written_ms = ?5,
                        addition = NULL, problem = NULL
                 WHERE id = ?1",
                params![
                    id,
                    written.base,
                    written.hash,
                    signed(written.span.0),
                    written.at_ms
                ],
            )?;
            transaction.execute(
                "DELETE FROM capture WHERE written_ms < ?1",
                [written.at_ms - REMEMBERED_MS],
            )?;
            transaction.commit()
        };
        keep().map_err(|error| unusable(&error))
    }

    /// Captures that came into their notes a while ago, and were not looked for since:
    /// between `from_ms` and `to_ms`, milliseconds since 1970.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn captures_to_look_for(&self, from_ms: i64, to_ms: i64) -> Result<Vec<Look>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Vec<Look>> {
            let mut query = connection.prepare_cached(
                "SELECT id, vault, path, text, seen, hash FROM capture
                 WHERE written_ms BETWEEN ?1 AND ?2 AND looked = 0 ORDER BY number",
            )?;
            let rows = query.query_map([from_ms, to_ms], |row| {
                Ok(Look {
                    id: row.get(0)?,
                    vault: row.get(1)?,
                    path: row.get(2)?,
                    text: row.get(3)?,
                    seen: row.get(4)?,
                    hash: row.get(5)?,
                })
            })?;
            rows.collect()
        };
        read().map_err(|error| unusable(&error))
    }

    /// A capture was looked for. One that was gone waits again, but not for ever: a program
    /// that takes it out each time has the last word.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn capture_looked_for(&self, id: &str, is_there: bool) -> Result<(), EngineError> {
        let kept = self.lock().execute(
            "UPDATE capture SET
               written_ms = CASE WHEN ?2 OR gone >= ?3 THEN written_ms END,
               path = CASE WHEN ?2 OR gone >= ?3 THEN path END,
               looked = ?2 OR gone >= ?3,
               gone = gone + NOT ?2
             WHERE id = ?1 AND written_ms IS NOT NULL",
            params![id, is_there, GONE_AT_MOST],
        );
        kept.map(drop).map_err(|error| unusable(&error))
    }

    /// The note in which a capture stands, and where; `None` while it waits.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn capture_place(&self, id: &str) -> Result<Option<CapturePlace>, EngineError> {
        let connection = self.lock();
        let read = || {
            let mut query = connection.prepare_cached(
                "SELECT path, start, body FROM capture
                 WHERE id = ?1 AND written_ms IS NOT NULL",
            )?;
            let place = query.query_row([id], |row| {
                let (start, body) = (unsigned(row.get(1)?), unsigned(row.get(2)?));
                Ok(CapturePlace {
                    path: row.get(0)?,
                    span: (start, start + body),
                })
            });
            place.optional()
        };
        read().map_err(|error| unusable(&error))
    }

    /// The captures, in order, that alone make the difference between two states of a
    /// note; `None` when something else may have.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn captures_between(
        &self,
        vault: &str,
        path: &str,
        before: ContentHash,
        now: ContentHash,
    ) -> Result<Option<Vec<String>>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Option<Vec<String>>> {
            let mut query = connection.prepare_cached(
                "SELECT base, text FROM capture
                 WHERE vault = ?1 AND path = ?2 AND hash = ?3 AND base IS NOT NULL
                 ORDER BY number DESC LIMIT 1",
            )?;
            let (mut texts, mut at) = (Vec::new(), now);
            while at != before {
                let step = query.query_row(params![vault, path, at], |row| {
                    Ok((row.get::<_, ContentHash>(0)?, row.get(1)?))
                });
                let Some((base, text)) = step.optional()? else {
                    return Ok(None);
                };
                texts.push(text);
                at = base;
            }
            texts.reverse();
            Ok(Some(texts))
        };
        read().map_err(|error| unusable(&error))
    }
}
