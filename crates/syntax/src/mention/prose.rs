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
    pub(super) fn of(text: &str, note: &ParsedNote) -> Self {
        let mut barred: Vec<Span> = [&note.code, &note.html, &note.asides]
            .into_iter()
            .flatten()
            .copied()
            .collect();
        for passage in &note.passages {
            let own = passage.tags.iter().filter(|tag| passage.owns(tag));
            barred.extend(own.map(|tag| tag.tag.span));
            for link in &passage.links {
                barred.push(link.span);
                if link.target_span.start >= link.span.end
                    || link.target_span.end <= link.span.start
                {
                    barred.push(whole_line(text, link.target_span));
                }
            }
        }
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

/// The definition of a link by reference, label and all.
fn whole_line(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    Span {
        start: before.rfind('\n').map_or(0, |at| at + 1),
        end: span.end + after.find('\n').unwrap_or(after.len()),
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
