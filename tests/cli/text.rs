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

/// With messages and labels in a language.
fn run_in(desk: &Desk, language: &str, arguments: &[&str]) -> Run {
    let mut command = desk.on_vault(arguments);
    Run::of(command.env("LANG", language).output().unwrap())
}

#[test]
fn labels_are_in_the_users_language() {
    let desk = Desk::with_vault("clippings");
    for command in ["index", "stats"] {
        let run = run_in(&desk, "ja_JP.UTF-8", &[command]);
        let labels = run
            .stdout
            .lines()
            .filter_map(|line| line.split("  ").next());
        let english: Vec<&str> = labels
            .filter(|label| *label != "SQLite" && label.contains(|c: char| c.is_ascii_alphabetic()))
            .collect();
        assert_eq!(english, [""; 0], "{command}");
        assert!(run.stdout.contains("切り抜き"), "{}", run.stdout);
    }
    let graph = run_in(&desk, "ja_JP.UTF-8", &["graph"]);
    assert!(graph.stdout.contains("つながり"), "{}", graph.stdout);
    let check = run_in(&desk, "ja_JP.UTF-8", &["check"]);
    assert!(check.stdout.starts_with("一致  ノート"), "{}", check.stdout);
}

#[cfg(unix)]
#[test]
fn what_is_left_out_is_told_with_the_reason() {
    let desk = Desk::with_vault("clippings");
    std::os::unix::fs::symlink("/nowhere", desk.vault().join("odd/away.md")).unwrap();
    let japanese = run_in(&desk, "ja_JP.UTF-8", &["index"]).stdout;
    assert!(
        japanese.contains("odd/away.md  シンボリックリンク"),
        "{japanese}"
    );
    let english = run_in(&desk, "C.UTF-8", &["index"]).stdout;
    assert!(
        english.contains("odd/away.md  a symbolic link"),
        "{english}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_cannot_be_used_is_told_as_one_to_change() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let desk = Desk::with_vault("clippings");
    let odd = OsStr::from_bytes(b"odd/\xff.md");
    std::fs::write(desk.vault().join(odd), "text").unwrap();
    for (language, told) in [
        (
            "C.UTF-8",
            "a name or path that can't be used here: rename it",
        ),
        (
            "ja_JP.UTF-8",
            "ここでは使えない名前かパスです。名前を変えてください",
        ),
    ] {
        let listed = run_in(&desk, language, &["index"]).stdout;
        assert!(listed.contains(told), "{listed}");
    }
}

#[test]
fn causes_and_states_are_in_the_users_language() {
    let desk = Desk::with_vault("clippings");
    let links = "[[まだない]] [[memo]] [[NATO]] https://example.com ![[a.pdf]]\n";
    std::fs::write(desk.vault().join("2030.md"), links).unwrap();
    std::fs::write(desk.vault().join("a.pdf"), "").unwrap();
    desk.json(0, &["capture", "一", "--to", "2030.md"]);
    for (command, codes, told) in [
        (
            "links",
            &["unique", "ambiguous", "unresolved", "file", "url"][..],
            &["行き先あり", "候補が複数", "まだない", "ファイル", "ウェブ"][..],
        ),
        ("history", &["captured"], &["書きとめ"]),
    ] {
        for (language, shown, hidden) in [("ja_JP.UTF-8", told, codes), ("C.UTF-8", codes, told)] {
            let page = run_in(&desk, language, &[command, "2030"]).stdout;
            let words: Vec<&str> = page.split_whitespace().collect();
            assert!(shown.iter().all(|word| words.contains(word)), "{page}");
            assert!(!hidden.iter().any(|word| words.contains(word)), "{page}");
        }
        // Scripts get the same in every language.
        let rows = run_in(&desk, "ja_JP.UTF-8", &["--json", command, "2030"]).stdout;
        let code = |code: &&str| rows.contains(&format!("\"{code}\""));
        assert!(codes.iter().all(code), "{rows}");
    }
}

#[test]
fn what_is_odd_in_a_note_is_told_in_the_users_language() {
    let desk = Desk::empty();
    let deep = format!("---\na: {}\n---\n", "[".repeat(40));
    let large = format!("---\ntitle: {}\n---\n", "a".repeat(70_000));
    let broken = "The front matter can't be read to its end: ";
    for (text, english, japanese) in [
        ("---\ntags: [a, b\n---\n", broken, "行目: "),
        (
            "+++\na = \n+++\n",
            broken,
            "フロントマターを終わりまで読めません(",
        ),
        (
            &deep,
            "it is nested more than 32 deep.",
            "読めません(入れ子が32段より深い)",
        ),
        (
            &large,
            "larger than 64 KB, so it was not read.",
            "フロントマターが 64 KB より大きい",
        ),
    ] {
        let file = desk.root().join("odd.md");
        std::fs::write(&file, text).unwrap();
        let told = |language: &str, form: &[&str]| {
            let mut command = desk.command();
            command.env("LANG", language).args(form);
            Run::of(command.arg("parse").arg(&file).output().unwrap()).stdout
        };
        let page = told("ja_JP.UTF-8", &[]);
        assert!(
            page.contains(japanese) && !page.contains("front matter"),
            "{page}"
        );
        let page = told("C.UTF-8", &[]);
        assert!(page.contains(english), "{page}");
        // Scripts get the same in every language.
        let document = told("C.UTF-8", &["--json"]);
        assert!(document.contains(english), "{document}");
        assert_eq!(told("ja_JP.UTF-8", &["--json"]), document);
    }
}
