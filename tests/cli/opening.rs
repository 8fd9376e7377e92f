//! `open`: which app is started, and with what. A script stands in for the app, and
//! writes what it was given into a pipe.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::desk::{Desk, Run};

/// A program `tsuzuri` of the desk's own: what lies beside the one that Cargo built is
/// not for a test to start.
fn installed(desk: &Desk) -> PathBuf {
    let folder = desk.root().join("bin");
    fs::create_dir(&folder).unwrap();
    let (built, own) = (env!("CARGO_BIN_EXE_tsuzuri"), folder.join("tsuzuri"));
    if fs::hard_link(built, &own).is_err() {
        fs::copy(built, &own).unwrap();
    }
    own
}

/// Puts an app into a folder that tells `heard` its name and its arguments.
fn put_app(desk: &Desk, folder: &Path, name: &str) {
    let heard = desk.root().join("heard");
    let text = format!(
        "#!/bin/sh\nprintf '%s\\n' {name} \"$@\" \"$TSUZURI_INDEX_DIR\" > '{}'\n",
        heard.display()
    );
    fs::create_dir_all(folder).unwrap();
    let app = folder.join("tsuzuri-app");
    fs::write(&app, text).unwrap();
    fs::set_permissions(&app, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Runs the desk's own `tsuzuri`, with a folder in front of the usual ones of `PATH`.
fn run(desk: &Desk, program: &Path, path: &str, arguments: &[&str]) -> Run {
    let usual = desk.command();
    let mut command = Command::new(program);
    command
        .env_clear()
        .envs(
            usual
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .env("PATH", path)
        .current_dir(desk.root())
        .arg("--vault")
        .arg(desk.vault())
        .args(arguments);
    Run::of(command.output().unwrap())
}

#[test]
fn the_app_is_started_at_the_note_that_is_named() {
    let desk = Desk::with_vault("clippings");
    let heard = desk.root().join("heard");
    assert!(
        Command::new("mkfifo")
            .arg(&heard)
            .status()
            .unwrap()
            .success()
    );
    let own = installed(&desk);
    let other = desk.root().join("elsewhere");
    put_app(&desk, &other, "on-path");
    let path = format!("{}:/usr/bin:/bin", other.display());
    let vault = fs::canonicalize(desk.vault()).unwrap();
    let vault = vault.to_str().unwrap();
    let index = desk.root().join("index");

    let opened = run(&desk, &own, &path, &["--json", "open", "北大西洋条約機構"]);
    assert_eq!(opened.status, 0, "{}", opened.stderr);
    let answer: Value = serde_json::from_str(&opened.stdout).unwrap();
    assert_eq!(answer["path"], "topics/NATO.md");
    assert_eq!(answer["vault"], vault);
    // Reading the pipe waits for the app.
    let told = fs::read_to_string(&heard).unwrap();
    let told: Vec<&str> = told.lines().collect();
    let expected = [
        "on-path",
        "--vault",
        vault,
        "--note=topics/NATO.md",
        index.to_str().unwrap(),
    ];
    assert_eq!(told, expected);

    // The one that was installed with it goes before.
    put_app(&desk, own.parent().unwrap(), "beside");
    let moved = desk.root().join("moved");
    let arguments = ["--index-dir", "moved", "open"];
    let opened = run(&desk, &own, &path, &arguments);
    assert_eq!(opened.status, 0, "{}", opened.stderr);
    let told = fs::read_to_string(&heard).unwrap();
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told, ["beside", "--vault", vault, moved.to_str().unwrap()]);
}

#[test]
fn without_an_app_or_such_a_note_nothing_is_started() {
    let desk = Desk::with_vault("clippings");
    let own = installed(&desk);
    let missing = run(&desk, &own, "/nowhere", &["--json", "open"]);
    assert_eq!(missing.status, 3);
    let error: Value = serde_json::from_str(&missing.stderr).unwrap();
    assert_eq!(error["error"]["code"], "no-app");

    for (status, note) in [(1, "無い名前"), (2, "memo"), (2, "../outside.md")] {
        assert_eq!(
            run(&desk, &own, "/nowhere", &["open", note]).status,
            status,
            "{note}"
        );
    }
}
