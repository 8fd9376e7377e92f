//! Which vault is meant, and what is said when none or the wrong one is.

use std::fs;

use serde_json::Value;

use crate::desk::{Desk, Run};

#[test]
fn the_vault_is_found_in_the_promised_order() {
    let desk = Desk::with_vault("clippings");
    let other = desk.root().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("only.md"), "# Only\n").unwrap();
    let notes = |run: Run| -> usize {
        assert!(run.status < 2, "{}", run.stderr);
        serde_json::from_str::<Value>(&run.stdout)
            .unwrap()
            .as_array()
            .unwrap()
            .len()
    };
    let all = notes(desk.run(&["--json", "notes"]));
    assert!(all > 1);

    // The flag wins; what it opened is the last used.
    let mut flag = desk.command();
    flag.args(["--json", "notes", "--vault"]).arg(&other);
    assert_eq!(notes(Run::of(flag.output().unwrap())), 1);
    let mut last = desk.command();
    assert_eq!(
        notes(Run::of(last.args(["--json", "notes"]).output().unwrap())),
        1
    );

    // A known folder above wins over the last used; the variable over both.
    let mut inside = desk.command();
    inside
        .args(["--json", "notes"])
        .current_dir(desk.vault().join("diary/2023"));
    assert_eq!(notes(Run::of(inside.output().unwrap())), all);
    let mut variable = desk.command();
    variable
        .args(["--json", "notes"])
        .current_dir(desk.vault())
        .env("TSUZURI_VAULT", &other);
    assert_eq!(notes(Run::of(variable.output().unwrap())), 1);
}

#[test]
fn the_nearest_known_folder_above_is_meant() {
    let desk = Desk::with_vault("clippings");
    let inner = desk.vault().join("topics");
    for vault in [desk.vault(), inner.clone(), desk.root().join("home")] {
        let mut command = desk.command();
        let run = command.args(["notes", "--vault"]).arg(vault).output();
        assert!(Run::of(run.unwrap()).status < 2);
    }
    let notes_in = |folder: &std::path::Path| {
        let mut command = desk.command();
        // Set to nothing is not set.
        command.env("TSUZURI_VAULT", "").current_dir(folder);
        let run = Run::of(command.args(["--jsonl", "notes"]).output().unwrap());
        run.stdout.lines().count()
    };
    let below = inner.join("below");
    fs::create_dir(&below).unwrap();
    assert_eq!(notes_in(&below), 2);
    assert_eq!(notes_in(&desk.vault().join("diary")), 12);
    assert_eq!(notes_in(&desk.root().join("home")), 0);
}

#[test]
fn a_vault_that_can_not_be_opened_is_told() {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["index"]);
    let file = desk.vault().join("topics/NATO.md");
    let mut command = desk.command();
    let run = Run::of(
        command
            .args(["--json", "notes", "--vault"])
            .arg(file)
            .output()
            .unwrap(),
    );
    assert_eq!(run.status, 3);
    let error: Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(error["error"]["code"], "vault-unavailable");

    // It was the last used and is gone.
    fs::rename(desk.vault(), desk.root().join("away")).unwrap();
    for command in [
        "index", "stats", "notes", "tags", "links", "graph", "check", "today", "watch", "open",
    ] {
        let run = Run::of(desk.command().args(["--json", command]).output().unwrap());
        assert_eq!((run.status, &*run.stdout), (3, ""), "{command}");
        let error: Value = serde_json::from_str(&run.stderr).unwrap();
        assert_eq!(error["error"]["code"], "vault-unavailable", "{command}");
        assert!(
            error["error"]["message"]
                .as_str()
                .unwrap()
                .contains("vault")
        );
    }
}

#[test]
fn an_index_that_can_not_be_kept_answers_and_says_so() {
    let desk = Desk::with_vault("clippings");
    let file = desk.root().join("file");
    fs::write(&file, "").unwrap();
    let run = |language: &str, arguments: &[&str]| {
        let mut command = desk.on_vault(arguments);
        command.env("TSUZURI_INDEX_DIR", file.join("index"));
        Run::of(command.env("LANG", language).output().unwrap())
    };
    let stats = run("C.UTF-8", &["--json", "stats"]);
    let counts: Value = serde_json::from_str(&stats.stdout).unwrap();
    assert_eq!((stats.status, &counts["notes"]), (0, &12.into()));
    let warning: Value = serde_json::from_str(&stats.stderr).unwrap();
    assert_eq!(warning["warning"]["code"], "index-in-memory");

    let index = run("C.UTF-8", &["--json", "index"]);
    let index: Value = serde_json::from_str(&index.stdout).unwrap();
    assert_eq!(
        (&index["notes"], &index["changed"]),
        (&12.into(), &12.into())
    );
    let found = run("ja_JP.UTF-8", &["search", "会談"]);
    assert_eq!(found.status, 0);
    assert!(
        found.stderr.contains("索引") && found.stderr.contains("--index-dir"),
        "{}",
        found.stderr
    );
}

#[test]
fn no_vault_is_said_in_the_users_language() {
    let desk = Desk::empty();
    let run = |language: &str, arguments: &[&str]| {
        Run::of(
            desk.command()
                .env("LANG", language)
                .args(arguments)
                .output()
                .unwrap(),
        )
    };
    let english = run("en_GB.UTF-8", &["notes"]);
    assert_eq!((english.status, &*english.stdout), (3, ""));
    assert!(english.stderr.contains("--vault"), "{}", english.stderr);

    let japanese = run("ja_JP.UTF-8", &["notes"]);
    assert_eq!(japanese.status, 3);
    assert!(
        japanese.stderr.contains("フォルダー"),
        "{}",
        japanese.stderr
    );

    let json = run("ja_JP.UTF-8", &["--json", "notes"]);
    let error: Value = serde_json::from_str(&json.stderr).unwrap();
    assert_eq!(error["error"]["code"], "no-vault");
}

#[test]
fn wrong_usage_and_missing_folders_have_their_own_status() {
    let desk = Desk::empty();
    let run = |arguments: &[&str]| Run::of(desk.command().args(arguments).output().unwrap());
    let usage = run(&["--json", "serach"]);
    assert_eq!(usage.status, 2);
    let error: Value = serde_json::from_str(&usage.stderr).unwrap();
    assert_eq!(error["error"]["code"], "usage");

    let missing = run(&["--json", "--vault", "nowhere", "notes"]);
    assert_eq!(missing.status, 3);
    let error: Value = serde_json::from_str(&missing.stderr).unwrap();
    assert_eq!(error["error"]["code"], "vault-unavailable");

    assert_eq!(
        run(&["--version"]).stdout.trim(),
        format!("tsuzuri {}", env!("CARGO_PKG_VERSION"))
    );
}

#[cfg(unix)]
#[test]
fn what_is_kept_about_a_vault_is_private_and_outside_it() {
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::with_vault("clippings");
    let before = files(&desk.vault());
    desk.json(0, &["index"]);
    assert_eq!(
        files(&desk.vault()),
        before,
        "something was put into the vault"
    );

    for folder in ["index", "data"] {
        for path in files(&desk.root().join(folder)) {
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            let open_to_others = mode & 0o077 != 0;
            assert!(!open_to_others, "{} has mode {mode:o}", path.display());
        }
    }
}

/// Everything in a folder and below, the folder itself included.
#[cfg(unix)]
fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
