//! Random histories of saves, other programs, captures, restores, crashes and power cuts.

use proptest::prelude::*;

use super::{
    others::{Manner, Other, Way},
    *,
};
use crate::fs::Fault;

#[derive(Clone, Debug)]
enum Act {
    /// Takes up what stands there, as an editor that opens or reloads.
    Read,
    /// Saves what follows from what was read last.
    Save,
    /// The same as the editor does it: merged.
    SaveMerged,
    /// Another program saves.
    Other(usize, usize),
    /// It does so in the middle of a save of ours.
    OtherWhileSaving(usize, usize, usize),
    Capture,
    /// One of the versions there are.
    Restore(usize),
    /// Another program deletes the note.
    Delete,
    Wait(u64),
    /// The process ends in the middle of a save, with or without the power.
    End(usize, usize, Option<bool>),
    /// The n-th thing asked in a save fails.
    Fail(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let (way, manner) = (0..Way::ALL.len(), 0..Manner::ALL.len());
    let power = prop::option::of(any::<bool>());
    prop_oneof![
        2 => Just(Act::Read),
        4 => Just(Act::Save),
        2 => Just(Act::SaveMerged),
        3 => (way.clone(), manner.clone()).prop_map(|(way, manner)| Act::Other(way, manner)),
        3 => (way, manner, 0..16usize)
            .prop_map(|(way, manner, at)| Act::OtherWhileSaving(way, manner, at)),
        1 => Just(Act::Capture),
        1 => (0..4usize).prop_map(Act::Restore),
        1 => Just(Act::Delete),
        2 => (0..400u64).prop_map(Act::Wait),
        2 => (0..14usize, 0..=10usize, power).prop_map(|(at, does, power)| Act::End(at, does, power)),
        1 => (0..14usize).prop_map(Act::Fail),
    ]
}

fn read(world: &World) -> DraftBase {
    let bytes = world.bytes(NOTE).unwrap_or_default();
    DraftBase {
        hash: world.base(NOTE),
        text: crate::vault::text_of(bytes),
    }
}

struct Desk {
    world: World,
    base: DraftBase,
    number: usize,
}

impl Desk {
    fn new() -> Self {
        let world = World::new();
        world.write(NOTE, "first\n");
        world.engine.reconcile(Scope::All).unwrap();
        let base = read(&world);
        Self {
            world,
            base,
            number: 0,
        }
    }

    fn text(&mut self, who: &str) -> String {
        self.number += 1;
        format!("{who} {}\n", self.number)
    }

    fn save(&mut self) {
        let text = self.text("ours");
        if let Ok(saved) = self.world.save(NOTE, &text, self.base.hash) {
            self.base = DraftBase {
                hash: saved.hash,
                text,
            };
        }
    }

    /// A line more, at the end of what was read.
    fn save_merged(&mut self) {
        let line = self.text("ours");
        let text = format!("{}{line}", self.base.text);
        if self.world.save_draft(NOTE, &text, &self.base).is_some() {
            self.base = read(&self.world);
        }
    }

    fn other(&mut self, way: usize, manner: usize) -> Other {
        let text = self.text("theirs");
        Other::new(&self.world, Way::ALL[way], Manner::ALL[manner], &text)
    }

    fn act(&mut self, act: &Act) {
        self.world.faulty.plan([]);
        match *act {
            Act::Read => self.base = read(&self.world),
            Act::Save => self.save(),
            Act::SaveMerged => self.save_merged(),
            Act::Other(way, manner) => {
                let other = self.other(way, manner);
                other.saves();
            }
            Act::OtherWhileSaving(way, manner, at) => {
                let other = self.other(way, manner);
                self.world.faulty.before(at, move || other.saves());
                self.save();
            }
            Act::Capture => {
                let text = self.text("captured");
                self.world.capture(&text, text.trim());
                self.world.deliver(NOTE).unwrap();
            }
            Act::Restore(which) => {
                let versions = self.world.store.versions("v", NOTE).unwrap();
                if let Some(version) = versions.get(which) {
                    let bytes = self.world.store.version_bytes("v", NOTE, version.number);
                    let bytes = bytes.unwrap().unwrap();
                    self.world.restore(NOTE, &bytes).unwrap();
                }
            }
            Act::Delete => drop(self.world.fs.remove_all(NOTE)),
            Act::Wait(seconds) => {
                self.world.clock.advance(Duration::from_secs(seconds));
                self.world.engine.step();
            }
            Act::End(at, does, power) => {
                self.world.faulty.plan([(at, Fault::Ends(does))]);
                self.save();
                if let Some(keeps) = power {
                    self.world.fs.cut_power(|_| keeps);
                }
                self.world.restart();
            }
            Act::Fail(at) => {
                self.world.faulty.plan([(at, Fault::Refuses(5))]);
                self.save();
            }
        }
    }

    /// The last process is over: what it could not remove is cleared away.
    fn close(&mut self) {
        self.world.rest();
        self.world.restart();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(histories(48)))]

    #[test]
    fn whatever_happens_nothing_is_lost(acts in prop::collection::vec(act(), 1..24)) {
        let mut desk = Desk::new();
        for act in &acts {
            desk.act(act);
        }
        desk.close();
        desk.world.assert_whole("at the end");
    }
}
