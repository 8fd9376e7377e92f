//! Searches that are kept in notes follow new names, whether full text knows of them or not.

use super::*;

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
fn a_kept_search_for_links_to_a_heading_names_its_note_anew() {
    let desk = Desk::new();
    let before =
        "```query\nlink:b#会談 OR link:[[b # 会談 b]] OR link:\"b#^b\" -link:[[a#b]]\n```\n";
    desk.bench.write("s.md", before);
    desk.bench.look();
    desk.bench.engine.complete_text().unwrap();
    for (name, after) in [
        (
            "港.md",
            "```query\nlink:港#会談 OR link:[[港 # 会談 b]] OR link:\"港#^b\" -link:[[a#b]]\n```\n",
        ),
        (
            "新しい 港.md",
            "```query\nlink:[[新しい 港#会談]] OR link:[[新しい 港 # 会談 b]] \
             OR link:\"新しい 港#^b\" -link:[[a#b]]\n```\n",
        ),
    ] {
        let done = desk.make(&desk.rename("b.md", name));
        assert_eq!(desk.file("s.md"), after);
        desk.take_back(done.id.unwrap());
        assert_eq!(desk.file("s.md"), before);
    }
}

/// As a vault is right after it was opened for the first time, and for long on battery.
#[test]
fn kept_searches_follow_before_full_text_knows_of_them() {
    let desk = Desk::unread();
    let text = "# 港\n\n```query\n#NATO link:b path:c/d.md\n```\n";
    desk.bench.write("検索/s.md", text);
    desk.bench.write("検索/t.md", "```rust\n#NATO\n```\n");
    // So many notes at once get their full text later.
    for number in 0..250 {
        desk.bench.write(&format!("他/{number}.md"), "text\n");
    }
    desk.bench.engine.reconcile(Scope::All).unwrap();
    assert_eq!(desk.bench.engine.state().unwrap().covered, 0.0);
    let changed = |plan: EditPlan, from: &str, to: &str| {
        let done = desk.make(&plan);
        assert_eq!(desk.file("検索/s.md"), text.replace(from, to));
        desk.take_back(done.id.unwrap());
        assert_eq!(desk.file("検索/s.md"), text);
        let paths = plan.files.iter().map(|file| file.path.to_string());
        paths.collect::<Vec<_>>()
    };
    let retagged = changed(desk.retag("NATO", "N"), "NATO", "N");
    assert_eq!(retagged, ["a.md", "b.md", "c/d.md", "検索/s.md"]);
    let renamed = changed(desk.rename("b.md", "z.md"), "link:b", "link:z");
    assert_eq!(renamed, ["a.md", "z.md", "c/d.md", "検索/s.md"]);
    changed(
        desk.rename_folder("c", "x").unwrap(),
        "path:c/d.md",
        "path:x/d.md",
    );
    assert!(desk.bench.engine.state().unwrap().covered < 1.0);
}

#[test]
fn no_kept_search_is_one_too_many() {
    let desk = Desk::new();
    for number in 0..520 {
        let path = format!("検索/{number}.md");
        desk.bench.write(&path, "```query\n#NATO\n```\n");
    }
    desk.bench.look();
    assert_eq!(desk.bench.engine.state().unwrap().covered, 1.0);
    let plan = desk.retag("NATO", "N");
    let searches = plan.files.iter();
    let searches = searches.filter(|file| file.path.as_str().starts_with("検索/"));
    assert_eq!(searches.count(), 520);
}

#[test]
fn a_note_that_can_not_be_read_is_left_out_and_told() {
    let desk = Desk::new();
    let left = |plan: &EditPlan| {
        let conflicts = plan.conflicts.iter();
        let told = conflicts.map(|one| format!("{} {}", one.path, one.reason.code()));
        told.collect::<Vec<_>>()
    };
    desk.bench.fs.set_readable("a.md", false).unwrap();
    let plan = desk.retag("NATO", "N");
    assert_eq!(left(&plan), ["a.md unreadable"]);
    assert_eq!(desk.make(&plan).changed, ["b.md", "c/d.md"]);
    let plan = desk.rename("b.md", "z.md");
    assert_eq!(left(&plan), ["a.md unreadable"]);
    assert_eq!(desk.make(&plan).changed, ["z.md", "c/d.md"]);
    let plan = desk.rename_folder("c", "x").unwrap();
    assert_eq!(left(&plan), Vec::<String>::new());
    desk.bench.fs.set_readable("a.md", true).unwrap();
    assert_eq!(desk.file("a.md"), NOTES[0].1);

    // When none of them can be, it is no plan.
    desk.bench.fs.set_offline(true);
    let engine = &desk.bench.engine;
    let planned = engine.plan_rename(&path("z.md"), &path("y.md"), &|_, _| true);
    assert!(planned.is_err());
}
