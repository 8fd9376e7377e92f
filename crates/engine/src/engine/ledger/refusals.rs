//! For every n, the n-th thing asked of the disk fails, with each error that disks have:
//! the note is as it was or as it was to be, nothing is left lying about, and the same work
//! succeeds afterwards.

use super::*;
use crate::fs::Fault;

mod edits;

const ENOSPC: i32 = 28;
const EIO: i32 = 5;
const EACCES: i32 = 13;
const EROFS: i32 = 30;

const FAULTS: [Fault; 5] = [
    Fault::Refuses(ENOSPC),
    Fault::Refuses(EIO),
    Fault::Refuses(EACCES),
    Fault::Refuses(EROFS),
    Fault::Short(ENOSPC, 5),
];

const BEFORE: &str = "#before what stood there first\n";
const AFTER: &str = "#after what the person wrote\n";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    Save,
    Capture,
    Make,
    Restore,
    Delete,
    /// Another program renames the note; the index has to follow.
    Rename,
    Index,
}

impl Work {
    const ALL: [Self; 7] = [
        Self::Save,
        Self::Capture,
        Self::Make,
        Self::Restore,
        Self::Delete,
        Self::Rename,
        Self::Index,
    ];

    fn prepare(self, world: &World) {
        if self != Self::Make {
            world.write(NOTE, BEFORE);
            world.engine.reconcile(Scope::All).unwrap();
        }
        match self {
            Self::Rename => world.fs.move_to(NOTE, "m.md").unwrap(),
            Self::Index => world.write(NOTE, AFTER),
            Self::Capture => world.capture(&format!("{:?}", world.clock.elapsed()), "captured"),
            _ => {}
        }
    }

    fn run(self, world: &World) -> Result<(), EngineError> {
        match self {
            Self::Save => world
                .save(NOTE, AFTER, ContentHash::of(BEFORE.as_bytes()))
                .map(drop),
            Self::Capture => world.deliver(NOTE),
            Self::Make => {
                let note = NotePath::new(NOTE).unwrap();
                world.engine.create(&note, AFTER, Origin::Cli)?;
                lock(&world.ledger).acknowledge(AFTER.as_bytes(), None, world.clock.elapsed());
                Ok(())
            }
            Self::Restore => world.restore(NOTE, AFTER.as_bytes()).map(drop),
            Self::Delete => world.engine.delete(&NotePath::new(NOTE).unwrap()).map(drop),
            Self::Rename | Self::Index => world.engine.reconcile(Scope::All).map(drop),
        }
    }
}

fn try_with(world: &World, work: Work, faults: &[(usize, Fault)]) {
    let what = format!("{work:?}, {faults:?}");
    work.prepare(world);
    world.faulty.plan(faults.iter().copied());
    let first = work.run(world);
    world.faulty.plan([]);

    let note = world
        .bytes(NOTE)
        .map(|bytes| String::from_utf8(bytes).unwrap());
    let note = note.as_deref();
    match work {
        Work::Save | Work::Restore => {
            assert!(
                [Some(BEFORE), Some(AFTER)].contains(&note),
                "{what}: {note:?}"
            );
        }
        Work::Make => assert!([None, Some(AFTER)].contains(&note), "{what}: {note:?}"),
        Work::Delete => {
            assert!([None, Some(BEFORE)].contains(&note), "{what}: {note:?}");
            assert!(note.is_none() || first.is_err(), "{what}: not deleted");
        }
        Work::Capture => assert!(note.unwrap().starts_with(BEFORE), "{what}: {note:?}"),
        Work::Rename | Work::Index => {}
    }
    if first.is_ok() && matches!(work, Work::Save | Work::Restore | Work::Make) {
        let files = world.fs.files();
        let is_ours = |bytes: &Arc<[u8]>| **bytes == *AFTER.as_bytes();
        assert!(
            files.values().any(is_ours),
            "{what}: acknowledged, and not there"
        );
    }
    // The fault is over: another try succeeds, or finds that it has succeeded already.
    match work.run(world) {
        Ok(()) => {}
        Err(EngineError::Exists(_)) if work == Work::Make => {}
        Err(EngineError::NotFound(_)) if work == Work::Delete => {}
        Err(error) => panic!("{what}: then {error}"),
    }
    let files = world.fs.files();
    if work == Work::Capture {
        let note = String::from_utf8_lossy(&files[Path::new(NOTE)]).into_owned();
        assert_eq!(note.matches("captured\n").count(), 1, "{what}: {note:?}");
    }
    clear_leftovers(world);
    if faults.len() == 1 {
        world.assert_whole(&what);
    } else {
        world.assert_nothing_missing(&what);
    }
}

/// Where even the removal of a temporary file was refused, it stays until the process is
/// over.
fn clear_leftovers(world: &World) {
    for path in world.fs.files().into_keys() {
        if path.to_string_lossy().contains(".tsuzuri-") {
            let dead = path.to_string_lossy().replacen(
                &format!("-{}-", std::process::id()),
                "-4194304-",
                1,
            );
            world.fs.move_to(&path, &*dead).unwrap();
        }
    }
}

fn steps(world: &World, work: Work) -> usize {
    work.prepare(world);
    world.faulty.plan([]);
    work.run(world).unwrap();
    let steps = world.faulty.asked().len();
    world.wipe();
    steps
}

fn ways() -> impl Iterator<Item = World> {
    [true, false].into_iter().map(|exchanges| {
        let world = World::new();
        world.fs.set_exchanges(exchanges);
        world
    })
}

#[test]
fn any_step_may_be_refused() {
    for (world, exchanges) in ways().zip([true, false]) {
        // Only these put one file in the place of another.
        let works = Work::ALL
            .into_iter()
            .filter(|work| exchanges || [Work::Save, Work::Restore].contains(work));
        for work in works {
            world.fs.set_exchanges(exchanges);
            for at in 0..steps(&world, work) {
                for fault in FAULTS {
                    world.fs.set_exchanges(exchanges);
                    try_with(&world, work, &[(at, fault)]);
                    world.wipe();
                }
            }
        }
    }
}

/// `TSUZURI_LEDGER_PAIRS=1`, for `make faults`.
#[test]
fn any_two_steps_may_be_refused() {
    let every = std::env::var_os("TSUZURI_LEDGER_PAIRS").is_some();
    let world = World::new();
    for work in [Work::Save, Work::Restore, Work::Capture] {
        let steps = steps(&world, work);
        for first in 0..steps {
            for second in first + 1..steps + 4 {
                let faults = FAULTS
                    .iter()
                    .flat_map(|a| FAULTS.iter().map(move |b| (*a, *b)));
                let wanted = faults.filter(|(a, b)| every || (*a, *b) == (FAULTS[1], FAULTS[1]));
                for (a, b) in wanted {
                    try_with(&world, work, &[(first, a), (second, b)]);
                    world.wipe();
                }
            }
        }
    }
}
