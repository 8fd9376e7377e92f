//! What makes watching hard: overflow, new folders, moves, folders that go away and come back.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tsuzuri_engine::{Hint, Looking, Scope, SyncState};

use crate::apart::in_namespace;
use crate::followed::{Followed, open_on, write};
use crate::lens::Lens;
use tsuzuri_tests::long::{counted, turns};

#[test]
fn new_folders_are_looked_through() {
    let turns = turns("TSUZURI_NEW_FOLDERS", 300);
    let vault = Followed::new(&[("a.md", "#a\n")]);
    let outside = vault.beside().join("outside");
    for turn in 0..turns {
        write(&vault.path(&format!("{turn}/b/c/n.md")), "#made\n");
        if turn % 3 == 0 {
            write(&outside.join("deep/er/n.md"), "#moved\n");
            fs::rename(&outside, vault.path(&format!("in-{turn}"))).unwrap();
        }
    }
    vault.settle("new folders");
    counted(&format!(
        "{turns} folders made with a note in them, every third moved in too"
    ));
}

#[test]
fn a_folder_that_moves_while_it_is_written_to() {
    let turns = turns("TSUZURI_FOLDER_MOVES", 60);
    let vault = Followed::new(&[("here/0.md", "#a\n"), ("other.md", "[[0]]\n")]);
    for turn in 0..turns {
        let (from, to) = if turn % 2 == 0 {
            ("here", "there")
        } else {
            ("there", "here")
        };
        // It is held open over the move, as a slow program does.
        let mut file = File::create(vault.path(from).join(format!("{turn}.md"))).unwrap();
        file.write_all(b"#before ").unwrap();
        fs::rename(vault.path(from), vault.path(to)).unwrap();
        file.write_all(b"#after\n").unwrap();
        drop(file);
        write(
            &vault.path(to).join("sub").join(format!("{turn}.md")),
            "#in\n",
        );
        if turn % 10 == 9 {
            vault.settle("a folder that moved");
        }
    }
    vault.settle("a folder that moved");
    counted(&format!("{turns} moves"));
}

#[test]
fn a_moved_note_is_told_as_moved() {
    let vault = Followed::new(&[
        ("a.md", "# A note of its own\n"),
        ("folder/one.md", "# One\n"),
        ("folder/two.md", "# Two\n"),
    ]);
    let moved = |from: &str, to: &str| {
        vault.wait_until(to, || {
            let told = vault.told();
            let mut moves = told.iter().flat_map(|delta| &delta.moved);
            moves.any(|one| one.from == from && one.to == to)
        });
    };
    fs::rename(vault.path("a.md"), vault.path("b.md")).unwrap();
    moved("a.md", "b.md");
    fs::rename(vault.path("folder"), vault.path("other")).unwrap();
    moved("folder/one.md", "other/one.md");
    moved("folder/two.md", "other/two.md");
    vault.settle("moves");
}

#[test]
fn an_overflow_is_made_good() {
    // The queue of a watcher holds 16,384 events; each of these files makes four.
    let notes = turns("TSUZURI_OVERFLOW", 6_000);
    let vault = Followed::new(&[("a.md", "#a\n")]);
    let before = vault.told().len();
    // Everything in this process stands still but what another one writes.
    let script = format!(
        "kill -STOP $0; i=0; while [ $i -lt {notes} ]; do echo \"#t$((i % 10))\" > $i.md; i=$((i+1)); done; kill -CONT $0"
    );
    let status = Command::new("sh")
        .args(["-c", &script, &std::process::id().to_string()])
        .current_dir(&vault.root)
        .status()
        .unwrap();
    assert!(status.success());
    vault.settle("an overflow");
    assert!(vault.told().len() > before);
    let state = vault.engine.state().unwrap();
    assert_eq!(state.notes, notes as u64 + 1);
    counted(&format!("{notes} files made while the watcher stood still"));
}

#[test]
fn a_vault_that_goes_and_comes_loses_nothing() {
    let turns = turns("TSUZURI_ABSENCES", 2);
    let vault = Followed::made(|root| {
        for number in 0..80 {
            write(
                &root.join(format!("{number}.md")),
                format!("#tag-{number}\n"),
            );
        }
    });
    let names: Vec<String> = (0..80).map(|number| format!("{number}.md")).collect();
    vault.must_stay(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let away = vault.root.with_file_name("away");
    for turn in 0..turns {
        fs::rename(&vault.root, &away).unwrap();
        vault.wait_for_state("offline", |state| state.sync == SyncState::Offline);
        assert_eq!(vault.engine.state().unwrap().notes as usize, 80 + turn);
        write(&away.join(format!("new-{turn}.md")), "#new\n");
        fs::rename(&away, &vault.root).unwrap();
        vault.wait_for_state("online", |state| state.sync == SyncState::Events);
        vault.settle("it is back");
    }
    assert_eq!(vault.missed(), [""; 0]);
    counted(&format!(
        "{turns} times away and back, no note lost from the index"
    ));
}

#[test]
fn a_look_that_failed_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("vault");
    write(&root.join("a.md"), "#a\n");
    let lens = Arc::new(Lens::on(&root));
    let index = folder.path().join("index");
    let engine = open_on(lens.clone(), &root, &index, Arc::new(())).unwrap();
    engine.reconcile(Scope::All).unwrap();

    write(&root.join("b.md"), "#b\n");
    lens.refusals.store(3, Ordering::SeqCst);
    engine.hint(Hint::Settled("b.md".into()));
    let until = Instant::now() + Duration::from_secs(60);
    while engine.state().unwrap().notes < 2 {
        assert!(Instant::now() < until, "it was forgotten");
        engine.step();
        std::thread::park_timeout(Duration::from_millis(20));
    }
    assert_eq!(lens.refusals.load(Ordering::SeqCst), 0);
    assert_eq!(engine.check(10).unwrap(), []);
}

