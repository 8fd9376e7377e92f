use super::*;

#[test]
fn what_programs_leave_beside_notes_is_ignored() {
    let ignore = Ignore::new("");
    for name in [
        ".x.md.swp",
        ".x.md.swo",
        "x.swx",
        "4913",
        "x.md~",
        "#x.md#",
        ".#x.md",
        "~$x.md",
        ".~lock.x.md#",
        ".goutputstream-4XK2M2",
        ".syncthing.x.md.tmp",
        "~syncthing~x.md.tmp",
        ".x.md.AbC123",
        "x.md.tmp",
        ".x.md.kate-swp",
        "x.md___jb_tmp___",
        "x.md___jb_old___",
        "x.md.part",
        "x.md.crdownload",
        ".tsuzuri-12-3.tmp",
        ".DS_Store",
        ".env",
        "._x.md",
        ".syncthing.x.md",
        ".tsuzuri-1.md",
    ] {
        assert!(ignore.skips(Path::new(name), false), "{name}");
    }
}

#[test]
fn notes_are_not() {
    let ignore = Ignore::new("");
    for name in [
        "x.md",
        "49130.md",
        "4913.md",
        "#x.md",
        "~x.md",
        "a~b.md",
        "記事.md",
        "tmp.md",
        "x.sync-conflict-20230201-120000-ABCDEF.md",
        "lost+found.md",
        ".md",
        "....md",
        ".hidden.md",
    ] {
        assert!(!ignore.skips(Path::new(name), false), "{name}");
    }
    assert!(
        ignore.skips(Path::new(".hidden.md"), true),
        "a folder of that name is hidden"
    )
}

#[test]
fn folders_of_systems_and_sync_tools_are_ignored() {
    let ignore = Ignore::new("");
    for name in [
        ".git",
        ".obsidian",
        ".stversions",
        "$RECYCLE.BIN",
        "@eaDir",
        "lost+found",
        "__MACOSX",
    ] {
        assert!(ignore.skips(Path::new(name), true), "{name}");
        assert!(
            ignore.skips_path(&Path::new(name).join("x.md")),
            "{name}/x.md"
        );
    }
    assert!(!ignore.skips(Path::new("node_modules"), true));
}

#[test]
fn what_other_note_apps_keep_of_the_past_is_ignored() {
    let ignore = Ignore::new("");
    for path in ["logseq/bak", "notes/logseq/bak", "logseq/version-files"] {
        assert!(ignore.skips(Path::new(path), true), "{path}");
    }
    assert!(ignore.skips_path(Path::new("logseq/bak/pages/x.md")));
    for path in ["bak", "logseq", "logseq/pages", "mylogseq/bak"] {
        assert!(!ignore.skips(Path::new(path), true), "{path}");
    }
    assert!(!ignore.skips(Path::new("logseq/bak"), false));
}

#[test]
fn the_vaults_own_rules_are_gitignores() {
    let ignore = Ignore::new("# comment\nold/\n*.private.md\n/drafts\n!keep.private.md\n");
    for (path, skipped) in [
        ("old/x.md", true),
        ("a/old/x.md", true),
        ("a/x.private.md", true),
        ("keep.private.md", false),
        ("drafts/x.md", true),
        ("a/drafts/x.md", false),
        ("x.md", false),
    ] {
        assert_eq!(ignore.skips_path(Path::new(path)), skipped, "{path}");
    }
}

#[test]
fn conflict_copies_know_their_note() {
    for (copy, original) in [
        ("x.sync-conflict-20230201-120000-ABCDEF.md", Some("x.md")),
        ("x (Anna's conflicted copy 2023-02-01).md", Some("x.md")),
        ("x (conflicted copy 2023-02-01 140322).md", Some("x.md")),
        ("記事 (Case Conflict 1).md", Some("記事.md")),
        ("x (Case Conflict).md", Some("x.md")),
        ("x (Conflicted copy phone 202302011403).md", Some("x.md")),
        ("日記 (太郎 の競合コピー 2023-02-01).md", Some("日記.md")),
        ("日記 (太郎の競合コピー 2023-02-01 (1)).md", Some("日記.md")),
        ("日記 (競合コピー 2023-02-01).md", Some("日記.md")),
        ("日記 (大文字と小文字の競合).md", Some("日記.md")),
        ("x_conflict-20230201-140322.md", Some("x.md")),
        (
            "x (SFConflict anna@example.org 2023-02-01-14-03-22).md",
            Some("x.md"),
        ),
        ("gaza_conflict-notes.md", None),
        ("x.sync-conflict-notes.md", None),
        ("競合コピー.md", None),
        ("x (conflict 2023-02-01 140322).md", None),
        ("x (1).md", None),
        ("conflicted copy.md", None),
        ("x.md", None),
    ] {
        assert_eq!(original_of_copy(copy).as_deref(), original, "{copy}");
    }
}
