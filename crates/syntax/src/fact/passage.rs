//! Passages, and what a note says about each.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use super::{Link, ParsedNote, Span, Tag, TagSource, Task};

/// Longest text of one heading in a path, in characters. What is shown and stored with
/// every passage under it must not grow with what someone wrote into a heading.
const LONGEST_HEADING: usize = 200;

/// The unit that Tsuzuri finds, shows and counts (docs/grammar.md §1).
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Position among the note's passages, from 0.
    pub ordinal: usize,
    /// From the first byte of its first block to the end of its last block, with the
    /// line break that ends it.
    pub span: Span,
    /// The heading it stands under or begins with, an index into the note's; of several
    /// that follow one another directly the last.
    pub heading: Option<usize>,
    /// The nearest heading's day, else the note's.
    pub day: Option<Date>,
    pub(crate) tags: Range<usize>,
    pub(crate) inherited: Range<usize>,
    pub(crate) links: Range<usize>,
    pub(crate) tasks: Range<usize>,
    pub(crate) blocks: Range<usize>,
}

/// A tag as one passage has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoveringTag<'n, 't> {
    /// The tag.
    pub tag: &'n Tag<'t>,
    /// Where it stands, seen from the passage.
    pub from: TagSource,
    /// Whether it stands in the passage; else it is inherited.
    pub own: bool,
}

/// A tag that stands elsewhere and covers a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Inherited {
    /// Index among the tags of the text, or those of the front matter when it is from
    /// there.
    pub(crate) tag: usize,
    pub(crate) from: TagSource,
}

impl<'t> ParsedNote<'t> {
    /// Texts of the headings above a passage, outermost first; its own heading is last.
    /// Very long ones are cut, and end in `…` then.
    pub fn heading_path(&self, passage: &Passage) -> Vec<String> {
        let mut path = Vec::new();
        let mut next = passage.heading;
        while let Some(heading) = next.and_then(|index| self.headings.get(index)) {
            path.push(shortened(&heading.text).into_owned());
            next = heading.above;
        }
        path.reverse();
        path
    }

    /// Tags that cover a passage: own ones in text order, then inherited ones, nearest
    /// first and each key once.
    pub fn covering(&self, passage: &Passage) -> impl Iterator<Item = CoveringTag<'_, 't>> {
        let own = self.tags_in(passage).iter().map(|tag| CoveringTag {
            tag,
            from: tag.stands,
            own: true,
        });
        let inherited = self.inherited.get(passage.inherited.clone());
        let inherited = inherited.unwrap_or_default().iter().filter_map(|one| {
            let tags = match one.from {
                TagSource::FrontMatter => &self.front_matter.tags,
                _ => &self.tags,
            };
            Some(CoveringTag {
                tag: tags.get(one.tag)?,
                from: one.from,
                own: false,
            })
        });
        own.chain(inherited)
    }

    /// Tags that stand in a passage.
    pub fn tags_in(&self, passage: &Passage) -> &[Tag<'t>] {
        self.tags.get(passage.tags.clone()).unwrap_or_default()
    }

    /// Links that stand in a passage.
    pub fn links_in(&self, passage: &Passage) -> &[Link<'t>] {
        self.links.get(passage.links.clone()).unwrap_or_default()
    }

    /// Tasks that stand in a passage.
    pub fn tasks_in(&self, passage: &Passage) -> &[Task<'t>] {
        self.tasks.get(passage.tasks.clone()).unwrap_or_default()
    }

    /// Blocks of a passage.
    pub fn blocks_in(&self, passage: &Passage) -> &[Span] {
        self.blocks.get(passage.blocks.clone()).unwrap_or_default()
    }
}

/// A heading as it is shown in a path.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_HEADING {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(LONGEST_HEADING) {
        Some((at, _)) => Cow::Owned(format!("{}…", &text[..at])),
        None => Cow::Borrowed(text),
    }
}
