//! Gathers hints until they are worth acting on. Pure: time comes in, scopes come out.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    time::Duration,
};

#[cfg(test)]
mod tests;

/// Something may have changed. Paths are relative to the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A file was closed after writing or renamed to this path: it is whole.
    Settled(PathBuf),
    /// Something is happening at this path.
    Changing(PathBuf),
    /// What was here has been removed or renamed away; often it comes back at once.
    Gone(PathBuf),
    /// Events were lost, or the whole vault should be looked at for another reason.
    Anywhere,
}

/// Where to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole vault.
    All,
    /// These files and folders, with everything below them.
    Paths(Vec<PathBuf>),
}

/// The content is whole: only the echo of the same action is waited for.
const SETTLED: Duration = Duration::from_millis(10);
/// Quiet that ends a change.
const QUIET: Duration = Duration::from_millis(100);
/// Who never rests is looked at this often. Also: how long a file may be gone while some
/// editor writes it anew.
const PATIENCE: Duration = Duration::from_secs(1);
/// With more paths than this it is cheaper to look at everything.
const MOST: usize = 2000;

/// Hints that wait.
#[derive(Debug, Default)]
pub(crate) struct Debouncer {
    paths: HashMap<PathBuf, Wait>,
    everything: Option<Wait>,
}

#[derive(Clone, Copy, Debug)]
struct Wait {
    since: Duration,
    due: Duration,
}

impl Wait {
    fn begin(now: Duration) -> Self {
        Self {
            since: now,
            due: now,
        }
    }

    fn until(&mut self, now: Duration, quiet: Duration) {
        self.due = (now + quiet).min(self.since + PATIENCE);
    }
}

impl Debouncer {
    pub fn add(&mut self, hint: Hint, now: Duration) {
        if hint == Hint::Anywhere || self.everything.is_some() {
            let first = self.paths.drain().map(|(_, wait)| wait.since).min();
            let wait = self
                .everything
                .get_or_insert(Wait::begin(first.unwrap_or(now)));
            wait.until(now, QUIET);
            return;
        }
        let (path, quiet) = match hint {
            Hint::Settled(path) => (path, SETTLED),
            Hint::Changing(path) => (path, QUIET),
            Hint::Gone(path) => (path, PATIENCE),
            Hint::Anywhere => return,
        };
        self.paths
            .entry(path)
            .or_insert(Wait::begin(now))
            .until(now, quiet);
        if self.paths.len() > MOST {
            self.add(Hint::Anywhere, now);
        }
    }

    /// When there will be something to do.
    pub fn due(&self) -> Option<Duration> {
        self.paths
            .values()
            .chain(&self.everything)
            .map(|wait| wait.due)
            .min()
    }

    /// When the oldest of what is due was first heard of.
    pub fn since(&self, now: Duration) -> Option<Duration> {
        let waits = self.everything.as_ref().map_or_else(
            || self.paths.values().collect::<Vec<_>>(),
            |wait| vec![wait],
        );
        waits
            .into_iter()
            .filter(|wait| wait.due <= now)
            .map(|wait| wait.since)
            .min()
    }

    /// What has become due, in path order.
    pub fn take(&mut self, now: Duration) -> Option<Scope> {
        if let Some(wait) = self.everything {
            let due = wait.due <= now;
            return due.then(|| {
                self.everything = None;
                Scope::All
            });
        }
        let mut due: Vec<PathBuf> = self
            .paths
            .extract_if(|_, wait| wait.due <= now)
            .map(|(path, _)| path)
            .collect();
        if due.is_empty() {
            return None;
        }
        due.sort_unstable();
        Some(Scope::Paths(due))
    }
}

impl Hint {
    /// The path it is about.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Settled(path) | Self::Changing(path) | Self::Gone(path) => Some(path),
            Self::Anywhere => None,
        }
    }
}
