//! What a tag holds in Tsuzuri's own grammar (§2.2, §2.3).

use super::LONGEST;
use super::scan::is_connector;
use crate::chars::{
    ZWJ, ZWNJ, is_emoji, is_emoji_tag, is_letter_mark, is_letter_mark_number, is_letter_number,
    is_mark,
};

/// Whether a tag may start after this character, which is no sign of a tag before it.
pub(super) fn may_follow(before: char) -> bool {
    before.is_whitespace()
        || crate::chars::is_presentation_selector(before)
        || crate::chars::is_invisible(before)
        || (crate::chars::is_punctuation_or_symbol(before)
            && !matches!(before, '&' | '/' | '_' | '{')
            && !super::SIGNS.contains(&before))
}

/// Where the tag whose first character stands at `from` ends. It ends at `limit` at the
/// latest; beyond that only parentheses are looked for, to the end of the line. `colours`:
/// whether colours and ids are tags.
pub(super) fn end(source: &str, from: usize, limit: usize, colours: bool) -> Option<usize> {
    let token = &source[from..limit];
    let mut chars = token.chars();
    let first = chars.next()?;
    if !(is_letter_number(first) || first == '_' || is_emoji(first, chars.next())) {
        return None;
    }
    let length = match facets(source, from, limit, run(token, false)) {
        Facets::Closed(length) => length,
        Facets::None(length) | Facets::Unclosed(length) => trimmed(&token[..length]),
    };
    let body = &token[..length];
    let is_tag = holds_a_word(body)
        && (colours || !is_colour_or_id(body))
        && !source[from + length..].starts_with("://")
        && body.chars().nth(LONGEST).is_none();
    is_tag.then_some(from + length)
}

/// Length of the longest run of tag characters; inside a facet list the separators are
/// some too.
fn run(text: &str, in_list: bool) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let goes_on = match c {
            '~' | '=' => next != Some(c),
            '、' | '，' | ',' | '､' => in_list,
            _ => is_tag_character(c, next),
        };
        if !goes_on {
            return at;
        }
    }
    text.len()
}

fn is_tag_character(c: char, next: Option<char>) -> bool {
    is_letter_mark_number(c)
        || matches!(
            c,
            '_' | '-'
                | '/'
                | '+'
                | '&'
                | '='
                | '~'
                | '・'
                | '･'
                | '·'
                | '‧'
                | 'ー'
                | '〜'
                | '～'
                | '゛'
                | '゜'
                | '々'
                | '〃'
                | '゠'
                | '＿'
                | '－'
                | '／'
                | '＋'
                | '＆'
                | '＝'
                | '־'
                | '׳'
                | '״'
                | '་'
                | '༌'
                | '\u{A67E}'
                | ZWNJ
                | ZWJ
        )
        || is_emoji(c, next)
        || is_emoji_tag(c)
}

/// What comes of a parenthesis behind the first `head` bytes, with the length of the
/// tag that results.
enum Facets {
    None(usize),
    Unclosed(usize),
    Closed(usize),
}

fn facets(source: &str, from: usize, limit: usize, head: usize) -> Facets {
    let token = &source[from..limit];
    let Some(opening) = token[head..].chars().next().filter(|c| is_opening(*c)) else {
        return Facets::None(head);
    };
    let inner = head + opening.len_utf8();
    let list = run(&token[inner..], true);
    let closing = token[inner + list..]
        .chars()
        .next()
        .filter(|c| is_closing(*c));
    if let Some(closing) = closing {
        return if token[inner..inner + list]
            .chars()
            .any(|c| !is_empty_facet(c))
        {
            Facets::Closed(inner + list + closing.len_utf8())
        } else {
            Facets::None(head)
        };
    }
    let kept = run(&token[inner..], false);
    if kept == 0 || next_parenthesis_closes(&source[from + inner..]) {
        Facets::None(head)
    } else {
        Facets::Unclosed(inner + kept)
    }
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '（')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | '）')
}

/// Separators and connectors alone name no facet.
fn is_empty_facet(c: char) -> bool {
    is_connector(c) || super::key::is_facet_separator(c)
}

fn next_parenthesis_closes(rest: &str) -> bool {
    rest.chars()
        .take_while(|&c| c != '\n')
        .find(|&c| is_opening(c) || is_closing(c))
        .is_some_and(is_closing)
}

/// Length without the connectors, and without the opening parenthesis that then ends it.
fn trimmed(body: &str) -> usize {
    let body = body.trim_end_matches(is_connector);
    match body.strip_suffix(is_opening) {
        Some(head) => head.trim_end_matches(is_connector).len(),
        None => body.len(),
    }
}

/// A letter, a mark or an emoji: numbers alone make no tag.
fn holds_a_word(body: &str) -> bool {
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        if is_letter_mark(c) || is_mark(c) || is_emoji(c, chars.peek().copied()) {
            return true;
        }
    }
    false
}

fn is_colour_or_id(body: &str) -> bool {
    let bytes = body.as_bytes();
    if !bytes.iter().all(u8::is_ascii_hexdigit) {
        return false;
    }
    let one_digit = bytes.iter().all(|b| b.eq_ignore_ascii_case(&bytes[0]));
    (bytes.len() >= 6 && bytes.iter().any(u8::is_ascii_digit))
        || (matches!(bytes.len(), 3 | 6 | 8) && one_digit)
}
