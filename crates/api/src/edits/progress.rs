//! Tells a host how far a long change is, not more often than anyone could see.

use std::cell::Cell;
use std::time::Instant;

use crate::Session;
use crate::sink::{BEAT, count};
use crate::wire::{EditProgress, EditStep};

/// Reports of one request.
pub(crate) struct Reports<'s> {
    session: &'s Session,
    ticket: u32,
    told: Cell<Option<(Instant, EditStep)>>,
}

impl<'s> Reports<'s> {
    pub(crate) fn new(session: &'s Session, ticket: u32) -> Self {
        Self {
            session,
            ticket,
            told: Cell::new(None),
        }
    }

    /// So many of so many are done.
    pub(crate) fn tell(&self, step: EditStep, done: usize, total: usize) {
        let now = Instant::now();
        let told = self.told.get();
        let quick = told.is_some_and(|(then, of)| of == step && now.duration_since(then) < BEAT);
        if quick {
            return;
        }
        self.told.set(Some((now, step)));
        self.session.sink().edit_progress(EditProgress {
            ticket: self.ticket,
            step,
            done: count(done as u64),
            total: count(total as u64),
        });
    }
}
