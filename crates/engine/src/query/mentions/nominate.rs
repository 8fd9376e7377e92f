//! The notes that may mention a name, from full text, in the order of the answer.

use std::cmp::Reverse;
use std::sync::Arc;

use rusqlite::Connection;
use tsuzuri_syntax::fold;

use super::super::{Cancel, FullText, Table, is_single};
use crate::EngineError;
use crate::index::Ids;

/// A note to be read.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// yyyymmdd; 0 without a day.
    pub day: i32,
    pub path: Arc<str>,
    pub doc: i64,
}

impl Candidate {
    /// Newest day first, then path.
    pub fn order(&self) -> (Reverse<i64>, &str) {
        (Reverse(self.day.into()), &self.path)
    }
}

/// Notes that may mention one of these names, without the note `own` itself.
pub(super) fn nominate(
    connection: &Connection,
    table: &Table,
    names: &[&str],
    own: i64,
    cancel: &Cancel,
) -> Result<Vec<Candidate>, EngineError> {
    let mut statement = connection
        .prepare_cached("SELECT gather(rowid) FROM passage_text WHERE passage_text MATCH ?1")?;
    let mut passages: Vec<i64> = Vec::new();
    for query in names.iter().filter_map(|name| full_text_query(name)) {
        cancel.check()?;
        let Ids(found) = statement.query_row([query], |row| row.get(0))?;
        passages.extend(found);
    }
    passages.sort_unstable();
    let notes = table
        .docs_of(&passages)
        .into_iter()
        .filter(|doc| *doc != own);
    let mut candidates: Vec<Candidate> = notes
        .filter_map(|doc| table.note(doc))
        .map(|note| Candidate {
            day: note.day,
            path: note.path.clone(),
            doc: note.doc,
        })
        .collect();
    candidates.sort_unstable_by(|a, b| a.order().cmp(&b.order()));
    Ok(candidates)
}

/// Every term of the name must be there, whole: unlike a word that is searched for, a name
/// that is mentioned does not go on. `None` for a name of which nothing is in full text.
fn full_text_query(name: &str) -> Option<String> {
    let folded = fold(name.trim());
    let mut asked = FullText::default();
    asked.add(&folded, |term| {
        term.at.end == folded.len() && is_single(term)
    });
    (asked.count > 0).then_some(asked.query)
}
