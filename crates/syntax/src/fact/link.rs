//! Links as facts. How they are read is `link`'s.

use std::borrow::Cow;

use super::Span;

/// One link (docs/grammar.md §3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'t> {
    /// Which form it was written in.
    pub kind: LinkKind,
    /// As written, marks included.
    pub raw: &'t str,
    /// Note name, path or URL, percent-decoded for Markdown links to notes; empty for a
    /// link within the same note.
    pub target: Cow<'t, str>,
    /// What follows `#`, without it: `heading`, `h1#h2`, `^block`.
    pub fragment: Option<Cow<'t, str>>,
    /// Shown text where it differs from the target.
    pub alias: Option<Cow<'t, str>>,
    /// The whole link.
    pub span: Span,
    /// The target alone, as an edit would replace it.
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
