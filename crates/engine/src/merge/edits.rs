//! What one side did to the units of a text, and which edits of two sides must not be
//! taken together unseen.

use std::{
    ops::Range,
    time::{Duration, Instant},
};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

/// After this long the difference is taken as it is found so far: correct, but coarser.
const PATIENCE: Duration = Duration::from_millis(500);

/// Units of the base that were replaced by units of the new text; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub base: Range<usize>,
    pub new: Range<usize>,
}

impl Edit {
    fn is_insertion(&self) -> bool {
        self.base.is_empty()
    }

    /// Each unit became one unit, as far as can be told: none was moved over the edge.
    fn keeps_count(&self) -> bool {
        self.base.len() == self.new.len()
    }
}

/// The edits that make `new` of `base`, with unchanged units between them. Only what is
/// equal is asked for: where the rest is said to stand, `similar` 2.7 gets wrong at times.
pub(super) fn edits_between(base: &[&str], new: &[&str]) -> Vec<Edit> {
    let deadline = Some(Instant::now() + PATIENCE);
    let ops = capture_diff_slices_deadline(Algorithm::Myers, base, new, deadline);
    let equal = ops.into_iter().filter_map(|op| match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => Some((old_index, new_index, len)),
        _ => None,
    });
    let mut edits = Vec::new();
    let (mut at_base, mut at_new) = (0, 0);
    for (base_start, new_start, len) in equal.chain([(base.len(), new.len(), 0)]) {
        if base_start > at_base || new_start > at_new {
            edits.push(Edit {
                base: at_base..base_start,
                new: at_new..new_start,
            });
        }
        (at_base, at_new) = (base_start + len, new_start + len);
    }
    edits
}

/// Whether edits of two sides change the same place, or so nearly that their order or
/// their sense is not certain.
pub(super) fn meet(one: &Edit, other: &Edit) -> bool {
    if one.is_insertion() && other.is_insertion() {
        return one.base.start == other.base.start;
    }
    if one.base.start < other.base.end && other.base.start < one.base.end {
        return true;
    }
    let touch = one.base.end == other.base.start || other.base.end == one.base.start;
    // Neighbours that were changed unit by unit, and what was put before or behind them,
    // stay apart. What stands where others deleted or moved something does not.
    let is_calm = |edit: &Edit| edit.is_insertion() || edit.keeps_count();
    touch && !(is_calm(one) && is_calm(other))
}
