//! What became of an addition that was begun: told from the file alone, after a crash as
//! well as right after writing.

use super::addition;
use crate::{
    store::Plan,
    vault::{Bytes, ContentHash},
};

/// How far an addition got.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It stands in the file from this byte on, without what sets it apart.
    Written {
        start: u64,
        /// The file is what it was before, followed by the addition.
        alone: bool,
    },
    /// The file ends with this many bytes of it.
    Partly(usize),
    /// It is not there.
    Missing,
}

/// Compares a plan with what the file holds now.
pub(super) fn outcome(plan: &Plan, now: &Bytes) -> Outcome {
    let bytes = now.kept.as_slice();
    if now.hash == plan.base {
        return Outcome::Missing;
    }
    let base_size = usize::try_from(plan.base_size).unwrap_or(usize::MAX);
    if bytes.len() > base_size && ContentHash::of(&bytes[..base_size]) == plan.base {
        let since = &bytes[base_size..];
        if since.starts_with(&plan.addition) {
            return Outcome::Written {
                start: plan.base_size + plan.lead as u64,
                alone: since.len() == plan.addition.len(),
            };
        }
        if plan.addition.starts_with(since) {
            return Outcome::Partly(since.len());
        }
    }
    // Someone else has written since. Whether ours was there first is seen by counting:
    // nobody but the holder of the lock adds captures, and nothing was added since.
    let end = plan.lead + plan.body;
    let (body, line_end) = (&plan.addition[plan.lead..end], &plan.addition[end..]);
    let places: Vec<usize> = addition::places(bytes, body, line_end).collect();
    match places.last() {
        Some(last) if places.len() > plan.seen as usize => Outcome::Written {
            start: *last as u64,
            alone: false,
        },
        _ => Outcome::Missing,
    }
}
