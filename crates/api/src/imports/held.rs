//! What a window has of an import between two requests.

use std::sync::{Arc, Mutex, PoisonError};

use super::ImportPlan;

/// The export that a person chose in a window, with what it comes to as it was last shown.
#[derive(Default)]
pub(crate) struct HeldExport {
    text: Mutex<Option<Arc<str>>>,
    plan: Mutex<Option<(u32, ImportPlan)>>,
}

impl HeldExport {
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
