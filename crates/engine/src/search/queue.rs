//! The nominated passages in order, sorted no further than a page needs: a first page
//! takes fifty of what may be a hundred thousand.

use std::cmp::Ordering;

use super::cursor::Place;
use super::query::{Sort, SortBy};
use crate::query::NoteColumn;

/// A nominated passage, with what its place is made of. There may be very many: it is small.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// See `Place`.
    pub group: u8,
    /// See `Place`.
    pub tier: u8,
    /// See `Place`.
    pub number: i64,
    /// Where the note's path stands among those of all notes.
    pub rank: u32,
    pub id: i64,
    pub note: &'a NoteColumn,
}

/// Rows that come out in the order of their places.
pub(super) struct Queue<'a> {
    pub sort: Sort,
    /// How many there are in all, with those that earlier pages went through.
    pub of: usize,
    /// In front of all the rest; the first place is last.
    next: Vec<Row<'a>>,
    rest: Vec<Row<'a>>,
    /// Rows that are put in order at once; more each time.
    chunk: usize,
}

/// The first of them.
const CHUNK: usize = 256;

impl<'a> Queue<'a> {
    pub fn new(rows: Vec<Row<'a>>, of: usize, sort: Sort) -> Self {
        Self {
            sort,
            of,
            next: Vec::new(),
            rest: rows,
            chunk: CHUNK,
        }
    }

    /// How many there still are.
    pub fn left(&self) -> usize {
        self.next.len() + self.rest.len()
    }

    pub fn pop(&mut self) -> Option<Row<'a>> {
        self.refill();
        self.next.pop()
    }

    /// Takes the rows in front, when there are none.
    fn refill(&mut self) {
        if !self.next.is_empty() || self.rest.is_empty() {
            return;
        }
        let sort = self.sort;
        let last_first = |a: &Row<'_>, b: &Row<'_>| b.order(a, sort);
        let left = self.rest.len().saturating_sub(self.chunk);
        if left > 0 {
            self.rest.select_nth_unstable_by(left, last_first);
        }
        self.next = self.rest.split_off(left);
        self.next.sort_unstable_by(last_first);
        self.chunk *= 2;
    }
}

impl<'a> Row<'a> {
    /// Where it stands, also when the index has changed.
    pub fn place(&self, sort: Sort) -> Place<&'a str> {
        Place {
            group: self.group,
            tier: self.tier,
            number: self.number,
            name: match sort.by {
                SortBy::Name => &self.note.title,
                _ => "",
            },
            path: &self.note.path,
            ordinal: self.note.ordinal_of(self.id),
        }
    }

    /// The order of places, by numbers where that of the index says the same.
    fn order(&self, other: &Self, sort: Sort) -> Ordering {
        let by_numbers = self.numbers().cmp(&other.numbers());
        by_numbers
            .then_with(|| match sort {
                Sort {
                    by: SortBy::Name,
                    reversed: false,
                } => self.note.title.cmp(&other.note.title),
                Sort {
                    by: SortBy::Name,
                    reversed: true,
                } => other.note.title.cmp(&self.note.title),
                _ => Ordering::Equal,
            })
            .then_with(|| self.rank.cmp(&other.rank))
            .then(self.id.cmp(&other.id))
    }

    fn numbers(&self) -> (u8, u8, i64) {
        (self.group, self.tier, self.number)
    }
}

#[cfg(test)]
mod tests;
