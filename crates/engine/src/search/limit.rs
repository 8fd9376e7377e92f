//! How far one search goes: a regular expression that nothing narrows would have to be
//! held against every passage, so a search with one ends after a while, says how far it
//! came, and goes on from there when it is asked to.

use std::time::Duration;

use super::cursor::Place;
use crate::Clock;

/// How long passages are verified when a regular expression is among what is looked for.
pub const LONGEST: Duration = Duration::from_secs(2);

/// How far a search came before its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Passages that were looked at, from the first in order on; earlier pages' too.
    pub searched: u32,
    /// Passages that might be results.
    pub of: u32,
}

/// Where a search stopped though there was more to look at.
pub(super) struct Pause {
    pub reach: Reach,
    /// Of the last passage that was looked at.
    pub place: Place<String>,
}

/// Says when a search has to stop.
pub(super) enum Limit<'a> {
    None,
    /// When the clock's `elapsed` passes this.
    At(&'a dyn Clock, Duration),
    /// Behind this place, where an earlier page of the same search stopped.
    Behind(Place<String>),
}

impl<'a> Limit<'a> {
    /// From now on.
    pub fn from_now(clock: &'a dyn Clock) -> Self {
        Self::At(clock, clock.elapsed() + LONGEST)
    }

    /// Whether to stop before the passage at this place.
    pub fn ends_before(&self, place: &Place<&str>, reversed: bool) -> bool {
        match self {
            Self::None => false,
            Self::At(clock, end) => clock.elapsed() >= *end,
            Self::Behind(last) => place.order(last, reversed).is_gt(),
        }
    }
}

impl Reach {
    /// When `left` of `of` passages are still to be looked at.
    pub(super) fn before(left: usize, of: usize) -> Self {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            searched: number(of.saturating_sub(left)),
            of: number(of),
        }
    }
}
