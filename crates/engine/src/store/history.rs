//! Earlier versions of notes: by vault and path, what they hold once for all that hold it.
//!
//! Bytes that others wrote are a version before a save of ours takes their place. Our own
//! saves are one as soon as they are in the file, so that the last of them can be found
//! whatever happens to the file; those that follow each other within five minutes become
//! one. How versions grow fewer with age is `thin`.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::Store;
use crate::{
    error::EngineError,
    vault::{Cause, ContentHash, Version, Versions},
};

mod moved;
mod pack;
#[cfg(test)]
mod tests;
mod thin;

pub use moved::MovedVault;

/// Own saves that follow each other within this time become one version.
const TOGETHER_MS: i64 = 5 * 60 * 1000;

/// A version of a note, as a row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteVersion {
    /// Names it; later ones have greater numbers.
    pub number: i64,
    /// Of its bytes.
    pub hash: ContentHash,
    /// Bytes.
    pub size: u64,
    /// When it was kept, milliseconds since 1970.
    pub at_ms: i64,
    /// How it came to be.
    pub cause: Cause,
}

/// The history of one vault.
pub struct History {
    store: Arc<Store>,
    vault: String,
    days: u16,
}

impl History {
    /// Of the vault with this id; versions are kept so many days after others took their
    /// place.
    pub fn new(store: Arc<Store>, vault: impl Into<String>, days: u16) -> Self {
        Self {
            store,
            vault: vault.into(),
            days,
        }
    }

    /// Lets versions go whose time is over, also those of notes that nobody saves any more.
    ///
    /// # Errors
    /// `History` when the store can't be written.
    pub fn thin(&self, now_ms: i64) -> Result<(), EngineError> {
        self.write(|connection| thin::vault(connection, &self.vault, self.days, now_ms))
    }

    /// One transaction, which begins by writing: another process that writes is waited for.
    fn write(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<(), EngineError> {
        let mut connection = self.store.lock();
        let write = || {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            work(&transaction)?;
            transaction.commit()
        };
        write().map_err(|error| not_kept(&error))
    }
}

impl Versions for History {
    fn keep(&self, version: &Version<'_>) -> Result<(), EngineError> {
        let path = version.path.as_str();
        {
            // Mostly the bytes to be overwritten are our own last ones: nothing to write.
            let connection = self.store.lock();
            let newest = Newest::of(&connection, &self.vault, path);
            if version.is_in(newest.map_err(|error| not_kept(&error))?.as_ref()) {
                return Ok(());
            }
        }
        let packed = pack::pack(version.bytes);
        self.write(|connection| {
            let newest = Newest::of(connection, &self.vault, path)?;
            if version.is_in(newest.as_ref()) {
                return Ok(());
            }
            let continues = newest.filter(|newest| version.continues(newest));
            connection
                .prepare_cached(
                    "INSERT INTO content (hash, size, packed, bytes) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (hash) DO NOTHING",
                )?
                .execute(params![
                    version.hash,
                    i64::try_from(version.bytes.len()).unwrap_or(i64::MAX),
                    packed.is_packed,
                    &*packed.bytes,
                ])?;
            connection
                .prepare_cached(
                    "INSERT INTO version (vault, path, hash, cause, since_ms, at_ms)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    self.vault,
                    path,
                    version.hash,
                    version.cause.code(),
                    continues
                        .as_ref()
                        .map_or(version.at_ms, |newest| newest.since_ms),
                    version.at_ms,
                ])?;
            if let Some(newest) = continues {
                forget(connection, newest.number, newest.hash)?;
            }
            thin::note(connection, &self.vault, path, self.days, version.at_ms)
        })
    }
}

/// The version that was kept last for a note.
struct Newest {
    number: i64,
    hash: ContentHash,
    cause: Cause,
    since_ms: i64,
}

impl Newest {
    fn of(connection: &Connection, vault: &str, path: &str) -> rusqlite::Result<Option<Self>> {
        connection
            .prepare_cached(
                "SELECT number, hash, cause, since_ms FROM version
                 WHERE vault = ?1 AND path = ?2 ORDER BY number DESC LIMIT 1",
            )?
            .query_row([vault, path], |row| {
                Ok(Self {
                    number: row.get(0)?,
                    hash: row.get(1)?,
                    cause: Cause::of_code(&row.get::<_, String>(2)?),
                    since_ms: row.get(3)?,
                })
            })
            .optional()
    }
}

