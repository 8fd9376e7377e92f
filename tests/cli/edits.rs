//! Changes across notes from the command line: shown, made, taken back, and whole after any
//! end of the process.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::desk::{Desk, Run};
use crate::golden;

fn files(desk: &Desk) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![desk.vault()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                files.insert(path, bytes);
            }
        }
    }
    files
}

#[test]
fn a_change_is_shown_before_it_is_made_and_can_be_taken_back() {
    for (name, change) in [
        ("retag", &["retag", "NATO", "北大西洋条約機構"][..]),
        (
            "retag-a-facet",
            &[
                "retag",
                "ウクライナ軍事支援(NATO)",
                "ウクライナ軍事支援(EU)",
            ],
        ),
        ("rename", &["rename", "NATO", "topics/北大西洋条約機構"]),
        ("rename-folder", &["rename", "topics/", "話題/国際"]),
    ] {
        let desk = Desk::with_vault("clippings");
        let before = files(&desk);
        golden::check_json(name, &desk.printed(0, change), &[]);
        golden::check(&format!("{name}.txt"), &desk.run(change).stdout);
        assert_eq!(files(&desk), before, "{name}");
        let yes = [change, &["--yes"]].concat();
        let done = desk.json(0, &yes);
        assert!(!done["changed"].as_array().unwrap().is_empty(), "{done}");
        assert_ne!(files(&desk), before, "{name}");
        assert_eq!(desk.json(0, &["check"])["equal"], true, "{name}");
        let undone = desk.json(0, &["undo"]);
        assert_eq!(undone["skipped"], serde_json::json!([]), "{undone}");
        let mut after = files(&desk);
        after.retain(|path, _| !path.is_dir());
        assert_eq!(after, before, "{name}");
        assert_eq!(desk.json(0, &["check"])["equal"], true, "{name}");
        // Nothing is left to take back.
        assert_eq!(desk.run(&["undo"]).status, 1);
    }
}

#[test]
fn what_was_taken_back_is_told_and_is_no_change_to_take_back() {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["retag", "NATO", "N", "--yes"]);
    let told = desk.run(&["undo"]).stdout;
    let last = told.lines().last().unwrap();
    assert!(last.ends_with("notes are as they were before."), "{told}");
    desk.json(0, &["retag", "NATO", "N", "--yes"]);
    let mut japanese = desk.on_vault(&["undo"]);
    let told = Run::of(japanese.env("LANG", "ja_JP.UTF-8").output().unwrap()).stdout;
    let last = told.lines().last().unwrap();
    assert!(last.ends_with("件のノートを元に戻しました。"), "{told}");
    desk.json(0, &["retag", "NATO", "N", "--yes"]);
    let undone = desk.json(0, &["undo"]);
    assert_eq!(undone["id"], serde_json::Value::Null, "{undone}");
    assert!(!undone["changed"].as_array().unwrap().is_empty());
}

#[test]
fn an_undo_that_takes_nothing_back_says_so_and_is_asked_for_again() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    let [first, last] = ["a.md", "b.md"].map(|name| desk.vault().join(name));
    fs::write(&first, "#one\n").unwrap();
    fs::write(&last, "#two\n").unwrap();
    desk.json(0, &["retag", "one", "1st", "--yes"]);
    desk.json(0, &["retag", "two", "2nd", "--yes"]);
    fs::write(&last, "#2nd later\n").unwrap();
    for _ in 0..2 {
        let told = desk.run(&["undo"]).stdout;
        let lines: Vec<&str> = told.lines().collect();
        assert!(lines[0].starts_with("! b.md"), "{told}");
        assert_eq!(lines[1], "There was nothing to take back.", "{told}");
    }
    assert_eq!(fs::read_to_string(&first).unwrap(), "#1st\n");
}