#[test]
fn a_mass_deletion_is_doubted_and_then_believed() {
    let vault = Followed::made(|root| {
        for number in 0..120 {
            write(&root.join(format!("folder/{number}.md")), "#a\n");
        }
        write(&root.join("stays.md"), "#b\n");
    });
    let away = vault.beside().join("away");
    fs::rename(vault.path("folder"), &away).unwrap();
    vault.settle("a folder that is really gone");
    assert_eq!(vault.engine.state().unwrap().notes, 1);
    fs::rename(away, vault.path("folder")).unwrap();
    vault.settle("a folder that is back");
    assert_eq!(vault.engine.state().unwrap().notes, 121);
}

/// Unmounts when dropped.
struct Mounted(std::path::PathBuf);

impl Drop for Mounted {
    fn drop(&mut self) {
        for [program, option] in [["fusermount3", "-uz"], ["umount", "-l"]] {
            let done = Command::new(program).arg(option).arg(&self.0).status();
            if done.is_ok_and(|status| status.success()) {
                return;
            }
        }
    }
}

#[test]
fn a_folder_on_fuse_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let (source, root) = (folder.path().join("source"), folder.path().join("vault"));
    write(&source.join("a.md"), "#a\n");
    fs::create_dir(&root).unwrap();
    let mounted = Command::new("bindfs").args([&source, &root]).status();
    let mounted = mounted.expect("bindfs is needed (scripts/setup)");
    assert!(mounted.success());
    let mounted = Mounted(root);
    let vault = Followed::made_in(folder, |_| {});
    let silent = SyncState::Polling(Looking::Silent);
    assert_eq!(vault.engine.state().unwrap().sync, silent);
    // Behind the mount, as another machine does: no event tells of it.
    write(&source.join("b.md"), "#behind\n");
    vault.wait_until("what another one wrote", || vault.has("b.md"));
    // Through it events come all the same.
    write(&vault.path("c.md"), "#through\n");
    vault.settle("what was written through the mount");
    drop(vault);
    drop(mounted);
}

#[test]
fn an_unmounted_drive_is_offline_and_not_empty() {
    let test = "watching::an_unmounted_drive_is_offline_and_not_empty";
    if in_namespace(test, ":") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("vault");
    fs::create_dir(&root).unwrap();
    let shell = |line: &str| {
        let status = Command::new("sh")
            .args(["-euc", line, "sh"])
            .arg(&root)
            .status();
        assert!(status.unwrap().success(), "{line}");
    };
    shell("mount -t tmpfs drive \"$1\"");
    let make = |root: &Path| {
        for number in 0..80 {
            write(
                &root.join(format!("{number}.md")),
                format!("#tag-{number}\n"),
            );
        }
    };
    let vault = Followed::made_in(folder, make);
    vault.must_stay(&["0.md", "79.md"]);
    let is_away = || {
        vault.wait_for_state("offline", |state| state.sync == SyncState::Offline);
        assert_eq!(vault.engine.state().unwrap().notes, 80);
    };
    let is_back = |note: &str| {
        vault.wait_for_state("online", |state| state.sync == SyncState::Events);
        vault.settle("the drive is back");
        assert!(vault.has(note));
    };
    // Another place for the drive: no event tells of it.
    let kept = vault.beside().join("kept");
    fs::create_dir(&kept).unwrap();
    let move_mount = |from: &Path, to: &Path| {
        let status = Command::new("mount")
            .arg("--move")
            .args([from, to])
            .status();
        assert!(status.unwrap().success());
    };
    move_mount(&vault.root, &kept);
    is_away();
    write(&kept.join("new.md"), "#new\n");
    move_mount(&kept, &vault.root);
    is_back("new.md");
    fs::remove_file(vault.path("new.md")).unwrap();
    vault.settle("a note was removed");

    shell("umount \"$1\"");
    is_away();
    shell("mount -t tmpfs drive \"$1\"");
    make(&vault.root);
    write(&vault.path("newer.md"), "#newer\n");
    is_back("newer.md");
    assert_eq!(vault.missed(), [""; 0]);
}
