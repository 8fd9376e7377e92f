//! What notes mark and the parser of Markdown does not know: ids of blocks, callouts.
//! Labels of footnotes it knows.

use memchr::memchr;

use super::Facts;
use super::block::trimmed;
use super::shallow::label_end;
use crate::{BlockId, Callout, Footnote, Span};

/// Ids of blocks. `leaves` are all paragraphs, items, headings and rows as they open,
/// `facts` what has been found so far.
pub(super) fn block_ids<'t>(
    source: &'t str,
    leaves: &[Span],
    facts: &Facts<'t>,
) -> Vec<BlockId<'t>> {
    if memchr(b'^', source.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut ids: Vec<BlockId<'t>> = leaves
        .iter()
        .filter_map(|&leaf| block_id(source, leaf))
        .collect();
    // An item and the paragraph in it end together: the item, which comes first, counts.
    ids.sort_by_key(|id| id.span);
    ids.dedup_by_key(|id| id.span);
    for id in ids.iter_mut().filter(|id| id.block.start == id.block.end) {
        let before = facts
            .blocks
            .partition_point(|block| block.span.start < id.span.start);
        let before = before
            .checked_sub(1)
            .and_then(|index| facts.blocks.get(index));
        if let Some(before) = before.filter(|before| before.span.end <= id.span.start) {
            id.block = before.span;
        }
    }
    let literal = [&facts.code, &facts.html, &facts.asides];
    ids.retain(|id| {
        let is_literal = literal.iter().any(|spans| {
            let after = spans.partition_point(|span| span.end <= id.span.start);
            spans
                .get(after)
                .is_some_and(|span| span.start < id.span.end)
        });
        id.block.start < id.block.end && !is_literal
    });
    ids
}

fn block_id(source: &str, leaf: Span) -> Option<BlockId<'_>> {
    let text = source[leaf.start..leaf.end].trim_end();
    let body = text.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let before = body.strip_suffix('^')?;
    let id = &text[body.len()..];
    if id.is_empty() || !(before.is_empty() || before.ends_with(char::is_whitespace)) {
        return None;
    }
    let start = leaf.start + before.len();
    Some(BlockId {
        id,
        span: Span {
            start,
            end: leaf.start + text.len(),
        },
        block: trimmed(
            source,
            Span {
                start: leaf.start,
                end: start,
            },
        ),
    })
}

/// Reads a quote as a callout, if it begins as one.
pub(super) fn callout(source: &str, quote: Span) -> Option<Callout<'_>> {
    let text = source[quote.start..quote.end].strip_prefix('>')?;
    let (kind, rest) = text
        .trim_start_matches(' ')
        .strip_prefix("[!")?
        .split_once(']')?;
    let is_kind = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if kind.is_empty() || !kind.chars().all(is_kind) {
        return None;
    }
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let (folded, title) = match line.chars().next() {
        Some('-') => (Some(true), &line[1..]),
        Some('+') => (Some(false), &line[1..]),
        _ => (None, line),
    };
    Some(Callout {
        kind,
        title: title.trim(),
        folded,
        span: trimmed(source, quote),
    })
}

/// A label of a footnote and, when it begins a line of its own, the note it stands for.
pub(super) fn footnote(source: &str, span: Span, is_definition: bool) -> Option<Footnote<'_>> {
    let written = &source[span.start..span.end];
    let label = written.strip_prefix("[^")?;
    Some(Footnote {
        label: &label[..label_end(label.as_bytes())?],
        span: trimmed(source, span),
        is_definition,
    })
}
