//! A run of characters to be found, and the verifier: where a folded text holds it.
//!
//! In CJK text any part is found; a letter that is not CJK must start a word, so
//! `secur` finds `security` and not `insecure`. White space in a phrase stands for any
//! white space.

use std::ops::Range;

use memchr::memmem::Finder;
use tsuzuri_syntax::{TokenKind, fold, tokens};

/// A word or quoted phrase, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What stands between white space; never empty.
    parts: Vec<String>,
    /// Whether it begins with a letter that must start a word.
    starts_word: bool,
}

impl Phrase {
    /// Folds `text`; `None` when nothing in it is ever indexed: punctuation, white space.
    pub fn new(text: &str) -> Option<Self> {
        let folded = fold(text);
        tokens(&folded).next()?;
        let parts: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let first = tokens(parts.first()?).next();
        let starts_word =
            first.is_some_and(|token| token.kind == TokenKind::Word && token.span.start == 0);
        Some(Self { parts, starts_word })
    }

    /// What stands between white space.
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// Folded, with single spaces.
    pub fn folded(&self) -> String {
        self.parts.join(" ")
    }

    /// Made ready to be looked for.
    pub fn matcher(&self) -> Matcher<'_> {
        Matcher {
            phrase: self,
            first: Finder::new(self.parts[0].as_bytes()),
        }
    }
}

/// Looks for one phrase in many texts.
pub struct Matcher<'a> {
    phrase: &'a Phrase,
    first: Finder<'a>,
}

impl Matcher<'_> {
    /// Whether the folded text holds the phrase.
    pub fn is_in(&self, folded: &str) -> bool {
        self.find(folded, 0).is_some()
    }

    /// The first place at or after `from`, a character boundary.
    pub fn find(&self, folded: &str, mut from: usize) -> Option<Range<usize>> {
        loop {
            let start = from + self.first.find(&folded.as_bytes()[from..])?;
            if !self.phrase.starts_word || word_starts(folded, start) {
                let end = start + self.first.needle().len();
                if let Some(end) = rest_follows(&self.phrase.parts[1..], folded, end) {
                    return Some(start..end);
                }
            }
            from = start + folded[start..].chars().next().map_or(1, char::len_utf8);
        }
    }

    /// All places that do not overlap, in text order.
    pub fn find_all<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find(folded, from)?;
            from = found.end;
            Some(found)
        })
    }
}

/// Where the other parts of a phrase end when they follow one another from `end` on.
fn rest_follows(parts: &[String], folded: &str, mut end: usize) -> Option<usize> {
    for part in parts {
        let rest = &folded[end..];
        let next = rest.trim_start();
        if next.len() == rest.len() || !next.starts_with(part.as_str()) {
            return None;
        }
        end += rest.len() - next.len() + part.len();
    }
    Some(end)
}

/// How far back the start of a word is looked for, in bytes; longer words are data.
const LOOK_BACK: usize = 64;

/// Whether no word reaches over `at`, where a letter stands.
fn word_starts(folded: &str, at: usize) -> bool {
    match folded.as_bytes()[..at].last() {
        None => return true,
        Some(byte) if byte.is_ascii() => return !byte.is_ascii_alphanumeric(),
        Some(_) => {}
    }
    let from = folded.floor_char_boundary(at.saturating_sub(LOOK_BACK));
    tokens(&folded[from..]).all_before(at - from)
}

/// Whether tokens keep clear of a place.
trait KeepClear {
    fn all_before(self, at: usize) -> bool;
}

impl<T: Iterator<Item = tsuzuri_syntax::Token>> KeepClear for T {
    fn all_before(mut self, at: usize) -> bool {
        self.find(|token| token.span.end > at)
            .is_none_or(|token| token.span.start >= at)
    }
}

#[cfg(test)]
mod tests;
