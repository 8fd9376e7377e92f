//! Front matter: the block of YAML (`---`) or TOML (`+++`) that a note may open with
//! (the grammar, §4). Broken front matter costs a warning and nothing else.

mod toml;
mod yaml;

use crate::date::written_date;
use crate::tag::{tag_key, tag_value};
use crate::{FrontMatter, Span, Tag, Warning};

/// More than this is not read.
const LARGEST: usize = 64 * 1024;

/// Deeper than this is not read.
const DEEPEST: usize = 32;

/// A value as both languages give it: text, and where it is written.
struct Value<'a> {
    text: std::borrow::Cow<'a, str>,
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
    why: String,
}

/// Reads the front matter at `start`, where the text begins after a byte order mark.
pub(crate) fn read(text: &str, start: usize, warnings: &mut Vec<Warning>) -> FrontMatter {
    let Some(block) = Block::find(text, start) else {
        return FrontMatter::default();
    };
    let mut front = FrontMatter {
        span: Some(block.span),
        ..FrontMatter::default()
    };
    if block.content.end - block.content.start > LARGEST {
        warnings.push(Warning {
            at: block.span.start,
            message: "The front matter is larger than 64 KB, so it was not read.".to_owned(),
        });
        return front;
    }
    let mut dates = Dates::default();
    let source = &text[block.content.start..block.content.end];
    let mut found = |key: &str, value: Value<'_>| take(&mut front, &mut dates, text, key, value);
    let read = match block.language {
        Language::Yaml => yaml::read(source, block.content.start, &mut found),
        Language::Toml => toml::read(source, block.content.start, &mut found),
    };
    front.date = dates.date.or(dates.created);
    if let Err(broken) = read {
        warnings.push(Warning {
            at: broken.at,
            message: format!("The front matter can't be read to its end: {}.", broken.why),
        });
    }
    front
}

#[derive(Default)]
struct Dates {
    date: Option<jiff::civil::Date>,
    created: Option<jiff::civil::Date>,
}

fn take(front: &mut FrontMatter, dates: &mut Dates, text: &str, key: &str, value: Value<'_>) {
    let written = value.text.trim();
    if written.is_empty() {
        return;
    }
    match key.to_ascii_lowercase().as_str() {
        "title" => {
            front.title.get_or_insert_with(|| written.to_owned());
        }
        "aliases" | "alias" if value.in_list || value.quoted => {
            front.aliases.push(written.to_owned())
        }
        "aliases" | "alias" => front.aliases.extend(
            written
                .split([',', '、'])
                .map(|alias| alias.trim().to_owned())
                .filter(|alias| !alias.is_empty()),
        ),
        "tags" | "tag" => front.tags.extend(tags(text, &value)),
        "url" | "permalink" => front.own_urls.push(written.to_owned()),
        "source" => front.sources.push(written.to_owned()),
        "date" => dates.date = dates.date.or_else(|| written_date(written)),
        "created" => dates.created = dates.created.or_else(|| written_date(written)),
        _ => {}
    }
}

/// One tag from a list's item; from a string as many as commas and spaces part.
fn tags(text: &str, value: &Value<'_>) -> Vec<Tag> {
    let mut from = value.span.start;
    let pieces: Vec<&str> = if value.in_list {
        vec![value.text.trim()]
    } else {
        value
            .text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '、'))
            .filter(|piece| !piece.is_empty())
            .collect()
    };
    pieces
        .into_iter()
        .filter_map(|piece| {
            let body = piece.strip_prefix(['#', '＃', '﹟']).unwrap_or(piece);
            let raw = tag_value(body).filter(|raw| !raw.bytes().all(|b| b.is_ascii_digit()))?;
            let written = &text[from..value.span.end];
            let span = match written.find(piece) {
                Some(at) => Span {
                    start: from + at,
                    end: from + at + piece.len(),
                },
                None => value.span,
            };
            from = span.end.max(from);
            Some(Tag {
                key: tag_key(&raw),
                raw,
                span,
            })
        })
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
