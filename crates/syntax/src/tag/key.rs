//! What a tag is known by (the grammar, §2.4). Structure is read from the tag as it is
//! written, before anything is normalised: `⑴` becomes `(1)` in a key but never opens
//! a facet list.

use std::borrow::Cow;

use crate::chars::is_presentation_selector;
use crate::fact::{KeyPart, PartKind};
use crate::fold::{case_key, is_even};
use crate::{Span, TagKey};

/// Reads structure and keys from a tag as written, without its sign.
pub(crate) fn tag_key(raw: &str) -> TagKey<'_> {
    if raw.chars().all(is_its_own_key) {
        return TagKey::plain(Cow::Borrowed(raw));
    }
    let mut keyed = Keyed {
        full: String::with_capacity(raw.len() + 1),
        parts: Vec::new(),
    };
    if !raw.contains(is_structural) {
        keyed.part(raw);
        return TagKey::plain(Cow::Owned(keyed.full));
    }
    let (head, list) = match raw.split_once(['(', '（']) {
        Some((head, list)) => (head, list.strip_suffix([')', '）']).unwrap_or(list)),
        None => (raw, ""),
    };
    keyed.names(head);
    keyed.facets(list);
    TagKey::structured(keyed.full, keyed.parts)
}

/// Characters that mean and become nothing else: most tags are made of them alone.
fn is_its_own_key(c: char) -> bool {
    is_even(c) && !c.is_ascii_uppercase() && !matches!(c, '=' | '/' | '(' | ')' | '〜')
}

/// Signs that make a tag more than one plain part.
pub(super) fn is_structural(c: char) -> bool {
    matches!(c, '=' | '/' | '(' | ')' | '＝' | '／' | '（' | '）')
}

pub(super) fn is_name_sign(c: char) -> bool {
    matches!(c, '=' | '＝')
}

pub(super) fn is_facet_separator(c: char) -> bool {
    matches!(
        c,
        '・' | '･' | '·' | '‧' | '、' | '､' | '，' | ',' | '/' | '／'
    )
}

/// The key of one part: of a topic or a name with its levels, or of a facet.
pub(super) fn part_key(part: &str) -> String {
    let mut keyed = Keyed {
        full: String::with_capacity(part.len()),
        parts: Vec::new(),
    };
    keyed.split(part, |_| false, PartKind::Topic);
    keyed.full
}

/// A key as it grows.
struct Keyed {
    full: String,
    parts: Vec<KeyPart>,
}

impl Keyed {
    /// Topic and names: what stands before the parenthesis.
    fn names(&mut self, head: &str) {
        self.split(head, is_name_sign, PartKind::Name);
        let span = self
            .parts
            .first()
            .map_or(Span { start: 0, end: 0 }, |name| name.span);
        // A single name is none, only the topic.
        if self.parts.len() < 2 {
            self.parts.clear();
        }
        let kind = PartKind::Topic;
        self.parts.insert(0, KeyPart { kind, span });
    }

    fn facets(&mut self, list: &str) {
        let (length, known) = (self.full.len(), self.parts.len());
        self.full.push('(');
        self.split(list, is_facet_separator, PartKind::Facet);
        if self.parts.len() == known {
            self.full.truncate(length);
        } else {
            self.full.push(')');
        }
    }

    /// Keys each part and leaves the signs between them where they are.
    fn split(&mut self, text: &str, separates: fn(char) -> bool, kind: PartKind) {
        let mut start = self.full.len();
        for piece in text.split_inclusive(|c| is_name_sign(c) || is_facet_separator(c)) {
            let sign = piece
                .chars()
                .next_back()
                .filter(|&c| is_name_sign(c) || is_facet_separator(c));
            let Some(sign) = sign else {
                self.part(piece);
                break;
            };
            let (body, sign_text) = piece.split_at(piece.len() - sign.len_utf8());
            self.part(body);
            if separates(sign) {
                self.end_part(start, kind);
            }
            self.full.push_str(&case_key(sign_text));
            if separates(sign) {
                start = self.full.len();
            }
        }
        self.end_part(start, kind);
    }

    fn end_part(&mut self, start: usize, kind: PartKind) {
        let span = Span {
            start,
            end: self.full.len(),
        };
        if span.start < span.end {
            self.parts.push(KeyPart { kind, span });
        }
    }

    /// NFKC, full case folding, NFKC again. `゛` and `゜` stand outside, because NFKC
    /// makes a space and a combining mark of them.
    fn part(&mut self, part: &str) {
        if part.chars().all(|c| is_even(c) && c != '〜') {
            let from = self.full.len();
            self.full.push_str(part);
            self.full[from..].make_ascii_lowercase();
            return;
        }
        for piece in part.split_inclusive(['゛', '゜']) {
            let text = piece.trim_end_matches(['゛', '゜']);
            let plain: String = text
                .chars()
                .filter(|&c| !is_presentation_selector(c))
                .map(|c| if c == '〜' { '~' } else { c })
                .collect();
            self.full.push_str(&case_key(&plain));
            self.full.push_str(&piece[text.len()..]);
        }
    }
}
