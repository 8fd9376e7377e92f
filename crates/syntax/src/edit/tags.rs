//! Renames a tag in one note, wherever it stands.

use std::fmt;

use super::front;
use super::spelling::Change;
use super::verify::{Plan, Says, What, settled};
use super::{Conflict, Rewrite, TextEdit};
use crate::tag::{SIGNS, read_spelling};
use crate::{ParsedNote, Reading, Span, TagKey, parse};

/// Why a tag can't be renamed so, in whatever note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagRenameError {
    /// The new spelling holds no tag at all: nothing, a line break, more than 100
    /// characters.
    NoTag,
    /// One of the two is a facet under any topic, `(facet)`, and the other is not.
    FacetAndTopic,
}

impl fmt::Display for TagRenameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoTag => "The new name is no tag.",
            Self::FacetAndTopic => {
                "A facet under any topic, (facet), can only be renamed to another one."
            }
        })
    }
}

impl std::error::Error for TagRenameError {}

/// Renames what `from` asks for (the grammar, §2.4) to `to`, which may have a sign.
///
/// - `a/b`, a topic, a level or a name, in every tag that answers to it: `#a/b/c`,
///   `#a/b(x)` and `#z=a/b` keep what they say beside it.
/// - `topic(facet)` to `topic(other)`: that facet, wherever the topic has it, also next
///   to others. `(facet)` to `(other)`: under whatever topic.
/// - All else, `a=b` or `t(x・y)` or `a` to `t(x)`: the tags that are the whole of it.
///
/// All spellings with one key become the new one; signs stay. A tag that would say the
/// same name or facet twice says it once, and so does a list in front matter.
pub fn rename_tag(
    text: &str,
    reading: &Reading<'_>,
    from: &TagKey<'_>,
    to: &str,
) -> Result<Rewrite, TagRenameError> {
    let to = read_spelling(to, reading.profile).ok_or(TagRenameError::NoTag)?;
    let change = Change::new(from, &to).ok_or(TagRenameError::FacetAndTopic)?;
    let note = parse(text, reading);
    let mut conflicts = Vec::new();
    let mut plans = front::plans(text, &change, &mut conflicts);
    plans.extend(in_text(text, &note, &change, &mut conflicts));
    Ok(settled(text, reading, &note, plans, conflicts))
}

fn in_text(
    text: &str,
    note: &ParsedNote<'_>,
    change: &Change,
    conflicts: &mut Vec<Conflict>,
) -> Vec<Plan> {
    let mut plans = Vec::new();
    for tag in &note.tags {
        let raw = match change.spell(&tag.raw, &tag.key) {
            None => continue,
            Some(Ok(raw)) => raw,
            Some(Err(reason)) => {
                let span = tag.span;
                conflicts.push(Conflict { span, reason });
                continue;
            }
        };
        let written = &text[tag.span.start..tag.span.end];
        let body = written.strip_prefix(SIGNS).unwrap_or(written);
        plans.push(Plan {
            edit: TextEdit {
                span: Span {
                    start: tag.span.end - body.len(),
                    end: tag.span.end,
                },
                text: raw.clone(),
            },
            says: vec![Says {
                place: tag.span,
                what: What::Tag { raw },
            }],
        });
    }
    plans
}
