//! Folders that get a new name or place.

use super::*;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.bench.write("c/絵/図.png", "png");
    desk.bench
        .write("c/e.md", "[d](d.md) ![図](絵/図.png) [外](../a.md) [[a]]\n");
    desk.bench.write(
        "f.md",
        "[[c/d]] [[d]] ![](c/絵/図.png) ![[c/絵/図.png]] `c/d`\n",
    );
    desk.bench.look();
    desk
}

#[test]
fn links_into_a_folder_and_out_of_it_follow_it() {
    let desk = desk();
    let before = desk.files();
    let plan = desk.rename_folder("c", "x/y").unwrap();
    let done = desk.make(&plan);
    assert_eq!(done.skipped, []);
    assert_eq!(
        desk.file("f.md"),
        "[[x/y/d]] [[d]] ![](x/y/絵/図.png) ![[x/y/絵/図.png]] `c/d`\n"
    );
    assert_eq!(
        desk.file("x/y/e.md"),
        "[d](d.md) ![図](絵/図.png) [外](../../a.md) [[a]]\n"
    );
    assert!(desk.file("x/y/d.md").contains("[題](../../b.md#見出し)"));
    assert_eq!(desk.file("x/y/絵/図.png"), "png");
    assert_eq!(done.changed, ["x/y/d.md", "x/y/e.md", "f.md"]);
    assert!(!desk.files().iter().any(|(path, _)| path.starts_with("c/")));
    desk.bench.check();
    desk.take_back(done.id.unwrap());
    assert_eq!(desk.files(), before);
    desk.bench.check();
}

#[test]
fn a_folder_that_was_moved_before_the_process_ended_is_finished() {
    let desk = desk();
    let plan = desk.rename_folder("c", "x").unwrap();
    let whole = self::desk();
    whole.make(&plan);
    let what = ("rename-folder", "c", "x");
    desk.store.begin_edit("v", what, &plan, 0).unwrap();
    let fs = &desk.bench.fs;
    fs.rename(Path::new("c"), Path::new("x")).unwrap();
    let done = desk.finish();
    assert_eq!(done[0].skipped, []);
    assert_eq!(desk.files(), whole.files());
    desk.bench.check();
}

#[test]
fn a_folder_goes_where_nothing_is_and_not_into_itself() {
    let desk = desk();
    desk.bench.write("g/h.md", "");
    desk.bench.look();
    let taken = desk.rename_folder("c", "g");
    assert!(matches!(taken, Err(EngineError::Exists(_))));
    let inside = desk.rename_folder("c", "c/d");
    let reason = BadPath::Inside;
    assert!(matches!(inside, Err(EngineError::BadPath { reason: told, .. }) if told == reason));
    let none = desk.rename_folder("z", "y");
    assert!(matches!(none, Err(EngineError::NotFound(_))));
    let note = desk.rename_folder("a.md", "y");
    assert!(matches!(note, Err(EngineError::NotFound(_))));
    let beside = desk.rename_folder("c", "cc");
    assert!(beside.is_ok());
}

#[test]
fn a_folder_without_notes_moves_and_comes_back() {
    let desk = Desk::new();
    desk.bench.write("絵/図.png", "png");
    desk.bench.look();
    let before = desk.files();
    let done = desk.make(&desk.rename_folder("絵", "図").unwrap());
    assert_eq!(desk.file("図/図.png"), "png");
    assert_eq!((done.changed.len(), done.moved.len()), (0, 1));
    let back = desk.take_back(done.id.unwrap());
    assert_eq!(back.moved.len(), 1);
    assert_eq!(desk.files(), before);
    assert_eq!(desk.store.edits("v").unwrap(), []);
}
