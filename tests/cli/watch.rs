//! `watch`: a line a commit, whoever caused it, soon after it happened.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};

use serde_json::Value;

use crate::desk::Desk;

/// A running `tsuzuri watch --jsonl`; killed when dropped.
pub struct Watch {
    child: Child,
    lines: BufReader<ChildStdout>,
}

impl Watch {
    pub fn start(desk: &Desk) -> Self {
        let mut command = desk.on_vault(&["--jsonl", "watch"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines }
    }

    /// Waits for the line of a change that `wanted` holds for.
    pub fn next(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).unwrap();
            assert!(read > 0, "it ended");
            let change: Value = serde_json::from_str(&line).unwrap();
            if wanted(&change) {
                return change;
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether a list of a change holds an entry.
pub fn names(change: &Value, list: &str, entry: &str) -> bool {
    change[list]
        .as_array()
        .unwrap()
        .iter()
        .any(|one| one == entry)
}

#[test]
fn changes_on_disk_are_told_as_they_are_committed() {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["index"]);
    let mut watch = Watch::start(&desk);

    // Until it watches, what is written is found by its first look around.
    let note = desk.vault().join("diary/2023/2023-02-05.md");
    fs::write(
        &note,
        "# 2023年2月5日\n\n新しい切り抜き。\n\n#外交・安全保障\n",
    )
    .unwrap();
    let path = "diary/2023/2023-02-05.md";
    let first = watch.next(|change| names(change, "notes", path));
    assert_eq!(first["origin"], "cli");
    assert!(names(&first, "tags", "外交・安全保障"), "{first}");

    // From now on events tell, and say how long it took.
    let mut text = String::from("# 2023年2月5日\n");
    let seen = loop {
        text.push_str("もう一行。\n");
        fs::write(&note, &text).unwrap();
        let change = watch.next(|change| names(change, "notes", path));
        if change["event_to_commit_ms"].is_u64() {
            break change;
        }
    };
    assert!(seen["generation"].as_u64() > first["generation"].as_u64());

    fs::remove_file(&note).unwrap();
    let gone = watch.next(|change| names(change, "removed", path));
    assert!(!names(&gone, "notes", path), "{gone}");
}

#[test]
fn what_another_process_indexed_is_told_too() {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["index"]);
    let mut watch = Watch::start(&desk);
    // Its own start is done once it tells of a change.
    fs::write(desk.vault().join("a.md"), "first").unwrap();
    watch.next(|change| names(change, "notes", "a.md"));

    let made = desk.json(0, &["today", "--create"]);
    let path = made["path"].as_str().unwrap();
    let change = watch.next(|change| names(change, "notes", path));
    assert_eq!(change["removed"].as_array().unwrap().len(), 0);
}
