//! Stretches of running text in which no tag and no bare address counts: math,
//! comments, and what stands between an inline HTML `<a>` or `<code>` and its end.
//! Markdown knows nothing of them, so they are paired here, after the fact.

use crate::Span;

/// A sign that may open or close such a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub(super) kind: SignKind,
    pub(super) at: usize,
    /// Which paragraph, cell or heading it stands in; they are counted.
    pub(super) leaf: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignKind {
    /// `$`
    Math,
    /// `$$`
    Display,
    /// `%%`
    Comment,
}

/// The signs of one note, in order, and what HTML masks.
#[derive(Default)]
pub(super) struct Masks {
    signs: Vec<Sign>,
    spans: Vec<Span>,
    open_html: [Option<usize>; HTML.len()],
    any_open_html: bool,
}

/// Elements whose text is no running text.
const HTML: [&str; 6] = ["a", "code", "pre", "kbd", "script", "style"];

impl Masks {
    pub(super) fn sign(&mut self, sign: Sign) {
        self.signs.push(sign);
    }

    /// An inline tag of HTML.
    pub(super) fn html(&mut self, tag: &str, span: Span) {
        let inner = tag.trim_start_matches('<');
        let closes = inner.starts_with('/');
        let name = inner.trim_start_matches('/');
        let length = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let Some(element) = HTML
            .iter()
            .position(|e| e.eq_ignore_ascii_case(&name[..length]))
        else {
            return;
        };
        if closes {
            if let Some(start) = self.open_html[element].take() {
                self.spans.push(Span {
                    start,
                    end: span.start,
                });
            }
        } else if !tag.ends_with("/>") {
            self.open_html[element].get_or_insert(span.end);
            self.any_open_html = true;
        }
    }

    /// An element ends with the paragraph it stands in.
    pub(super) fn leaf_ends(&mut self) {
        if std::mem::take(&mut self.any_open_html) {
            self.open_html = [None; HTML.len()];
        }
    }

    /// Formulas, and all masked spans; ordered and apart.
    pub(super) fn into_spans(mut self, source: &str) -> (Vec<Span>, Vec<Span>) {
        let mut math = Vec::new();
        pair_math(source, &self.signs, &mut math);
        self.spans.extend_from_slice(&math);
        pair_comments(source, &self.signs, &mut self.spans);
        self.spans.sort_unstable();
        self.spans.dedup_by(|next, kept| {
            let overlaps = next.start <= kept.end;
            if overlaps {
                kept.end = kept.end.max(next.end);
            }
            overlaps
        });
        (math, self.spans)
    }
}

/// As Obsidian and Pandoc do: no white space inside the dollars, no digit after the
/// last, all on one line; `$$` may go over lines.
fn pair_math(source: &str, signs: &[Sign], spans: &mut Vec<Span>) {
    let mut open: Option<Sign> = None;
    for &sign in signs.iter().filter(|sign| sign.kind != SignKind::Comment) {
        let same = open.filter(|o| o.leaf == sign.leaf);
        open = match same {
            Some(o) if o.kind == SignKind::Display => {
                if sign.kind != SignKind::Display {
                    continue;
                }
                spans.push(Span {
                    start: o.at,
                    end: sign.at + 2,
                });
                None
            }
            Some(o) if sign.kind == SignKind::Math && closes(source, o.at, sign.at) => {
                spans.push(Span {
                    start: o.at,
                    end: sign.at + 1,
                });
                None
            }
            _ => Some(sign).filter(|s| s.kind == SignKind::Display || opens(source, s.at)),
        };
    }
}

fn opens(source: &str, at: usize) -> bool {
    source[at + 1..]
        .chars()
        .next()
        .is_some_and(|c| !c.is_whitespace())
}

fn closes(source: &str, open: usize, at: usize) -> bool {
    let inner = &source[open + 1..at];
    let before = inner.chars().next_back();
    before.is_some_and(|c| !c.is_whitespace())
        && !inner.contains('\n')
        && !source[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

/// Two in one paragraph; or, when the first begins a line, any second one.
fn pair_comments(source: &str, signs: &[Sign], spans: &mut Vec<Span>) {
    let mut open: Option<Sign> = None;
    for &sign in signs.iter().filter(|sign| sign.kind == SignKind::Comment) {
        open = match open {
            Some(o) if o.leaf == sign.leaf || begins_line(source, o.at) => {
                spans.push(Span {
                    start: o.at,
                    end: sign.at + 2,
                });
                None
            }
            _ => Some(sign),
        };
    }
}

fn begins_line(source: &str, at: usize) -> bool {
    source[..at]
        .trim_end_matches([' ', '\t'])
        .chars()
        .next_back()
        .is_none_or(|c| c == '\n')
}
