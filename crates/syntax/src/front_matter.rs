//! Front matter: the block of YAML (`---`) or TOML (`+++`) that a note may open with
//! (the grammar, §4). Broken front matter costs a warning and nothing else.

mod simple;
mod toml;
mod yaml;

use std::borrow::Cow;
use std::ops::Range;

use crate::date::written_date;
use crate::shown::trimmed;
use crate::tag::{SIGNS, tag_key, tag_value};
use crate::{Fault, FrontMatter, Span, Tag, TagKey, TagSource, Warning, WarningKind};

/// More than this is not read.
const LARGEST: usize = 64 * 1024;

/// Deeper than this is not read.
const DEEPEST: usize = 32;

/// A value as all readers give it: text, and where it is written.
#[derive(Clone, Debug, PartialEq)]
struct Value<'a> {
    text: Cow<'a, str>,
    span: Span,
    /// One of several.
    in_list: bool,
    /// In quotes, or in a language where all text is.
    quoted: bool,
}

/// What a reader of one language hands over, in the order of the text: a key of the
/// outermost level and one of its values.
type Found<'f, 'a> = &'f mut dyn FnMut(&str, Value<'a>);

/// Why a block could not be read to its end.
struct Broken {
    at: usize,
    why: Fault,
}

/// Reads the front matter at `start`, where the text begins after a byte order mark.
pub(crate) fn read<'t>(
    text: &'t str,
    start: usize,
    warnings: &mut Vec<Warning>,
) -> FrontMatter<'t> {
    let Some(block) = Block::find(text, start) else {
        return FrontMatter::default();
    };
    let mut front = FrontMatter {
        span: Some(block.span),
        ..FrontMatter::default()
    };
    if block.is_too_large() {
        let large = WarningKind::LargeFrontMatter { most: LARGEST };
        warnings.push(Warning::new(block.span.start, large));
        return front;
    }
    let mut dates = Dates::default();
    let read = block.values(text, &mut |key, value| {
        take(&mut front, &mut dates, text, key, value)
    });
    front.date = dates.date.or(dates.created);
    if let Err(Broken { at, why }) = read {
        warnings.push(Warning::new(at, WarningKind::BrokenFrontMatter(why)));
    }
    front
}

#[derive(Default)]
struct Dates {
    date: Option<jiff::civil::Date>,
    created: Option<jiff::civil::Date>,
}

fn take<'t>(
    front: &mut FrontMatter<'t>,
    dates: &mut Dates,
    text: &str,
    key: &str,
    value: Value<'t>,
) {
    let is = |name: &str| key.eq_ignore_ascii_case(name);
    if value.text.trim().is_empty() {
        return;
    }
    if is("title") {
        front.title.get_or_insert(trimmed(value.text));
    } else if is("aliases") || is("alias") {
        if value.in_list || value.quoted {
            front.aliases.push(trimmed(value.text));
        } else {
            let several = value.text.split([',', '、']).map(str::trim);
            let named = several.filter(|alias| !alias.is_empty());
            front
                .aliases
                .extend(named.map(|alias| Cow::Owned(alias.to_owned())));
        }
    } else if names_tags(key) {
        let block = front.span.unwrap_or(value.span);
        let tags = tags(text, &value, block).into_iter().map(|(_, tag)| tag);
        front.tags.extend(tags);
    } else if is("url") || is("permalink") {
        front.own_urls.push(trimmed(value.text));
    } else if is("source") {
        front.sources.push(trimmed(value.text));
    } else if is("date") {
        dates.date = dates.date.or_else(|| written_date(&value.text));
    } else if is("created") {
        dates.created = dates.created.or_else(|| written_date(&value.text));
    }
}

fn names_tags(key: &str) -> bool {
    key.eq_ignore_ascii_case("tags") || key.eq_ignore_ascii_case("tag")
}

/// A value that names tags, as `edit` needs it.
pub(crate) struct TagValue<'t> {
    /// As it is understood, quotes and escapes resolved.
    pub(crate) text: Cow<'t, str>,
    /// As it is written, quotes included.
    pub(crate) span: Span,
    /// One of several; else it may hold several tags itself.
    pub(crate) in_list: bool,
    /// In quotes, or in a language where all text is.
    pub(crate) quoted: bool,
    pub(crate) is_toml: bool,
    /// Its tags, and where they stand in `text`, signs included.
    pub(crate) tags: Vec<(Range<usize>, Tag<'t>)>,
}

/// The values that the tags of a note's front matter were read from, in their order.
pub(crate) fn tag_values(text: &str, start: usize) -> Vec<TagValue<'_>> {
    let mut values = Vec::new();
    let block = Block::find(text, start).filter(|block| !block.is_too_large());
    let Some(block) = block else { return values };
    let read = block.values(text, &mut |key, value| {
        if names_tags(key) {
            values.push(TagValue {
                tags: tags(text, &value, block.span),
                text: value.text,
                span: value.span,
                in_list: value.in_list,
                quoted: value.quoted,
                is_toml: matches!(block.language, Language::Toml),
            });
        }
    });
    // What comes before the place where it breaks is read all the same.
    drop(read);
    values
}

