//! Hashtags as facts. How they are read is `tag`'s.

use std::borrow::Cow;

use super::Span;

/// One occurrence of a hashtag (docs/grammar.md §2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'t> {
    /// As written, without the sign.
    pub raw: Cow<'t, str>,
    /// Two spellings with one key are one tag (§2.4).
    pub key: TagKey<'t>,
    /// Sign and body in the text. For front matter, the value.
    pub span: Span,
    /// The paragraph, heading or list item it stands in; the front matter block for
    /// front matter tags.
    pub block: Span,
    /// Where it stands.
    pub stands: TagSource,
}

/// Where a tag stands; for a tag that a passage inherits, seen from that passage.
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

/// Identity and structure of a tag (docs/grammar.md §2.4). Every part is already keyed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagKey<'t> {
    full: Cow<'t, str>,
    /// Empty for a tag without structure: then it is its own topic.
    parts: Vec<KeyPart>,
}

/// A part of a key. The first is the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct KeyPart {
    pub(crate) kind: PartKind,
    pub(crate) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum PartKind {
    Topic,
    Name,
    Facet,
}

impl<'t> TagKey<'t> {
    pub(crate) fn plain(full: Cow<'t, str>) -> Self {
        Self {
            full,
            parts: Vec::new(),
        }
    }

    /// Spans of parts are those of their text in `full`.
    pub(crate) fn structured(full: String, parts: Vec<KeyPart>) -> Self {
        Self {
            full: Cow::Owned(full),
            parts,
        }
    }

    /// A key as it was, from what an index has kept of it.
    pub fn from_parts(full: String, topic: &str, facets: &[String], names: &[String]) -> Self {
        let mut parts = Vec::new();
        let mut reached = 0;
        let mut add = |kind, text: &str, from: usize| {
            let found = full.get(from..).and_then(|rest| rest.find(text));
            let start = from + found.unwrap_or_default();
            let end = (start + text.len()).min(full.len());
            parts.push(KeyPart {
                kind,
                span: Span { start, end },
            });
            end
        };
        let topic_end = add(PartKind::Topic, topic, 0);
        for name in names {
            reached = add(PartKind::Name, name, reached);
        }
        reached = reached.max(topic_end);
        for facet in facets {
            reached = add(PartKind::Facet, facet, reached);
        }
        // A tag without structure is its own topic.
        if parts.len() == 1 && topic.len() == full.len() {
            parts.clear();
        }
        Self {
            full: Cow::Owned(full),
            parts,
        }
    }

    /// The whole, with a missing `)` supplied: `ウクライナ代理戦争(nato)`.
    pub fn full(&self) -> &str {
        &self.full
    }

    /// Topic without facets and alternative names; may hold levels: `a/b`. Empty when a
    /// facet is asked for under any topic.
    pub fn topic(&self) -> &str {
        match self.parts.first() {
            Some(topic) => self.text(topic),
            None => &self.full,
        }
    }

    /// Facets in written order: `["nato", "戦闘機"]`.
    pub fn facets(&self) -> impl Iterator<Item = &str> {
        self.parts_of(PartKind::Facet)
    }

    /// Names the tag answers to when `=` gives it several, without the whole.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts_of(PartKind::Name)
    }

    /// Whether nothing could be asked for: `(` in front matter.
    pub(crate) fn is_empty(&self) -> bool {
        self.topic().is_empty() && self.facets().next().is_none()
    }

    /// The same, independent of the text it was read from.
    pub fn into_owned(self) -> TagKey<'static> {
        TagKey {
            full: Cow::Owned(self.full.into_owned()),
            parts: self.parts,
        }
    }

    fn parts_of(&self, kind: PartKind) -> impl Iterator<Item = &str> {
        let parts = self.parts.iter().filter(move |part| part.kind == kind);
        parts.map(|part| self.text(part))
    }

    fn text(&self, part: &KeyPart) -> &str {
        self.full
            .get(part.span.start..part.span.end)
            .unwrap_or_default()
    }
}
