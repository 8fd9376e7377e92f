//! What the engine tells its host, and how it is doing.

use crate::delta::{Generation, IndexDelta};

/// The host's ear. Called from the engine's threads, between transactions, and never
/// with a lock held that a question to the engine would need.
pub trait Events: Send + Sync {
    /// A transaction was committed, by this process or by another one on the same index.
    fn changed(&self, delta: &IndexDelta);

    /// Phase, progress or the way changes are noticed moved on. May come often.
    fn state(&self, state: &State);
}

/// For those who don't listen.
impl Events for () {
    fn changed(&self, _: &IndexDelta) {}
    fn state(&self, _: &State) {}
}

/// How far the index is.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Of the last committed transaction.
    pub generation: Generation,
    /// What is going on.
    pub phase: Phase,
    /// Notes dealt with in this phase.
    pub done: u64,
    /// Notes there are to deal with; 0 while unknown.
    pub total: u64,
    /// Notes in the index.
    pub notes: u64,
    /// Passages in the index.
    pub passages: u64,
    /// Distinct tags as written.
    pub tags: u64,
    /// Links in the index.
    pub links: u64,
    /// Share of the passages that full text covers, 0 to 1.
    pub covered: f64,
    /// Whether full text waits until the machine has more power.
    pub text_waits: bool,
    /// Notes that seem to be gone, so many that they are looked for once more before that is
    /// believed; else 0.
    pub vanishing: u64,
    /// While a change across notes that was broken off is being finished: how many of its
    /// files are done, and of how many.
    pub finishing: Option<(u64, u64)>,
    /// What keeps the index from taking in what it should; it is tried again and again.
    pub hindered: Option<Hindrance>,
    /// How changes by other programs are noticed.
    pub sync: SyncState,
    /// Files that are not in the index, or only in part.
    pub problems: u64,
    /// The index could not be kept on disk and will be gone when the app ends.
    pub in_memory: bool,
}

/// What the index is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Finding and comparing files.
    Scanning,
    /// Reading notes: tags, links, titles.
    Notes,
    /// Full text follows; tags and links are complete.
    Text,
    /// Equal to the files as far as known.
    Ready,
}

/// What keeps the index as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// There is no room for it.
    DiskFull,
    /// Something else, which the log tells.
    Other,
}

/// How changes by other programs are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncState {
    /// Not at all: the engine was not started, or is paused.
    Off,
    /// By events.
    Events,
    /// By looking every 10 to 30 seconds, for this reason.
    Polling(Looking),
    /// The folder is not there.
    Offline,
}

/// Why a vault is looked at every 10 to 30 seconds, whatever events it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looking {
    /// Its file system is one that others write to, and does not tell of that.
    Silent,
    /// The system watches no more folders, or has no more watchers to give.
    Limit,
    /// The system refused to watch it.
    Refused,
}
