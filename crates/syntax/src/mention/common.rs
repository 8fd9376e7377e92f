//! Words so common that a note called like one is hardly ever meant by it: a note `time`
//! would be mentioned on every page. Written for this purpose, and short on purpose: only
//! what everybody's notes are full of.

mod words;

use std::collections::HashSet;

/// Looks words up, folded ones.
pub(super) struct Common {
    function: HashSet<&'static str>,
    content: HashSet<&'static str>,
}

impl Common {
    pub(super) fn new() -> Self {
        Self {
            function: words::FUNCTION.split_whitespace().collect(),
            content: words::CONTENT
                .split_whitespace()
                .chain(words::JAPANESE.split_whitespace())
                .collect(),
        }
    }

    /// Whether a name says nothing in particular: one common word, or several of which
    /// the first or the last holds sentences together (`the end`, `do it`). Two nouns
    /// that are common each for itself may name something: `open source`.
    pub(super) fn is_plain(&self, folded: &str) -> bool {
        let mut words = folded.split(' ');
        let Some(first) = words.next() else {
            return false;
        };
        let Some(last) = words.next_back() else {
            return self.is_common(first);
        };
        (self.is_function(first) || self.is_function(last))
            && folded.split(' ').all(|word| self.is_common(word))
    }

    fn is_function(&self, word: &str) -> bool {
        self.function.contains(word)
    }

    fn is_common(&self, word: &str) -> bool {
        let known = |word: &str| self.function.contains(word) || self.content.contains(word);
        known(word)
            || ENDINGS.iter().any(|ending| {
                word.strip_suffix(ending)
                    .is_some_and(|stem| is_form(stem, known))
            })
    }
}

/// Longest first.
const ENDINGS: [&str; 8] = ["'s", "ing", "ers", "er", "ed", "es", "ly", "s"];

/// Whether a word that lost its ending is a known one, with the `e`, the `y` or the double
/// letter that the ending may have cost it.
fn is_form(stem: &str, known: impl Fn(&str) -> bool) -> bool {
    let single = stem
        .chars()
        .next_back()
        .and_then(|last| stem.strip_suffix(last).filter(|rest| rest.ends_with(last)));
    stem.len() > 1
        && (known(stem)
            || known(&format!("{stem}e"))
            || stem
                .strip_suffix('i')
                .is_some_and(|stem| known(&format!("{stem}y")))
            || single.is_some_and(known))
}
