//! Connections for reading. A `Reader` stands in one read transaction: everything it
//! answers is of one generation.

use std::sync::{
    Arc, Condvar, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU64, Ordering},
};
use std::time::Duration;

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
    idle: Vec<Pooled>,
    /// Those of readers.
    out: Vec<Arc<AtomicBool>>,
    /// No reader begins while the writer waits for those there are.
    closed: bool,
}

/// A connection for one reader after the other.
#[derive(Debug)]
struct Pooled {
    connection: Connection,
    /// Set when its reader has had its time: SQLite then stops.
    overdue: Arc<AtomicBool>,
}

/// SQLite asks whether it is overdue each time it has taken so many steps.
const STEPS: i32 = 1000;

/// A read transaction on the index. Keep it short: while it lives, the write-ahead log
/// can't shrink. When the log has grown too long because of it, the writer waits for it,
/// and what it asks after that ends with `Overdue`.
#[derive(Debug)]
pub struct Reader {
    /// `Some` until dropped.
    pooled: Option<Pooled>,
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
        let pooled = self.take()?;
        // From here on the connection goes back by itself.
        let mut reader = Reader {
            pooled: Some(pooled),
            generation: 0,
            pool: self.clone(),
        };
        reader.generation = begin(reader.connection())?;
        Ok(reader)
    }

    fn take(&self) -> Result<Pooled, EngineError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if !state.closed && state.out.len() < MOST {
                let pooled = match state.idle.pop() {
                    Some(pooled) => pooled,
                    None => Pooled::new(connect::reader(&self.place)?)?,
                };
                state.out.push(pooled.overdue.clone());
                return Ok(pooled);
            }
            state = self
                .returned
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give_back(&self, pooled: Pooled) {
        pooled.overdue.store(false, Ordering::Release);
        let connection = &pooled.connection;
        let usable = connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state
            .out
            .retain(|overdue| !Arc::ptr_eq(overdue, &pooled.overdue));
        if usable {
            state.idle.push(pooled);
        }
        drop(state);
        self.returned.notify_all();
    }

    /// Lets no reader begin until the answer is dropped, and waits for those there are:
    /// first patiently, then, when they are told to end, as long again.
    pub(super) fn close(&self, patience: Duration) -> Closed<'_> {
        let lock = || self.state.lock().unwrap_or_else(PoisonError::into_inner);
        lock().closed = true;
        let wait = || {
            let waited = self
                .returned
                .wait_timeout_while(lock(), patience, |state| !state.out.is_empty());
            waited.unwrap_or_else(PoisonError::into_inner).0
        };
        for overdue in &wait().out {
            overdue.store(true, Ordering::Release);
        }
        let all_back = wait().out.is_empty();
        Closed {
            pool: self,
            all_back,
        }
    }
}

/// See [`Pool::close`].
pub(super) struct Closed<'p> {
    pool: &'p Pool,
    /// Whether no reader is left.
    pub all_back: bool,
}

impl Drop for Closed<'_> {
    fn drop(&mut self) {
        let state = &self.pool.state;
        state.lock().unwrap_or_else(PoisonError::into_inner).closed = false;
        self.pool.returned.notify_all();
    }
}

impl Pooled {
    fn new(mut connection: Connection) -> Result<Self, EngineError> {
        let overdue = Arc::new(AtomicBool::new(false));
        let asked = overdue.clone();
        connection.progress_handler(STEPS, Some(move || asked.load(Ordering::Acquire)))?;
        Ok(Self {
            connection,
            overdue,
        })
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
        &self
            .pooled
            .as_ref()
            .expect("present until dropped")
            .connection
    }

    /// To look into SQLite's work.
    #[cfg(test)]
    pub(crate) fn connection_mut(&mut self) -> &mut Connection {
        &mut self
            .pooled
            .as_mut()
            .expect("present until dropped")
            .connection
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(pooled) = self.pooled.take() {
            self.pool.give_back(pooled);
        }
    }
}

#[cfg(test)]
mod tests;
