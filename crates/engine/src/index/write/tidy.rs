//! Keeps full text in few pieces. Each transaction leaves a piece of its own, and every
//! question looks into each. They are put together when there is nothing else to do, a
//! little at a time: whoever saves a note must not wait for it.

use super::*;

/// Pages of 4 kB that are written anew at once: some 10 ms.
const PAGES: i64 = 250;

/// Pieces of full text that this process has left since they were last put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pieces {
    #[default]
    None,
    /// Of single notes.
    Few,
    /// Of a whole vault: all are put into one.
    Many,
}

impl Writer {
    /// Puts pieces together for a moment. Whether there is more to do.
    pub fn tidy_text(&mut self) -> Result<bool, EngineError> {
        let pages = match self.pieces {
            Pieces::None => return Ok(false),
            Pieces::Few => PAGES,
            Pieces::Many => -PAGES,
        };
        let before = self.connection.total_changes();
        self.connection
            .prepare_cached("INSERT INTO passage_text (passage_text, rank) VALUES ('merge', ?1)")?
            .execute([pages])?;
        self.bound_wal();
        // The command itself counts as one change.
        let did_something = self.connection.total_changes() - before > 1;
        self.pieces = if did_something {
            Pieces::Few
        } else {
            Pieces::None
        };
        Ok(did_something)
    }
}
