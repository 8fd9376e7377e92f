//! What scripts rely on: exit statuses, errors as JSON, the language of messages, and
//! that a reader who has enough is no error.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::desk::{Desk, Run};

fn error(run: &Run) -> Value {
    let document: Value = serde_json::from_str(&run.stderr)
        .unwrap_or_else(|error| panic!("{error} in {}", run.stderr));
    document["error"].clone()
}

#[test]
fn a_name_that_could_mean_several_notes_is_asked_about() {
    let desk = Desk::with_vault("clippings");
    for command in ["note", "links", "backlinks", "graph", "open"] {
        let run = desk.run(&["--json", command, "memo"]);
        assert_eq!((run.status, &*run.stdout), (2, ""), "{command}");
        let error = error(&run);
        assert_eq!(error["code"], "ambiguous");
        let candidates = serde_json::json!(["notes/memo.md", "archive/memo.md"]);
        assert_eq!(error["candidates"], candidates);
        let told = desk.run(&[command, "memo"]);
        assert!(told.stderr.contains("archive/memo.md"), "{}", told.stderr);
    }
}

#[test]
fn a_path_of_the_file_system_names_a_note_too() {
    let desk = Desk::with_vault("clippings");
    let absolute = desk.vault().join("topics/NATO.md");
    let inside = |folder: &str, name: &str| {
        let mut command = desk.on_vault(&["--json", "note", name]);
        let run = Run::of(
            command
                .current_dir(desk.vault().join(folder))
                .output()
                .unwrap(),
        );
        let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_default();
        (
            run.status,
            answer["path"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let found = (0, "topics/NATO.md".to_owned());
    assert_eq!(inside("topics", "./NATO.md"), found);
    assert_eq!(inside("diary/2023", "../../topics/NATO.md"), found);
    assert_eq!(inside("diary", absolute.to_str().unwrap()), found);
    assert_eq!(inside("", "../outside.md").0, 2);
    assert_eq!(inside("", "/etc/passwd").0, 2);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_text_is_wrong_usage() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let desk = Desk::with_vault("clippings");
    let odd = OsStr::from_bytes(b"\xff");
    for command in ["note", "notes", "search", "tag", "links", "graph", "open"] {
        let mut command = desk.on_vault(&["--json", command]);
        let run = Run::of(command.arg(odd).output().unwrap());
        assert_eq!((run.status, &*run.stdout), (2, ""));
        assert_eq!(error(&run)["code"], "usage");
    }
    let mut japanese = desk.on_vault(&["notes"]);
    let run = Run::of(
        japanese
            .arg(odd)
            .env("LANG", "ja_JP.UTF-8")
            .output()
            .unwrap(),
    );
    assert!(run.stderr.contains("UTF-8"), "{}", run.stderr);
    // A file or a folder may have any name.
    for arguments in [&["parse"][..], &["notes", "--vault"]] {
        let mut command = desk.command();
        let run = Run::of(
            command
                .arg("--json")
                .args(arguments)
                .arg(odd)
                .output()
                .unwrap(),
        );
        assert_eq!(run.status, 3, "{arguments:?}: {}", run.stderr);
        assert!(error(&run)["message"].is_string());
    }
}

#[test]
fn the_language_is_the_first_of_three_variables_that_is_set() {
    let desk = Desk::empty();
    let told = |variables: &[(&str, &str)]| {
        let mut command = desk.command();
        command.env_remove("LANG").envs(variables.iter().copied());
        Run::of(command.arg("notes").output().unwrap()).stderr
    };
    let japanese = [
        &[("LANG", "ja_JP.UTF-8")][..],
        &[("LC_MESSAGES", "ja_JP.UTF-8"), ("LANG", "C")],
        &[
            ("LC_ALL", "ja_JP.UTF-8"),
            ("LC_MESSAGES", "C"),
            ("LANG", "C"),
        ],
        &[("LC_ALL", ""), ("LANG", "ja_JP.UTF-8")],
    ];
    for variables in japanese {
        assert!(told(variables).contains("フォルダー"), "{variables:?}");
    }
    for variables in [&[][..], &[("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")]] {
        assert!(
            told(variables).contains("no vault is known"),
            "{variables:?}"
        );
    }
}

#[test]
fn help_tells_of_every_exit_status() {
    let desk = Desk::empty();
    for (language, called_off) in [
        ("C.UTF-8", "130 called off with Ctrl-C"),
        ("ja_JP.UTF-8", "130 Ctrl-C で取りやめた"),
    ] {
        let mut command = desk.command();
        let help = command.arg("--help").env("LANG", language).output();
        let help = Run::of(help.unwrap()).stdout;
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(called_off), "{help}");
    }
}

#[test]
fn limits_and_depths_out_of_range_are_wrong_usage() {
    let desk = Desk::with_vault("clippings");
    for arguments in [
        &["graph", "--depth", "2"][..],
        &["graph", "NATO", "--depth", "0"],
        &["graph", "NATO", "--depth", "11"],
        &["search", "x", "--limit", "-1"],
        &["links", "--unresolved", "--ambiguous"],
    ] {
        assert_eq!(
            desk.json(2, arguments)["error"]["code"],
            "usage",
            "{arguments:?}"
        );
    }
    // A page of nothing is no sign that there is nothing.
    assert_eq!(
        desk.json(0, &["search", "会談", "--limit", "0"])["total"],
        5
    );
    desk.json(0, &["tag", "NATO", "--limit", "0"]);
}

#[test]
fn a_search_that_is_too_long_is_refused_with_what_to_do() {
    let desk = Desk::with_vault("clippings");
    let words = "会談 ".repeat(101);
    let error = desk.json(2, &["search", &words]);
    assert_eq!(error["error"]["code"], "long-query");
    for (language, advice) in [
        ("C", "look for a part of it"),
        ("ja_JP.UTF-8", "一部だけで探す"),
    ] {
        let mut command = desk.on_vault(&["search", &words]);
        let run = Run::of(command.env("LC_ALL", language).output().unwrap());
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(advice), "{}", run.stderr);
    }
}

#[test]
fn the_beginning_of_a_tag_may_be_written_as_tags_are() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    fs::write(desk.vault().join("a.md"), "#メ～テレ\n").unwrap();
    for beginning in ["メ〜", "＃メ～", "メ~"] {
        for arguments in [&["tags", beginning][..], &["tags", "--tree", beginning]] {
            assert_eq!(
                desk.json(0, arguments)[0]["tag"],
                "メ～テレ",
                "{arguments:?}"
            );
        }
    }
}

