//! The nominated passages in order, sorted no further than a page needs: a first page
//! takes fifty of what may be a hundred thousand.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::cursor::Place;

/// A nominated passage.
pub(super) struct Row<'a> {
    pub place: Place<&'a str>,
    pub id: i64,
    /// Names go the other way.
    pub reversed: bool,
}

/// Rows that come out in the order of their places.
pub(super) struct Queue<'a> {
    /// In front of all the rest; the first place is on top.
    next: BinaryHeap<Row<'a>>,
    rest: Vec<Row<'a>>,
}

/// Rows that are put in order at once, at least.
const CHUNK: usize = 256;

impl<'a> Queue<'a> {
    pub fn new(rows: Vec<Row<'a>>) -> Self {
        Self {
            next: BinaryHeap::new(),
            rest: rows,
        }
    }

    /// How many there still are.
    pub fn left(&self) -> usize {
        self.next.len() + self.rest.len()
    }

    /// The first row, which stays.
    pub fn peek(&mut self) -> Option<&Row<'a>> {
        if self.next.is_empty() && !self.rest.is_empty() {
            self.refill();
        }
        self.next.peek()
    }

    pub fn pop(&mut self) -> Option<Row<'a>> {
        if self.next.is_empty() && !self.rest.is_empty() {
            self.refill();
        }
        self.next.pop()
    }

    /// Takes the rows in front, by numbers alone: names are compared only among those.
    fn refill(&mut self) {
        let last = CHUNK.min(self.rest.len()) - 1;
        let (_, pivot, _) = self.rest.select_nth_unstable_by_key(last, Row::numbers);
        let pivot = pivot.numbers();
        let front = self.rest.extract_if(.., |row| row.numbers() <= pivot);
        self.next = front.collect::<Vec<_>>().into();
    }
}

impl Row<'_> {
    fn numbers(&self) -> (u8, u8, i64) {
        (self.place.group, self.place.tier, self.place.number)
    }
}

impl Ord for Row<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place.order(&other.place, self.reversed).reverse()
    }
}

impl PartialOrd for Row<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Row<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Row<'_> {}

#[cfg(test)]
mod tests;