#[test]
fn a_folder_without_notes_is_renamed_and_named_back() {
    let desk = Desk::with_vault("clippings");
    let [old, new] = ["old", "new"].map(|name| desk.vault().join(name));
    fs::create_dir(&old).unwrap();
    fs::write(old.join("a.png"), "png").unwrap();
    let told = desk.run(&["rename", "old/", "new", "--yes"]).stdout;
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "old → new", "{told}");
    assert!(lines[1].starts_with("Moved. `tsuzuri undo "), "{told}");
    assert!(new.join("a.png").exists());
    let told = desk.run(&["undo"]).stdout;
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines, ["new → old", "Moved back."]);
    assert!(old.join("a.png").exists());
}

/// Nobody has read the vault before, and full text is not waited for.
#[test]
fn a_saved_search_follows_in_a_vault_that_is_new() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    let note = desk.vault().join("s.md");
    fs::write(&note, "```query\n#港 -雨\n```\n").unwrap();
    // So many that full text comes later.
    for number in 0..250 {
        fs::write(desk.vault().join(format!("{number}.md")), "text\n").unwrap();
    }
    let done = desk.json(0, &["retag", "港", "海", "--yes"]);
    assert_eq!(done["changed"], serde_json::json!(["s.md"]));
    let text = fs::read_to_string(&note).unwrap();
    assert_eq!(text, "```query\n#海 -雨\n```\n");
}

#[test]
fn names_that_do_not_fit_are_refused() {
    let desk = Desk::with_vault("clippings");
    for (status, change) in [
        (2, &["retag", "NATO", ""][..]),
        (2, &["retag", "(NATO)", "x"]),
        (1, &["rename", "nobody", "x"]),
        (2, &["rename", "NATO", "../x"]),
        (2, &["rename", "NATO", "a:b"]),
        (2, &["rename", "NATO", ".hidden"]),
        (1, &["retag", "no-such-tag", "x"]),
        (1, &["undo", "99"]),
    ] {
        let run = desk.run(change);
        assert_eq!(
            run.status, status,
            "{change:?}: {}{}",
            run.stdout, run.stderr
        );
    }
}

/// Each file that is written anew moves one aside, which is held open for a while.
#[cfg(unix)]
#[test]
fn more_notes_change_than_a_process_may_have_files_open() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    for number in 0..600 {
        fs::write(desk.vault().join(format!("{number}.md")), "text #old\n").unwrap();
    }
    desk.json(0, &["index"]);
    let retag = desk.on_vault(&["--json", "retag", "old", "new", "--yes"]);
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -n 300; exec \"$0\" \"$@\""]);
    limited.arg(retag.get_program()).args(retag.get_args());
    limited.env_clear();
    limited.envs(
        retag
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    let output = limited.output().unwrap();
    let done: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(done["skipped"], serde_json::json!([]));
    assert_eq!(done["changed"].as_array().unwrap().len(), 600);
}

/// The process is killed at any moment; whoever opens the vault next finishes what it began.
#[test]
fn a_killed_change_is_finished_by_the_next_process() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    for number in 100..300 {
        fs::write(desk.vault().join(format!("{number}.md")), "text #old\n").unwrap();
    }
    desk.json(0, &["retag", "old", "new", "--yes"]);
    let names: Vec<PathBuf> = files(&desk).into_keys().collect();
    let mut told = 0;
    for (round, (from, to)) in [("new", "old"), ("old", "new")]
        .into_iter()
        .cycle()
        .take(4)
        .enumerate()
    {
        let mut process = desk
            .on_vault(&["retag", from, to, "--yes"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Once it has come so far.
        let seen = &names[names.len() * round / 4];
        let is_changed = || {
            fs::read(seen)
                .unwrap()
                .ends_with(format!("#{to}\n").as_bytes())
        };
        while !is_changed() && process.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        process.kill().unwrap();
        process.wait().unwrap();
        let next = desk.run(&["notes"]);
        told += usize::from(next.stderr.contains("broken off"));
        let count = |tag: &str| {
            let text = format!("#{tag}\n");
            let notes = files(&desk).into_values();
            notes
                .filter(|bytes| bytes.ends_with(text.as_bytes()))
                .count()
        };
        assert_eq!(count(to), 200, "it had begun");
        assert_eq!(desk.json(0, &["check"])["equal"], true);
    }
    assert!(told > 0, "no process was killed in the middle");
}
