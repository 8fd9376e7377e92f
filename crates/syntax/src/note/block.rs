//! Top-level blocks, and the two places where Tsuzuri sees other ones than CommonMark:
//! lines of hyphens under a paragraph, and text that Markdown keeps for itself.

use crate::Span;

/// A top-level block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Without the blank lines around it.
    pub(crate) span: Span,
    pub(crate) kind: BlockKind,
}

/// What a block is to passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// With its index among the note's headings.
    Heading(usize),
    /// A thematic break.
    Break,
    Paragraph,
    /// Lists, quotes, code, tables, HTML, definitions of links.
    Other,
}

/// Top-level blocks as they come, without a gap.
#[derive(Default)]
pub(super) struct Blocks {
    list: Vec<Block>,
    reached: usize,
}

impl Blocks {
    pub(super) fn new(start: usize) -> Self {
        Self {
            list: Vec::new(),
            reached: start,
        }
    }

    pub(super) fn push(&mut self, source: &str, span: Span, kind: BlockKind) {
        let span = Span {
            start: span.start.max(self.reached),
            end: span.end,
        };
        self.fill(source, span.start);
        let span = trimmed(source, span);
        self.reached = self.reached.max(span.end);
        // A line of ideographic spaces is a paragraph to Markdown.
        if span.start < span.end {
            self.list.push(Block { span, kind });
        }
    }

    pub(super) fn finish(mut self, source: &str) -> Vec<Block> {
        self.fill(source, source.len());
        self.list
    }

    /// Definitions of links are no event of the parser, but they are text of the note.
    fn fill(&mut self, source: &str, until: usize) {
        if self.reached >= until {
            return;
        }
        let gap = &source[self.reached..until];
        let text = gap.trim();
        if !text.is_empty() {
            let start = self.reached + (gap.len() - gap.trim_start().len());
            let span = Span {
                start,
                end: start + text.len(),
            };
            self.list.push(Block {
                span,
                kind: BlockKind::Other,
            });
            self.reached = span.end;
        }
    }
}

/// Without indentation, and without line breaks and blank lines at the end.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let bytes = &source.as_bytes()[span.start..span.end];
    let Some(last) = bytes.iter().rposition(|b| !b.is_ascii_whitespace()) else {
        return Span {
            start: span.start,
            end: span.start,
        };
    };
    let length = if bytes[last].is_ascii() {
        last + 1
    } else {
        // It may be white space of another script.
        source[span.start..=span.start + last].trim_end().len()
    };
    let indentation = bytes[..length]
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count();
    Span {
        start: span.start + indentation,
        end: span.start + length,
    }
}

/// A heading whose mark is a line of `---` or `===` under it, split at that line.
pub(super) struct Underlined {
    /// The text above the line.
    pub(super) text: Span,
    pub(super) line: Span,
    pub(super) hyphens: bool,
}

impl Underlined {
    /// `None` for a heading that begins with `#`.
    pub(super) fn read(source: &str, heading: Span) -> Option<Self> {
        let whole = source[heading.start..heading.end].trim_end();
        let marks = whole.trim_start_matches(' ');
        let text = marks.trim_start_matches('#');
        let count = marks.len() - text.len();
        if (1..=6).contains(&count)
            && (text.is_empty() || text.starts_with([' ', '\t', '\n', '\r']))
        {
            return None;
        }
        let start_of_line = whole.rfind(['\n', '\r'])? + 1;
        let split = heading.start + start_of_line;
        Some(Self {
            text: trimmed(
                source,
                Span {
                    start: heading.start,
                    end: split,
                },
            ),
            line: Span {
                start: split,
                end: heading.start + whole.len(),
            },
            hyphens: whole.ends_with('-'),
        })
    }
}

/// Whether an item of a list has a box, and what is in it: the marker, and the byte
/// behind the box.
pub(super) fn task_box(source: &str, item: Span) -> Option<(char, usize)> {
    let bytes = &source.as_bytes()[item.start..item.end];
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let [b'-' | b'*' | b'+' | b'.' | b')', rest @ ..] = &bytes[digits..] else {
        return None;
    };
    let white = rest
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count();
    let [b'[', inner @ ..] = &rest[white..] else {
        return None;
    };
    let inner = &source[item.end - inner.len()..item.end];
    let mut chars = inner.chars();
    let state = chars
        .next()
        .filter(|&c| !matches!(c, '\n' | '\r' | ']' | '['))?;
    let behind = chars.as_str().strip_prefix(']')?;
    let ends = behind.is_empty() || behind.starts_with([' ', '\t', '\n', '\r']);
    ends.then_some((state, item.end - behind.len()))
}
