//! Ids of which it is asked, again and again, whether they hold one.

use std::cell::Cell;

use crate::query::up_to;

/// Ids that ascend.
pub(super) struct Ascending {
    ids: Vec<i64>,
    /// As many are less than the one that was sought last.
    less: Cell<usize>,
}

impl Ascending {
    /// From ids that ascend.
    pub fn new(ids: Vec<i64>) -> Self {
        Self {
            ids,
            less: Cell::new(0),
        }
    }

    /// Whether it is among them; quick for those that are asked for in ascending order.
    pub fn holds(&self, id: i64) -> bool {
        let mut less = self.less.get();
        if self.ids[..less].last().is_some_and(|last| *last >= id) {
            less = 0;
        }
        less += up_to(&self.ids[less..], |other| *other < id);
        self.less.set(less);
        self.ids.get(less) == Some(&id)
    }
}

#[cfg(test)]
mod tests;
