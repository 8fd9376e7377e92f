//! Folders that other apps made open as they are: their notes, tags and links are read, what
//! they keep for themselves is not. What differs is told in docs/other-apps.md.

use std::fs;

use crate::desk::Desk;
use crate::golden;

#[test]
fn folders_of_other_apps_open_as_they_are() {
    for app in ["obsidian", "logseq", "zettlr", "zk", "foam"] {
        let desk = Desk::with_vault(&format!("apps/{app}"));
        let mut told = String::new();
        for command in ["notes", "tags", "links"] {
            let run = desk.run(&[command]);
            assert_eq!(run.status, 0, "{app} {command}: {}", run.stderr);
            told += &format!("$ tsuzuri {command}\n{}\n", run.stdout);
        }
        golden::check(&format!("apps-{app}.txt"), &told);
        assert_eq!(desk.json(0, &["check"])["equal"], true, "{app}");
    }
}

/// Looking at a folder leaves nothing in it, and changes nothing.
#[test]
fn nothing_is_written_into_them() {
    for app in ["obsidian", "logseq", "zettlr", "zk", "foam"] {
        let desk = Desk::with_vault(&format!("apps/{app}"));
        let before = tree(&desk.vault());
        desk.json(0, &["index"]);
        desk.run(&["search", "橋 OR bridge"]);
        assert_eq!(tree(&desk.vault()), before, "{app}");
    }
}

/// Old versions, templates and settings answer to no name.
#[test]
fn what_apps_keep_for_themselves_is_no_note() {
    for (app, notes) in [
        ("obsidian", 3),
        ("logseq", 3),
        ("zettlr", 3),
        ("zk", 3),
        ("foam", 4),
    ] {
        let desk = Desk::with_vault(&format!("apps/{app}"));
        assert_eq!(
            desk.json(0, &["notes"]).as_array().unwrap().len(),
            notes,
            "{app}"
        );
    }
}

/// A vault shared with Obsidian shows the tags that Obsidian shows.
#[test]
fn obsidians_tags_are_read_as_obsidian_reads_them() {
    let desk = Desk::with_vault("apps/obsidian");
    fs::write(
        desk.vault().join("t.md"),
        "#日NATO(会談) #a=b #反ロシア#対中露戦\n",
    )
    .unwrap();
    let tags = |desk: &Desk| -> Vec<String> {
        let tags = desk.json(0, &["tags"]);
        let tags = tags.as_array().unwrap().iter();
        tags.map(|tag| tag["tag"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(tags(&desk).contains(&"日NATO(会談)".to_owned()));
    desk.settings("profile = \"obsidian\"\n");
    let tags = tags(&desk);
    for tag in ["日NATO", "a", "反ロシア"] {
        assert!(tags.contains(&tag.to_owned()), "{tag} is not in {tags:?}");
    }
}

fn tree(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.display().to_string(), fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}
