use std::sync::{Arc, Mutex};

use tsuzuri_engine::{Events, Phase, State, SyncState};

use super::{Ear, Sink};
use crate::wire::{IndexChanged, IndexState};

#[derive(Default)]
struct Heard(Mutex<Vec<u32>>);

impl Sink for Heard {
    fn index_changed(&self, _: IndexChanged) {}
    fn index_progress(&self, state: IndexState) {
        self.0.lock().unwrap().push(state.done);
    }
}

fn state(phase: Phase, done: u64) -> State {
    State {
        generation: 1,
        phase,
        done,
        total: 100_000,
        notes: done,
        passages: 0,
        tags: 0,
        links: 0,
        covered: 0.0,
        text_waits: false,
        vanishing: 0,
        finishing: None,
        hindered: None,
        sync: SyncState::Events,
        problems: 0,
        in_memory: false,
    }
}

#[test]
fn progress_is_thinned_and_its_end_is_told() {
    let heard = Arc::new(Heard::default());
    let ear = Ear::new(heard.clone());
    for done in 0..100_000 {
        ear.state(&state(Phase::Notes, done));
    }
    ear.state(&state(Phase::Ready, 100_000));
    let told = heard.0.lock().unwrap();
    assert_eq!(told.first(), Some(&0));
    assert_eq!(told.last(), Some(&100_000));
    assert!(told.len() < 1000, "{} reports for one phase", told.len());
}
