//! Real programs on the notes of a vault that is followed.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::followed::{Followed, write};
use tsuzuri_tests::long::{counted, turns};

/// Runs a program in a folder to its end; whether it said that all went well.
pub fn run(folder: &Path, program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null");
    command.env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "a");
        command.env(format!("GIT_{role}_EMAIL"), "a@b.example");
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = command.status();
    status
        .unwrap_or_else(|error| panic!("{program} is needed (scripts/setup): {error}"))
        .success()
}

/// A program of which nothing but success is expected.
pub fn must(folder: &Path, program: &str, arguments: &[&str]) {
    assert!(
        run(folder, program, arguments),
        "{program} {arguments:?} failed"
    );
}

#[test]
fn vim_saves_in_each_of_its_ways() {
    let saves = turns("TSUZURI_SAVES", 5);
    let vault = Followed::new(&[("n.md", "#first\n"), ("other.md", "[[n]]\n")]);
    vault.must_stay(&["n.md", "other.md"]);
    for way in ["yes", "no", "auto"] {
        for backup in ["backup", "nobackup"] {
            for turn in 0..saves {
                let set = format!("set backupcopy={way} {backup}");
                let line = format!("call setline(1, '#vim-{way}-{backup}-{turn:04}')");
                let commands = ["-Nu", "NONE", "-es", "-c", &set, "-c", &line, "-c", "wq"];
                must(&vault.root, "vim", &[&commands[..], &["n.md"]].concat());
                vault.settle(&set);
            }
        }
    }
    assert_eq!(vault.missed(), [""; 0]);
    assert!(!vault.has("n.md~"));
    counted(&format!("3 ways × with and without backup × {saves} saves"));
}

#[test]
fn sed_saves_in_place() {
    let saves = turns("TSUZURI_SAVES", 20);
    let vault = Followed::new(&[("n.md", "#turn-0\n"), ("other.md", "[[n]]\n")]);
    vault.must_stay(&["n.md"]);
    for turn in 1..=saves {
        let script = format!("s/#turn-[0-9]*/#turn-{turn}/");
        must(&vault.root, "sed", &["-i", &script, "n.md"]);
    }
    vault.settle("sed -i");
    assert_eq!(vault.missed(), [""; 0]);
    let text = fs::read_to_string(vault.path("n.md")).unwrap();
    assert_eq!(text, format!("#turn-{saves}\n"));
}

#[test]
fn rsync_with_an_older_time_and_the_same_size() {
    let vault = Followed::new(&[("n.md", "#aaaa\n"), ("deep/m.md", "#cccc\n")]);
    vault.must_stay(&["n.md", "deep/m.md"]);
    let source = vault.beside().join("source");
    for (turn, tag) in ["#bbbb\n", "#dddd\n", "#aaaa\n"].into_iter().enumerate() {
        write(&source.join("n.md"), tag);
        write(&source.join("deep/m.md"), tag);
        let older = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        for file in ["n.md", "deep/m.md"] {
            let file = File::options().write(true).open(source.join(file)).unwrap();
            file.set_modified(older + Duration::from_secs(turn as u64))
                .unwrap();
        }
        let from = format!("{}/", source.display());
        must(&vault.root, "rsync", &["-rt", &from, "."]);
        assert_eq!(fs::read_to_string(vault.path("n.md")).unwrap(), tag);
        vault.settle("rsync -t");
    }
    // The same text with yet another time: nothing to tell.
    vault.forget();
    must(&vault.root, "touch", &["-d", "2001-02-03", "n.md"]);
    write(&vault.path("barrier.md"), "");
    vault.settle("touch -d");
    let told: Vec<_> = vault.told().into_iter().flat_map(|d| d.notes).collect();
    assert_eq!(told, ["barrier.md"]);
    assert_eq!(vault.missed(), [""; 0]);
}

