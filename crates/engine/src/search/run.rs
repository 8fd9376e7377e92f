//! One page of a search: nominates, orders, then verifies from the first place on until
//! the page is full.

use std::sync::Arc;

use super::apart::passages;
use super::cancel::Cancel;
use super::cursor::Place;
use super::hit::{Hit, hit};
use super::limit::{Limit, Pause, Reach};
use super::nominate::Lookup;
use super::plan::Plan;
use super::query::{Query, Scope, SortBy};
use super::queue::Queue;
use super::rank::{Ranker, Tier};
use super::relevance;
use super::verify::{Found, Verifier};
use crate::query::{Columns, Set, Table};
use crate::vault::NoteSource;
use crate::{Clock, EngineError, Reader};

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
    /// How far it came, when its time was over before the page was full and before all
    /// passages had been looked at: `next_cursor` goes on from there.
    pub reach: Option<Reach>,
    /// How many hits were scored, when there are more: only those are shown, on all pages.
    pub scored: Option<u32>,
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
    clock: &dyn Clock,
    ask: Ask<'_>,
    cancel: &Cancel,
) -> Result<Answer, EngineError> {
    if ask.query.expr.is_empty() {
        return Ok(Answer::default());
    }
    cancel.over(reader.connection(), || {
        let query = ask.query;
        let table = columns.at(reader)?;
        let search = Search::new(reader, &table, query, cancel)?;
        let mut verifier = Verifier::new(reader, &table, source, query, &search.plan, cancel);
        if query.sort.by == SortBy::Relevance {
            return relevance::page(&search, verifier, clock, ask);
        }
        let after = ask.cursor.and_then(|cursor| Place::read(cursor, query));
        let mut answer = Answer::default();
        let mut last = None;
        let limit = search.limit(clock);
        let pause = search.walk(&mut verifier, after.as_ref(), &limit, |place, found| {
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
        if let Some(pause) = pause {
            answer.next_cursor = Some(pause.place.write(query));
            answer.reach = Some(pause.reach);
        }
        answer.changed = verifier.into_changed();
        Ok(answer)
    })
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

    /// When verifying ends: regular expressions may have to look at everything.
    pub fn limit<'c>(&self, clock: &'c dyn Clock) -> Limit<'c> {
        if self.query.expr.has_pattern() {
            Limit::from_now(clock)
        } else {
            Limit::None
        }
    }

    /// Passages in which the terms may meet, and whether they surely do.
    pub fn together(&self) -> (Set, bool) {
        self.plan.nominated()
    }

    /// Passages by which notes may hold the terms apart.
    pub fn apart(&self) -> Vec<i64> {
        if !self.reaches_notes() || !self.plan.may_be_apart() {
            return Vec::new();
        }
        let mut terms = Vec::new();
        self.plan.telling(&mut terms);
        passages(self.table, &self.plan.notes(self.table), &terms)
    }

    /// Whether terms need not meet in one passage.
    fn reaches_notes(&self) -> bool {
        matches!(self.query.scope, Scope::Auto | Scope::Note)
    }

    /// Calls `each` with every passage the query finds, in order from behind `after`,
    /// until it answers `false` or the limit is reached, which is told.
    pub fn walk<'s>(
        &'s self,
        verifier: &mut Verifier<'_, '_>,
        after: Option<&Place<String>>,
        limit: &Limit<'_>,
        each: impl FnMut(Place<&'s str>, Found) -> Result<bool, EngineError>,
    ) -> Result<Option<Pause>, EngineError> {
        let in_groups = self.in_groups();
        let first_group = after.map_or(0, |after| after.group);
        let mut walk = Walk {
            mingled: !in_groups && self.reaches_notes(),
            limit,
            last: None,
            each,
        };
        if in_groups {
            if first_group == 0 {
                let end = walk.rows(self.rows(&self.together().0, 0, after), verifier)?;
                if let End::Enough(pause) = end {
                    return Ok(pause);
                }
            }
            let apart = Set::of(self.apart());
            let end = walk.rows(self.rows(&apart, 1, after), verifier)?;
            return Ok(end.pause());
        }
        // In any other order the groups mingle.
        let all = self.together().0.or(Set::of(self.apart()));
        let end = walk.rows(self.rows(&all, 0, after), verifier)?;
        Ok(end.pause())
    }

    fn in_groups(&self) -> bool {
        matches!(self.query.sort.by, SortBy::Tier | SortBy::Relevance)
    }

    fn rows(&self, set: &Set, group: u8, after: Option<&Place<String>>) -> Queue<'_> {
        let sort = self.query.sort;
        let passages = self.table.passages_in(set);
        let mut rows: Vec<_> = passages
            .map(|passage| self.ranker.row(passage, group))
            .collect();
        let of = rows.len();
        if let Some(after) = after {
            rows.retain(|row| row.place(sort).order(after, sort.reversed).is_gt());
        }
        Queue::new(rows, of, sort)
    }

    /// The tier that a place stands for; orders without tiers have none to show.
    pub fn tier(&self, place: &Place<&str>) -> Tier {
        if self.in_groups() {
            Tier::of_place(place.tier)
        } else {
            Tier::Text
        }
    }
}

/// Going through rows, one after the other.
struct Walk<'l, 's, F> {
    /// Whether a row may be of either group.
    mingled: bool,
    limit: &'l Limit<'l>,
    /// What was looked at last.
    last: Option<Place<&'s str>>,
    each: F,
}

/// How going through rows ended.
enum End {
    /// There are no more.
    All,
    /// Before that: when the limit was reached, there.
    Enough(Option<Pause>),
}

impl<'s, F> Walk<'_, 's, F>
where
    F: FnMut(Place<&'s str>, Found) -> Result<bool, EngineError>,
{
    /// Verifies rows. At least one is looked at, however late it is.
    fn rows(
        &mut self,
        mut rows: Queue<'s>,
        verifier: &mut Verifier<'_, '_>,
    ) -> Result<End, EngineError> {
        while let Some(row) = rows.pop() {
            let place = row.place(rows.sort);
            if let Some(last) = &self.last
                && self.limit.ends_before(&place, rows.sort.reversed)
            {
                return Ok(End::Enough(Some(Pause {
                    place: last.owned(),
                    reach: Reach::before(rows.left() + 1, rows.of),
                })));
            }
            let found = match row.group {
                0 => match verifier.meets(row.id)? {
                    None if self.mingled => verifier.apart(row.id)?,
                    found => found,
                },
                _ => verifier.apart(row.id)?,
            };
            self.last = Some(place.clone());
            if let Some(found) = found
                && !(self.each)(place, found)?
            {
                return Ok(End::Enough(None));
            }
        }
        Ok(End::All)
    }
}

impl End {
    fn pause(self) -> Option<Pause> {
        match self {
            Self::All => None,
            Self::Enough(pause) => pause,
        }
    }
}
