//! What a host hears without asking: changes and progress.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tsuzuri_engine::{self as engine, Events, IndexDelta, Phase, State};

use crate::Topic;
use crate::wire::{
    EditProgress, Hindrance, IndexChanged, IndexPhase, IndexState, Looking, Preferences, Share,
    SyncState, WaitingCaptures,
};

/// A host's ear. Called from the engine's threads; must not block for long.
pub trait Sink: Send + Sync {
    /// The index changed: ask again for what is on screen and depends on the topics.
    fn index_changed(&self, event: IndexChanged);
    /// Progress, or a change in how changes are noticed: not more than ten a second
    /// within one phase.
    fn index_progress(&self, state: IndexState);
    /// What was chosen for the app as a whole is other than before.
    fn preferences_changed(&self, preferences: Preferences) {
        drop(preferences);
    }
    /// How far a change across notes or an import is: not more than ten times a second
    /// within one step.
    fn edit_progress(&self, _: EditProgress) {}
    /// Other captures wait than before.
    fn captures_changed(&self, waiting: WaitingCaptures) {
        drop(waiting);
    }
}

/// For hosts that only ask.
impl Sink for () {
    fn index_changed(&self, _: IndexChanged) {}
    fn index_progress(&self, _: IndexState) {}
}

/// Least time between two reports of progress within one phase.
pub(crate) const BEAT: Duration = Duration::from_millis(100);

/// Stands between an engine and a host's sink: makes wire events of engine events, and
/// leaves out reports of progress that come too quickly.
pub(crate) struct Ear {
    sink: Arc<dyn Sink>,
    told: Mutex<Option<(Instant, Told)>>,
}

/// What of a state is told at once when it changes.
type Told = (
    Phase,
    engine::SyncState,
    bool,
    u64,
    bool,
    Option<engine::Hindrance>,
);

impl Ear {
    pub(crate) fn new(sink: Arc<dyn Sink>) -> Self {
        Self {
            sink,
            told: Mutex::new(None),
        }
    }

    fn is_news(&self, state: &State) -> bool {
        let now = Instant::now();
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let is_finishing = state.finishing.is_some();
        let tells = (
            state.phase,
            state.sync,
            state.text_waits,
            state.vanishing,
            is_finishing,
            state.hindered,
        );
        let quick =
            told.is_some_and(|(then, before)| before == tells && now.duration_since(then) < BEAT);
        // Rest is always told, so that the last numbers are the true ones.
        if quick && (state.phase != Phase::Ready || is_finishing) {
            return false;
        }
        *told = Some((now, tells));
        true
    }
}

impl Events for Ear {
    fn changed(&self, delta: &IndexDelta) {
        self.sink.index_changed(IndexChanged {
            generation: delta.generation,
            topics: Topic::of_delta(delta),
            origin: delta.origin.clone().into(),
            event_to_commit_ms: delta.event_to_commit_ms,
        });
    }

    fn state(&self, state: &State) {
        if self.is_news(state) {
            self.sink.index_progress(state.into());
        }
    }
}

impl From<&State> for IndexState {
    fn from(state: &State) -> Self {
        Self {
            generation: state.generation,
            phase: match state.phase {
                Phase::Scanning => IndexPhase::Scanning,
                Phase::Notes => IndexPhase::Notes,
                Phase::Text => IndexPhase::Text,
                Phase::Ready => IndexPhase::Ready,
            },
            done: count(state.done),
            total: count(state.total),
            notes: count(state.notes),
            passages: count(state.passages),
            tags: count(state.tags),
            links: count(state.links),
            covered: state.covered,
            text_waits: state.text_waits,
            vanishing: count(state.vanishing),
            finishing: state.finishing.map(|(done, total)| Share {
                done: count(done),
                total: count(total),
            }),
            hindered: state.hindered.map(|hindrance| match hindrance {
                engine::Hindrance::DiskFull => Hindrance::DiskFull,
                engine::Hindrance::Other => Hindrance::Other,
            }),
            sync: match state.sync {
                engine::SyncState::Off => SyncState::Paused,
                engine::SyncState::Events => SyncState::On,
                engine::SyncState::Polling(_) => SyncState::Polling,
                engine::SyncState::Offline => SyncState::Offline,
            },
            looking: match state.sync {
                engine::SyncState::Polling(engine::Looking::Silent) => Some(Looking::Silent),
                engine::SyncState::Polling(engine::Looking::Limit) => Some(Looking::Limit),
                engine::SyncState::Polling(engine::Looking::Refused) => Some(Looking::Refused),
                _ => None,
            },
            problems: count(state.problems),
        }
    }
}

/// What is shown as a number; more than four billion of anything is shown as that many.
pub(crate) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