#[test]
fn what_a_query_gets_wrong_is_said_in_the_users_language() {
    let desk = Desk::with_vault("clippings");
    let told = |language: &str| {
        let mut command = desk.on_vault(&["--json", "search", "date:2023-13 声明"]);
        let run = Run::of(command.env("LANG", language).output().unwrap());
        let found: Value = serde_json::from_str(&run.stdout).unwrap();
        found["problems"][0]["message"].as_str().unwrap().to_owned()
    };
    assert_eq!(told("C.UTF-8"), "`date:2023-13` is no month");
    let japanese = told("ja_JP.UTF-8");
    assert!(
        japanese.contains("date:2023-13") && japanese.contains("日付"),
        "{japanese}"
    );
}

#[test]
fn a_query_may_begin_with_what_it_excludes() {
    let desk = Desk::with_vault("clippings");
    let behind = desk.json(0, &["search", "会談 -#日NATO"]);
    assert!(behind["total"].as_u64() > Some(0), "{behind}");
    for arguments in [
        &["search", "-#日NATO 会談"][..],
        &["search", "--limit", "50", "-#日NATO 会談"],
        &["search", "-#日NATO 会談", "--limit", "50"],
        &["search", "--", "-#日NATO 会談"],
    ] {
        assert_eq!(
            desk.json(0, arguments)["total"],
            behind["total"],
            "{arguments:?}"
        );
    }
    for misspelt in [
        &["search", "会談", "--limt", "5"][..],
        &["search", "--limt", "5"],
    ] {
        assert_eq!(
            desk.json(2, misspelt)["error"]["code"],
            "usage",
            "{misspelt:?}"
        );
    }
}

