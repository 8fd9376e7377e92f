//! One result: the passage, and the lines around what was found in it.

use jiff::civil::Date;
use tsuzuri_syntax::Span;

use super::plan::Plan;
use super::rank::Tier;
use super::verify::{Found, FoundText};
use crate::query::{Excerpt, TagAt, around, lines_before, tags_at};
use crate::{EngineError, Reader};

/// A passage that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Of its note.
    pub path: String,
    /// Of its note.
    pub title: String,
    /// Outermost first.
    pub heading_path: Vec<String>,
    /// Its day.
    pub day: Option<Date>,
    /// Position in its note.
    pub ordinal: u32,
    /// Own ones first, then inherited ones.
    pub tags: Vec<TagAt>,
    /// Why it stands where it does.
    pub tier: Tier,
    /// In the file.
    pub span: Span,
    /// Line of the first find, from 0; of the passage when nothing is highlighted.
    pub line: u32,
    /// Source around the first finds; empty when the file can't be read now.
    pub excerpt: Excerpt,
    /// Whether the file was read now and is what the index knows.
    pub verified: bool,
}

/// Marks are looked for only so far behind the first one: an excerpt is shorter.
const FARTHEST: usize = 4_000;

/// Makes the result of a passage that was found.
pub(super) fn hit(
    reader: &Reader,
    found: Found,
    plan: &Plan<'_>,
    tier: Tier,
) -> Result<Hit, EngineError> {
    let Found { row, text } = found;
    let tags = tags_at(reader.connection(), &row)?;
    let (excerpt, line) = match &text {
        Some(text) => {
            let marks = marks(text, plan, row.span.start);
            let bounds = row.span.start..row.span.end;
            let first = marks.first().map_or(row.span.start, |mark| mark.start);
            let before = text.note.get(row.span.start..first).unwrap_or_default();
            (
                around(&text.note, bounds, &marks),
                row.line + lines_before(before, before.len()),
            )
        }
        None => (Excerpt::default(), row.line),
    };
    Ok(Hit {
        verified: text.is_some(),
        path: row.file.path,
        title: row.title,
        heading_path: row.heading_path,
        day: row.day,
        ordinal: row.ordinal,
        tags,
        tier,
        span: row.span,
        line,
        excerpt,
    })
}

/// Where the words stand in the note's text: ascending, those that touch made one.
fn marks(text: &FoundText, plan: &Plan<'_>, passage: usize) -> Vec<Span> {
    let folded = text.haystack.text();
    let mut terms = Vec::new();
    plan.terms(&mut terms);
    let needles: Vec<_> = terms.iter().filter_map(|term| term.needle()).collect();
    let firsts = needles
        .iter()
        .filter_map(|needle| needle.find_all(folded).next());
    let Some(first) = firsts.map(|range| range.start).min() else {
        return Vec::new();
    };
    let mut marks: Vec<Span> = needles
        .iter()
        .flat_map(|needle| {
            needle
                .find_all(folded)
                .take_while(|at| at.start < first + FARTHEST)
        })
        .map(|at| {
            let Span { start, end } = text.haystack.source_range(at);
            Span {
                start: passage + start,
                end: passage + end,
            }
        })
        .collect();
    marks.sort_unstable();
    marks.dedup_by(|next, mark| {
        let touches = next.start <= mark.end;
        if touches {
            mark.end = mark.end.max(next.end);
        }
        touches
    });
    marks
}
