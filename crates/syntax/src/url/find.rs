//! Bare addresses in running text: where they begin and where they end. They end
//! where an address's own characters do, so that Japanese may follow directly.

use super::domain;
use crate::Span;
use crate::chars::{is_latin, is_letter_mark_number, is_symbol};

/// What gives an address away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UrlSign {
    /// The `:` of `://`.
    Scheme,
    /// The first `.` of a domain.
    Dot,
}

/// The bare address that the sign at `at` belongs to. It does not begin before `floor`
/// and does not end after `limit`.
pub(crate) fn find_url(
    source: &str,
    floor: usize,
    at: usize,
    limit: usize,
    sign: UrlSign,
) -> Option<Span> {
    match sign {
        UrlSign::Scheme => with_scheme(source, floor, at, limit),
        UrlSign::Dot => {
            let domain = domain::around(source, floor, at, limit)?;
            Some(Span {
                start: domain.start,
                end: end_of_tail(source, domain.end, limit, b"/"),
            })
        }
    }
}

fn with_scheme(source: &str, floor: usize, colon: usize, limit: usize) -> Option<Span> {
    let before = &source[floor..colon];
    let length = [5, 4].into_iter().find(|&length| {
        before
            .len()
            .checked_sub(length)
            .and_then(|at| before.get(at..))
            .is_some_and(|s| s.eq_ignore_ascii_case(if length == 5 { "https" } else { "http" }))
    })?;
    let start = colon - length;
    if !source[colon..limit].starts_with("://") || !scheme_may_follow(source, start) {
        return None;
    }
    let host_end = end_of_host(source, colon + 3, limit)?;
    Some(Span {
        start,
        end: end_of_tail(source, host_end, limit, b"/?#"),
    })
}

fn scheme_may_follow(source: &str, start: usize) -> bool {
    source[..start].chars().next_back().is_none_or(|before| {
        !is_latin(before)
            && !before.is_ascii_digit()
            && !matches!(before, '@' | '＠' | '$' | '#' | '＃' | '﹟')
    })
}

/// Any host: a name, `localhost`, an IP address of either version, an IDN; and who is
/// said to be a user of it.
fn end_of_host(source: &str, mut from: usize, limit: usize) -> Option<usize> {
    let (text, ascii) = loop {
        let text = &source[from..limit];
        if let Some(inner) = text.strip_prefix('[') {
            let length = inner.find(|c: char| !c.is_ascii_hexdigit() && !matches!(c, ':' | '.'))?;
            return inner[length..]
                .starts_with(']')
                .then_some(from + length + 2);
        }
        let ascii = text
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '_'))
            .unwrap_or(text.len());
        let is_user = ascii > 0
            && text[ascii..]
                .strip_prefix('@')
                .is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()));
        if !is_user {
            break (text, ascii);
        }
        from += ascii + 1;
    };
    let all = text
        .find(|c: char| !is_host_character(c))
        .unwrap_or(text.len());
    let host = if all > ascii {
        idn(&text[..all], ascii)
    } else {
        ascii
    };
    let host = text[..host].trim_end_matches(['.', '-', '_']);
    is_host(host).then_some(from + host.len())
}

fn is_host_character(c: char) -> bool {
    matches!(c, '-' | '.' | '_') || is_letter_mark_number(c) || (!c.is_ascii() && is_symbol(c))
}

/// No label that DNS would refuse; underscores only where machines have names, not in
/// the domain and its suffix.
fn is_host(host: &str) -> bool {
    let domain = host.rmatch_indices('.').nth(1).map_or(0, |(dot, _)| dot);
    host.split('.').all(|label| {
        !label.is_empty()
            && label.chars().nth(63).is_none()
            && !label.starts_with(['-', '_'])
            && !label.ends_with(['-', '_'])
            && (label.is_ascii() || !label.starts_with("xn--"))
    }) && !(host.contains('.') && host[domain..].contains('_'))
}

/// How much of a run of letters is a host: all of it when it ends in letters of a known
/// suffix, else what stands before the first letter that no suffix can hold.
fn idn(run: &str, ascii: usize) -> usize {
    let known = |name: &str| {
        name.contains('.')
            && psl::suffix(name.to_lowercase().as_bytes()).is_some_and(|suffix| suffix.is_known())
    };
    if known(run) {
        return run.len();
    }
    let last = run.rfind('.').map_or(0, |dot| dot + 1);
    let cut = last
        + run[last..]
            .find(|c: char| !c.is_ascii())
            .unwrap_or(run.len() - last);
    if cut > last && known(&run[..cut]) {
        cut
    } else {
        ascii
    }
}

/// From the end of the host over port, path, query and fragment, when the first byte
/// after the port is one of `begins`.
fn end_of_tail(source: &str, host_end: usize, limit: usize, begins: &[u8]) -> usize {
    let bytes = source.as_bytes();
    let mut from = host_end;
    if bytes[from..limit].first() == Some(&b':') {
        let digits = bytes[from + 1..limit]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        if (1..=5).contains(&digits) {
            from += 1 + digits;
        }
    }
    match bytes[from..limit].first() {
        Some(first) if begins.contains(first) => from + tail_length(&source[from..limit]),
        _ => from,
    }
}

fn tail_length(text: &str) -> usize {
    let mut open = Vec::new();
    let mut end = text.len();
    let mut in_query = false;
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        match c {
            '[' if in_query && let Some(length) = parameter_brackets(&text[at..]) => {
                skip_to = at + length;
                continue;
            }
            '?' => in_query = true,
            '(' if open.len() < NESTED => open.push(at),
            ')' if open.pop().is_some() => {}
            _ if is_tail_character(c) => {}
            _ => {
                end = at;
                break;
            }
        }
    }
    // Brackets that never close belong to the text around.
    if let Some(&first) = open.first() {
        end = end.min(first);
    }
    trimmed(&text[..end]).len()
}

/// The brackets of `filter[date]=` and `a[0][]=`, which people copy as browsers show them.
/// Only before `=`: elsewhere brackets are more likely those of a link.
fn parameter_brackets(text: &str) -> Option<usize> {
    let mut length = 0;
    while let Some(inner) = text[length..].strip_prefix('[') {
        let name = inner
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
            .count();
        if !inner[name..].starts_with(']') {
            return None;
        }
        length += name + 2;
    }
    text[length..].starts_with('=').then_some(length)
}

/// Brackets within brackets that an address may have.
const NESTED: usize = 4;

/// The characters that RFC 3986 has beside brackets, and letters that are often left
/// unescaped by those who write with them.
fn is_tail_character(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '-' | '.'
                | '_'
                | '~'
                | ':'
                | '/'
                | '?'
                | '#'
                | '@'
                | '!'
                | '$'
                | '&'
                | '\''
                | '*'
                | '+'
                | ','
                | ';'
                | '='
                | '%'
                | '|'
        )
        || matches!(c, '\u{C0}'..='\u{24F}' | '\u{400}'..='\u{52F}' | '\u{2013}')
}

/// Without punctuation at the end, nor an entity that Markdown would read.
fn trimmed(tail: &str) -> &str {
    let mut tail = tail;
    loop {
        if let Some(body) = tail.strip_suffix(';')
            && let Some((before, name)) = body.rsplit_once('&')
            && !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
        {
            tail = before;
            continue;
        }
        let shorter = tail.trim_end_matches([
            '!', '\'', '*', ',', '.', ':', ';', '?', '~', '$', '@', '|', '%',
        ]);
        if shorter.len() == tail.len() {
            return tail;
        }
        tail = shorter;
    }
}
