//! Where the parts of a tag's key stand in its spelling (the grammar, §2.4): what a
//! change of one part needs.

use std::ops::Range;

use super::key::{is_facet_separator, is_name_sign, is_structural, part_key};

/// A tag taken apart as `tag_key` does it.
pub(crate) struct Parts {
    /// The topic, and with `=` the other names; levels included.
    pub(crate) names: Vec<Part>,
    pub(crate) facets: Vec<Part>,
}

/// One part, in bytes of the tag as written without its sign.
pub(crate) struct Part {
    pub(crate) range: Range<usize>,
    pub(crate) key: String,
}

impl Parts {
    pub(crate) fn of(raw: &str) -> Self {
        let (head, list) = match raw.split_once(['(', '（']) {
            Some((head, list)) => (0..head.len(), raw.len() - list.len()..raw.len()),
            None => (0..raw.len(), raw.len()..raw.len()),
        };
        let inner = raw[list.clone()].strip_suffix([')', '）']);
        let list = list.start..inner.map_or(list.end, |inner| list.start + inner.len());
        Self {
            names: split(raw, head, is_name_sign),
            facets: split(raw, list, is_facet_separator),
        }
    }

    /// Whether a spelling says one thing, which may stand as one part of others.
    pub(crate) fn is_one_part(raw: &str) -> bool {
        !raw.contains(|c| is_structural(c) && !is_level_sign(c))
    }
}

fn is_level_sign(c: char) -> bool {
    matches!(c, '/' | '／')
}

fn split(raw: &str, within: Range<usize>, separates: fn(char) -> bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut start = within.start;
    let separators = raw[within.clone()]
        .char_indices()
        .filter(|&(_, c)| separates(c))
        .map(|(at, c)| (within.start + at, c.len_utf8()));
    for (at, length) in separators.chain([(within.end, 0)]) {
        if start < at {
            parts.push(Part {
                range: start..at,
                key: part_key(&raw[start..at]),
            });
        }
        start = at + length;
    }
    parts
}

impl Part {
    /// Where the levels end that are known by `key`: all of the part, or those above.
    pub(crate) fn level_end(&self, raw: &str, key: &str) -> Option<usize> {
        if self.key == key {
            return Some(self.range.end);
        }
        let written = &raw[self.range.clone()];
        written
            .char_indices()
            .filter(|&(_, c)| is_level_sign(c))
            .map(|(at, _)| at)
            .find(|&at| part_key(&written[..at]) == key)
            .map(|at| self.range.start + at)
    }
}
