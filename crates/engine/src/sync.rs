//! A lock that lets someone who waits for an answer overtake long work in the background.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A value that one thread uses at a time. `urgent` goes before `patient`: work in
/// batches takes it patiently for each batch, a save takes it urgently.
#[derive(Debug)]
pub(crate) struct Gate<T> {
    value: Mutex<T>,
    urgent: Mutex<usize>,
    none_urgent: Condvar,
}

impl<T> Gate<T> {
    pub(crate) fn new(value: T) -> Self {
        Self {
            value: Mutex::new(value),
            urgent: Mutex::new(0),
            none_urgent: Condvar::new(),
        }
    }

    /// Waits for the one who has it, and for no one else.
    pub(crate) fn urgent(&self) -> MutexGuard<'_, T> {
        *self.count() += 1;
        let value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        *self.count() -= 1;
        self.none_urgent.notify_all();
        value
    }

    /// Lets the urgent ones go first.
    pub(crate) fn patient(&self) -> MutexGuard<'_, T> {
        let mut waiting = self.count();
        while *waiting > 0 {
            waiting = self
                .none_urgent
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
        drop(waiting);
        self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self) -> MutexGuard<'_, usize> {
        self.urgent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
