//! One search field, one search, and one panel of mentions: a newer request calls off what
//! older ones still do.

use std::sync::{Arc, Mutex, PoisonError};

use tsuzuri_engine::query::Cancel;

/// The requests of one window that may take long. Pages and totals of a search are asked for
/// with the same ticket and run side by side, so each kind has its own.
#[derive(Default)]
pub(crate) struct Searches {
    pub pages: Latest,
    pub totals: Latest,
    /// Of a note, wherever they are shown.
    pub mentions: Latest,
}

/// The latest request of one kind.
#[derive(Default)]
pub(crate) struct Latest(Mutex<Option<(u32, Arc<Cancel>)>>);

impl Searches {
    /// Tickets start anew: a window was opened or loaded again.
    pub(crate) fn forget(&self) {
        self.pages.forget();
        self.totals.forget();
        self.mentions.forget();
    }
}

impl Latest {
    /// The token for a request with this ticket. The one before is called off, unless
    /// this request is itself the older one: then its own token is called off already.
    pub(crate) fn begin(&self, ticket: u32) -> Arc<Cancel> {
        let token = Arc::new(Cancel::new());
        let mut latest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*latest {
            Some((newer, _)) if *newer > ticket => token.cancel(),
            before => {
                if let Some((_, before)) = before {
                    before.cancel();
                }
                *latest = Some((ticket, token.clone()));
            }
        }
        token
    }

    /// Calls off the request with this ticket, if it is the latest one.
    pub(crate) fn stop(&self, ticket: u32) {
        let latest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, token)) = latest.as_ref().filter(|(latest, _)| *latest == ticket) {
            token.cancel();
        }
    }

    fn forget(&self) {
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((_, token)) = before {
            token.cancel();
        }
    }
}

#[cfg(test)]
mod tests;
