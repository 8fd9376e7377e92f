//! What links to a note: by its name, by an address that is published, and without a link
//! at all.

use std::fs;

use serde_json::Value;

use crate::desk::{Desk, Run};

/// `path kind raw` of each row.
fn rows(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    let found = desk.json(0, arguments);
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let row = |row: &Value| {
        ["path", "kind", "raw"]
            .map(|name| text(row, name))
            .join(" ")
    };
    found.as_array().unwrap().iter().map(row).collect()
}

#[test]
fn mentions_come_after_the_links_and_only_when_asked_for() {
    let desk = Desk::with_vault("clippings");
    let note = "会議は北大西洋条約機構と、[[NATO]] の本部で。\n\nNATOの旗。\n";
    fs::write(desk.vault().join("2030-01-01.md"), note).unwrap();
    let links = rows(&desk, &["backlinks", "NATO"]);
    let both = rows(&desk, &["backlinks", "NATO", "--mentions"]);
    assert_eq!(both[..links.len()], links);
    assert_eq!(
        both[links.len()..],
        [
            "2030-01-01.md mention 北大西洋条約機構",
            "2030-01-01.md mention NATO"
        ]
    );
}

#[test]
fn a_site_is_asked_for_by_its_name_unless_a_note_has_it() {
    let desk = Desk::with_vault("clippings");
    let count = |target: &str| rows(&desk, &["backlinks", target]).len();
    assert_eq!(count("example.com"), 4);
    assert_eq!(count("https://www.example.com/"), 4);
    assert_eq!(count("example.com/nato"), 2);
    fs::write(desk.vault().join("example.com.md"), "").unwrap();
    fs::write(desk.vault().join("n.md"), "[[example.com]]").unwrap();
    assert_eq!(count("example.com"), 1);
    assert_eq!(count("https://example.com"), 4);
    desk.json(1, &["backlinks", "none.example.com"]);
}

#[test]
fn settings_of_the_vault_decide_what_is_a_link_and_what_a_tag() {
    let desk = Desk::with_vault("clippings");
    let note = "https://www.example.com/2023/02/01/memo?utm_source=x #c0ffee";
    fs::write(desk.vault().join("n.md"), note).unwrap();
    let before = rows(&desk, &["backlinks", "2023-02-01"]);
    desk.json(1, &["tag", "c0ffee"]);
    desk.settings(
        "colours = true\n[[addresses]]\npublished = \"https://example.com/{yyyy}/{mm}/{dd}/…\"\n\
         note = \"diary/{yyyy}/{yyyy}-{mm}-{dd}.md\"\n",
    );
    let after = rows(&desk, &["backlinks", "2023-02-01"]);
    let link = "n.md url https://www.example.com/2023/02/01/memo?utm_source=x".to_owned();
    assert!(
        !before.contains(&link) && after.contains(&link),
        "{after:?}"
    );
    assert_eq!(after.len(), before.len() + 1);
    desk.json(0, &["tag", "c0ffee"]);
    assert_eq!(desk.json(0, &["check"])["equal"], true);
}

#[test]
fn a_pattern_that_means_nothing_is_named_with_its_line() {
    let desk = Desk::with_vault("clippings");
    desk.settings("\n[[addresses]]\npublished = \"example.com/{name}\"\nnote = \"{name}.md\"\n");
    let error = desk.json(3, &["stats"]);
    let message = error["error"]["message"].as_str().unwrap();
    assert!(
        message.contains("settings.toml")
            && message.contains("line 3")
            && message.contains("no address"),
        "{message}"
    );
    assert_eq!(error["error"]["code"], "bad-settings");
    let mut japanese = desk.on_vault(&["stats"]);
    let told = Run::of(japanese.env("LANG", "ja_JP.UTF-8").output().unwrap()).stderr;
    assert!(
        told.contains("settings.toml に誤りがあり") && !told.contains("もう一度"),
        "{told}"
    );
}
