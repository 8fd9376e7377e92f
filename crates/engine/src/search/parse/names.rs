//! What a query names, and where: tags, notes and paths may have other names some day.

use std::ops::Range;

use jiff::civil::Date;
use tsuzuri_syntax::Profile;

use super::{MOST_TERMS, Parser, is_long};

/// Something that a query names by a name that may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Name {
    pub kind: NameKind,
    /// Bytes of it as written: a tag with its sign, a value with its brackets or quotes.
    pub span: Range<usize>,
    /// What was read there.
    pub value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum NameKind {
    Tag,
    /// Of a note, in `link:` and `linked-from:`.
    Note,
    /// All of one, or a part, in `path:`.
    Path,
}

/// The names in a query. What is too long to be a query has none.
pub(in super::super) fn names(text: &str, profile: Profile) -> Vec<Name> {
    if is_long(text) {
        return Vec::new();
    }
    let mut parser = Parser::new(text, Date::ZERO, profile);
    parser.whole();
    if parser.terms > MOST_TERMS {
        return Vec::new();
    }
    parser.names
}

impl Parser<'_> {
    /// Keeps a name that was read from `start` to here.
    pub(in super::super) fn name(&mut self, kind: NameKind, start: usize, value: &str) {
        self.names.push(Name {
            kind,
            span: start..self.at,
            value: value.to_owned(),
        });
    }
}
