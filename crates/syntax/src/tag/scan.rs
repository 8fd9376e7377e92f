//! Finds the tags in a stretch of running text, whatever the profile.

use memchr::memchr2_iter;

use super::{SIGNS, TagRules, obsidian, tsuzuri, twitter};
use crate::{Profile, Span};

/// What stands before a stretch of text, beside what the source shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    /// What the source shows there.
    Source,
    /// A mark of emphasis that Markdown recognised.
    Mark,
    /// A backslash that takes its meaning from a sign at the start.
    Escape,
}

/// Calls `found` with the span of each tag, sign and body, in `text`, a stretch of
/// running text in `source` without line breaks.
pub(crate) fn find_tags(
    source: &str,
    text: Span,
    before: Before,
    rules: TagRules,
    mut found: impl FnMut(Span),
) {
    let bytes = &source.as_bytes()[text.start..text.end];
    let mut last_end = None;
    // 0xEF is the first byte of both full-width signs.
    for offset in memchr2_iter(b'#', 0xEF, bytes) {
        let at = text.start + offset;
        if last_end.is_some_and(|end| at < end) {
            continue;
        }
        let Some(sign) = source[at..].chars().next().filter(|c| SIGNS.contains(c)) else {
            continue;
        };
        let starts = last_end == Some(at) && rules.profile == Profile::Tsuzuri
            || match before {
                Before::Mark if offset == 0 => true,
                Before::Escape if offset == 0 => false,
                _ => may_start(source, at, rules.profile),
            };
        if !starts {
            continue;
        }
        if let Some(end) = body_end(source, sign, at + sign.len_utf8(), text.end, rules) {
            found(Span { start: at, end });
            last_end = Some(end);
        }
    }
}

fn may_start(source: &str, at: usize, profile: Profile) -> bool {
    let Some(before) = source[..at].chars().next_back() else {
        return true;
    };
    match profile {
        Profile::Tsuzuri => tsuzuri::may_follow(before),
        Profile::Obsidian => obsidian::may_follow(before),
        Profile::Twitter => twitter::may_follow(before),
    }
}

fn body_end(source: &str, sign: char, from: usize, limit: usize, rules: TagRules) -> Option<usize> {
    match rules.profile {
        Profile::Tsuzuri => tsuzuri::end(source, from, limit, rules.colours),
        Profile::Obsidian if sign == '#' => obsidian::end(source, from, limit),
        Profile::Twitter if sign != '﹟' => twitter::end(source, from, limit),
        Profile::Obsidian | Profile::Twitter => None,
    }
}

/// What may stand within a tag but not at its end (§2.2).
pub(super) fn is_connector(c: char) -> bool {
    matches!(
        c,
        '/' | '='
            | '&'
            | '・'
            | '･'
            | '·'
            | '‧'
            | '-'
            | '~'
            | '〜'
            | '／'
            | '＝'
            | '＆'
            | '－'
            | '～'
    )
}
