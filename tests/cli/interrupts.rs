//! `Ctrl-C` in the middle of what writes many notes: it means "not this", and the next
//! command does not do it after all.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::{Pid, Signal, kill_process};

use crate::desk::{Desk, Run};
use crate::terminal::{read_rest, terminal};

/// Of a vault, changed together.
const NOTES: usize = 3_000;

const RETAG: [&str; 4] = ["retag", "NATO", "北約", "--yes"];

fn interrupt(child: &Child) {
    kill_process(Pid::from_child(child), Signal::INT).unwrap();
}

fn once(child: &mut Child) {
    interrupt(child);
}

/// As of someone who will not wait.
fn until_it_ends(child: &mut Child) {
    while child.try_wait().unwrap().is_none() {
        interrupt(child);
        thread::yield_now();
    }
}

/// Runs a command on a terminal and interrupts it once the bar of its own work, of `total`
/// steps, has begun to move. What it ended with, and what it said at last.
fn interrupted(
    desk: &Desk,
    total: &str,
    arguments: &[&str],
    interrupts: impl FnOnce(&mut Child),
) -> (Run, String) {
    let (mut terminal, end) = terminal();
    let mut command = desk.on_vault(arguments);
    command.stdout(Stdio::piped()).stderr(end);
    let mut child = command.spawn().unwrap();
    drop(command);
    let (mut text, mut piece) = (Vec::new(), [0; 256]);
    while !moves(&String::from_utf8_lossy(&text), total) {
        let read = terminal.read(&mut piece).unwrap_or_default();
        assert!(read > 0, "over before: {}", String::from_utf8_lossy(&text));
        text.extend_from_slice(&piece[..read]);
    }
    interrupts(&mut child);
    read_rest(&mut terminal, &mut text);
    let run = Run::of(child.wait_with_output().unwrap());
    let shown = String::from_utf8(text).unwrap();
    // What came behind the bar.
    let last = shown.rsplit("\x1b[K").next().unwrap_or_default();
    (run, last.to_owned())
}

/// Whether a bar shows some of so many steps as done.
fn moves(shown: &str, total: &str) -> bool {
    let end = format!(" / {total}");
    let mut bars = shown.split_inclusive(&end);
    bars.any(|bar| bar.ends_with(&end) && !bar.contains("] 0 /"))
}

fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect()
}

/// With so many notes that have a tag, all of them indexed.
fn tagged(notes: usize) -> (Desk, BTreeMap<PathBuf, String>) {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    for number in 0..notes {
        let path = desk.vault().join(format!("{number}.md"));
        fs::write(path, format!("# {number}\n\n#NATO #題{number}\n")).unwrap();
    }
    fs::write(desk.vault().join("other.md"), "other\n").unwrap();
    desk.json(0, &["index"]);
    let before = files(&desk.vault());
    (desk, before)
}

#[test]
fn a_change_across_notes_is_called_off_for_good() {
    let (desk, before) = tagged(NOTES);
    let (run, shown) = interrupted(&desk, "3,000", &RETAG, once);
    assert_eq!(run.status, 130, "{shown}");
    assert!(
        shown.contains("called off: every note is as it was"),
        "{shown}"
    );
    assert!(files(&desk.vault()) == before, "it was called off");

    let next = desk.run(&["tags", "北約"]);
    assert!(!next.stderr.contains("finished"), "{}", next.stderr);
    assert!(files(&desk.vault()) == before, "the next one did it");
    assert_eq!(desk.json(0, &["check"])["equal"], true);
    assert_eq!(
        desk.run(&["undo"]).status,
        1,
        "nothing is left to take back"
    );
}

/// The second one ends it at once, and the next command brings every note back.
#[test]
fn a_second_interrupt_ends_a_change_and_the_next_command_takes_it_back() {
    let (desk, before) = tagged(NOTES);
    let (run, shown) = interrupted(&desk, "3,000", &RETAG, until_it_ends);
    assert_eq!(run.status, 130, "{shown}");
    assert!(!shown.contains("called off"), "it waited: {shown}");

    desk.run(&["tags", "北約"]);
    assert!(files(&desk.vault()) == before, "it was done after all");
    assert_eq!(desk.json(0, &["check"])["equal"], true);
}

