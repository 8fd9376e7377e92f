//! Connections for reading. A `Reader` stands in one read transaction: everything it
//! answers is of one generation.

use std::sync::{
    Arc, Condvar, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use rusqlite::Connection;

use super::connect::{self, Place};
use crate::{delta::Generation, error::EngineError};

/// At most this many at once; who comes later waits.
const MOST: usize = 4;

/// Index files opened so far by this process.
static OPENED: AtomicU64 = AtomicU64::new(1);

/// The reading connections of one index file.
#[derive(Debug)]
pub(super) struct Pool {
    place: Place,
    /// Which of the opened index files it is.
    index: u64,
    state: Mutex<Connections>,
    returned: Condvar,
}

#[derive(Debug, Default)]
struct Connections {
    idle: Vec<Connection>,
    open: usize,
}

/// A read transaction on the index. Keep it short: while it lives, the write-ahead log
/// can't shrink.
#[derive(Debug)]
pub struct Reader {
    /// `Some` until dropped.
    connection: Option<Connection>,
    generation: Generation,
    pool: Arc<Pool>,
}

impl Pool {
    pub(super) fn new(place: Place) -> Arc<Self> {
        let index = OPENED.fetch_add(1, Ordering::Relaxed);
        Arc::new(Self {
            place,
            index,
            state: Mutex::default(),
            returned: Condvar::new(),
        })
    }

    /// Begins a read transaction.
    pub(super) fn reader(self: &Arc<Self>) -> Result<Reader, EngineError> {
        let connection = self.take()?;
        // From here on the connection goes back by itself.
        let mut reader = Reader {
            connection: Some(connection),
            generation: 0,
            pool: self.clone(),
        };
        reader.generation = begin(reader.connection())?;
        Ok(reader)
    }

    fn take(&self) -> Result<Connection, EngineError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = state.idle.pop() {
                return Ok(connection);
            }
            if state.open < MOST {
                let connection = connect::reader(&self.place)?;
                state.open += 1;
                return Ok(connection);
            }
            state = self
                .returned
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give_back(&self, connection: Connection) {
        let usable = connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if usable {
            state.idle.push(connection);
        } else {
            state.open -= 1;
        }
        drop(state);
        self.returned.notify_one();
    }
}

fn begin(connection: &Connection) -> Result<Generation, EngineError> {
    connection.execute_batch("BEGIN")?;
    let generation: i64 = connection
        .prepare_cached("SELECT value FROM meta WHERE key = 'generation'")?
        .query_row([], |row| row.get(0))?;
    Ok(generation.unsigned_abs())
}

impl Reader {
    /// Of everything this reader sees.
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// Which index file this is, among those this process has opened: row ids and
    /// generations of different ones can't be compared.
    pub fn index(&self) -> u64 {
        self.pool.index
    }

    /// The connection, inside the transaction; read-only. Its interrupt handle may be
    /// used to call off a long question.
    #[expect(clippy::expect_used, reason = "it is taken out only by drop")]
    pub fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("present until dropped")
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.give_back(connection);
        }
    }
}
