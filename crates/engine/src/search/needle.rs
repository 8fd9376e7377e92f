//! What a term looks for in folded texts: a phrase or a pattern.

use std::ops::Range;

use super::cancel::Cancel;
use super::pattern::Pattern;
use super::phrase::{Matcher, Phrase};

/// Looks for one term in many texts.
pub(super) enum Needle<'q> {
    Phrase(Box<Matcher<'q>>),
    /// With what calls it off: in a long text it may take long.
    Pattern(&'q Pattern, &'q Cancel),
}

impl<'q> Needle<'q> {
    /// Looks for a phrase.
    pub fn phrase(phrase: &'q Phrase) -> Self {
        Self::Phrase(Box::new(phrase.matcher()))
    }

    /// Whether a folded text holds it.
    pub fn is_in(&self, folded: &str) -> bool {
        match self {
            Self::Phrase(matcher) => matcher.is_in(folded),
            Self::Pattern(pattern, cancel) => pattern.is_in(folded, cancel),
        }
    }

    /// All places that do not overlap and are not empty, in text order.
    pub fn find_all<'t>(&'t self, folded: &'t str) -> Box<dyn Iterator<Item = Range<usize>> + 't> {
        match self {
            Self::Phrase(matcher) => Box::new(matcher.find_all(folded)),
            Self::Pattern(pattern, cancel) => Box::new(pattern.find_all(folded, cancel)),
        }
    }
}
