//! Many processes capture at once, are killed at any moment, and share the notes with
//! another program that adds to them: every capture that was acknowledged is in its note
//! once, no other more than once, and of the other program nothing is missing.
//!
//! `TSUZURI_CAPTURES` says how many; `make faults` asks for more.

mod texts;
mod worker;

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use texts::{NOTES, note, text};
use worker::{Ended, Worker};

/// Processes at the same time.
const PROCESSES: usize = 8;
fn captures() -> usize {
    tsuzuri_tests::long::turns("TSUZURI_CAPTURES", 2000)
}

/// How often a text stands in the note as lines of its own.
fn stands(note: &str, text: &str) -> usize {
    format!("\n{note}\n")
        .match_indices(&format!("\n{text}\n"))
        .count()
}

#[test]
fn every_acknowledged_capture_is_in_its_note_once() {
    let place = tempfile::tempdir().unwrap();
    let vault = place.path().join("vault");
    fs::create_dir_all(vault.join("notes")).unwrap();
    for number in 0..NOTES {
        fs::write(vault.join(note(number)), "# 2月1日\n").unwrap();
    }
    let over = AtomicBool::new(false);
    let (ended, lines) = std::thread::scope(|scope| {
        let other = scope.spawn(|| add_lines(&vault, &over));
        let workers: Vec<_> = (0..PROCESSES)
            .map(|number| {
                let share = (number..captures()).step_by(PROCESSES).collect();
                let place = place.path();
                scope.spawn(move || Worker::new(place, number, share).run_and_kill())
            })
            .collect();
        let ended: Vec<_> = workers.into_iter().map(|worker| worker.join()).collect();
        over.store(true, Ordering::Relaxed);
        (ended, other.join().unwrap())
    });
    let ended: Vec<Ended> = ended.into_iter().map(Result::unwrap).collect();
    worker::deliver_the_rest(place.path());

    let acknowledged: BTreeSet<usize> = ended.iter().flat_map(|one| &one.kept).copied().collect();
    let begun: BTreeSet<usize> = ended.iter().flat_map(|one| &one.begun).copied().collect();
    let killed: usize = ended.iter().map(|one| one.killed).sum();
    for number in 0..NOTES {
        let read = fs::read_to_string(vault.join(note(number))).unwrap();
        compare(number, &read, &acknowledged, &begun);
        for line in (0..lines).filter(|line| line % NOTES == number) {
            assert_eq!(stands(&read, &format!("another program's line {line}")), 1);
        }
        assert_eq!(stands(&read, "# 2月1日"), 1);
    }
    assert_eq!(begun.len(), captures());
    assert!(killed >= 10, "too few were killed: {killed}");
    tsuzuri_tests::long::counted(&format!(
        "{} captures, {} acknowledged, {killed} kills, {lines} lines of another program",
        begun.len(),
        acknowledged.len()
    ));
}

/// One note against what was acknowledged, and what was at least begun.
fn compare(number: usize, read: &str, acknowledged: &BTreeSet<usize>, begun: &BTreeSet<usize>) {
    let texts: BTreeSet<String> = begun
        .iter()
        .filter(|one| *one % NOTES == number)
        .map(|one| text(*one))
        .collect();
    for wanted in texts {
        let count = |set: &BTreeSet<usize>| {
            let same = |one: &&usize| *one % NOTES == number && text(**one) == wanted;
            set.iter().filter(same).count()
        };
        let times = stands(read, &wanted);
        assert!(
            (count(acknowledged)..=count(begun)).contains(&times),
            "{wanted:?} stands {times} times; acknowledged {}, begun {}",
            count(acknowledged),
            count(begun)
        );
    }
}

/// As `echo line >>note` does, again and again; how many lines.
fn add_lines(vault: &Path, over: &AtomicBool) -> usize {
    let mut lines = 0;
    while !over.load(Ordering::Relaxed) {
        let file = vault.join(note(lines));
        let mut file = OpenOptions::new().append(true).open(file).unwrap();
        let line = format!("\nanother program's line {lines}\n");
        file.write_all(line.as_bytes()).unwrap();
        lines += 1;
        std::thread::park_timeout(Duration::from_millis(5));
    }
    lines
}
