//! The change that a window looks at before it is made, and what can be called off. One at
//! a time, as one sheet is open at a time: a newer one takes the place of the one before.

use std::sync::{Arc, Mutex, PoisonError};

use tsuzuri_engine::query::Cancel;

use super::Edit;
use crate::searches::Latest;

/// What a vault holds of it.
#[derive(Default)]
pub(crate) struct Held {
    running: Latest,
    plan: Mutex<Option<Arc<HeldEdit>>>,
}

/// A planned change by the ticket it was asked for with.
pub(crate) struct HeldEdit {
    ticket: u32,
    pub edit: Edit,
    /// The first row of each note in the preview, and where the last one ends.
    pub starts: Vec<usize>,
}

impl Held {
    /// For work with this ticket; what ran before is called off.
    pub(crate) fn begin(&self, ticket: u32) -> Arc<Cancel> {
        self.running.begin(ticket)
    }

    /// Calls off what runs with this ticket.
    pub(crate) fn stop(&self, ticket: u32) {
        self.running.stop(ticket);
    }

    /// Keeps a plan until the next one comes.
    pub(crate) fn keep(&self, ticket: u32, edit: Edit) -> Arc<HeldEdit> {
        let mut at = 0;
        let mut starts = vec![0];
        starts.extend(edit.plan.files.iter().map(|file| {
            at += 1 + file.lines.len();
            at
        }));
        let held = Arc::new(HeldEdit {
            ticket,
            edit,
            starts,
        });
        *self.plan() = Some(held.clone());
        held
    }

    /// The plan of a ticket.
    pub(crate) fn find(&self, ticket: u32) -> Option<Arc<HeldEdit>> {
        self.plan().clone().filter(|held| held.ticket == ticket)
    }

    /// The same, once: a plan is made once only.
    pub(crate) fn take(&self, ticket: u32) -> Option<Arc<HeldEdit>> {
        self.plan().take_if(|held| held.ticket == ticket)
    }

    fn plan(&self) -> std::sync::MutexGuard<'_, Option<Arc<HeldEdit>>> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
