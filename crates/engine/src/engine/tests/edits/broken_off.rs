//! Changes that were broken off anywhere: they are finished, and what came between is kept.

use super::*;
use crate::edit::FileMove;

#[test]
fn what_was_broken_off_anywhere_is_finished() {
    for (retag, steps) in [(true, 4), (false, 5)] {
        for broken_off in 0..steps {
            let desk = Desk::new();
            let plan = if retag {
                desk.retag("NATO", "N")
            } else {
                desk.rename("b.md", "c/新.md")
            };
            let whole = Desk::new();
            whole.make(&plan);
            desk.store
                .begin_edit("v", ("retag", "x", "y"), &plan, 0)
                .unwrap();
            let mut left = broken_off;
            for one in &plan.moves {
                if left == 0 {
                    break;
                }
                left -= 1;
                desk.bench
                    .fs
                    .rename(one.from.as_path(), one.to.as_path())
                    .unwrap();
            }
            for file in plan.files.iter().take(left) {
                desk.bench
                    .write(file.path.as_str(), &whole.file(file.path.as_str()));
            }
            let done = desk.finish();
            assert_eq!(done.len(), 1);
            assert_eq!(done[0].skipped, [], "{retag} {broken_off}");
            assert_eq!(desk.files(), whole.files(), "{retag} {broken_off}");
            assert_eq!(desk.store.unfinished_edits("v").unwrap(), []);
            desk.bench.look();
            desk.bench.check();
        }
    }
}

#[test]
fn an_undo_that_was_broken_off_is_not_made_again() {
    let desk = Desk::new();
    let before = desk.files();
    let done = desk.make(&desk.rename("b.md", "c/新.md"));
    let id = done.id.unwrap();
    // Written down, and then the process ended.
    let way_back = desk.bench.engine.way_back(&desk.store, id).unwrap();
    let what = ("undo", &*id.to_string(), "");
    desk.store.begin_edit("v", what, &way_back, 0).unwrap();
    desk.finish();
    assert_eq!(desk.files(), before);
    assert_eq!(desk.store.edits("v").unwrap(), []);
}

#[test]
fn a_note_made_at_the_old_path_meanwhile_hinders_nothing() {
    let desk = Desk::new();
    let plan = desk.rename("b.md", "c/新.md");
    let id = desk
        .store
        .begin_edit("v", ("rename", "x", "y"), &plan, 0)
        .unwrap();
    desk.bench
        .fs
        .rename(Path::new("b.md"), Path::new("c/新.md"))
        .unwrap();
    let (moves, _) = desk.store.edit_rows(id).unwrap();
    desk.store
        .moved("v", moves[0].number, &moves[0].place)
        .unwrap();
    desk.bench.write("b.md", "別のノート\n");
    let done = desk.finish();
    assert_eq!(done[0].skipped, []);
    assert!(
        desk.file("a.md").contains("[[新]]"),
        "{}",
        desk.file("a.md")
    );
    assert_eq!(desk.file("b.md"), "別のノート\n");
}

/// As a process leaves it that is killed right before what is to move gets its new path.
fn killed_before_the_move(desk: &Desk, plan: &EditPlan) -> i64 {
    let FileMove { from, to } = &plan.moves[0];
    let kind = if from.is_note() {
        "rename"
    } else {
        "rename-folder"
    };
    let what = (kind, from.as_str(), to.as_str());
    let id = desk.store.begin_edit("v", what, plan, 0).unwrap();
    let (moves, _) = desk.store.edit_rows(id).unwrap();
    let mark = desk.bench.engine.mark_of(from).unwrap();
    desk.store.begin_move(moves[0].number, &mark).unwrap();
    id
}

/// The same right after it got it.
fn killed_after_the_move(desk: &Desk, plan: &EditPlan) -> i64 {
    let id = killed_before_the_move(desk, plan);
    let FileMove { from, to } = &plan.moves[0];
    let fs = &desk.bench.fs;
    fs.rename(from.as_path(), to.as_path()).unwrap();
    id
}

