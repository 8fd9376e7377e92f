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

#[test]
fn the_map_of_addresses_leads_to_notes_where_they_are_now() {
    let desk = Desk::new();
    desk.bench.write("日記/2023-02-01.md", "x\n");
    desk.bench.write("日記2/y.md", "x\n");
    desk.bench.look();
    let file = desk.settings_file();
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let settings = |folder: &str, note: &str| {
        format!(
            "# mine\ncolours = true\n\n[[addresses]]\n\
             published = \"https://a.example/{{yyyy}}/{{mm}}/{{dd}}\"\n\
             note = '{folder}/{{yyyy}}-{{mm}}-{{dd}}.md' # the diary\n\n\
             [[addresses]] # one alone\npublished = \"https://a.example/about\"\n\
             note = '{note}'\n"
        )
    };
    let text = || {
        let text = std::fs::read_to_string(&file).unwrap();
        text.replace('"', "'")
    };
    let before = settings("日記", "a.md");
    std::fs::write(&file, &before).unwrap();
    let quoted = |text: String| text.replace('"', "'");
    let diary = desk.make(&desk.rename_folder("日記", "書/日記").unwrap());
    let about = desk.make(&desk.rename("a.md", "書/自分.md"));
    assert_eq!(text(), quoted(settings("書/日記", "書/自分.md")));
    let rules = desk.store.vault_settings("v").unwrap().reading.addresses;
    let leads = |url: &str| rules.note_of(url).map(|note| note.to_string());
    let day = leads("https://a.example/2023/02/01");
    assert_eq!(day.as_deref(), Some("書/日記/2023-02-01.md"));
    assert_eq!(
        leads("https://a.example/about").as_deref(),
        Some("書/自分.md")
    );
    desk.take_back(about.id.unwrap());
    desk.take_back(diary.id.unwrap());
    assert_eq!(text(), quoted(before));
    desk.make(&desk.rename_folder("日記2", "z").unwrap());
    assert!(text().contains("'日記/"));

    // Written in one line.
    let list = "addresses = [{ published = \"https://a.example/about\", note = \"a.md\" }] # 一\n";
    std::fs::write(&file, list).unwrap();
    desk.make(&desk.rename("a.md", "b/a.md"));
    let followed = list.replace("\"a.md\"", "\"b/a.md\"");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), followed);
}
