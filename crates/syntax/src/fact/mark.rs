//! What a note marks beside its text (docs/grammar.md §4).

use super::Span;

/// `^name` behind a block, by which links reach it: `[[note#^name]]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockId<'t> {
    /// Without the `^`.
    pub id: &'t str,
    /// The id with its `^`.
    pub span: Span,
    /// The paragraph, item or heading that it ends, without the id; the top-level
    /// block before it when it stands in a paragraph of its own.
    pub block: Span,
}

/// A quote that says what kind of remark it is: `> [!note]- Title`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Callout<'t> {
    /// As written: `note`.
    pub kind: &'t str,
    /// What stands behind the kind on its line; empty when nothing does.
    pub title: &'t str,
    /// Whether it is shown closed (`-`) or open (`+`) where it can be folded.
    pub folded: Option<bool>,
    /// The whole quote.
    pub span: Span,
}

/// `[^label]`, or the note that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footnote<'t> {
    /// Without `^`.
    pub label: &'t str,
    /// The mark in the text, or the whole note with its label.
    pub span: Span,
    /// Whether it is the note.
    pub is_definition: bool,
}
