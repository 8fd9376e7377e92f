//! Which lines of a paragraph hold nothing but hashtags.

use crate::{Span, Tag};

/// How a paragraph is made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TagLines {
    /// End of the lines at its start that hold only tags.
    pub(super) leading_end: Option<usize>,
    /// Start of the lines at its end that hold only tags.
    pub(super) trailing_start: Option<usize>,
    /// There are no other lines.
    pub(super) all: bool,
}

/// `tags` are those in the paragraph, in order.
pub(super) fn tag_lines(source: &str, paragraph: Span, tags: &[Tag<'_>]) -> TagLines {
    let mut lines = TagLines::default();
    if tags.is_empty() {
        return lines;
    }
    let mut rest = tags;
    let mut at = paragraph.start;
    let mut seen_text = false;
    for line in source[paragraph.start..paragraph.end].split_inclusive('\n') {
        let end = at + line.len();
        let here = rest.partition_point(|tag| tag.span.start < end);
        let (in_line, after) = rest.split_at(here);
        rest = after;
        if holds_only(source, at, end, in_line) {
            lines.trailing_start.get_or_insert(at);
            if !seen_text {
                lines.leading_end = Some(end);
            }
        } else {
            lines.trailing_start = None;
            seen_text = true;
        }
        at = end;
    }
    lines.all = !seen_text;
    lines
}

/// Where the lines at the end of a list, quote or table begin that hold only tags and have
/// neither its mark nor any white space before them.
pub(super) fn unmarked_tag_lines(source: &str, block: Span, tags: &[Tag<'_>]) -> Option<usize> {
    let trailing = tag_lines(source, block, tags).trailing_start?;
    let mut start = trailing;
    let mut at = trailing;
    for line in source[trailing..block.end].split_inclusive('\n') {
        at += line.len();
        if !line.starts_with(['#', '＃', '﹟']) {
            start = at;
        }
    }
    (start > block.start && start < block.end).then_some(start)
}

fn holds_only(source: &str, start: usize, end: usize, tags: &[Tag<'_>]) -> bool {
    let mut from = start;
    !tags.is_empty()
        && tags
            .iter()
            .map(|tag| (tag.span.start, tag.span.end))
            .chain([(end, end)])
            .all(|(tag_start, tag_end)| {
                let between = source.get(from..tag_start).unwrap_or_default();
                from = tag_end;
                between.chars().all(shows_nothing)
            })
}

/// White space, and marks of emphasis around a tag.
fn shows_nothing(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '~' | '=')
}
