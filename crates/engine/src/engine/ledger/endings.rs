//! A process that ends at any step of a save, a capture or a restore, and a power cut at
//! that moment: the note holds what it held or what was on its way, whole, and nothing that
//! is owed is missing.

use super::*;
use crate::fs::Fault;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    Save,
    /// Into a file that has other names, so that it is written in place.
    SaveInPlace,
    Make,
    Capture,
    Restore,
}

impl Work {
    const ALL: [Self; 5] = [
        Self::Save,
        Self::SaveInPlace,
        Self::Make,
        Self::Capture,
        Self::Restore,
    ];

    fn prepare(self, world: &World) {
        if self != Self::Make {
            world.write(NOTE, BEFORE);
        }
        if self == Self::SaveInPlace {
            world.fs.link(NOTE, "other.md").unwrap();
        }
    }

    fn run(self, world: &World) -> Result<(), EngineError> {
        match self {
            Self::Save | Self::SaveInPlace => world.save(NOTE, AFTER, world.base(NOTE)).map(drop),
            Self::Make => {
                let note = NotePath::new(NOTE).unwrap();
                world.engine.create(&note, AFTER, Origin::Cli)?;
                lock(&world.ledger).acknowledge(AFTER.as_bytes(), None, world.clock.elapsed());
                Ok(())
            }
            Self::Capture => {
                world.capture(&format!("{:?}", world.clock.elapsed()), "captured");
                world.deliver(NOTE)
            }
            Self::Restore => world.restore(NOTE, AFTER.as_bytes()).map(drop),
        }
    }

    /// What may stand in the note after an end in the middle.
    fn may_stand(self, bytes: Option<&[u8]>) -> bool {
        let captured = "what stood there first\n\n---\n\ncaptured\n".as_bytes();
        match self {
            // A part may have been added; the next start completes it.
            Self::Capture => bytes.is_some_and(|bytes| captured.starts_with(bytes)),
            // Torn in the middle; both are in the history.
            Self::SaveInPlace => bytes.is_some(),
            Self::Make => bytes.is_none_or(|bytes| bytes == AFTER.as_bytes()),
            _ => [BEFORE, AFTER]
                .iter()
                .any(|text| bytes == Some(text.as_bytes())),
        }
    }
}

const BEFORE: &str = "what stood there first\n";
const AFTER: &str = "what the person wrote, and that is longer\n";

/// How many things a piece of work asks of the disk when nothing fails.
fn steps(world: &World, work: Work) -> usize {
    work.prepare(world);
    world.faulty.plan([]);
    work.run(world).unwrap();
    let steps = world.faulty.asked().len();
    world.wipe();
    steps
}

#[test]
fn a_process_may_end_at_any_step() {
    for exchanges in [true, false] {
        let mut world = World::new();
        world.fs.set_exchanges(exchanges);
        // Only these put one file in the place of another.
        let works = Work::ALL
            .into_iter()
            .filter(|work| exchanges || [Work::Save, Work::Restore].contains(work));
        for work in works {
            world.fs.set_exchanges(exchanges);
            for at in 0..steps(&world, work) {
                for tenths in [0, 5, 10] {
                    for power in [None, Some(true), Some(false)] {
                        if tenths == 5 && power.is_some() {
                            continue;
                        }
                        world.fs.set_exchanges(exchanges);
                        end_at(&mut world, work, at, tenths, power);
                        world.wipe();
                    }
                }
            }
        }
    }
}

fn end_at(world: &mut World, work: Work, at: usize, tenths: usize, power: Option<bool>) {
    let what = format!("{work:?}, step {at}, {tenths}/10 of it, power cut: {power:?}");
    work.prepare(world);
    world.engine.reconcile(Scope::All).unwrap();
    world.faulty.plan([(at, Fault::Ends(tenths))]);
    // What can't be done any more after the end of the process may be an error or not.
    let acknowledged = work.run(world).is_ok();
    if let Some(keeps) = power {
        world.fs.cut_power(|_| keeps);
    }
    let stands = world.bytes(NOTE);
    assert!(work.may_stand(stands.as_deref()), "{what}: {stands:?}");
    world.restart();
    if work == Work::Capture {
        world.deliver(NOTE).unwrap();
        let note = String::from_utf8(world.bytes(NOTE).unwrap()).unwrap();
        assert_eq!(note.matches("captured").count(), 1, "{what}: {note:?}");
    } else if acknowledged {
        assert_eq!(
            world.bytes(NOTE).as_deref(),
            Some(AFTER.as_bytes()),
            "{what}"
        );
    }
    world.assert_whole(&what);
}
