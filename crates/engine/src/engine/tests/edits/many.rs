//! Changes of very many notes.

use std::cell::RefCell;

use super::*;

/// `make faults` changes ten thousand on a real disk.
const MANY: usize = 2_000;

/// Files that are changed before it is called off: the disk in memory takes its time for each.
const CHANGED: usize = 300;

#[test]
fn very_many_notes_tell_how_far_they_are_and_can_be_called_off() {
    let desk = Desk::new();
    for number in 0..MANY {
        desk.bench.write(&format!("多/{number}.md"), "#多い 話\n");
    }
    desk.bench.look();
    let before = desk.files();
    let read = RefCell::new(Vec::new());
    let plan = desk
        .bench
        .engine
        .plan_retag("多い", "少ない", &|done, total| {
            read.borrow_mut().push((done, total));
            true
        });
    let plan = plan.unwrap().unwrap();
    assert_eq!(plan.files.len(), MANY);
    assert_eq!(read.borrow().last(), Some(&(MANY - 1, MANY)));

    let steps = RefCell::new(Vec::new());
    let called_off = desk.make_while(&plan, &|done| {
        steps.borrow_mut().push(done);
        done < CHANGED
    });
    assert!(matches!(called_off, Err(EngineError::Cancelled)));
    assert_eq!(desk.files(), before);
    assert_eq!(desk.store.edits("v").unwrap(), []);
    // First there, then all the way back.
    let steps = steps.into_inner();
    let turn = steps.iter().rposition(|done| *done == 0).unwrap();
    assert_eq!(steps[turn - 1], CHANGED);
    assert_eq!(steps.last(), Some(&(CHANGED - 100)));
}

#[test]
fn finishing_tells_how_far_it_is_and_goes_on_after_the_engine_was_stopped() {
    let desk = Desk::new();
    for number in 0..250 {
        desk.bench.write(&format!("多/{number}.md"), "#多い 話\n");
    }
    desk.bench.look();
    let plan = desk.retag("多い", "少ない");
    let what = ("retag", "多い", "少ない");
    desk.store.begin_edit("v", what, &plan, 0).unwrap();
    let finishing = || {
        let states = std::mem::take(&mut *lock(&desk.bench.ear.states));
        let told = states.iter().map(|state| state.finishing);
        let mut told: Vec<_> = told.collect();
        told.dedup();
        told
    };
    finishing();
    let engine = &desk.bench.engine;
    engine.stop.store(true, Ordering::Relaxed);
    let stopped = engine.finish_edits(&desk.store, "v", &Origin::Cli, &|_| panic!("not finished"));
    assert!(matches!(stopped, Err(EngineError::Cancelled)));
    assert_eq!(finishing(), [Some((0, 250)), None]);
    assert_eq!(desk.store.unfinished_edits("v").unwrap().len(), 1);

    engine.stop.store(false, Ordering::Relaxed);
    let done = desk.finish();
    assert_eq!((done.len(), done[0].changed.len()), (1, 250));
    let steps = [Some((0, 250)), Some((100, 250)), Some((200, 250)), None];
    assert_eq!(finishing(), steps);
    assert_eq!(desk.file("多/249.md"), "#少ない 話\n");
}

#[test]
fn planning_can_be_called_off() {
    let desk = Desk::new();
    let engine = &desk.bench.engine;
    let planned = engine.plan_retag("NATO", "N", &|done, _| done < 1);
    assert!(matches!(planned, Err(EngineError::Cancelled)));
    let planned = engine.plan_rename(&path("b.md"), &path("z.md"), &|_, _| false);
    assert!(matches!(planned, Err(EngineError::Cancelled)));
}
