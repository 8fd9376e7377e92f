//! `/…/`, a regular expression: read, folded as texts are folded, compiled within
//! bounds, and asked where it stands in a folded text. What of it full text can nominate
//! is `narrow`'s.
//!
//! Its time is linear in the text, whatever the pattern (the `regex` crate), and a program
//! has a bounded size. Where both together could take long, `steps` does it, which can be
//! called off.

mod folding;
mod narrow;
mod steps;

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::{ast::parse::ParserBuilder, hir::translate::TranslatorBuilder};

use super::cancel::Cancel;
use steps::Program;

/// Characters of a pattern, at most.
const LONGEST: usize = 500;

/// Groups within groups, at most.
const DEEPEST: u32 = 32;

/// Bytes of a compiled program, at most.
const LARGEST: usize = 4 << 20;

/// Bytes that the lazily built automaton of a program may take.
const CACHE: usize = 8 << 20;

/// Steps in a text that nobody would call off.
const SHORT: usize = 20_000_000;

/// Steps in one text after which no more of it is looked at: some seconds. Hardly a pattern
/// that means something comes near it.
const MOST_STEPS: usize = 300_000_000;

/// Bytes of a text in which all places are looked for. Looking for all of them may take
/// time that grows with the square of the text: in a longer one it is done near the first.
const NEAR: usize = 16_000;

/// A regular expression that finds in folded text what it says of the text as written.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    regex: Regex,
    program: Program,
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
        let written = hir.to_string();
        let program = Program::new(&written, LARGEST).ok_or(BadPattern::Large)?;
        let regex = RegexBuilder::new(&written)
            .size_limit(LARGEST)
            .dfa_size_limit(CACHE)
            .build()
            .map_err(|_| BadPattern::Large)?;
        Ok(Self {
            source: source.to_owned(),
            regex,
            program,
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

    /// Whether a folded text holds it. `false` too when the question was called off, and
    /// when it takes more steps in this text than are spent on one.
    pub fn is_in(&self, folded: &str, cancel: &Cancel) -> bool {
        if self.program.cost(folded) <= SHORT {
            return self.regex.is_match(folded);
        }
        self.first_end(folded, cancel).is_some()
    }

    /// The places in a folded text that are not empty, in text order; in a long text those
    /// near the first.
    pub fn find_all<'t>(
        &'t self,
        folded: &'t str,
        cancel: &Cancel,
    ) -> impl Iterator<Item = Range<usize>> + 't {
        let near = self.near(folded, cancel);
        let text = &folded[..near.end];
        let mut from = near.start;
        std::iter::from_fn(move || {
            loop {
                let place = self.regex.find_at(text, from)?.range();
                if !place.is_empty() {
                    from = place.end;
                    return Some(place);
                }
                from = place.end + text[place.end..].chars().next()?.len_utf8();
            }
        })
    }

    /// The part of a text in which places are looked for.
    fn near(&self, folded: &str, cancel: &Cancel) -> Range<usize> {
        if folded.len() <= NEAR {
            return 0..folded.len();
        }
        let Some(end) = self.first_end(folded, cancel) else {
            return 0..0;
        };
        let start = folded.floor_char_boundary(end.saturating_sub(NEAR / 2));
        start..folded.floor_char_boundary((end + NEAR / 2).min(folded.len()))
    }

    fn first_end(&self, folded: &str, cancel: &Cancel) -> Option<usize> {
        let is_called_off = || cancel.is_called_off();
        self.program.first_end(folded, MOST_STEPS, &is_called_off)
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

#[cfg(test)]
mod tests;
