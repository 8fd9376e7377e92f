//! Saves as careless programs do them: each must be found out by the ledger.

use super::{
    others::{Manner, Other, Way},
    *,
};
use crate::fs::Lens;
use std::io;

/// Changes a file by truncating and writing it, whatever stands there: `fs::write` in place
/// of the protocol.
struct PlainWrite(Arc<dyn Fs>);

impl Lens for PlainWrite {
    fn disk(&self) -> &dyn Fs {
        &*self.0
    }
    /// The new bytes go straight over the note; the other file is what it was, so that the
    /// save believes that it has seen the old bytes there.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        let read = |path| -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            self.0.open(path)?.bytes.read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        self.0.overwrite(a, &read(b)?)?;
        self.0.overwrite(b, b"what stood there first\n")
    }
}

#[test]
fn a_plain_write_in_place_of_the_protocol_trips_the_ledger() {
    let world = World::seen_through(|disk| Arc::new(PlainWrite(disk)));
    world.write(NOTE, "what stood there first\n");
    world.faulty.plan([]);
    let base = world.base(NOTE);
    world
        .save(NOTE, "once, to count the steps\n", base)
        .unwrap();
    let steps = world.faulty.asked();
    let at = steps.iter().position(|step| *step == "exchange").unwrap();
    world.wipe();

    world.write(NOTE, "what stood there first\n");
    let other = Other::new(&world, Way::InPlace, Manner::Plain, "what would be lost\n");
    world.faulty.plan([]);
    world.faulty.before(at, move || other.saves());
    world.save(NOTE, "ours\n", world.base(NOTE)).unwrap();
    world.rest();
    assert_eq!(world.missing(), ["what would be lost\n"]);
}

#[test]
fn a_save_without_history_trips_the_ledger() {
    let mut world = World::new();
    world.engine.versions = Box::new(crate::vault::NoVersions);
    world.write(NOTE, "theirs\n");
    world.save(NOTE, "ours\n", world.base(NOTE)).unwrap();
    world.rest();
    assert_eq!(world.missing(), ["theirs\n"]);
}

#[test]
fn forgetting_the_late_look_trips_the_ledger() {
    let world = World::new();
    world.write(NOTE, "what stood there first\n");
    let way = Way::ThroughAnOldHandle;
    let other = Other::new(&world, way, Manner::Plain, "written late\n");
    world.save(NOTE, "ours\n", world.base(NOTE)).unwrap();
    other.saves();
    drop(world.engine.late.take(Duration::MAX));
    world.rest();
    assert_eq!(world.missing(), ["written late\n"]);
}

/// Without waiting for the folder, what was acknowledged may not survive a power cut.
#[test]
fn a_power_cut_takes_what_was_not_waited_for() {
    let world = World::new();
    world.write(NOTE, "first\n");
    let base = world.base(NOTE);
    world.save(NOTE, "ours\n", base).unwrap();
    world.fs.cut_power(|_| false);
    assert_eq!(world.bytes(NOTE).as_deref(), Some(&b"ours\n"[..]));

    let temporary = Path::new("t.md");
    world.fs.create(temporary, b"new", None).unwrap();
    world.fs.exchange(Path::new(NOTE), temporary).unwrap();
    world.fs.cut_power(|_| false);
    assert_eq!(world.bytes(NOTE).as_deref(), Some(&b"ours\n"[..]));
}