#[test]
fn git_switches_branches_and_stops_in_a_conflict() {
    let vault = Followed::made(|root| {
        for number in 0..40 {
            write(
                &root.join(format!("{number}.md")),
                format!("#main-{number}\n"),
            );
        }
        let git = |arguments: &[&str]| must(root, "git", arguments);
        git(&["init", "--quiet", "--initial-branch=main"]);
        git(&["add", "."]);
        git(&["commit", "--quiet", "--message=main"]);
        git(&["checkout", "--quiet", "-b", "other"]);
        for number in 0..30 {
            let name = root.join(format!("{number}.md"));
            if number % 3 == 0 {
                fs::remove_file(name).unwrap();
            } else {
                write(&name, format!("#other-{number} [[39]]\n"));
            }
            write(&root.join(format!("new/{number}.md")), "#new\n");
        }
        git(&["add", "--all"]);
        git(&["commit", "--quiet", "--message=other"]);
        git(&["checkout", "--quiet", "main"]);
        write(&root.join("1.md"), "#mine\n");
        git(&["commit", "--quiet", "--all", "--message=mine"]);
    });
    let git = |arguments: &[&str]| run(&vault.root, "git", arguments);
    for branch in ["other", "main"].repeat(turns("TSUZURI_SAVES", 5)) {
        assert!(git(&["checkout", "--quiet", branch]));
        vault.settle(branch);
    }
    assert!(!git(&["rebase", "other"]), "it should stop");
    let text = fs::read_to_string(vault.path("1.md")).unwrap();
    assert!(text.contains("<<<<<<<"), "{text}");
    vault.settle("a rebase that stopped");
    assert!(git(&["rebase", "--abort"]));
    vault.settle("a rebase that was called off");
    assert_eq!(fs::read_to_string(vault.path("1.md")).unwrap(), "#mine\n");
    assert!(vault.skipped().is_empty(), "{:?}", vault.skipped());
}

#[test]
fn a_slow_writer_is_followed_to_its_end() {
    let text: String = (0..40)
        .map(|line| format!("line {line} #tag-{line}\n\n"))
        .collect();
    let vault = Followed::new(&[("n.md", &text), ("other.md", "[[n]]\n")]);
    vault.must_stay(&["n.md", "other.md"]);
    let (path, slower) = (vault.path("n.md"), text.replace("#tag", "#slow"));
    let writer = std::thread::spawn({
        let text = slower.clone();
        move || {
            let mut file = File::create(path).unwrap();
            // It may be seen at no byte at all.
            for line in text.lines() {
                std::thread::park_timeout(Duration::from_millis(60));
                writeln!(file, "{line}").unwrap();
            }
        }
    });
    writer.join().unwrap();
    assert_eq!(fs::read_to_string(vault.path("n.md")).unwrap(), slower);
    vault.settle("a slow writer");
    assert_eq!(vault.missed(), [""; 0]);
}

#[test]
fn what_editors_put_beside_a_note_is_not_looked_at() {
    let vault = Followed::new(&[("n.md", "#a\n")]);
    vault.forget();
    // Emacs' lock leads nowhere on purpose: it says who holds it.
    symlink("a@host.123:456", vault.path(".#n.md")).unwrap();
    let beside = [
        "#n.md#",
        "n.md~",
        ".n.md.swp",
        "4913",
        ".~lock.n.md#",
        ".n.md.Xy12Zw",
        ".syncthing.n.md.tmp",
        "~syncthing~n.md.tmp",
        ".goutputstream-AB12CD",
        "n.md___jb_tmp___",
        "n.md.part",
        "~$n.md",
    ];
    for name in beside {
        write(&vault.path(name), "#b\n");
    }
    write(&vault.path("barrier.md"), "#c\n");
    vault.settle("what editors leave");
    let told: Vec<_> = vault.told().into_iter().flat_map(|d| d.notes).collect();
    assert_eq!(told, ["barrier.md"]);
    assert!(vault.skipped().is_empty(), "{:?}", vault.skipped());
    counted(&format!("{} names", beside.len() + 1));
}