#[test]
fn a_note_made_at_the_old_path_before_the_move_is_kept_hinders_nothing() {
    let whole = Desk::new();
    whole.make(&whole.rename("b.md", "c/新.md"));
    // Another note, one that a sync tool brings back, and one where the moved one was written to.
    for (old, new) in [
        ("別のノート\n", None),
        (NOTES[1].1, None),
        ("別のノート\n", Some("人が書いた\n")),
    ] {
        let desk = Desk::new();
        let id = killed_after_the_move(&desk, &desk.rename("b.md", "c/新.md"));
        desk.bench.write("b.md", old);
        if let Some(new) = new {
            desk.bench.fs.replace("c/新.md", new).unwrap();
        }
        let done = desk.finish();
        assert_eq!((done.len(), done[0].id), (1, Some(id)));
        let skipped = new.map(|_| ("c/新.md".to_owned(), LeftBecause::ChangedMeanwhile));
        assert_eq!(done[0].skipped, Vec::from_iter(skipped));
        assert_eq!(desk.file("a.md"), whole.file("a.md"));
        assert_eq!(desk.file("b.md"), old);
        let moved = new.map_or_else(|| whole.file("c/新.md"), str::to_owned);
        assert_eq!(desk.file("c/新.md"), moved);
        desk.bench.look();
        desk.bench.check();

        // Links that led back would lead to the other note.
        let made = desk.files();
        let (engine, store) = (&desk.bench.engine, &desk.store);
        let back = engine.take_back(store, "v", id, &Origin::Cli, &|_| ());
        assert!(matches!(back, Err(EngineError::Exists(_))));
        assert_eq!(desk.files(), made);
        desk.bench.fs.remove(Path::new("b.md")).unwrap();
        desk.take_back(id);
        assert_eq!(desk.file("a.md"), NOTES[0].1);
    }
}

#[test]
fn a_folder_made_at_the_old_path_before_the_move_is_kept_hinders_nothing() {
    let desk = Desk::new();
    let whole = Desk::new();
    whole.make(&whole.rename_folder("c", "x").unwrap());
    killed_after_the_move(&desk, &desk.rename_folder("c", "x").unwrap());
    desk.bench.write("c/y.md", "別\n");
    assert_eq!(desk.finish()[0].skipped, []);
    desk.bench.fs.remove_all("c").unwrap();
    assert_eq!(desk.files(), whole.files());
}

#[test]
fn what_did_not_move_and_can_not_is_forgotten_and_told() {
    let desk = Desk::new();
    let before = desk.files();
    let id = killed_before_the_move(&desk, &desk.rename("b.md", "c/新.md"));
    // A copy of it, and a change behind it that nothing is in the way of.
    desk.bench.write("c/新.md", NOTES[1].1);
    let retag = desk.retag("他", "外");
    let what = ("retag", "他", "外");
    desk.store.begin_edit("v", what, &retag, 0).unwrap();
    let finished = desk.try_to_finish().unwrap();
    let [
        Finished::Failed { edit, error, again },
        Finished::Done(done),
    ] = &*finished
    else {
        panic!("{finished:?}");
    };
    assert_eq!((edit.id, *again), (id, false));
    assert!(matches!(error, EngineError::Exists(_)));
    assert_eq!(done.changed, ["e.md"]);
    assert_eq!(desk.store.unfinished_edits("v").unwrap(), []);
    desk.take_back(done.id.unwrap());
    desk.bench.fs.remove(Path::new("c/新.md")).unwrap();
    assert_eq!(desk.files(), before);
}

#[test]
fn what_was_broken_off_waits_while_the_vault_is_away() {
    let desk = Desk::new();
    let id = killed_after_the_move(&desk, &desk.rename("b.md", "c/新.md"));
    desk.bench.fs.set_offline(true);
    assert!(matches!(desk.try_to_finish(), Err(EngineError::Offline(_))));
    desk.bench.fs.set_offline(false);
    assert_eq!(desk.finish()[0].id, Some(id));
    assert!(desk.file("a.md").contains("[[新]]"));
}
