//! What a window has of an import between two requests.

use std::sync::{Arc, Mutex, PoisonError};

use tsuzuri_engine::query::Cancel;

use super::ImportPlan;
use crate::searches::Latest;

/// The export that a person chose in a window, with what it comes to as it was last shown. Its
/// notes are made beside whatever else runs: a change across notes that is being made is not
/// called off by it.
#[derive(Default)]
pub(crate) struct HeldExport {
    running: Latest,
    text: Mutex<Option<Arc<str>>>,
    plan: Mutex<Option<(u32, ImportPlan)>>,
}

impl HeldExport {
    /// For work with this ticket; an import that ran before is called off.
    pub(crate) fn begin(&self, ticket: u32) -> Arc<Cancel> {
        self.running.begin(ticket)
    }

    /// Calls off what runs with this ticket.
    pub(crate) fn stop(&self, ticket: u32) {
        self.running.stop(ticket);
    }

    pub(crate) fn choose(&self, text: Option<String>) {
        *lock(&self.text) = text.map(Arc::from);
        *lock(&self.plan) = None;
    }

    pub(crate) fn text(&self) -> Option<Arc<str>> {
        lock(&self.text).clone()
    }

    pub(crate) fn plan(&self, ticket: u32, plan: ImportPlan) {
        *lock(&self.plan) = Some((ticket, plan));
    }

    /// The plan of a ticket, once.
    pub(crate) fn take(&self, ticket: u32) -> Option<ImportPlan> {
        let plan = lock(&self.plan).take_if(|(of, _)| *of == ticket);
        plan.map(|(_, plan)| plan)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
