//! What people see: aligned text, a line an object, colours only where wanted.

use serde_json::Value;

use crate::desk::{Desk, Run};
use crate::golden;

#[test]
fn text_is_aligned_for_people() {
    let desk = Desk::with_vault("clippings");
    for (name, arguments) in [
        ("notes", &["notes"][..]),
        ("search", &["search", "会談"]),
        ("tags", &["tags", "--tree"]),
        ("tag", &["tag", "ウクライナ軍事支援"]),
        ("backlinks", &["backlinks", "NATO"]),
        ("links", &["links", "2023-02-02"]),
        ("note", &["note", "2023-02-01"]),
        ("graph", &["graph", "古い記録"]),
        ("check", &["check"]),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(
            !run.stdout.contains('\x1b'),
            "colours in a pipe: {}",
            run.stdout
        );
        golden::check(&format!("{name}.txt"), &run.stdout);
    }
}

#[test]
fn a_line_is_an_object() {
    let desk = Desk::with_vault("clippings");
    for arguments in [
        &["notes"][..],
        &["search", "会談"],
        &["tags"],
        &["tag", "NATO"],
        &["backlinks", "NATO"],
        &["links"],
    ] {
        let document = desk.json(0, arguments);
        let rows = ["results", "passages"]
            .iter()
            .find_map(|rows| document.get(rows));
        let rows = rows.unwrap_or(&document).as_array().unwrap();
        let run = desk.run(&[&["--jsonl"], arguments].concat());
        let lines = run
            .stdout
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        assert_eq!(&lines.collect::<Vec<_>>(), rows, "{arguments:?}");
    }
    let run = desk.run(&["--jsonl", "stats"]);
    assert_eq!(run.stdout.lines().count(), 1);
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let desk = Desk::with_vault("clippings");
    let mut command = desk.command();
    command
        .arg("--vault")
        .arg(desk.vault())
        .args(["--json", "notes"]);
    command.stdout(closed_pipe());
    let run = Run::of(command.output().unwrap());
    assert_eq!((run.status, &*run.stderr), (0, ""));
}

/// A pipe that no one reads.
fn closed_pipe() -> std::io::PipeWriter {
    std::io::pipe().unwrap().1
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_can_not_be_written_is() {
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let desk = Desk::with_vault("clippings");
    let mut command = desk.command();
    command
        .arg("--vault")
        .arg(desk.vault())
        .args(["--json", "notes"])
        .stdout(full);
    let run = Run::of(command.output().unwrap());
    assert_eq!(run.status, 3);
    let error: Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(error["error"]["code"], "io");
}
