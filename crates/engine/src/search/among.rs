//! What a query finds among passages that are few and known: those of the days of a calendar,
//! those of the notes of a picture. It is no page but all of it, in no order.

use std::collections::{BTreeMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;

use super::cancel::Cancel;
use super::limit::LONGEST;
use super::query::Query;
use super::run::Search;
use super::verify::Verifier;
use crate::index::day_number;
use crate::query::{Columns, Passage, Set, Table, date};
use crate::vault::NoteSource;
use crate::{Clock, EngineError, Reader};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Among<T> {
    /// Of days how many passages they have, of notes their paths.
    pub found: T,
    /// Whether all passages were looked at; else the time of a regular expression was over.
    pub whole: bool,
}

/// Where a query is asked.
#[derive(Clone, Copy)]
pub struct Within<'a> {
    /// The index.
    pub reader: &'a Reader,
    /// Of the index.
    pub columns: &'a Columns,
    /// Where the texts are.
    pub source: &'a dyn NoteSource,
    /// Says when a regular expression had its time.
    pub clock: &'a dyn Clock,
}

/// The days, both ends included, that have passages which the query finds, with how many; in
/// order of time.
///
/// # Errors
/// The index's.
pub fn found_days(
    within: Within<'_>,
    query: &Query,
    days: RangeInclusive<Date>,
) -> Result<Among<Vec<(Date, u32)>>, EngineError> {
    let numbers = day_number(*days.start())..=day_number(*days.end());
    let mut counted: BTreeMap<i64, u32> = BTreeMap::new();
    let wanted = |passage: Passage<'_>| numbers.contains(&passage.day.into());
    let whole = among(within, query, wanted, |passage| {
        *counted.entry(passage.day.into()).or_default() += 1;
    })?;
    let counts = counted.into_iter();
    Ok(Among {
        found: counts
            .filter_map(|(day, count)| Some((date(day)?, count)))
            .collect(),
        whole,
    })
}

/// Those of some notes, by their paths, in which the query finds a passage.
///
/// # Errors
/// The index's.
pub fn found_notes(
    within: Within<'_>,
    query: &Query,
    paths: &HashSet<&str>,
) -> Result<Among<HashSet<Arc<str>>>, EngineError> {
    let mut found = HashSet::new();
    let wanted = |passage: Passage<'_>| paths.contains(&*passage.note.path);
    let whole = among(within, query, wanted, |passage| {
        found.insert(passage.note.path.clone());
    })?;
    Ok(Among { found, whole })
}

/// Calls `each` with every wanted passage that the query finds; whether all were looked at.
fn among(
    within: Within<'_>,
    query: &Query,
    wanted: impl Fn(Passage<'_>) -> bool,
    mut each: impl FnMut(Passage<'_>),
) -> Result<bool, EngineError> {
    if query.expr.is_empty() {
        return Ok(true);
    }
    let Within {
        reader,
        columns,
        source,
        clock,
    } = within;
    let cancel = Cancel::new();
    let table: Arc<Table> = columns.at(reader)?;
    let search = Search::new(reader, &table, query, &cancel)?;
    let mut verifier = Verifier::new(reader, &table, source, query, &search.plan, &cancel);
    let end = query.expr.has_pattern().then(|| clock.elapsed() + LONGEST);
    let (together, sure) = search.together();
    let needless = verifier.is_needless(sure);
    for (set, is_apart) in [(together, false), (Set::of(search.apart()), true)] {
        for passage in table.passages_in(&set) {
            if !wanted(passage) {
                continue;
            }
            if end.is_some_and(|end| clock.elapsed() >= end) {
                return Ok(false);
            }
            let is_found = if is_apart {
                verifier.apart(passage.id)?.is_some()
            } else {
                needless || verifier.meets(passage.id)?.is_some()
            };
            if is_found {
                each(passage);
            }
        }
    }
    Ok(true)
}
