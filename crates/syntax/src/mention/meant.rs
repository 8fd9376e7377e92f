//! Whether a plain name is meant as a name where it stands. Nobody means the note `Go`
//! by `go`, but everybody does in `Goで書く` and in `written in Go`.

use unicode_normalization::UnicodeNormalization;

use crate::Span;
use crate::chars::is_unspaced_wide;

/// A name that is nothing but common words.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    /// NFKC.
    spelling: String,
}

impl Plain {
    pub(super) fn new(name: &str) -> Self {
        Self {
            spelling: name.trim().nfkc().collect(),
        }
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
        let before = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        let after = &after[..after.find('\n').unwrap_or(after.len())];
        self.is_latin() && is_foreign(before, after) || self.is_proper(before, written, after)
    }

    fn is_latin(&self) -> bool {
        !self.spelling.contains(is_unspaced_wide)
    }

    /// Whether the name has a capital, other than that of `I`.
    fn has_capital(&self) -> bool {
        self.spelling
            .split(' ')
            .filter(|word| *word != "I" && !word.starts_with("I'") && !word.starts_with("I’"))
            .any(|word| word.contains(char::is_uppercase))
    }

    fn is_proper(&self, before: &str, written: &str, after: &str) -> bool {
        self.has_capital()
            && written.nfkc().eq(self.spelling.chars())
            && !begins_sentence(before)
            && !is_capitalised(before.split_whitespace().next_back())
            && !is_capitalised(after.split_whitespace().next())
    }
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
