//! Searches on small vaults, through the whole engine.

mod among;
mod calling_off;
mod cursors;
mod folding;
mod laws;
mod linking;
mod patterns;
mod results;

use jiff::civil::date;
use tsuzuri_syntax::Profile;

use super::*;
use crate::query::tests::sample::Sample;
use crate::vault::NoteSource;

fn read(query: &str) -> Query {
    parse(query, date(2023, 3, 15), Profile::Tsuzuri).unwrap()
}

/// All results of a query, taken in pages of `limit`.
fn pages(sample: &Sample, source: &dyn NoteSource, query: &str, limit: usize) -> Vec<Hit> {
    let query = read(query);
    let (reader, cancel) = (sample.reader(), Cancel::new());
    let mut hits = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let ask = Ask {
            query: &query,
            cursor: cursor.as_deref(),
            limit,
        };
        let page = search(
            &reader,
            &sample.columns,
            source,
            &sample.clock,
            ask,
            &cancel,
        )
        .unwrap();
        assert!(page.hits.len() <= limit);
        hits.extend(page.hits);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return hits;
        }
    }
}

fn count(sample: &Sample, query: &str) -> Counts {
    let (reader, cancel) = (sample.reader(), Cancel::new());
    counts(
        &reader,
        &sample.columns,
        &sample.engine,
        &sample.clock,
        &read(query),
        &cancel,
    )
    .unwrap()
}
