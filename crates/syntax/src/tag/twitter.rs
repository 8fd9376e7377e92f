//! What twitter-text takes for a hashtag (§2.5), after its published rules
//! (github.com/twitter/twitter-text, `regexp/validHashtag`).

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::chars::{is_letter_mark, is_presentation_selector};

/// Anything that a hashtag can't hold, but for `&`.
pub(super) fn may_follow(before: char) -> bool {
    is_presentation_selector(before) || (!is_hashtag_character(before) && before != '&')
}

/// Where the tag whose first character stands at `from` ends.
pub(super) fn end(source: &str, from: usize, limit: usize) -> Option<usize> {
    let token = &source[from..limit];
    if token.starts_with(['\u{FE0F}', '\u{20E3}']) {
        return None;
    }
    let length = token
        .find(|c| !is_hashtag_character(c))
        .unwrap_or(token.len());
    let rest = &source[from + length..];
    let is_tag = token[..length].contains(is_letter_mark)
        && !rest.starts_with(['#', '＃'])
        && !rest.starts_with("://");
    is_tag.then_some(from + length)
}

fn is_hashtag_character(c: char) -> bool {
    is_letter_mark(c)
        || c.general_category() == GeneralCategory::DecimalNumber
        || matches!(
            c,
            '_' | '\u{200C}'
                | '\u{200D}'
                | '\u{A67E}'
                | '\u{5BE}'
                | '\u{5F3}'
                | '\u{5F4}'
                | '～'
                | '〜'
                | '゛'
                | '゜'
                | '゠'
                | '・'
                | '〃'
                | '\u{F0B}'
                | '\u{F0C}'
                | '·'
        )
}
