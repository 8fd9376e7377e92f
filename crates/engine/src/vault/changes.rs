//! Which lines of a text are others in another one.

use std::{
    ops::Range,
    time::{Duration, Instant},
};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

#[cfg(test)]
mod tests;

/// After this long the difference is taken as it is found so far: correct, but coarser.
const PATIENCE: Duration = Duration::from_millis(500);

/// Lines of an old text and those of a new one that stand in their place; one of the two
/// may be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// Of the old text, from 0.
    pub old_lines: Range<usize>,
    /// Of the new text, from 0.
    pub new_lines: Range<usize>,
    /// Bytes of the old text, line ends included.
    pub old_span: Range<usize>,
    /// Bytes of the new text, line ends included.
    pub new_span: Range<usize>,
}

/// What turns `old` into `new`, from the top to the bottom. Lines that differ in their ends
/// alone differ.
pub(crate) fn changed_lines(old: &str, new: &str) -> Vec<LineChange> {
    let (old_lines, new_lines) = (lines(old), lines(new));
    let deadline = Some(Instant::now() + PATIENCE);
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &old_lines, &new_lines, deadline);
    let (old_starts, new_starts) = (starts(&old_lines), starts(&new_lines));
    let mut same: Vec<_> = ops.iter().filter_map(same_lines).collect();
    same.sort_unstable_by_key(|(old, _)| old.start);
    same.push((
        old_lines.len()..old_lines.len(),
        new_lines.len()..new_lines.len(),
    ));

    // What changed is what lies between. Operations that are no equality come in no order
    // to rely on.
    let mut changes = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for (old, new) in same {
        if (old_at, new_at) != (old.start, new.start) {
            changes.push(LineChange {
                old_lines: old_at..old.start,
                new_lines: new_at..new.start,
                old_span: old_starts[old_at]..old_starts[old.start],
                new_span: new_starts[new_at]..new_starts[new.start],
            });
        }
        (old_at, new_at) = (old.end, new.end);
    }
    changes
}

fn same_lines(op: &DiffOp) -> Option<(Range<usize>, Range<usize>)> {
    let is_same = matches!(op, DiffOp::Equal { .. });
    is_same.then(|| (op.old_range(), op.new_range()))
}

/// With their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Where each line begins, and where the last one ends.
fn starts(lines: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    starts.extend(lines.iter().map(|line| {
        at += line.len();
        at
    }));
    starts
}
