//! Where in a note a name may be mentioned: everywhere but in links, tags, code, HTML,
//! math, comments and front matter. Headings count: what stands there is the writer's
//! text, and often the best reason to link.

use crate::{ParsedNote, Span};

/// The stretches that hold no mention, asked about in text order.
pub(super) struct Prose {
    /// By start; they may overlap.
    barred: Vec<Span>,
    /// The furthest end of the first n.
    reach: Vec<usize>,
}

impl Prose {
    pub(super) fn of(text: &str, note: &ParsedNote<'_>) -> Self {
        let mut barred: Vec<Span> = [&note.code, &note.html, &note.asides]
            .into_iter()
            .flatten()
            .copied()
            .collect();
        barred.extend(note.tags.iter().map(|tag| tag.span));
        barred.extend(note.links.iter().map(|link| link.span));
        barred.extend(note.block_ids.iter().map(|id| id.span));
        barred.extend(note.footnotes.iter().map(|footnote| Span {
            start: footnote.span.start,
            end: footnote.span.start + "[^]".len() + footnote.label.len(),
        }));
        barred.extend(
            note.headings
                .iter()
                .map(|heading| end_of(text, heading.span)),
        );
        barred.sort_unstable();
        let reach = barred
            .iter()
            .scan(0, |reach, span| {
                *reach = span.end.max(*reach);
                Some(*reach)
            })
            .collect();
        Self { barred, reach }
    }

    /// Whether nothing barred lies in the span.
    pub(super) fn holds(&self, span: Span) -> bool {
        let before = self
            .barred
            .partition_point(|barred| barred.start < span.end);
        before
            .checked_sub(1)
            .and_then(|last| self.reach.get(last))
            .is_none_or(|&reach| reach <= span.start)
    }
}

/// The place behind a heading's text: no name goes on from there into the next line.
fn end_of(text: &str, heading: Span) -> Span {
    let length = text
        .get(heading.start..heading.end)
        .unwrap_or_default()
        .trim_end()
        .len();
    let end = heading.start + length;
    Span { start: end, end }
}
