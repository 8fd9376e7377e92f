//! `completions`: what a shell reads to complete commands and options.

use std::io::Write;
use std::process::Stdio;

use crate::desk::{Desk, Run};

fn completions(desk: &Desk, language: &str, shell: &str) -> Run {
    let mut command = desk.command();
    command.env("LANG", language).args(["completions", shell]);
    Run::of(command.output().unwrap())
}

#[test]
fn every_shell_is_told_of_every_command_without_a_vault() {
    let desk = Desk::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = completions(&desk, "C.UTF-8", shell);
        assert_eq!((run.status, &*run.stderr), (0, ""), "{shell}");
        for word in ["backlinks", "completions", "graph", "jsonl", "depth"] {
            assert!(run.stdout.contains(word), "{shell} is not told of {word}");
        }
    }
    let refused = completions(&desk, "C.UTF-8", "cmd.exe");
    assert_eq!((refused.status, &*refused.stdout), (2, ""));
    assert!(refused.stderr.contains("elvish"), "{}", refused.stderr);
    assert!(!desk.root().join("data").exists(), "nothing was opened");
}

#[test]
fn what_commands_do_is_said_in_the_users_language() {
    let desk = Desk::empty();
    let english = completions(&desk, "C.UTF-8", "fish");
    assert!(english.stdout.contains("List notes"), "{}", english.stdout);
    let japanese = completions(&desk, "ja_JP.UTF-8", "fish");
    assert!(
        japanese.stdout.contains("ノートの一覧"),
        "{}",
        japanese.stdout
    );
    assert!(
        english.stdout.contains("As Obsidian reads tags"),
        "{}",
        english.stdout
    );
    assert!(
        japanese.stdout.contains("Obsidian のタグ") && !japanese.stdout.contains("As "),
        "{}",
        japanese.stdout
    );
}

/// The shell itself says whether it can read it, and what it then knows.
#[cfg(target_os = "linux")]
#[test]
fn bash_takes_it() {
    let desk = Desk::empty();
    let run = completions(&desk, "ja_JP.UTF-8", "bash");
    let mut bash = std::process::Command::new("bash")
        .args(["--norc", "-s"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let ask = "\nCOMP_WORDS=(tsuzuri back) COMP_CWORD=1\n_tsuzuri tsuzuri back tsuzuri\necho \"${COMPREPLY[@]}\"\n";
    let mut input = bash.stdin.take().unwrap();
    input.write_all((run.stdout + ask).as_bytes()).unwrap();
    drop(input);
    let told = Run::of(bash.wait_with_output().unwrap());
    assert_eq!((&*told.stdout, &*told.stderr), ("backlinks\n", ""));
}