impl Version<'_> {
    /// That a note was deleted is worth a row of its own.
    fn is_in(&self, newest: Option<&Newest>) -> bool {
        newest.is_some_and(|newest| newest.hash == self.hash && self.cause != Cause::Deleted)
    }

    /// Whether it goes on from the newest one, so that this need not be kept as well. What
    /// another program wrote in between would break the chain.
    fn continues(&self, newest: &Newest) -> bool {
        matches!(self.cause, Cause::Saved | Cause::Captured)
            && self.cause == newest.cause
            && self.follows == Some(newest.hash)
            && (0..TOGETHER_MS).contains(&self.at_ms.saturating_sub(newest.since_ms))
    }
}

impl Store {
    /// The versions of a note, the newest first; none for one that is not known.
    ///
    /// # Errors
    /// `History` when the file can't be read.
    pub fn versions(&self, vault: &str, path: &str) -> Result<Vec<NoteVersion>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Vec<NoteVersion>> {
            let mut query = connection.prepare_cached(
                "SELECT number, hash, size, at_ms, cause FROM version JOIN content USING (hash)
                 WHERE vault = ?1 AND path = ?2 ORDER BY number DESC",
            )?;
            let rows = query.query_map([vault, path], |row| {
                Ok(NoteVersion {
                    number: row.get(0)?,
                    hash: row.get(1)?,
                    size: row.get::<_, i64>(2)?.unsigned_abs(),
                    at_ms: row.get(3)?,
                    cause: Cause::of_code(&row.get::<_, String>(4)?),
                })
            })?;
            rows.collect()
        };
        read().map_err(|error| not_read(&error))
    }

    /// The bytes of a version as they stood in the file; `None` when the note has no such
    /// version any more.
    ///
    /// # Errors
    /// `History` when the file can't be read, or the bytes are not those that were kept.
    pub fn version_bytes(
        &self,
        vault: &str,
        path: &str,
        number: i64,
    ) -> Result<Option<Vec<u8>>, EngineError> {
        let connection = self.lock();
        let mut query = connection
            .prepare_cached(
                "SELECT hash, size, packed, bytes FROM version JOIN content USING (hash)
                 WHERE vault = ?1 AND path = ?2 AND number = ?3",
            )
            .map_err(|error| not_read(&error))?;
        let found = query.query_row(params![vault, path, number], |row| {
            let hash: ContentHash = row.get(0)?;
            let size: i64 = row.get(1)?;
            Ok((
                hash,
                size,
                row.get::<_, bool>(2)?,
                row.get::<_, Vec<u8>>(3)?,
            ))
        });
        let Some((hash, size, is_packed, bytes)) =
            found.optional().map_err(|error| not_read(&error))?
        else {
            return Ok(None);
        };
        let size = usize::try_from(size).unwrap_or_default();
        pack::unpack(bytes, is_packed, size)
            .filter(|bytes| ContentHash::of(bytes) == hash)
            .map(Some)
            .ok_or_else(|| {
                EngineError::History("the store is damaged: this version can't be read".to_owned())
            })
    }

    /// Takes a version out of a note's history, and what it held when no other holds it.
    /// Whether there was such a version.
    ///
    /// # Errors
    /// `History` when the store can't be written; the version is then still there.
    pub fn delete_version(
        &self,
        vault: &str,
        path: &str,
        number: i64,
    ) -> Result<bool, EngineError> {
        let mut connection = self.lock();
        let mut delete = || {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let hash: Option<ContentHash> = transaction
                .prepare_cached(
                    "SELECT hash FROM version WHERE vault = ?1 AND path = ?2 AND number = ?3",
                )?
                .query_row(params![vault, path, number], |row| row.get(0))
                .optional()?;
            if let Some(hash) = hash {
                forget(&transaction, number, hash)?;
            }
            transaction.commit()?;
            Ok(hash.is_some())
        };
        delete().map_err(|error: rusqlite::Error| {
            EngineError::History(format!("the version could not be deleted ({error})"))
        })
    }
}

/// Takes a version away, and what it held when no other holds it.
fn forget(connection: &Connection, number: i64, hash: ContentHash) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM version WHERE number = ?1")?
        .execute([number])?;
    connection
        .prepare_cached(
            "DELETE FROM content WHERE hash = ?1
             AND NOT EXISTS (SELECT 1 FROM version WHERE hash = ?1)",
        )?
        .execute([hash])?;
    Ok(())
}

fn not_read(error: &rusqlite::Error) -> EngineError {
    EngineError::History(format!("it could not be read ({error})"))
}

fn not_kept(error: &rusqlite::Error) -> EngineError {
    EngineError::History(format!(
        "the present version could not be kept ({error}), so nothing was written; make room on \
         the disk that holds Tsuzuri's data"
    ))
}
