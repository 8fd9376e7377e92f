//! One page of a search: nominates, orders, then verifies from the first place on until
//! the page is full.

use std::sync::Arc;

use super::apart::passages;
use super::cancel::Cancel;
use super::cursor::Place;
use super::hit::{Hit, hit};
use super::nominate::Lookup;
use super::plan::Plan;
use super::query::{Query, Scope, SortBy};
use super::queue::{Queue, Row};
use super::rank::{Ranker, Tier};
use super::relevance;
use super::verify::{Found, Verifier};
use crate::query::{Columns, Table};
use crate::vault::NoteSource;
use crate::{EngineError, Reader};

/// Asks for a page.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// From `parse`.
    pub query: &'a Query,
    /// `Answer::next_cursor` of the page before; one of another query is the start.
    pub cursor: Option<&'a str>,
    /// At most this many passages.
    pub limit: usize,
}

/// A page of results.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// In the order that was asked for.
    pub hits: Vec<Hit>,
    /// Asks for the next page.
    pub next_cursor: Option<String>,
    /// Notes whose files are no longer what the index knows: their passages are here as
    /// the index nominated them, unverified.
    pub changed: Vec<String>,
}

/// A page of the passages that a query finds. A query that says nothing finds nothing.
///
/// # Errors
/// `Cancelled` when it was called off; else the index's.
pub fn search(
    reader: &Reader,
    columns: &Columns,
    source: &dyn NoteSource,
    ask: Ask<'_>,
    cancel: &Cancel,
) -> Result<Answer, EngineError> {
    let query = ask.query;
    if query.expr.is_empty() {
        return Ok(Answer::default());
    }
    let _over = cancel.over(reader.connection());
    let table = columns.at(reader)?;
    let search = Search::new(reader, &table, query, cancel)?;
    let mut verifier = Verifier::new(reader, &table, source, query, &search.plan, cancel);
    if query.sort.by == SortBy::Relevance {
        return relevance::page(&search, verifier, ask);
    }
    let after = ask.cursor.and_then(|cursor| Place::read(cursor, query));
    let mut answer = Answer::default();
    let mut last = None;
    search.walk(&mut verifier, after.as_ref(), |place, found| {
        if answer.hits.len() == ask.limit {
            answer.next_cursor = last.as_ref().map(|last: &Place<&str>| last.write(query));
            return Ok(false);
        }
        answer
            .hits
            .push(hit(reader, found, &search.plan, search.tier(&place))?);
        last = Some(place);
        Ok(true)
    })?;
    answer.changed = verifier.into_changed();
    Ok(answer)
}

/// A query with everything looked up that one search needs.
pub(super) struct Search<'a> {
    pub reader: &'a Reader,
    pub table: &'a Arc<Table>,
    pub query: &'a Query,
    pub plan: Plan<'a>,
    ranker: Ranker<'a>,
}

impl<'a> Search<'a> {
    pub fn new(
        reader: &'a Reader,
        table: &'a Arc<Table>,
        query: &'a Query,
        cancel: &'a Cancel,
    ) -> Result<Self, EngineError> {
        let lookup = Lookup {
            reader,
            table,
            cancel,
        };
        let plan = Plan::new(&query.expr, query.scope, lookup)?;
        let ranker = Ranker::new(query, lookup)?;
        Ok(Self {
            reader,
            table,
            query,
            plan,
            ranker,
        })
    }

    /// Passages in which the terms may meet.
    pub fn together(&self) -> (Vec<i64>, bool) {
        let (set, sure) = self.plan.nominated();
        (self.table.members(&set, |_| true), sure)
    }

    /// Passages by which notes may hold the terms apart.
    pub fn apart(&self) -> Vec<i64> {
        let everywhere = matches!(self.query.scope, Scope::Auto | Scope::Note);
        if !everywhere || !self.plan.may_be_apart() {
            return Vec::new();
        }
        let mut terms = Vec::new();
        self.plan.telling(&mut terms);
        passages(self.table, &self.plan.notes(self.table), &terms)
    }

    /// Calls `each` with every passage the query finds, in order from behind `after`,
    /// until it answers `false`.
    pub fn walk<'s>(
        &'s self,
        verifier: &mut Verifier<'_, '_>,
        after: Option<&Place<String>>,
        mut each: impl FnMut(Place<&'s str>, Found) -> Result<bool, EngineError>,
    ) -> Result<(), EngineError> {
        let in_groups = matches!(self.query.sort.by, SortBy::Tier | SortBy::Relevance);
        let first_group = after.map_or(0, |after| after.group);
        if in_groups && first_group == 0 {
            let rows = self.rows(&self.together().0, 0, after);
            if !self.walk_rows(rows, verifier, &mut each)? {
                return Ok(());
            }
        }
        if in_groups {
            let rows = self.rows(&self.apart(), 1, after);
            return self.walk_rows(rows, verifier, &mut each).map(|_| ());
        }
        // In any other order the groups mingle.
        let mut ids = self.together().0;
        let apart = self.apart();
        if !apart.is_empty() {
            ids.extend(apart);
            ids.sort_unstable();
            ids.dedup();
        }
        let rows = self.rows(&ids, 0, after);
        self.walk_rows(rows, verifier, &mut each).map(|_| ())
    }

    fn rows(&self, ids: &[i64], group: u8, after: Option<&Place<String>>) -> Queue<'_> {
        let reversed = self.query.sort.reversed;
        let rows = ids.iter().filter_map(|&id| {
            let (note, passage) = self.table.passage(id)?;
            let place = self.ranker.place(id, group, note, passage);
            let behind = after.is_none_or(|after| place.order(after, reversed).is_gt());
            behind.then_some(Row {
                place,
                id,
                reversed,
            })
        });
        Queue::new(rows.collect())
    }

    fn walk_rows<'s>(
        &'s self,
        mut rows: Queue<'s>,
        verifier: &mut Verifier<'_, '_>,
        each: &mut impl FnMut(Place<&'s str>, Found) -> Result<bool, EngineError>,
    ) -> Result<bool, EngineError> {
        let in_groups = matches!(self.query.sort.by, SortBy::Tier | SortBy::Relevance);
        while let Some(row) = rows.pop() {
            let found = match row.place.group {
                0 => match verifier.meets(row.id)? {
                    None if !in_groups => verifier.apart(row.id)?,
                    found => found,
                },
                _ => verifier.apart(row.id)?,
            };
            if let Some(found) = found
                && !each(row.place, found)?
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The tier that a place stands for; orders without tiers have none to show.
    pub fn tier(&self, place: &Place<&str>) -> Tier {
        match self.query.sort.by {
            SortBy::Tier | SortBy::Relevance => Tier::of_place(place.tier),
            _ => Tier::Text,
        }
    }
}
