//! The folded text of a passage, with the way back to where each piece was written.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::{IsNormalized, char::canonical_combining_class, is_nfc_quick};

use super::fold_cluster;
use crate::{Span, chars::is_unspaced_wide};

/// Folded text that remembers its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Haystack {
    text: String,
    pieces: Vec<Piece>,
}

/// What single characters were folded to, as ranges of the folded text: most texts have few
/// different ones, and one may fold to eighteen.
type Folded = HashMap<char, Range<usize>>;

/// A piece of folded text and the piece of source that it stands for. It ends where
/// the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    folded: usize,
    source: usize,
    source_end: usize,
    /// Byte for byte as long as its source, so that a part of it leads to a part.
    even: bool,
}

impl Haystack {
    /// Folded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Folded, without the way back.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Where the source says what stands at `folded`, a byte range of [`text`](Self::text).
    /// What came out of one character leads back to the whole of it. Ranges outside the
    /// text are cut to it.
    pub fn source_range(&self, folded: Range<usize>) -> Span {
        let start = folded.start.min(self.text.len());
        let end = folded.end.clamp(start, self.text.len());
        let Some(first) = self.piece_at(start) else {
            return Span { start: 0, end: 0 };
        };
        let from = if first.even {
            first.source + (start - first.folded)
        } else if start == self.text.len() {
            first.source_end
        } else {
            first.source
        };
        if start == end {
            return Span {
                start: from,
                end: from,
            };
        }
        let to = match self.piece_at(end - 1) {
            Some(last) if last.even => last.source + (end - last.folded),
            Some(last) => last.source_end,
            None => from,
        };
        Span {
            start: from,
            end: to,
        }
    }

    fn piece_at(&self, folded: usize) -> Option<Piece> {
        let after = self.pieces.partition_point(|p| p.folded <= folded);
        self.pieces.get(after.checked_sub(1)?).copied()
    }

    /// Folds text as it stands.
    pub(super) fn of_line(text: &str) -> Self {
        let mut haystack = Self::with_capacity(text.len());
        haystack.add(text, 0..text.len(), &mut Folded::new());
        haystack
    }

    /// Folds a passage, joining the lines of its CJK paragraphs.
    pub(super) fn of_source(source: &str) -> Self {
        let mut haystack = Self::with_capacity(source.len());
        let mut folded = Folded::new();
        let mut from = 0;
        let mut line = 0;
        for (at, _) in source.match_indices('\n') {
            let next = at + 1;
            let end = if source[..at].ends_with('\r') {
                at - 1
            } else {
                at
            };
            if end >= line && joins(&source[line..end], &source[next..]) {
                haystack.add(source, from..end, &mut folded);
                from = next;
            }
            line = next;
        }
        haystack.add(source, from..source.len(), &mut folded);
        haystack
    }

    fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            pieces: Vec::new(),
        }
    }

    fn add(&mut self, source: &str, range: Range<usize>, known: &mut Folded) {
        let text = &source[range.clone()];
        let mut at = 0;
        while at < text.len() {
            let even = even_run(&text[at..]);
            if even > 0 {
                self.begin_even(range.start + at, range.start + at + even);
                let folded = self.text.len();
                self.text.push_str(&text[at..at + even]);
                self.text[folded..].make_ascii_lowercase();
                at += even;
                continue;
            }
            let length = cluster_length(&text[at..]);
            self.pieces.push(Piece {
                folded: self.text.len(),
                source: range.start + at,
                source_end: range.start + at + length,
                even: false,
            });
            self.add_cluster(&text[at..at + length], known);
            at += length;
        }
    }

    fn add_cluster(&mut self, cluster: &str, known: &mut Folded) {
        let mut chars = cluster.chars();
        let (Some(single), None) = (chars.next(), chars.next()) else {
            return fold_cluster(cluster, &mut self.text);
        };
        if let Some(range) = known.get(&single) {
            return self.text.extend_from_within(range.clone());
        }
        let start = self.text.len();
        fold_cluster(cluster, &mut self.text);
        known.insert(single, start..self.text.len());
    }

    /// Begins an even piece, or makes the last one longer when it ends here.
    fn begin_even(&mut self, source: usize, source_end: usize) {
        if let Some(last) = self.pieces.last_mut()
            && last.even
            && last.source_end == source
        {
            last.source_end = source_end;
            return;
        }
        self.pieces.push(Piece {
            folded: self.text.len(),
            source,
            source_end,
            even: true,
        });
    }
}

/// Whether a line and the rest after it are one run of CJK text, broken only because
/// the line was full.
fn joins(line: &str, rest: &str) -> bool {
    line.chars().next_back().is_some_and(is_unspaced_wide)
        && rest.chars().next().is_some_and(is_unspaced_wide)
        && !is_atx_heading(line)
}

fn is_atx_heading(line: &str) -> bool {
    let marks = line.trim_start_matches(' ').trim_start_matches('#');
    line.len() != marks.len()
        && line.trim_start_matches(' ').starts_with('#')
        && marks.starts_with([' ', '\t'])
}

/// How many bytes from the start fold to themselves, but for ASCII capitals.
fn even_run(text: &str) -> usize {
    let mut chars = text.char_indices();
    let mut run = 0;
    let mut previous = 0;
    for (at, c) in chars.by_ref() {
        if is_even(c) {
            previous = at;
            run = at + c.len_utf8();
        } else if begins_cluster(c) {
            return run;
        } else {
            // The one before is the base of this mark, and goes with it.
            return previous;
        }
    }
    run
}

/// Characters that fold to themselves, but for ASCII capitals, and combine with nothing before them.
pub(crate) fn is_even(c: char) -> bool {
    c.is_ascii()
        || matches!(c,
            '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A0}'..='\u{30FE}' | '\u{4E00}'..='\u{9FFF}')
}

fn cluster_length(text: &str) -> usize {
    text.char_indices()
        .skip(1)
        .find(|&(_, c)| begins_cluster(c))
        .map_or(text.len(), |(at, _)| at)
}

/// Whether normalisation never reaches back across the start of this character.
fn begins_cluster(c: char) -> bool {
    if is_even(c) {
        return true;
    }
    let mut first = None;
    unicode_normalization::char::decompose_compatible(c, |d| {
        first.get_or_insert(d);
    });
    first.is_none_or(|d| {
        canonical_combining_class(d) == 0 && is_nfc_quick(std::iter::once(d)) == IsNormalized::Yes
    })
}
