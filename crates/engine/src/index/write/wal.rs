//! Keeps the write-ahead log short. SQLite moves what stands in it into the database by
//! itself and begins anew, but never over the head of a reader: one that is held for
//! long, or a chain of them that never breaks, would let the log grow for ever.

use std::time::Duration;

use crate::error::EngineError;

use super::Writer;
use crate::index::connect::BUSY;

/// Pages that the log may have: 64 MB, as `journal_size_limit` says.
const PAGES: i64 = 8_192;

/// How long readers are waited for, twice. A search for a regular expression takes two
/// seconds.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long the log may become.
#[derive(Debug)]
pub(super) struct Bound {
    pub pages: i64,
    pub patience: Duration,
    /// What the last commit left, until a checkpoint is called for.
    length: i64,
    /// More than `pages` when someone could not be waited for: a reader that asks for
    /// nothing and is not let go, or one of another process.
    next: i64,
}

impl Default for Bound {
    fn default() -> Self {
        Self::new(PAGES, PATIENCE)
    }
}

impl Bound {
    pub fn new(pages: i64, patience: Duration) -> Self {
        Self {
            pages,
            patience,
            length: 0,
            next: pages,
        }
    }
}

impl Writer {
    /// Brings a log that is too long back to nothing. What was written is safe without.
    pub(super) fn bound_wal(&mut self) {
        if let Err(error) = self.try_to_bound_wal() {
            tracing::warn!(%error, "the write-ahead log could not be shortened");
        }
    }

    /// Whether the log is long enough to be worth emptying when there is nothing else to do:
    /// half of what SQLite waits for, with whoever saves a note. Said once a commit.
    pub fn wants_checkpoint(&mut self) -> bool {
        std::mem::take(&mut self.wal.length) >= self.wal.pages / 4
    }

    /// Another bound than the usual one.
    #[cfg(test)]
    pub(in crate::index) fn bound_wal_by(&mut self, pages: i64, patience: Duration) {
        self.wal = Bound::new(pages, patience);
    }

    fn try_to_bound_wal(&mut self) -> Result<(), EngineError> {
        let pages = self.checkpoint("NOOP")?;
        self.wal.length = pages;
        if pages <= self.wal.pages {
            self.wal.next = self.wal.pages;
        }
        if pages <= self.wal.next {
            return Ok(());
        }
        let closed = self.readers.close(self.wal.patience);
        // Whoever is not back by now is not waited for once more.
        self.connection.busy_timeout(Duration::ZERO)?;
        let left = self.checkpoint("TRUNCATE");
        self.connection.busy_timeout(BUSY)?;
        if !closed.all_back {
            tracing::warn!(pages, "a reader holds the write-ahead log");
        }
        let left = left?;
        self.wal.next = if left == 0 {
            self.wal.pages
        } else {
            left + self.wal.pages
        };
        Ok(())
    }

    /// Pages in the log after a checkpoint of this mode; fewer than none without a log.
    fn checkpoint(&self, mode: &str) -> Result<i64, EngineError> {
        let pragma = format!("PRAGMA wal_checkpoint({mode})");
        Ok(self.connection.query_row(&pragma, [], |row| row.get(1))?)
    }
}
