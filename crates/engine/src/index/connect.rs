//! Connections to one index file: the tokenizer, `gather` and the settings that each needs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::gather;
use crate::error::EngineError;

/// How long a connection waits for another process that writes.
pub(super) const BUSY: Duration = Duration::from_secs(5);

/// Earlier versions can damage a database that several connections write ahead.
const OLDEST_SQLITE: i32 = 3_051_003;

/// Where an index lives.
#[derive(Clone, Debug)]
pub(super) enum Place {
    File(PathBuf),
    /// Shared by the connections of this process under a name.
    Memory(String),
}

/// The connection that may write.
pub(super) fn writer(place: &Place) -> Result<Connection, EngineError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(EngineError::BadIndex(format!(
            "SQLite {} is too old",
            rusqlite::version()
        )));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = open(place, flags)?;
    connection.pragma_update(None, "page_size", 8192)?;
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" && matches!(place, Place::File(_)) {
        return Err(EngineError::BadIndex(format!(
            "the journal mode is {mode}: is the cache folder on a network drive?"
        )));
    }
    connection.execute_batch(
        "PRAGMA synchronous = NORMAL;
         PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -32000;
         PRAGMA wal_autocheckpoint = 4000;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn reader(place: &Place) -> Result<Connection, EngineError> {
    let flags = match place {
        Place::File(_) => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Place::Memory(_) => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let connection = open(place, flags)?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -8000;")?;
    Ok(connection)
}

fn open(place: &Place, flags: OpenFlags) -> Result<Connection, EngineError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = match place {
        Place::File(path) => Connection::open_with_flags(path, flags)?,
        Place::Memory(name) => {
            let uri = format!("file:/{name}?vfs=memdb");
            Connection::open_with_flags(Path::new(&uri), flags | OpenFlags::SQLITE_OPEN_URI)?
        }
    };
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(96);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Plans must not depend on bound values: else SQLite, built with STAT4, prepares many
    // statements anew for each row they are asked for, a quarter of the time of a search.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;",
    )?;
    tsuzuri_fts::register(&connection)?;
    gather::register(&connection)?;
    Ok(connection)
}
