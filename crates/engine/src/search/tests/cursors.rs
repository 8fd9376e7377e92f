//! Pages that are read while the index changes: nothing comes twice, and nothing is left
//! out that was there all along.

use std::collections::BTreeSet;
use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::vault::SourceText;
use crate::{EngineError, NotePath};

/// What happens to a note between two pages.
#[derive(Clone, Debug)]
enum Change {
    Write(usize),
    Remove(usize),
}

/// Two passages, in which the words meet or not.
fn text(note: usize) -> String {
    let words = ["猫 犬", "猫", "犬 犬 犬", "猫 猫 犬"];
    format!("{}\n\n---\n\n{}\n", words[note % 4], words[note / 2 % 4])
}

fn path(note: usize) -> String {
    match note % 3 {
        0 => format!("{note}.md"),
        folder => format!("{folder}/2023-01-{:02}.md", note % 28 + 1),
    }
}

/// Half a page takes all the time that a pattern has.
struct Slow<'a>(&'a Sample);

impl NoteSource for Slow<'_> {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        self.0.clock.advance(LONGEST / 2 + Duration::from_millis(1));
        self.0.engine.source(path)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_cursor_stays_where_it_was(
        changes in prop::collection::vec(
            prop_oneof![
                (0..24_usize).prop_map(Change::Write),
                (0..24_usize).prop_map(Change::Remove),
            ],
            1..10,
        ),
        sort in prop::sample::select(&[
            "", " sort:date", " -sort:date", " sort:name", " -sort:name", " sort:modified",
            " -sort:modified", " sort:relevance", " -sort:relevance",
        ]),
        words in prop::sample::select(&["猫", "猫 犬", "犬 OR 猫", "/猫|犬/", "/猫 [^猫]/ 犬"]),
    ) {
        let files: Vec<(String, String)> = (0..12).map(|note| (path(note), text(note))).collect();
        let files: Vec<_> = files.iter().map(|(a, b)| (&**a, &**b)).collect();
        let sample = Sample::of(&files);
        let query = read(&format!("{words}{sort}"));
        let source = Slow(&sample);
        let all = |limit| {
            let (reader, cancel) = (sample.reader(), Cancel::new());
            let (columns, clock) = (&sample.columns, &sample.clock);
            let ask = Ask { query: &query, cursor: None, limit };
            search(&reader, columns, &sample.engine, clock, ask, &cancel).unwrap().hits
        };
        let name = |hit: &Hit| (hit.path.clone(), hit.ordinal);
        let mut all_along: BTreeSet<_> = all(99).iter().map(name).collect();

        let mut seen = Vec::new();
        let mut cursor: Option<String> = None;
        let mut changes = changes.into_iter();
        loop {
            let (reader, cancel) = (sample.reader(), Cancel::new());
            let (columns, clock) = (&sample.columns, &sample.clock);
            let ask = Ask { query: &query, cursor: cursor.as_deref(), limit: 3 };
            let page = search(&reader, columns, &source, clock, ask, &cancel).unwrap();
            drop(reader);
            seen.extend(page.hits.iter().map(name));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
            for change in changes.by_ref().take(2) {
                match change {
                    // Only what was never there comes.
                    Change::Write(note) if note < 12 => {}
                    Change::Write(note) => sample.write(&path(note), &text(note)),
                    Change::Remove(note) => {
                        let path = path(note);
                        if sample.holds(&path) {
                            sample.remove(&path);
                        }
                        all_along.retain(|(here, _)| *here != path);
                    }
                }
            }
            sample.settle();
        }
        let once: BTreeSet<_> = seen.iter().cloned().collect();
        prop_assert_eq!(once.len(), seen.len(), "something came twice: {:?}", seen);
        let lost: Vec<_> = all_along.difference(&once).collect();
        // Scores are of what a pattern came to in its time; what lies behind is not shown.
        let may_lose = sort.contains("relevance") && words.starts_with('/');
        prop_assert!(lost.is_empty() || may_lose, "{:?} got lost", lost);
    }
}
