//! The store's schema as a list of steps. `user_version` counts the steps a file has
//! taken. A step, once released, is never changed: a new one follows it.

use rusqlite::{Connection, TransactionBehavior};

const STEPS: &[&str] = &["
    CREATE TABLE preference (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE vault (
      id        TEXT PRIMARY KEY,
      path      BLOB NOT NULL,       -- bytes as the system has them
      opened_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
"];

/// Why a file could not be brought up to date.
#[derive(Debug)]
pub enum Problem {
    /// It has taken steps that this version does not know.
    Newer,
    /// SQLite said no.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Takes the steps that are missing, all or none. Two processes may come at once: the
/// second finds nothing left to do.
pub fn run(connection: &mut Connection) -> Result<(), Problem> {
    if taken(connection)? == STEPS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let missing = STEPS.get(taken(&transaction)?..).ok_or(Problem::Newer)?;
    for step in missing {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(
        None,
        "user_version",
        u32::try_from(STEPS.len()).unwrap_or(u32::MAX),
    )?;
    Ok(transaction.commit()?)
}

fn taken(connection: &Connection) -> rusqlite::Result<usize> {
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}