#[test]
fn relevance_tells_what_it_left_out() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    for note in 0..301 {
        fs::write(desk.vault().join(format!("{note}.md")), "会談\n").unwrap();
    }
    let query = ["search", "会談 sort:relevance", "--limit", "1"];
    assert_eq!(desk.json(0, &query)["scored"], 300);
    for (language, told) in [("C.UTF-8", "first 300"), ("ja_JP.UTF-8", "300件に点")] {
        let mut command = desk.on_vault(&query);
        let run = Run::of(command.env("LANG", language).output().unwrap());
        assert!(run.stdout.contains(told), "{}", run.stdout);
    }
    let all = desk.json(0, &["search", "会談 sort:date", "--limit", "1"]);
    assert!(all.get("scored").is_none(), "{all}");
}

#[test]
fn statistics_are_of_the_index_as_it_is() {
    let desk = Desk::with_vault("clippings");
    let notes = || desk.json(0, &["stats"])["notes"].clone();
    assert_eq!(notes(), 0);
    desk.json(0, &["index"]);
    assert_eq!(notes(), 12);
    fs::remove_file(desk.vault().join("topics/NATO.md")).unwrap();
    assert_eq!(notes(), 12);
}

#[test]
fn pages_of_a_search_and_of_a_tag_go_on_from_their_cursors() {
    let desk = Desk::with_vault("clippings");
    for (what, rows) in [
        (&["search", "会談"][..], "results"),
        (&["tag", "日NATO"], "passages"),
    ] {
        let whole = desk.json(0, what);
        assert_eq!(whole["next_cursor"], Value::Null, "{what:?}");
        let mut seen = Vec::new();
        let mut cursor = None::<String>;
        loop {
            let next = cursor
                .iter()
                .flat_map(|cursor| ["--cursor", cursor.as_str()]);
            let arguments: Vec<&str> = what
                .iter()
                .copied()
                .chain(["--limit", "2"])
                .chain(next)
                .collect();
            let page = desk.json(0, &arguments);
            assert_eq!(page["total"], whole["total"], "{what:?}");
            seen.extend(page[rows].as_array().unwrap().iter().cloned());
            assert!(
                seen.len() <= whole[rows].as_array().unwrap().len(),
                "{what:?}"
            );
            cursor = page["next_cursor"].as_str().map(str::to_owned);
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(whole[rows], Value::Array(seen), "{what:?}");
    }
}

#[test]
fn an_empty_vault_is_no_fault() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    for (status, arguments) in [
        (0, &["index"][..]),
        (0, &["stats"]),
        (0, &["check"]),
        (0, &["today"]),
        (1, &["notes"]),
        (1, &["tags"]),
        (1, &["tags", "--tree"]),
        (1, &["tag", "x"]),
        (1, &["links"]),
        (1, &["links", "--unresolved"]),
        (1, &["search", "x"]),
        (1, &["graph"]),
        (1, &["note", "x"]),
        (1, &["backlinks", "x"]),
    ] {
        desk.json(status, arguments);
        assert_eq!(desk.run(arguments).status, status, "{arguments:?}");
    }
}

#[test]
fn who_reads_only_the_beginning_of_much_ends_it_quietly() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    let links: String = (0..20_000).map(|link| format!("[[{link}]]\n")).collect();
    fs::write(desk.vault().join("many.md"), links).unwrap();
    desk.json(0, &["index", "--no-text"]);
    for arguments in [&["--jsonl", "links"][..], &["--json", "links"], &["links"]] {
        let mut command = desk.on_vault(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(!lines.next().unwrap().unwrap().is_empty());
        drop(lines);
        let run = Run::of(child.wait_with_output().unwrap());
        assert_eq!((run.status, &*run.stderr), (0, ""), "{arguments:?}");
    }
    assert_eq!(
        desk.run(&["--jsonl", "links"]).stdout.lines().count(),
        20_000
    );
    for told in [&["--help"][..], &["--version"], &["completions", "bash"]] {
        let (_, closed) = std::io::pipe().unwrap();
        let mut command: Command = desk.command();
        let run = Run::of(command.args(told).stdout(closed).output().unwrap());
        assert_eq!((run.status, &*run.stderr), (0, ""), "{told:?}");
    }
}
