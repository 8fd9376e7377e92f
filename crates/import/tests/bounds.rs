//! Exports that were written to take all memory and time there is. What they cost grows as
//! the file does: an answer that took the square of it would not come before the runner ends
//! the test, and memory is measured, as each test has a process of its own.

#![allow(clippy::unwrap_used, reason = "a test that is refused an export fails")]

use std::fmt::Write as _;
use std::fs;

use tsuzuri_import::hatena::{self, Import, Options};
use tsuzuri_import::{MOST_ENTRIES, MOST_NAMES, MOST_PROBLEMS, MOST_REPLIES, ProblemKind, TooMany};

const MEGABYTE: usize = 1024 * 1024;

/// Of an entry with a day, and what closes its body.
const HEAD: &str = "TITLE: t\nDATE: 02/03/2024 10:00:00\n";
const END: &str = "\n-----\n--------\n";

fn read(export: &str) -> Result<Import, TooMany> {
    hatena::read(export, &Options::default())
}

/// An entry with this body, in a notation.
fn entry(notation: &str, body: &str) -> String {
    format!("{HEAD}CONVERT BREAKS: {notation}\n-----\nBODY:\n{body}{END}")
}

/// The most memory that this process ever had, in bytes; 0 where the system does not say.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(0) * 1024
}

#[test]
fn lines_take_no_room_of_their_own() {
    let size = 12 * MEGABYTE;
    for line in ["\n", "-----\n", "--------\n"] {
        let import = read(&line.repeat(size / line.len())).unwrap();
        assert_eq!(import.days, []);
    }
    let text = format!("a{}b", "\n".repeat(size));
    let import = read(&entry("markdown", &text)).unwrap();
    assert_eq!(import.days[0].entries[0].text.len(), text.len());
    // The text, the export around it, the entry's and the note's, while two of them grow: six times the
    // size, near enough. A list of the lines would add sixteen times.
    assert!(peak() < 10 * size, "{} bytes", peak());
}

#[test]
fn what_is_too_long_is_kept_as_it_was_written() {
    let size = 12 * MEGABYTE;
    let text = format!("a{}b", "\n".repeat(size));
    let import = read(&entry("1", &text)).unwrap();
    assert_eq!(import.problems[0].kind, ProblemKind::KeptAsHtml);
    let kept = &import.days[0].entries[0].text;
    assert_eq!(*kept, format!("```html\n{text}\n```"));
    assert!(peak() < 8 * size, "{} bytes", peak());
}

#[test]
fn more_than_anybody_wrote_is_refused_as_a_whole() {
    let entries = format!("{HEAD}--------\n").repeat(MOST_ENTRIES + 1);
    assert_eq!(read(&entries), Err(TooMany::Entries));
    let replies = "COMMENT:\n-----\nPING:\n-----\n".repeat(MOST_REPLIES / 2);
    let replies = format!("{HEAD}-----\n{replies}PING:\n-----\n");
    assert_eq!(read(&replies), Err(TooMany::Replies));
    let mut names = format!("{HEAD}TAGS: ");
    for number in 0..=MOST_NAMES {
        write!(names, "{number},").unwrap();
    }
    assert_eq!(read(&names), Err(TooMany::Names));
    assert!(peak() < 800 * MEGABYTE, "{} bytes", peak());
}

#[test]
fn a_file_that_is_wrong_in_every_line_is_told_of_so_many() {
    let wrong = 500_000;
    let lines = "UNKNOWN FIELD WITH A LONG NAME: x\n".repeat(wrong);
    let import = read(&format!("TITLE: without a day\n{lines}")).unwrap();
    let told: Vec<usize> = import.problems.iter().map(|problem| problem.line).collect();
    // The entry that is left out is told last, and stands first.
    let first: Vec<usize> = (1..=MOST_PROBLEMS).collect();
    assert_eq!(told, first);
    assert_eq!(import.problems[0].kind, ProblemKind::NoDate);
    assert_eq!(import.more_problems, wrong + 1 - MOST_PROBLEMS);
}

#[test]
fn categories_are_each_taken_once() {
    let many = 300_000;
    let mut export = HEAD.to_owned();
    for number in (0..many).chain(0..many) {
        writeln!(export, "CATEGORY: 項{number}").unwrap();
    }
    let import = read(&format!("{export}-----\n")).unwrap();
    let tags = &import.days[0].entries[0].tags;
    assert_eq!((tags.len(), &*tags[0]), (many, "項0"));
}

#[test]
fn a_page_may_be_full_of_footnotes() {
    let notes = "<a href=#f-1>*1</a> ".repeat(200_000);
    let import = read(&entry("0", &format!("<p>{notes}</p>"))).unwrap();
    let text = &import.days[0].entries[0].text;
    assert_eq!(text.matches("[^1]").count(), 200_000);
}

#[test]
fn a_page_may_be_full_of_pictures() {
    let mut pictures = String::new();
    for number in 0..200_000 {
        write!(pictures, "<img src={number}>").unwrap();
    }
    let page = entry("0", &pictures);
    let import = read(&page.repeat(2)).unwrap();
    assert_eq!(import.images.len(), 200_000);
    assert_eq!(import.images[199_999], "199999");
}
