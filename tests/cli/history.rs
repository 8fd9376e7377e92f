//! `history` and `restore`: what a note held before, and getting it back.

use std::fs;

use serde_json::Value;

use crate::desk::Desk;
use crate::golden;

/// Captured twice, with another program in between: three versions, and one of that.
fn with_versions() -> Desk {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["capture", "一", "--to", "切り抜き帳.md"]);
    fs::write(desk.vault().join("切り抜き帳.md"), "外の文\r\n").unwrap();
    desk.json(0, &["capture", "二", "--to", "切り抜き帳.md"]);
    desk
}

fn causes(history: &Value) -> Vec<&str> {
    let rows = history.as_array().unwrap().iter();
    rows.map(|row| row["cause"].as_str().unwrap()).collect()
}

#[test]
fn a_note_has_its_versions_and_one_can_be_put_back() {
    let desk = with_versions();
    let listed = desk.printed(0, &["history", "切り抜き帳"]);
    golden::check_json("history", &listed, &["time"]);
    let history: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(causes(&history), ["captured", "captured"]);
    assert_eq!(desk.json(0, &["note", "切り抜き帳"])["revisions"], 2);

    let before = fs::read(desk.vault().join("切り抜き帳.md")).unwrap();
    let oldest = history[1]["revision"].to_string();
    let restored = desk.printed(0, &["restore", "切り抜き帳", &oldest]);
    golden::check_json("restore", &restored, &[]);
    assert_eq!(
        fs::read_to_string(desk.vault().join("切り抜き帳.md")).unwrap(),
        "一\n"
    );
    // Nothing was lost by it.
    let history = desk.json(0, &["history", "切り抜き帳"]);
    assert_eq!(causes(&history)[0], "restored");
    let newest = history[1]["revision"].to_string();
    let shown = desk.on_vault(&["history", "切り抜き帳", "--show", &newest]);
    assert_eq!({ shown }.output().unwrap().stdout, before);
}

#[test]
fn a_note_that_is_gone_is_not_taken_for_another_of_its_name() {
    let desk = with_versions();
    fs::create_dir(desk.vault().join("sub")).unwrap();
    let (gone, other) = ("切り抜き帳.md", "sub/切り抜き帳.md");
    fs::rename(desk.vault().join(gone), desk.vault().join(other)).unwrap();
    desk.json(0, &["capture", "三", "--to", other]);
    assert_eq!(
        causes(&desk.json(0, &["history", gone])),
        ["captured", "captured"]
    );
    assert_eq!(causes(&desk.json(0, &["history", other])), ["captured"]);
}

#[test]
fn a_note_that_is_gone_still_has_its_versions() {
    let desk = with_versions();
    fs::remove_file(desk.vault().join("切り抜き帳.md")).unwrap();
    let history = desk.json(0, &["history", "切り抜き帳.md"]);
    let newest = history[0]["revision"].to_string();
    desk.json(0, &["restore", "切り抜き帳", &newest]);
    let note = fs::read_to_string(desk.vault().join("切り抜き帳.md")).unwrap();
    assert!(
        note.starts_with("外の文\r\n") && note.ends_with("二\r\n"),
        "{note:?}"
    );
}

#[test]
fn what_has_no_version_is_not_found() {
    let desk = with_versions();
    golden::check_json(
        "history-none",
        &desk.printed(1, &["history", "no-such"]),
        &[],
    );
    golden::check_json(
        "restore-none",
        &desk.printed(1, &["restore", "切り抜き帳", "99"]),
        &[],
    );
    // A note that nobody has changed here.
    assert_eq!(
        desk.json(1, &["history", "2023-02-01"])
            .as_array()
            .unwrap()
            .len(),
        0
    );
    let run = desk.run(&["restore", "切り抜き帳"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
}

#[test]
fn versions_are_laid_out_for_people() {
    let desk = with_versions();
    let run = desk.run(&["history", "切り抜き帳"]);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 2, "{}", run.stdout);
    assert!(lines[0].trim_start().starts_with('2') && lines[0].ends_with("captured"));
}
