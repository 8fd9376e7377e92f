//! Fields of a query, `name:value`, and the settings `in:` and `sort:` that look like
//! them.

use super::days;
use super::linking::{BEFORE_ALIAS, BEFORE_PLACE};
use super::parse::{NameKind, Parser};
use super::phrase::Phrase;
use super::query::{Days, Expr, Has, Is, Leaf, ProblemCode, Scope, Sort, SortBy};

/// The names that a colon may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Path,
    Heading,
    Date,
    Before,
    After,
    Link,
    LinkedFrom,
    Url,
    Has,
    Is,
    In,
    Sort,
}

impl Field {
    /// The field of that name, in any width and case.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = tsuzuri_syntax::fold(name);
        Some(match name.as_str() {
            "title" => Self::Title,
            "path" => Self::Path,
            "heading" => Self::Heading,
            "date" => Self::Date,
            "before" => Self::Before,
            "after" => Self::After,
            "link" => Self::Link,
            "linked-from" => Self::LinkedFrom,
            "url" => Self::Url,
            "has" => Self::Has,
            "is" => Self::Is,
            "in" => Self::In,
            "sort" => Self::Sort,
            _ => return None,
        })
    }
}

/// Reads the value and makes the term; `start` is where the field's name starts. A
/// setting is no term; under a minus, `sort:` is the reversed order.
pub(super) fn read(
    parser: &mut Parser<'_>,
    field: Field,
    start: usize,
    minus: bool,
) -> Option<Expr> {
    let written = parser.place();
    let is_link = parser.rest_starts_with("[[");
    let value = parser.value();
    let value = match field {
        Field::Link | Field::LinkedFrom if is_link => without_alias(&value).trim(),
        _ => value.trim(),
    };
    if value.is_empty() {
        parser.problem(start, ProblemCode::NothingToFind, |shown| {
            format!("`{shown}` needs a value directly after the colon")
        });
        return None;
    }
    match field {
        Field::Path => parser.name(NameKind::Path, written, value),
        Field::Link | Field::LinkedFrom => parser.name(NameKind::Note, written, value),
        _ => {}
    }
    let leaf = match field {
        Field::Title => phrase(parser, start, value, Leaf::Title)?,
        Field::Path => phrase(parser, start, value, Leaf::Path)?,
        Field::Heading => phrase(parser, start, value, Leaf::Heading)?,
        Field::Date | Field::Before | Field::After => Leaf::Day(day(parser, field, start, value)?),
        Field::Link => Leaf::LinkTo(target(parser, start, value)?),
        Field::LinkedFrom => Leaf::LinkedFrom(value.to_owned()),
        Field::Url => Leaf::Url(value.to_owned()),
        Field::Has => Leaf::Has(one_of(parser, start, value, HAS)?),
        Field::Is => Leaf::Is(one_of(parser, start, value, IS)?),
        Field::In => {
            parser.scope = one_of(parser, start, value, IN)?;
            return None;
        }
        Field::Sort => {
            parser.sort = Sort {
                by: one_of(parser, start, value, SORT)?,
                reversed: minus,
            };
            return None;
        }
    };
    Some(Expr::Leaf(leaf))
}

const HAS: &[(&str, Has)] = &[
    ("task", Has::Task),
    ("todo", Has::Todo),
    ("done", Has::Done),
    ("image", Has::Image),
    ("link", Has::Link),
    ("url", Has::Url),
    ("attachment", Has::Attachment),
];

const IS: &[(&str, Is)] = &[
    ("orphan", Is::Orphan),
    ("untagged", Is::Untagged),
    ("unresolved", Is::Unresolved),
    ("daily", Is::Daily),
];

const IN: &[(&str, Scope)] = &[
    ("passage", Scope::Passage),
    ("note", Scope::Note),
    ("title", Scope::Title),
];

const SORT: &[(&str, SortBy)] = &[
    ("relevance", SortBy::Relevance),
    ("date", SortBy::Date),
    ("name", SortBy::Name),
    ("modified", SortBy::Modified),
];

/// The names of `has:`, `is:`, `in:` and `sort:`, for saying a query back.
pub(super) fn name_of<T: Copy + PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    table
        .iter()
        .find(|(_, known)| *known == value)
        .map_or("", |(name, _)| name)
}

pub(super) fn has_name(has: Has) -> &'static str {
    name_of(HAS, has)
}

pub(super) fn is_name(is: Is) -> &'static str {
    name_of(IS, is)
}

pub(super) fn scope_name(scope: Scope) -> &'static str {
    name_of(IN, scope)
}

pub(super) fn sort_name(by: SortBy) -> &'static str {
    name_of(SORT, by)
}

fn one_of<T: Copy>(
    parser: &mut Parser<'_>,
    start: usize,
    value: &str,
    table: &[(&'static str, T)],
) -> Option<T> {
    let folded = tsuzuri_syntax::fold(value);
    let known = table.iter().find(|(name, _)| *name == folded);
    if known.is_none() {
        let names: Vec<_> = table.iter().map(|(name, _)| format!("`{name}`")).collect();
        parser.problem(start, ProblemCode::UnknownValue, |shown| {
            format!(
                "`{shown}` is not known; after the colon can stand {}",
                names.join(", ")
            )
        });
    }
    known.map(|&(_, value)| value)
}

fn phrase(
    parser: &mut Parser<'_>,
    start: usize,
    value: &str,
    leaf: impl FnOnce(Phrase) -> Leaf,
) -> Option<Leaf> {
    let phrase = Phrase::new(value);
    if phrase.is_none() {
        parser.problem(start, ProblemCode::NothingToFind, |shown| {
            format!("`{shown}` holds nothing that can be searched for")
        });
    }
    phrase.map(leaf)
}

/// What a link that was copied from a note leads to, without the text that it shows. In tables
/// a backslash stands before that.
fn without_alias(link: &str) -> &str {
    match link.split_once(BEFORE_ALIAS) {
        Some((target, _)) => target.strip_suffix('\\').unwrap_or(target),
        None => link,
    }
}

/// A note, or a place in one. A heading alone is of no note that a query could mean.
fn target(parser: &mut Parser<'_>, start: usize, value: &str) -> Option<String> {
    if value.starts_with(BEFORE_PLACE) {
        parser.problem(start, ProblemCode::NothingToFind, |shown| {
            format!("`{shown}` names no note; write `link:[[note#heading]]`")
        });
        return None;
    }
    Some(value.to_owned())
}

fn day(parser: &mut Parser<'_>, field: Field, start: usize, value: &str) -> Option<Days> {
    let read = days::read(value, parser.today).and_then(|days| match field {
        Field::Before => match days.from.map(jiff::civil::Date::yesterday) {
            Some(Ok(last)) => Ok(Days {
                from: None,
                to: Some(last),
            }),
            _ => Err("names no first day"),
        },
        Field::After => match days.to.map(jiff::civil::Date::tomorrow) {
            Some(Ok(first)) => Ok(Days {
                from: Some(first),
                to: None,
            }),
            _ => Err("names no last day"),
        },
        _ => Ok(days),
    });
    match read {
        Ok(days) => Some(days),
        Err(what) => {
            parser.problem(start, ProblemCode::BadDate, |shown| {
                format!("`{shown}` {what}")
            });
            None
        }
    }
}
