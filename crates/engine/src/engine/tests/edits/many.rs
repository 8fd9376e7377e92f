//! Changes of very many notes.

use std::cell::RefCell;

use super::*;

const MANY: usize = 10_000;

/// Files that are changed before it is called off: the disk in memory takes its time for each.
const CHANGED: usize = 500;

#[test]
fn ten_thousand_notes_tell_how_far_they_are_and_can_be_called_off() {
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
fn planning_can_be_called_off() {
    let desk = Desk::new();
    let engine = &desk.bench.engine;
    let planned = engine.plan_retag("NATO", "N", &|done, _| done < 1);
    assert!(matches!(planned, Err(EngineError::Cancelled)));
    let planned = engine.plan_rename(&path("b.md"), &path("z.md"), &|_, _| false);
    assert!(matches!(planned, Err(EngineError::Cancelled)));
}
