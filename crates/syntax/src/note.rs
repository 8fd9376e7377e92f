//! From a text to all its facts: walks the events of the Markdown parser once and
//! gathers what stands where. What passages are made of it is `passage`'s.

mod block;
mod inline;
mod links;
mod marks;
mod mask;
mod shallow;
mod walk;

pub(crate) use block::{Block, BlockKind};

use std::borrow::Cow;

use crate::date::PathDates;
use crate::{
    BlockId, Callout, Footnote, Heading, Link, ParsedNote, Reading, Span, Tag, Task, front_matter,
    passage,
};

/// The facts of a note's body, flat and in text order.
#[derive(Default)]
pub(crate) struct Facts<'t> {
    /// Top-level blocks.
    pub(crate) blocks: Vec<Block>,
    /// Items of top-level lists.
    pub(crate) items: Vec<Span>,
    pub(crate) headings: Vec<Heading<'t>>,
    pub(crate) tags: Vec<Tag<'t>>,
    pub(crate) links: Vec<Link<'t>>,
    pub(crate) tasks: Vec<Task<'t>>,
    pub(crate) code: Vec<Span>,
    pub(crate) html: Vec<Span>,
    pub(crate) asides: Vec<Span>,
    pub(crate) math: Vec<Span>,
    pub(crate) block_ids: Vec<BlockId<'t>>,
    pub(crate) callouts: Vec<Callout<'t>>,
    pub(crate) footnotes: Vec<Footnote<'t>>,
}

/// Reads a note. Total: any text gives a note, and what can't be read as something is
/// text.
pub fn parse<'t>(text: &'t str, reading: &Reading<'_>) -> ParsedNote<'t> {
    let mut warnings = Vec::new();
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let front_matter = front_matter::read(text, start, &mut warnings);
    let body = front_matter.span.map_or(start, |span| span.end);
    let facts = walk::walk(text, body, reading.into());
    let path = PathDates::new(reading.path.unwrap_or_default());
    let day = front_matter.date.or_else(|| path.day());
    let title = front_matter.title.clone().or_else(|| first_title(&facts));
    passage::cut(
        text,
        facts,
        ParsedNote {
            title,
            front_matter,
            day,
            warnings,
            ..ParsedNote::default()
        },
        path,
    )
}

fn first_title<'t>(facts: &Facts<'t>) -> Option<Cow<'t, str>> {
    let first = facts.headings.iter().find(|heading| heading.level == 1)?;
    Some(first.text.clone()).filter(|text| !text.is_empty())
}
