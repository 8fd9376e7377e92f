//! Words so common that a note called like one is hardly ever meant by it: a note `time`
//! would be mentioned on every page. Written for this purpose, and short on purpose: only
//! what everybody's notes are full of.

mod words;

use std::collections::HashSet;
use std::sync::LazyLock;

static FUNCTION: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words::FUNCTION.split_whitespace().collect());

static CONTENT: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let english = words::CONTENT.split_whitespace();
    english.chain(words::JAPANESE.split_whitespace()).collect()
});

/// Whether a folded name says nothing in particular: one common word, or several of which
/// the first or the last holds sentences together (`the end`, `do it`). Two nouns
/// that are common each for itself may name something: `open source`.
pub(super) fn is_plain(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let Some(first) = words.next() else {
        return false;
    };
    let Some(last) = words.next_back() else {
        return is_common(first);
    };
    (FUNCTION.contains(first) || FUNCTION.contains(last)) && folded.split(' ').all(is_common)
}

fn is_common(word: &str) -> bool {
    is_listed(word)
        || ENDINGS
            .iter()
            .any(|ending| word.strip_suffix(ending).is_some_and(is_stem))
}

fn is_listed(word: &str) -> bool {
    FUNCTION.contains(word) || CONTENT.contains(word)
}

/// Longest first.
const ENDINGS: [&str; 8] = ["'s", "ing", "ers", "er", "ed", "es", "ly", "s"];

/// Whether a word that lost its ending is a listed one, with the `e`, the `y` or the double
/// letter that the ending may have cost it.
fn is_stem(stem: &str) -> bool {
    let single = stem
        .chars()
        .next_back()
        .and_then(|last| stem.strip_suffix(last).filter(|rest| rest.ends_with(last)));
    stem.len() > 1
        && (is_listed(stem)
            || is_listed(&format!("{stem}e"))
            || stem
                .strip_suffix('i')
                .is_some_and(|stem| is_listed(&format!("{stem}y")))
            || single.is_some_and(is_listed))
}
