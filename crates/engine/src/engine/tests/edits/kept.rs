//! What the store keeps under a note's path, and of changes.

use super::*;
use crate::{
    History,
    store::Typed,
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
fn what_was_typed_and_not_saved_follows_a_note_and_comes_back() {
    let desk = Desk::new();
    let hash = ContentHash::of(b"b");
    let typed = Typed {
        start: 1,
        end: 1,
        insert: "と打った".to_owned(),
    };
    let text = |at: &str| {
        let draft = desk.store.draft("v", at).unwrap();
        draft.map(|draft| draft.text)
    };
    for at in ["b.md", "c/d.md", "cc.md"] {
        let kept = desk.store.keep_draft("v", at, hash, Some("b"), &typed, 1);
        assert!(kept.unwrap().is_some());
    }
    let renamed = desk.make(&desk.rename("b.md", "c/新.md"));
    let moved = desk.make(&desk.rename_folder("c", "新").unwrap());
    assert_eq!(text("新/新.md").as_deref(), Some("bと打った"));
    assert_eq!(text("新/d.md").as_deref(), Some("bと打った"));
    assert_eq!((text("b.md"), text("c/d.md")), (None, None));
    assert!(text("cc.md").is_some());
    let now = |at: &str| desk.store.moved_to("v", &path(at)).unwrap();
    assert_eq!(now("b.md"), Some(path("新/新.md")));
    assert_eq!(now("c/d.md"), Some(path("新/d.md")));
    assert_eq!((now("cc.md"), now("新/d.md")), (None, None));
    desk.take_back(moved.id.unwrap());
    desk.take_back(renamed.id.unwrap());
    assert_eq!((now("b.md"), now("新/新.md")), (None, Some(path("b.md"))));
    assert!(text("b.md").is_some() && text("c/d.md").is_some());
    // Of a note that another takes the place of, the draft is not the other's.
    let gone = desk
        .store
        .keep_draft("v", "z.md", hash, Some("b"), &typed, 1);
    assert!(gone.unwrap().is_some());
    let other = Typed {
        insert: "ほか".to_owned(),
        ..typed
    };
    let kept = desk
        .store
        .keep_draft("v", "b.md", hash, Some("b"), &other, 2);
    assert!(kept.unwrap().is_some());
    desk.make(&desk.rename("b.md", "z.md"));
    assert_eq!(text("z.md").as_deref(), Some("bと打った"));
    assert_eq!(text("b.md").as_deref(), Some("bほか"));
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

#[test]
fn kept_searches_name_notes_and_folders_where_they_are_now() {
    let desk = Desk::new();
    let search = |link: &str, linked: &str, in_folder: &str, note: &str| {
        format!(
            "```query\nlink:{link} OR linked-from:{linked}\npath:{in_folder} -path:\"{note}\"\n\
             path:md link:[[a]] \"link:b c/d\"\n```\nlink:b path:c\n"
        )
    };
    let before = search("b", "[[c/d]]", "c/", "/c/d.md");
    desk.bench.write("検索/s.md", &before);
    desk.bench.look();
    desk.bench.engine.complete_text().unwrap();

    let folder = desk.make(&desk.rename_folder("c", "x (y)/z").unwrap());
    let after = search("b", "[[x (y)/z/d]]", "\"x (y)/z/\"", "/x (y)/z/d.md");
    assert_eq!(desk.file("検索/s.md"), after);
    desk.take_back(folder.id.unwrap());

    let folder = desk.make(&desk.rename_folder("c", "x/z").unwrap());
    let after = search("b", "[[x/z/d]]", "x/z/", "/x/z/d.md");
    assert_eq!(desk.file("検索/s.md"), after);
    desk.take_back(folder.id.unwrap());
    assert_eq!(desk.file("検索/s.md"), before);

    let note = desk.make(&desk.rename("b.md", "新しい 港.md"));
    let after = search("[[新しい 港]]", "[[c/d]]", "c/", "/c/d.md");
    assert_eq!(desk.file("検索/s.md"), after);
    desk.take_back(note.id.unwrap());

    // The note that holds the search may move itself.
    let moved = desk.make(&desk.rename_folder("検索", "c/検索").unwrap());
    assert_eq!(desk.file("c/検索/s.md"), before);
    desk.take_back(moved.id.unwrap());
    desk.make(&desk.rename("c/d.md", "d2.md"));
    let after = search("b", "[[d2]]", "c/", "/d2.md");
    assert_eq!(desk.file("検索/s.md"), after);
}

#[test]
fn settings_name_folders_and_templates_where_they_are_now() {
    let desk = Desk::new();
    desk.bench.write("型/日.md", "{{title}}\n");
    desk.bench.write("日記/x.md", "x\n");
    desk.bench.look();
    let file = desk.settings_file();
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let settings = |daily: &str, template: &str, templates: &str| {
        format!(
            "# mine\ndaily_note = \"{daily}/{{yyyy}}-{{mm}}-{{dd}}.md\" # as always\n\
             daily_template = \"{template}\"\ntemplates = \"{templates}\"\nattachments = \"./日記\"\n"
        )
    };
    let before = settings("日記", "型/日.md", "型");
    std::fs::write(&file, &before).unwrap();
    let text = || std::fs::read_to_string(&file).unwrap();
    let make = |from: &str, to: &str| {
        let done = desk.make(&desk.rename_folder(from, to).unwrap());
        done.id.unwrap()
    };
    let diary = make("日記", "a/日記");
    let template = make("型", "b");
    assert_eq!(text(), settings("a/日記", "b/日.md", "b"));
    desk.take_back(template);
    desk.take_back(diary);
    assert_eq!(text(), before);
    desk.make(&desk.rename("型/日.md", "型/一日.md"));
    assert_eq!(text(), settings("日記", "型/一日.md", "型"));

    std::fs::write(&file, "oops").unwrap();
    make("日記", "c/日記");
    assert_eq!(text(), "oops", "what nobody can read is left to people");
}
