//! What a query finds among days and notes that are known.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::*;
use crate::vault::SourceText;
use crate::{EngineError, FakeClock, NotePath};

fn diary() -> Sample {
    Sample::of(&[
        ("2023-02-01.md", "港の話\n\n#海\n\n雨の港\n\n#空\n"),
        ("2023-02-28.md", "雨\n\n#海\n\n風\n\n#空\n"),
        ("2023-03-01.md", "港\n"),
        ("port.md", "港\n"),
    ])
}

fn within<'a>(sample: &'a Sample, reader: &'a crate::Reader) -> Within<'a> {
    Within {
        reader,
        columns: &sample.columns,
        source: &sample.engine,
        clock: &sample.clock,
    }
}

/// Days of February 2023 with what a query finds in them.
fn february(query: &str) -> Vec<(i8, u32)> {
    let sample = diary();
    let reader = sample.reader();
    let days = date(2023, 2, 1)..=date(2023, 2, 28);
    let among = found_days(within(&sample, &reader), &read(query), days).unwrap();
    assert!(among.whole);
    let days = among.found.into_iter();
    days.map(|(day, count)| (day.day(), count)).collect()
}

#[test]
fn of_days_those_are_counted_that_hold_what_is_looked_for() {
    assert_eq!(february("港"), [(1, 2)]);
    assert_eq!(february("#海"), [(1, 1), (28, 1)]);
    assert_eq!(february("雨 OR 風"), [(1, 1), (28, 2)]);
    // Apart in one note, as a search finds them.
    assert_eq!(february("雨 風"), [(28, 2)]);
    assert_eq!(february("/雨|話/"), [(1, 2), (28, 1)]);
    assert_eq!(february("date:2023-03"), []);
    assert_eq!(february(""), []);
}

#[test]
fn of_notes_those_are_told_that_hold_what_is_looked_for() {
    let sample = diary();
    let reader = sample.reader();
    let paths = HashSet::from(["2023-02-01.md", "2023-02-28.md", "port.md", "gone.md"]);
    let among = found_notes(within(&sample, &reader), &read("港"), &paths).unwrap();
    let mut found: Vec<&str> = among.found.iter().map(|path| &**path).collect();
    found.sort_unstable();
    assert_eq!(
        (found, among.whole),
        (vec!["2023-02-01.md", "port.md"], true)
    );
}

/// Lets time go by whenever a text is read, and counts how often.
struct Slow<'a> {
    source: &'a dyn NoteSource,
    clock: &'a FakeClock,
    reads: AtomicUsize,
}

impl NoteSource for Slow<'_> {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        self.reads.fetch_add(1, Ordering::Relaxed);
        self.clock.advance(LONGEST + Duration::from_millis(1));
        self.source.source(path)
    }
}

#[test]
fn a_regular_expression_has_its_time_and_says_when_that_was_not_enough() {
    let sample = diary();
    let reader = sample.reader();
    let slow = Slow {
        source: &sample.engine,
        clock: &sample.clock,
        reads: AtomicUsize::new(0),
    };
    let within = Within {
        source: &slow,
        ..within(&sample, &reader)
    };
    let days = || date(2023, 1, 1)..=date(2023, 12, 31);
    let among = found_days(within, &read("/./"), days()).unwrap();
    assert!(!among.whole);
    assert_eq!(slow.reads.load(Ordering::Relaxed), 1);
    // Words are looked up, and need no such bound.
    assert!(found_days(within, &read("港"), days()).unwrap().whole);
}
