//! What a tag is known by (the grammar, §2.4). Structure is read from the tag as it is
//! written, before anything is normalised: `⑴` becomes `(1)` in a key but never opens
//! a facet list.

use crate::{
    TagKey,
    chars::is_presentation_selector,
    fold::{case_key, is_even},
};

/// Reads structure and keys from a tag as written, without its sign.
pub(crate) fn tag_key(raw: &str) -> TagKey {
    if !raw.contains(is_structural) {
        let full = key_part(raw);
        return TagKey {
            topic: full.clone(),
            full,
            facets: Vec::new(),
            names: Vec::new(),
        };
    }
    let written: String = raw.chars().map(structural).collect();
    let (head, list) = match written.split_once('(') {
        Some((head, list)) => (head, list.strip_suffix(')').unwrap_or(list)),
        None => (written.as_str(), ""),
    };
    let mut names: Vec<String> = parts(head, is_name_sign).map(key_levels).collect();
    let topic = names.first().cloned().unwrap_or_default();
    if names.len() < 2 {
        names.clear();
    }
    let facets: Vec<String> = parts(list, is_facet_separator).map(key_part).collect();
    let mut full = key_all(head);
    if !facets.is_empty() {
        full.push('(');
        full.push_str(&key_all(list));
        full.push(')');
    }
    TagKey {
        full,
        topic,
        facets,
        names,
    }
}

/// Signs that make a tag more than one plain part.
fn is_structural(c: char) -> bool {
    matches!(c, '=' | '/' | '(' | ')' | '＝' | '／' | '（' | '）')
}

/// The full-width signs that mean what their ASCII forms do.
fn structural(c: char) -> char {
    match c {
        '＝' => '=',
        '／' => '/',
        '（' => '(',
        '）' => ')',
        '，' => ',',
        other => other,
    }
}

fn is_name_sign(c: char) -> bool {
    c == '='
}

pub(super) fn is_facet_separator(c: char) -> bool {
    matches!(c, '・' | '･' | '·' | '‧' | '、' | '､' | '，' | ',' | '/')
}

fn is_structure(c: char) -> bool {
    is_name_sign(c) || is_facet_separator(c)
}

fn parts(text: &str, separator: fn(char) -> bool) -> impl Iterator<Item = &str> {
    text.split(separator).filter(|part| !part.is_empty())
}

fn key_levels(name: &str) -> String {
    let keyed: Vec<String> = name.split('/').map(key_part).collect();
    keyed.join("/")
}

/// Keys each part and leaves the signs between them where they are.
fn key_all(text: &str) -> String {
    text.split_inclusive(is_structure)
        .map(|piece| match piece.char_indices().next_back() {
            Some((at, sign)) if is_structure(sign) => {
                key_part(&piece[..at]) + &case_key(&piece[at..])
            }
            _ => key_part(piece),
        })
        .collect()
}

/// NFKC, full case folding, NFKC again. `゛` and `゜` stand outside, because NFKC makes
/// a space and a combining mark of them.
fn key_part(part: &str) -> String {
    if part.chars().all(|c| is_even(c) && c != '〜') {
        return part.to_ascii_lowercase();
    }
    part.split_inclusive(['゛', '゜'])
        .map(|piece| match piece.strip_suffix(['゛', '゜']) {
            Some(text) => normal(text) + &piece[text.len()..],
            None => normal(piece),
        })
        .collect()
}

fn normal(text: &str) -> String {
    let plain: String = text
        .chars()
        .filter(|&c| !is_presentation_selector(c))
        .map(|c| if c == '〜' { '~' } else { c })
        .collect();
    case_key(&plain)
}
