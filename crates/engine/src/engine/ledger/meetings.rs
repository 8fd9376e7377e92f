//! Twelve ways in which others save × an editor that is closed, clean, dirty or just saving
//! × four manners: no byte is overwritten silently.

use super::{
    others::{Manner, Other, Way},
    *,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Editor {
    /// An earlier version is put back, by the command line say.
    Closed,
    /// It takes up what the other wrote, then saves.
    Clean,
    /// It saves over what it had read before.
    Dirty,
    /// The other is faster by a hair: right before the n-th thing that the save asks of the
    /// disk.
    Saving(usize),
}

/// Things that a save asks of the disk, and some more.
const STEPS: usize = 12;

fn meet(world: &World, editor: Editor, way: Way, manner: Manner) {
    world.write(NOTE, "what stood there first\n");
    world.engine.reconcile(Scope::All).unwrap();
    let base = world.base(NOTE);
    let other = Other::new(world, way, manner, "what the other program wrote\n");
    let ours = "what the person wrote\n";
    let saved = match editor {
        Editor::Closed => {
            other.saves();
            world.restore(NOTE, b"an earlier version\n")
        }
        Editor::Clean => {
            other.saves();
            world.save(NOTE, ours, world.base(NOTE))
        }
        Editor::Dirty => {
            other.saves();
            world.save(NOTE, ours, base)
        }
        Editor::Saving(at) => {
            world.faulty.plan([]);
            world.faulty.before(at, move || other.saves());
            world.save(NOTE, ours, base)
        }
    };
    // A note that vanishes in the middle may make a save fail; nothing is acknowledged then.
    if let Err(error) = saved {
        assert!(matches!(error, EngineError::NotFound(_)), "{error}");
    }
}

fn meet_in_every_way(exchanges: bool, skip: fn(Editor, Way) -> bool) {
    let world = World::new();
    let saving = (0..STEPS).map(Editor::Saving);
    let editors: Vec<_> = [Editor::Closed, Editor::Clean, Editor::Dirty]
        .into_iter()
        .chain(saving)
        .collect();
    for editor in editors {
        for way in Way::ALL.into_iter().filter(|way| !skip(editor, *way)) {
            for manner in Manner::ALL {
                // Every way of saving touches in the same way.
                if manner == Manner::TouchOnly && way != Way::InPlace {
                    continue;
                }
                world.fs.set_exchanges(exchanges);
                meet(&world, editor, way, manner);
                world.assert_nothing_missing(&format!("{editor:?}, {way:?}, {manner:?}"));
                world.wipe();
            }
        }
    }
    world.assert_whole("in the end");
}

#[test]
fn nothing_is_overwritten_silently() {
    meet_in_every_way(true, |_, _| false);
}

/// Where files can't be exchanged, a program that puts another file in the note's place
/// between the last look and the rename is not covered: those who write into the file are.
#[test]
fn nor_is_it_where_files_can_not_be_exchanged() {
    meet_in_every_way(false, |editor, way| {
        matches!(editor, Editor::Saving(_)) && !way.keeps_the_file()
    });
}

/// Another program saves twice while ours saves once: into what it finds there the second time,
/// be it our text already.
#[test]
fn nothing_is_lost_when_others_write_twice_during_a_save() {
    let world = World::new();
    for (first, second) in (0..STEPS).flat_map(|at| (at + 1..STEPS + 6).map(move |to| (at, to))) {
        for way in Way::ALL {
            world.write(NOTE, "what stood there first\n");
            world.engine.reconcile(Scope::All).unwrap();
            let base = world.base(NOTE);
            let one = Other::new(&world, way, Manner::Plain, "what the other program wrote\n");
            let two = Other::new(&world, way, Manner::Plain, "what it wrote after that\n");
            let faulty = world.faulty.clone();
            world.faulty.plan([]);
            world.faulty.before(first, move || {
                one.saves();
                faulty.before(second, move || two.saves());
            });
            let saved = world.save(NOTE, "what the person wrote\n", base);
            let what = format!("{first}, {second}, {way:?}");
            if let Err(error) = saved {
                assert!(matches!(error, EngineError::NotFound(_)), "{what}: {error}");
            }
            world.assert_nothing_missing(&what);
            world.wipe();
        }
    }
}
