//! Moves what stands in the write-ahead log into the database, on a connection of its own:
//! whoever saves a note meanwhile does not wait for the disk. That the log stays short where
//! there is never a quiet moment is for `write/wal.rs`.

use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use super::connect::{self, Place};
use crate::error::EngineError;

/// Opened when it is first needed.
#[derive(Debug, Default)]
pub(super) struct Checkpointer(Mutex<Option<Connection>>);

impl Checkpointer {
    /// Moves as much as no reader stands in the way of.
    pub fn run(&self, place: &Place) -> Result<(), EngineError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let connection = match kept.take() {
            Some(connection) => connection,
            None => connect::writer(place)?,
        };
        connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        *kept = Some(connection);
        Ok(())
    }
}
