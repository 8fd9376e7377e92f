//! Where in a note a name may be mentioned: everywhere but in links, tags, code, HTML,
//! math, comments and front matter. Headings count: what stands there is the writer's
//! text, and often the best reason to link.

use crate::{Link, ParsedNote, Span};

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
        let mut definitions: Vec<Span> = note.links.iter().filter_map(defined_at).collect();
        // Many links may share one definition.
        definitions.sort_unstable();
        definitions.dedup();
        barred.extend(definitions.iter().map(|&target| whole_line(text, target)));
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

/// The target of a link by reference, which stands elsewhere.
fn defined_at(link: &Link<'_>) -> Option<Span> {
    let (span, target) = (link.span, link.target_span);
    (target.end <= span.start || target.start >= span.end).then_some(target)
}

/// A definition, label and all.
fn whole_line(text: &str, target: Span) -> Span {
    let before = text.get(..target.start).unwrap_or_default();
    let after = text.get(target.end..).unwrap_or_default();
    Span {
        start: before.rfind('\n').map_or(0, |at| at + 1),
        end: target.end + after.find('\n').unwrap_or(after.len()),
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