/// Taking back is what was asked for: broken off, the next command finishes it.
#[test]
fn an_undo_that_is_broken_off_is_finished_by_the_next_command() {
    let (desk, before) = tagged(600);
    desk.json(0, &RETAG);
    let after = files(&desk.vault());
    let mut command = desk.on_vault(&["undo"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    // It comes from one end or the other.
    let ends = [after.first_key_value(), after.iter().nth_back(1)];
    let as_it_was = |end: &Option<(&PathBuf, &String)>| {
        end.is_none_or(|(path, text)| fs::read_to_string(path).unwrap() == *text)
    };
    while ends.iter().all(as_it_was) {
        assert!(child.try_wait().unwrap().is_none(), "over before");
    }
    interrupt(&child);
    let status = child.wait().unwrap();
    assert_eq!(status.signal(), Some(Signal::INT.as_raw()), "{status}");
    assert!(files(&desk.vault()) != before, "it was done before");

    let next = desk.run(&["tags", "北約"]);
    assert!(next.stderr.contains("finished"), "{}", next.stderr);
    assert!(files(&desk.vault()) == before, "not all came back");
    assert_eq!(desk.json(0, &["check"])["equal"], true);
}

/// While it is read and while it is planned, nothing is made: it ends at once.
#[test]
fn an_import_ends_at_once_while_it_is_read_or_planned() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    let export = days();
    for whole in [false, true] {
        let pipe = desk.root().join(format!("export-{whole}"));
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let mut command = desk.on_vault(&["import", "hatena", pipe.to_str().unwrap(), "--yes"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // It opens once the other end is open.
        let mut end = fs::File::options().write(true).open(&pipe).unwrap();
        end.write_all(export.as_bytes()).unwrap();
        let open = (!whole).then_some(end);
        interrupt(&child);
        let status = child.wait().unwrap();
        assert_eq!(status.signal(), Some(Signal::INT.as_raw()), "{status}");
        assert_eq!(fs::read_dir(desk.vault()).unwrap().count(), 0);
        drop(open);
    }
    assert_eq!(desk.json(0, &["check"])["equal"], true);
}

#[test]
fn an_import_is_called_off_and_goes_on_where_it_ended() {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    let file = desk.root().join("export.txt");
    fs::write(&file, days()).unwrap();
    let import = ["import", "hatena", file.to_str().unwrap(), "--yes"];

    let (run, shown) = interrupted(&desk, "3,000", &import, once);
    assert_eq!(run.status, 130, "{shown}");
    let made = notes(&desk);
    assert!(
        shown.contains(&format!("called off: {made} notes were made")),
        "{shown}"
    );
    assert!(0 < made && made < NOTES, "{made}");
    assert_eq!(desk.json(0, &["check"])["equal"], true);
    assert_eq!(notes(&desk), made, "the next one went on with it");
    // It would go on where this one ended.
    let planned = desk.json(0, &import[..3]);
    let planned = planned["notes"].as_array().unwrap();
    let is_there = |note: &&serde_json::Value| note["action"] == "present";
    assert_eq!(planned.len(), NOTES);
    assert_eq!(planned.iter().filter(is_there).count(), made);
}

/// An export with an entry a day.
fn days() -> String {
    let (mut text, mut day) = (String::new(), jiff::civil::date(2010, 1, 1));
    for number in 0..NOTES {
        writeln!(
            text,
            "TITLE: {number}\nDATE: {} 01:00:00\n-----\nBODY:\n<p>{number}</p>\n-----\n--------",
            day.strftime("%m/%d/%Y")
        )
        .unwrap();
        day = day.tomorrow().unwrap();
    }
    text
}

fn notes(desk: &Desk) -> usize {
    let years = fs::read_dir(desk.vault().join("diary")).unwrap();
    let names = |year: fs::DirEntry| fs::read_dir(year.path()).unwrap().count();
    years.map(|year| names(year.unwrap())).sum()
}
