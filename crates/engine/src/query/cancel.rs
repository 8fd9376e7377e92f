//! One token calls off a whole question that may take long, a search or the mentions of
//! a note: the SQL that runs and the loops around it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, InterruptHandle};

use crate::EngineError;

/// Calls off the question it was given to; shared with whoever may want to.
#[derive(Default)]
pub struct Cancel {
    called_off: AtomicBool,
    /// The connection that the question runs on right now.
    running: Mutex<Option<InterruptHandle>>,
}

impl Cancel {
    /// For a question that may be called off.
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls the question off, now and for ever.
    pub fn cancel(&self) {
        self.called_off.store(true, Ordering::Release);
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(handle) = running.as_ref() {
            handle.interrupt();
        }
    }

    /// Whether it was called off.
    pub fn is_called_off(&self) -> bool {
        self.called_off.load(Ordering::Acquire)
    }

    /// What loops ask.
    ///
    /// # Errors
    /// `Cancelled` once it was called off.
    pub(crate) fn check(&self) -> Result<(), EngineError> {
        if self.is_called_off() {
            return Err(EngineError::Cancelled);
        }
        Ok(())
    }

    /// Lets this token stop the SQL of a connection while `work` lasts: after that the
    /// connection serves someone else.
    ///
    /// # Errors
    /// `work`'s; `Cancelled` where SQLite, which does not say who stopped it, was stopped
    /// by this token.
    pub(crate) fn over<T>(
        &self,
        connection: &Connection,
        work: impl FnOnce() -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let handle = connection.get_interrupt_handle();
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some(handle);
        let _over = Over(self);
        match work() {
            Err(EngineError::Overdue) if self.is_called_off() => Err(EngineError::Cancelled),
            other => other,
        }
    }
}

/// Dropped when the work of [`Cancel::over`] ends.
struct Over<'a>(&'a Cancel);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        let mut running = self
            .0
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *running = None;
    }
}
