//! `/…/`, a regular expression: read, folded as texts are folded, compiled within
//! bounds, and asked where it stands in a folded text. What of it full text can nominate
//! is `narrow`'s.
//!
//! Its time is linear in the text, whatever the pattern (the `regex` crate); a program
//! of bounded size keeps the factor small.

mod folding;
mod narrow;

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::{ast::parse::ParserBuilder, hir::translate::TranslatorBuilder};

/// Characters of a pattern, at most.
const LONGEST: usize = 500;

/// Groups within groups, at most.
const DEEPEST: u32 = 32;

/// Bytes of a compiled program, at most.
const LARGEST: usize = 4 << 20;

/// Bytes that the lazily built automaton of a program may take.
const CACHE: usize = 8 << 20;

/// A regular expression that finds in folded text what it says of the text as written.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    regex: Regex,
    /// What full text is asked for: every text that holds the pattern is among what it
    /// finds. `None` when nothing narrows it.
    narrowed: Option<String>,
}

/// Why a pattern can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPattern {
    /// It is no regular expression.
    #[error("{0}")]
    Syntax(String),
    /// It is too long, or stands for something too large.
    #[error("it is too large")]
    Large,
}

impl Pattern {
    /// Reads what stands between the slashes.
    ///
    /// # Errors
    /// `Syntax` when it is no regular expression, `Large` when it goes beyond a bound.
    pub fn new(source: &str) -> Result<Self, BadPattern> {
        if source.chars().nth(LONGEST).is_some() {
            return Err(BadPattern::Large);
        }
        let composed = folding::compose(source);
        let mut ast = ParserBuilder::new()
            .nest_limit(DEEPEST)
            .build()
            .parse(&composed)
            .map_err(|error| BadPattern::Syntax(error.kind().to_string()))?;
        folding::fold_pattern(&mut ast);
        let hir = TranslatorBuilder::new()
            .multi_line(true)
            .crlf(true)
            .build()
            .translate(&composed, &ast)
            .map_err(|error| BadPattern::Syntax(error.kind().to_string()))?;
        let regex = RegexBuilder::new(&hir.to_string())
            .size_limit(LARGEST)
            .dfa_size_limit(CACHE)
            .build()
            .map_err(|_| BadPattern::Large)?;
        Ok(Self {
            source: source.to_owned(),
            regex,
            narrowed: narrow::full_text_query(&hir),
        })
    }

    /// What stands between the slashes.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What full text is asked for; see the field.
    pub(super) fn narrowed(&self) -> Option<&str> {
        self.narrowed.as_deref()
    }

    /// Whether a folded text holds it.
    pub fn is_in(&self, folded: &str) -> bool {
        self.regex.is_match(folded)
    }

    /// The places in a folded text that are not empty, in text order.
    pub fn find_all<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let places = self.regex.find_iter(folded).map(|found| found.range());
        places.filter(|place| !place.is_empty())
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

#[cfg(test)]
mod tests;
