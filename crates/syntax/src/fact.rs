//! The facts a note holds, as `parse` reports them. Plain data: no behaviour beyond
//! small questions about itself. Every span is a byte range of the text that was
//! parsed, on character boundaries.

use std::sync::Arc;

use jiff::civil::Date;

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
pub struct ParsedNote {
    /// Front matter `title`, else the text of the first level-1 heading. The file stem,
    /// the last resort of docs/grammar.md §4, is the caller's to add: a text has no name.
    pub title: Option<String>,
    /// What stands between the opening `---` or `+++` lines, if anything does.
    pub front_matter: FrontMatter,
    /// Headings in text order.
    pub headings: Vec<Heading>,
    /// Passages in text order; `ordinal` is the index in this list.
    pub passages: Vec<Passage>,
    /// The note's own day (docs/grammar.md §5): front matter `date` or `created`, else its path.
    pub day: Option<Date>,
    /// Code spans and code blocks, whole, in text order.
    pub code: Vec<Span>,
    /// Raw HTML, inline tags and blocks, in text order.
    pub html: Vec<Span>,
    /// What a reader should be told about the note; never a reason to refuse it.
    pub warnings: Vec<Warning>,
}

/// The part of the front matter that Tsuzuri reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The whole block with its fences; `None` when the note has none.
    pub span: Option<Span>,
    /// `title:`
    pub title: Option<String>,
    /// `aliases:` or `alias:`
    pub aliases: Vec<String>,
    /// `tags:` or `tag:`, as written without a leading sign.
    pub tags: Vec<Tag>,
    /// `url:` and `permalink:`, the note's own addresses.
    pub own_urls: Vec<String>,
    /// `source:`, what the note cites.
    pub sources: Vec<String>,
    /// `date:`, else `created:`.
    pub date: Option<Date>,
}

/// A heading, ATX or setext.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Shown text, without marks.
    pub text: String,
    /// The whole heading block.
    pub span: Span,
}

/// The unit that Tsuzuri finds, shows and counts (docs/grammar.md §1).
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Position among the note's passages, from 0.
    pub ordinal: usize,
    /// From the first byte of its first block to the end of its last block, with the
    /// line break that ends it.
    pub span: Span,
    /// Texts of the headings above it, outermost first; its own heading is last.
    pub heading_path: Vec<String>,
    /// The nearest heading's day, else the note's.
    pub day: Option<Date>,
    /// Tags that cover the passage, own ones first in text order, then inherited ones.
    pub tags: Vec<CoveringTag>,
    /// Links that stand in it, in text order.
    pub links: Vec<Link>,
    /// Tasks that stand in it, in text order.
    pub tasks: Vec<Task>,
    /// Top-level blocks, and each item of a top-level list, in text order: what an
    /// excerpt is cut along.
    pub blocks: Vec<Span>,
}

impl Passage {
    /// Whether a tag that covers the passage stands in it; else it is inherited.
    pub fn owns(&self, covering: &CoveringTag) -> bool {
        let at = covering.tag.span.start;
        covering.from != TagSource::FrontMatter && self.span.start <= at && at < self.span.end
    }
}

/// A tag and where it came from, seen from one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveringTag {
    /// The tag, shared by all passages that it covers.
    pub tag: Arc<Tag>,
    /// Where it stands.
    pub from: TagSource,
    /// The paragraph, heading or list item it stands in; the front matter block for
    /// front matter tags.
    pub block: Span,
}

/// Where a tag that covers a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TagSource {
    /// In the passage's own text.
    Text,
    /// In the tag block that ends the passage, or one that is its own first block.
    TagBlock,
    /// In a heading above, or in the tag block directly under one; inherited when the
    /// heading is not the passage's own.
    Heading,
    /// In the tag block that opens the note.
    Note,
    /// In `tags:` of the front matter.
    FrontMatter,
}

impl TagSource {
    /// The name used by the command line and the index.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::TagBlock => "tag-block",
            Self::Heading => "heading",
            Self::Note => "note",
            Self::FrontMatter => "front-matter",
        }
    }
}

/// One occurrence of a hashtag (docs/grammar.md §2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// As written, without the sign.
    pub raw: String,
    /// Two spellings with one key are one tag (§2.4).
    pub key: TagKey,
    /// Sign and body in the text. For front matter, the value.
    pub span: Span,
}

/// Identity and structure of a tag (docs/grammar.md §2.4). Every part is already keyed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagKey {
    /// The whole, with a missing `)` supplied: `ウクライナ代理戦争(nato)`.
    pub full: String,
    /// Topic without facets and alternative names; may hold levels: `a/b`.
    pub topic: String,
    /// Facets in written order: `["nato", "戦闘機"]`.
    pub facets: Vec<String>,
    /// Names the tag answers to when `=` gives it several, without the whole.
    pub names: Vec<String>,
}

/// One link (docs/grammar.md §3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which form it was written in.
    pub kind: LinkKind,
    /// As written, marks included.
    pub raw: String,
    /// Note name, path or URL, percent-decoded for Markdown links to notes; empty for a
    /// link within the same note.
    pub target: String,
    /// What follows `#`, without it: `heading`, `h1#h2`, `^block`.
    pub fragment: Option<String>,
    /// Shown text where it differs from the target.
    pub alias: Option<String>,
    /// The whole link.
    pub span: Span,
    /// The target alone, as `edit/` would replace it.
    pub target_span: Span,
}

/// The forms of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// `[[target]]`
    Wikilink,
    /// `![[target]]`
    Embed,
    /// `[text](path)`, inline or by reference, to a note or file.
    Markdown,
    /// `![alt](path)`
    Image,
    /// Any link to an address with a scheme, `www.`, or a bare domain.
    Url,
}

impl LinkKind {
    /// The name used by the command line and the index.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wikilink => "wikilink",
            Self::Embed => "embed",
            Self::Markdown => "markdown",
            Self::Image => "image",
            Self::Url => "url",
        }
    }
}

/// A list item with a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Any marker but a space.
    pub done: bool,
    /// Shown text of the item's first paragraph.
    pub text: String,
    /// `📅 2023-02-01` or `due:2023-02-01`.
    pub due: Option<Date>,
    /// The item.
    pub span: Span,
}

/// Something odd about a note that its reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Byte offset.
    pub at: usize,
    /// A plain English sentence; shown as it is by `tsuzuri parse`.
    pub message: String,
}
