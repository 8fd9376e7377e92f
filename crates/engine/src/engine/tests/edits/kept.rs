//! What the store keeps under a note's path, and of changes.

use super::*;
use crate::{
    History,
    vault::{Cause, Version, Versions},
};

/// Keeps a version of a note, as a save does.
fn keep(store: &Arc<Store>, at: &str, text: &str, at_ms: i64) {
    let history = History::new(store.clone(), "v", 30);
    let version = Version {
        path: &path(at),
        bytes: text.as_bytes(),
        hash: ContentHash::of(text.as_bytes()),
        follows: None,
        cause: Cause::Other,
        at_ms,
    };
    history.keep(&version).unwrap();
}

#[test]
fn versions_follow_a_note_and_come_back() {
    let desk = Desk::new();
    keep(&desk.store, "b.md", "一", 1);
    keep(&desk.store, "c/新.md", "ほかのノートだった", 2);
    keep(&desk.store, "b.md", "二", 3);
    let times = |path: &str| -> Vec<i64> {
        let versions = desk.store.versions("v", path).unwrap();
        versions.iter().map(|version| version.at_ms).collect()
    };
    let done = desk.make(&desk.rename("b.md", "c/新.md"));
    assert!(times("b.md").is_empty());
    assert_eq!(times("c/新.md"), [3, 2, 1]);
    keep(&desk.store, "c/新.md", "三", 4);
    desk.take_back(done.id.unwrap());
    // What another note had been there stays there.
    assert_eq!(times("b.md"), [4, 3, 1]);
    assert_eq!(times("c/新.md"), [2]);
}

#[test]
fn versions_follow_the_notes_of_a_folder_and_no_others() {
    let desk = Desk::new();
    for (number, path) in ["c/d.md", "c.md", "cc/d.md", "c/e/f.md"].iter().enumerate() {
        keep(&desk.store, path, path, i64::try_from(number).unwrap());
    }
    let has = |path: &str| !desk.store.versions("v", path).unwrap().is_empty();
    let done = desk.make(&desk.rename_folder("c", "新").unwrap());
    assert!(has("新/d.md") && has("新/e/f.md") && has("c.md") && has("cc/d.md"));
    assert!(!has("c/d.md") && !has("c/e/f.md"));
    desk.take_back(done.id.unwrap());
    assert!(has("c/d.md") && has("c/e/f.md") && !has("新/d.md"));
}

#[test]
fn what_was_left_as_it_was_is_remembered_with_its_reason() {
    let desk = Desk::new();
    let plan = desk.retag("NATO", "N");
    desk.bench.write("b.md", "人が書いた #NATO\n");
    let id = desk.make(&plan).id.unwrap();
    let left = |at: usize| {
        let past = desk.store.past_edits("v", 10).unwrap();
        desk.store.left_by_edit(&past[at]).unwrap()
    };
    let told = |path: &str| (path.to_owned(), "changed-meanwhile".to_owned());
    assert_eq!(left(0), [told("b.md")]);
    desk.bench.write("a.md", "後から\n");
    desk.take_back(id);
    let past = desk.store.past_edits("v", 10).unwrap();
    assert_eq!(
        (past.len(), past[0].taken_back, past[0].notes),
        (1, true, 2)
    );
    assert_eq!(left(0), [told("a.md")]);
}

#[test]
fn a_kept_search_asks_for_a_tag_by_its_new_name() {
    let desk = Desk::new();
    let search = "# 会談\n\n```query\n#NATO -#EU\n```\n";
    desk.bench.write("s.md", search);
    desk.bench.look();
    desk.bench.engine.complete_text().unwrap();
    let done = desk.make(&desk.retag("NATO", "北大西洋条約機構"));
    let renamed = search.replace("NATO", "北大西洋条約機構");
    assert_eq!(desk.file("s.md"), renamed);
    desk.take_back(done.id.unwrap());
    assert_eq!(desk.file("s.md"), search);
}
