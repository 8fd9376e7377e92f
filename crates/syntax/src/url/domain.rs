//! Bare domains: `d1021.hatenadiary.jp` without a scheme (the grammar, §3).

use crate::Span;
use crate::chars::{is_latin, is_letter_mark_number};

/// Last labels that are a public suffix and yet, without a path, mean something else:
/// first those of file names, then those of fields and methods in code.
const NO_DOMAIN: [&str; 35] = [
    "md",
    "markdown",
    "rs",
    "sh",
    "py",
    "pl",
    "cc",
    "so",
    "zip",
    "mov",
    "app",
    "am",
    "mk",
    "mo",
    "pub",
    "tf",
    "gs", //
    "id",
    "name",
    "open",
    "show",
    "data",
    "now",
    "read",
    "select",
    "download",
    "target",
    "dot",
    "search",
    "run",
    "properties",
    "work",
    "center",
    "view",
    "email",
];

/// The longest name that DNS knows.
const LONGEST: usize = 253;

/// The domain around the dot at `dot`, not reaching back over `floor`.
pub(super) fn around(source: &str, floor: usize, dot: usize, limit: usize) -> Option<Span> {
    let span = labels_around(source, floor, dot, limit)?;
    let name = &source[span.start..span.end];
    if name.len() > LONGEST || !has_valid_labels(name) || !may_follow(source, span.start) {
        return None;
    }
    let rest = &source[span.end..];
    let has_path = rest.starts_with('/');
    if rest.starts_with(['_', '-']) || rest.starts_with(is_latin) || is_mail(rest) {
        return None;
    }
    let is_domain = super::starts_with_www(name) && name.bytes().filter(|&b| b == b'.').count() > 1
        || (has_public_suffix(name) && (has_path || !means_something_else(name)));
    is_domain.then_some(span)
}

/// The run of labels and dots; of letters beyond ASCII only if the dot touches one.
fn labels_around(source: &str, floor: usize, dot: usize, limit: usize) -> Option<Span> {
    let bytes = source.as_bytes();
    let after = *bytes.get(dot + 1).filter(|_| dot + 1 < limit)?;
    let before = *bytes.get(dot.checked_sub(1).filter(|&at| at >= floor)?)?;
    if after.is_ascii_alphanumeric() && before.is_ascii_alphanumeric() {
        let start = dot - run_length(bytes[floor..dot].iter().rev());
        let end = dot + run_length(bytes[dot..limit].iter());
        let end = end
            - bytes[start..end]
                .iter()
                .rev()
                .take_while(|&&b| b == b'.')
                .count();
        return Some(Span { start, end });
    }
    if after.is_ascii() || before.is_ascii_punctuation() || before.is_ascii_whitespace() {
        return None;
    }
    let start = source[floor..dot]
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|&(_, c)| is_idn_character(c))
        .last()
        .map(|(at, _)| floor + at)?;
    let end = source[dot..limit]
        .char_indices()
        .take(LONGEST)
        .take_while(|&(_, c)| is_idn_character(c))
        .last()
        .map(|(at, c)| dot + at + c.len_utf8())?;
    Some(Span { start, end })
}

fn run_length<'a>(bytes: impl Iterator<Item = &'a u8>) -> usize {
    bytes
        .take(LONGEST + 2)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
        .count()
}

fn is_idn_character(c: char) -> bool {
    matches!(c, '-' | '.') || is_letter_mark_number(c)
}

/// Whether what stands behind a name makes it the first half of an e-mail address.
fn is_mail(rest: &str) -> bool {
    rest.chars()
        .take(LONGEST)
        .find(|&c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '%' | '+' | '-'))
        == Some('@')
}

/// Not after what would make it part of a longer word, a path, or an address.
fn may_follow(source: &str, start: usize) -> bool {
    source[..start].chars().next_back().is_none_or(|before| {
        !is_latin(before)
            && !before.is_numeric()
            && !matches!(
                before,
                '@' | '#'
                    | '$'
                    | '_'
                    | '-'
                    | '.'
                    | '/'
                    | ':'
                    | '='
                    | '%'
                    | '&'
                    | '\\'
                    | '＠'
                    | '＃'
                    | '﹟'
            )
    })
}

fn has_valid_labels(name: &str) -> bool {
    name.contains('.')
        && name.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
        })
}

/// One label or more to the left of a suffix of the ICANN section.
fn has_public_suffix(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut rest = lower.as_str();
    loop {
        let Some(suffix) = psl::suffix(rest.as_bytes()).filter(psl::Suffix::is_known) else {
            return false;
        };
        let suffix_length = suffix.as_bytes().len();
        if suffix.typ() == Some(psl::Type::Icann) {
            let is_idn = !rest[rest.len() - suffix_length..].is_ascii();
            return suffix_length < lower.len() && (lower.is_ascii() || is_idn);
        }
        // A private suffix such as `github.io` stands under a public one.
        let suffix = &rest[rest.len() - suffix_length..];
        let Some((_, above)) = suffix.split_once('.') else {
            return false;
        };
        rest = above;
    }
}

fn means_something_else(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    NO_DOMAIN
        .iter()
        .any(|label| label.eq_ignore_ascii_case(last))
}
