//! Whether a name that is also a word is meant where it stands. Nobody means the note `Go`
//! by `go`, but everybody does in `Goで書く` and in `written in Go`.

use unicode_normalization::UnicodeNormalization;

use super::common::is_plain;
use crate::Span;
use crate::chars::is_unspaced_wide;

/// A name that text may well hold without meaning it.
#[derive(Clone, Debug)]
pub(super) struct Doubtful {
    /// NFKC.
    spelling: String,
    /// Nothing but common words; else two or three capitals, `UN`, which in small letters
    /// are a word of some language.
    plain: bool,
}

impl Doubtful {
    /// `None` for a name that is meant wherever it stands alone. `folded` is what the name
    /// folds to.
    pub(super) fn new(name: &str, folded: &str) -> Option<Self> {
        let spelling: String = name.trim().nfkc().collect();
        let plain = is_plain(folded);
        (plain || is_short_acronym(&spelling)).then_some(Self { spelling, plain })
    }

    /// Whether the span of the text is more than the words it is made of: a foreign term
    /// in Japanese or Chinese text, or spelled as a proper noun and no other reason for
    /// its capitals.
    pub(super) fn is_meant(&self, text: &str, span: Span) -> bool {
        let (Some(before), Some(written), Some(after)) = (
            text.get(..span.start),
            text.get(span.start..span.end),
            text.get(span.end..),
        ) else {
            return false;
        };
        let (before, after) = (line_before(before), line_after(after));
        if !self.spelling.contains(is_unspaced_wide) && is_foreign(before, after) {
            return true;
        }
        written.nfkc().eq(self.spelling.chars()) && (!self.plain || self.is_proper(before, after))
    }

    fn is_proper(&self, before: &str, after: &str) -> bool {
        self.has_capital()
            && !begins_sentence(before)
            && !is_capitalised(before.split_whitespace().next_back())
            && !is_capitalised(after.split_whitespace().next())
    }

    /// Whether the name has a capital, other than that of `I`.
    fn has_capital(&self) -> bool {
        self.spelling
            .split(' ')
            .filter(|word| *word != "I" && !word.starts_with("I'") && !word.starts_with("I’"))
            .any(|word| word.contains(char::is_uppercase))
    }
}

fn is_short_acronym(name: &str) -> bool {
    name.chars().count() <= 3 && name.chars().all(char::is_uppercase)
}

/// Bytes of a line that are looked at on either side: enough for a word and its signs.
const NEAR: usize = 200;

fn line_before(before: &str) -> &str {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
    near.rsplit('\n').next().unwrap_or_default()
}

fn line_after(after: &str) -> &str {
    let near = &after[..after.floor_char_boundary(NEAR)];
    near.split('\n').next().unwrap_or_default()
}

/// Whether text that is written without spaces stands on either side.
fn is_foreign(before: &str, after: &str) -> bool {
    let beside = |c: Option<char>| c.is_some_and(is_unspaced_wide);
    beside(before.trim_end_matches(is_loose).chars().next_back())
        || beside(after.trim_start_matches(is_loose).chars().next())
}

/// White space and marks of emphasis.
fn is_loose(c: char) -> bool {
    matches!(c, ' ' | '\t' | '*' | '_' | '~')
}

/// Whether the next word would have a capital in any case.
fn begins_sentence(before: &str) -> bool {
    before
        .trim_end_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | ':' | ';' | '…')
        })
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric())
}

fn is_capitalised(word: Option<&str>) -> bool {
    word.and_then(|word| word.chars().find(|c| c.is_alphanumeric()))
        .is_some_and(char::is_uppercase)
}
