//! The facts a note holds, as `parse` reports them. Plain data: no behaviour beyond
//! small questions about itself. Every span is a byte range of the text that was
//! parsed, on character boundaries, and texts are borrowed from it wherever they stand
//! there as they are: reading a note copies next to nothing.
//!
//! Lists lie flat in the note, in text order. A passage says which part of each is its
//! own, and [`ParsedNote`] answers with it.

mod link;
mod mark;
mod passage;
mod tag;

use std::borrow::Cow;

use jiff::civil::Date;

pub use link::{Link, LinkKind};
pub use mark::{BlockId, Callout, Footnote};
pub use passage::{CoveringTag, Passage};
pub(crate) use passage::{Inherited, shortened};
pub(crate) use tag::{KeyPart, PartKind};
pub use tag::{Tag, TagKey, TagSource};

use crate::warning::Warning;

/// A half-open byte range `start..end` of the parsed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Everything `parse` reads in one note. Passages, with the thematic breaks between
/// them and the front matter before them, cover the text without overlap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedNote<'t> {
    /// Front matter `title`, else the text of the first level-1 heading. The file stem,
    /// the last resort of docs/grammar.md §4, is the caller's to add: a text has no name.
    pub title: Option<Cow<'t, str>>,
    /// What stands between the opening `---` or `+++` lines, if anything does.
    pub front_matter: FrontMatter<'t>,
    /// Headings.
    pub headings: Vec<Heading<'t>>,
    /// Passages; `ordinal` is the index in this list.
    pub passages: Vec<Passage>,
    /// Hashtags of the text; those of the front matter are its own.
    pub tags: Vec<Tag<'t>>,
    /// Links.
    pub links: Vec<Link<'t>>,
    /// Tasks.
    pub tasks: Vec<Task<'t>>,
    /// Top-level blocks, and each item of a top-level list: what an excerpt is cut along.
    pub blocks: Vec<Span>,
    /// Tags that passages have from elsewhere.
    pub(crate) inherited: Vec<Inherited>,
    /// The note's own day (docs/grammar.md §5): front matter `date` or `created`, else its path.
    pub day: Option<Date>,
    /// Code spans and code blocks, whole.
    pub code: Vec<Span>,
    /// Raw HTML, inline tags and blocks.
    pub html: Vec<Span>,
    /// Math, comments, what inline HTML encloses as a link or as code, and definitions of
    /// links: no tag, no bare address and no mention is read in them.
    pub asides: Vec<Span>,
    /// Formulas, with their dollars.
    pub math: Vec<Span>,
    /// Ids of blocks.
    pub block_ids: Vec<BlockId<'t>>,
    /// Callouts.
    pub callouts: Vec<Callout<'t>>,
    /// Labels of footnotes, and the notes themselves.
    pub footnotes: Vec<Footnote<'t>>,
    /// What a reader should be told about the note; never a reason to refuse it.
    pub warnings: Vec<Warning>,
}

/// The part of the front matter that Tsuzuri reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter<'t> {
    /// The whole block with its fences; `None` when the note has none.
    pub span: Option<Span>,
    /// `title:`
    pub title: Option<Cow<'t, str>>,
    /// `aliases:` or `alias:`
    pub aliases: Vec<Cow<'t, str>>,
    /// `tags:` or `tag:`, as written without a leading sign.
    pub tags: Vec<Tag<'t>>,
    /// `url:` and `permalink:`, the note's own addresses.
    pub own_urls: Vec<Cow<'t, str>>,
    /// `source:`, what the note cites.
    pub sources: Vec<Cow<'t, str>>,
    /// `date:`, else `created:`.
    pub date: Option<Date>,
}

/// A heading, ATX or setext.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading<'t> {
    /// 1 to 6.
    pub level: u8,
    /// Shown text, without marks.
    pub text: Cow<'t, str>,
    /// The whole heading block.
    pub span: Span,
    /// Index of the heading it stands under, when it stands under one.
    pub above: Option<usize>,
}

/// A list item with a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task<'t> {
    /// Any marker but a space.
    pub done: bool,
    /// Shown text of the item's first paragraph.
    pub text: Cow<'t, str>,
    /// `📅 2023-02-01` or `due:2023-02-01`.
    pub due: Option<Date>,
    /// The item.
    pub span: Span,
}