/// What parts the tags of a string that names several.
pub(crate) fn parts_tags(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '、')
}

/// One tag from a list's item; from a string as many as commas and spaces part. Each
/// with its place in the value's text.
fn tags<'t>(text: &str, value: &Value<'t>, block: Span) -> Vec<(Range<usize>, Tag<'t>)> {
    let mut from = value.span.start;
    pieces(value)
        .into_iter()
        .filter_map(|place| {
            let piece = match &value.text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[place.clone()]),
                Cow::Owned(text) => Cow::Owned(text[place.clone()].to_owned()),
            };
            let written = &text[from..value.span.end];
            let span = match written.find(&*piece) {
                Some(at) => Span {
                    start: from + at,
                    end: from + at + piece.len(),
                },
                None => value.span,
            };
            from = span.end.max(from);
            let (raw, key) = tag_of(piece)?;
            let tag = Tag {
                raw,
                key,
                span,
                block,
                stands: TagSource::FrontMatter,
            };
            Some((place, tag))
        })
        .collect()
}

/// The tag that a value of front matter means, with its sign or without. One of digits
/// alone is none, as in text.
fn tag_of<'t>(written: Cow<'t, str>) -> Option<(Cow<'t, str>, TagKey<'t>)> {
    let raw = match written {
        Cow::Borrowed(written) => tag_value(without_sign(written))?,
        Cow::Owned(written) => Cow::Owned(tag_value(without_sign(&written))?.into_owned()),
    };
    if raw.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let key = match &raw {
        Cow::Borrowed(raw) => tag_key(raw),
        Cow::Owned(raw) => tag_key(raw).into_owned(),
    };
    Some((raw, key))
}

fn without_sign(written: &str) -> &str {
    written.strip_prefix(SIGNS).unwrap_or(written)
}

fn pieces(value: &Value<'_>) -> Vec<Range<usize>> {
    let text = value.text.as_ref();
    let parts: Vec<&str> = if value.in_list {
        vec![text]
    } else {
        text.split_inclusive(parts_tags).collect()
    };
    let mut at = 0;
    parts
        .into_iter()
        .map(|part| {
            let behind_white = part.trim_start();
            let start = at + part.len() - behind_white.len();
            at += part.len();
            let piece = if value.in_list {
                behind_white.trim_end()
            } else {
                behind_white.trim_end_matches(parts_tags)
            };
            start..start + piece.len()
        })
        .filter(|piece| !piece.is_empty())
        .collect()
}

#[derive(Clone, Copy)]
enum Language {
    Yaml,
    Toml,
}

struct Block {
    language: Language,
    /// With both fences and the line break behind the last.
    span: Span,
    /// Between the fences.
    content: Span,
}

impl Block {
    fn find(text: &str, start: usize) -> Option<Self> {
        let mut lines = text[start..].split_inclusive('\n');
        let first = lines.next()?;
        let language = match first.trim_end() {
            "---" => Language::Yaml,
            "+++" => Language::Toml,
            _ => return None,
        };
        let content_start = start + first.len();
        let mut at = content_start;
        for line in lines {
            let closes = match language {
                Language::Yaml => matches!(line.trim_end(), "---" | "..."),
                Language::Toml => line.trim_end() == "+++",
            };
            if closes {
                let content = Span {
                    start: content_start,
                    end: at,
                };
                let block = Self {
                    language,
                    span: Span {
                        start,
                        end: at + line.len(),
                    },
                    content,
                };
                return block.is_meant(text).then_some(block);
            }
            at += line.len();
        }
        None
    }

    fn is_too_large(&self) -> bool {
        self.content.end - self.content.start > LARGEST
    }

    /// Reads the values, in order, up to where it breaks.
    fn values<'a>(&self, text: &'a str, found: Found<'_, 'a>) -> Result<(), Broken> {
        let source = &text[self.content.start..self.content.end];
        match self.language {
            Language::Yaml => match simple::read(source, self.content.start) {
                Some(values) => {
                    for (key, value) in values {
                        found(key, value);
                    }
                    Ok(())
                }
                None => yaml::read(source, self.content.start, found),
            },
            Language::Toml => toml::read(source, self.content.start, found),
        }
    }

    /// A diary may open with a line of hyphens and have another further down. Front
    /// matter is empty, or has a key in it.
    fn is_meant(&self, text: &str) -> bool {
        let content = &text[self.content.start..self.content.end];
        matches!(self.language, Language::Toml)
            || content.trim().is_empty()
            || content.lines().any(has_key)
    }
}

fn has_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        let key = key.trim_end();
        !key.is_empty()
            && !key.starts_with(['#', '-'])
            && (!key.contains(char::is_whitespace) || key.starts_with(['"', '\'']))
            && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']))
    })
}

#[cfg(test)]
mod tests;
