//! One value of the front matter: each tag in it written so that YAML or TOML reads the
//! same text of it in its place.

use super::Tags;
use crate::Span;
use crate::edit::TextEdit;
use crate::edit::verify::{Plan, Says, What};
use crate::front_matter::{TagValue, parts_tags};
use crate::tag::SIGNS;

/// A value, and the number of its first tag.
pub(super) struct Value<'a> {
    pub(super) text: &'a str,
    pub(super) value: &'a TagValue<'a>,
    pub(super) first: usize,
}

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Without quotes.
    Plain,
    /// Between `'` of YAML, which are doubled within.
    Single,
    /// Between `"`, with escapes.
    Double,
    /// As it is, between marks that it can't hold: `'` of TOML, several lines.
    Literal,
}

impl Value<'_> {
    /// What is to be done for its tags. Those that another one says already are taken
    /// out where that is simple, if `removing`.
    pub(super) fn plans(&self, tags: &Tags<'_>, removing: bool) -> Vec<Plan> {
        let meant: Vec<usize> = (0..self.value.tags.len())
            .filter(|&index| tags.list[self.first + index].to.is_some())
            .collect();
        let in_place: Option<Vec<Plan>> = meant
            .iter()
            .map(|&index| {
                self.removed(index, tags)
                    .filter(|_| removing)
                    .or_else(|| self.piece(index, tags))
            })
            .collect();
        match in_place {
            Some(plans) => plans,
            None => vec![self.whole(&meant, tags)],
        }
    }

    /// Takes out a tag that another one says already, with the separator beside it.
    fn removed(&self, index: usize, tags: &Tags<'_>) -> Option<Plan> {
        let raw = tags.list[self.first + index].to.as_ref()?;
        if !tags.has(raw) {
            return None;
        }
        let span = if self.value.in_list {
            self.item()?
        } else {
            self.one_of_string(index)?
        };
        let edit = TextEdit {
            span,
            text: String::new(),
        };
        Some(Plan {
            edit,
            says: vec![self.says(index, tags, true)],
        })
    }

    /// An item of a list with its comma, or its line.
    fn item(&self) -> Option<Span> {
        let Span { start, end } = self.value.span;
        let (before, behind) = (&self.text[..start], &self.text[end..]);
        if let Some(rest) = behind.trim_start_matches([' ', '\t']).strip_prefix(',') {
            let rest = rest.trim_start_matches([' ', '\t']);
            let end = self.text.len() - rest.len();
            return Some(Span { start, end });
        }
        if let Some(rest) = before.trim_end().strip_suffix(',') {
            let start = rest.len();
            return Some(Span { start, end });
        }
        let line = before.rfind('\n')? + 1;
        let rest_of_line = behind.split_inclusive('\n').next()?;
        let alone = before[line..].trim() == "-" && rest_of_line.trim().is_empty();
        alone.then(|| Span {
            start: line,
            end: end + rest_of_line.len(),
        })
    }

    /// A tag of a string that names several.
    fn one_of_string(&self, index: usize) -> Option<Span> {
        let Span { start, end } = self.written_piece(index)?;
        let [whole_start, whole_end] = self.inside();
        let rest = self.text.get(end..whole_end)?;
        let behind = rest.trim_start_matches(parts_tags);
        if behind.len() < rest.len() && !behind.is_empty() {
            let end = whole_end - behind.len();
            return Some(Span { start, end });
        }
        let before = self.text.get(whole_start..start)?;
        let kept = before.trim_end_matches(parts_tags);
        let start = whole_start + kept.len();
        (kept.len() < before.len()).then_some(Span { start, end })
    }

    /// Within the quotes.
    fn inside(&self) -> [usize; 2] {
        let Span { start, end } = self.value.span;
        match self.style() {
            Style::Plain => [start, end],
            _ => [start + 1, end.saturating_sub(1)],
        }
    }

    /// Where a tag stands word for word, sign included. `None` in quotes with escapes.
    fn written_piece(&self, index: usize) -> Option<Span> {
        let (place, tag) = &self.value.tags[index];
        let [start, end] = self.inside();
        if self.text.get(start..end) == Some(&self.value.text) {
            return Some(Span {
                start: start + place.start,
                end: start + place.end,
            });
        }
        let as_it_is = matches!(self.style(), Style::Plain | Style::Literal);
        let written = &self.text[tag.span.start..tag.span.end];
        (as_it_is && written == &self.value.text[place.clone()]).then_some(tag.span)
    }

    /// Replaces one tag and leaves the rest of the value as it is written. `None` when
    /// the value must be written anew.
    fn piece(&self, index: usize, tags: &Tags<'_>) -> Option<Plan> {
        let span = self.written_piece(index)?;
        let to = tags.list[self.first + index].to.as_ref()?;
        let written = &self.text[span.start..span.end];
        let body = written.strip_prefix(SIGNS).unwrap_or(written);
        let text = match self.style() {
            Style::Plain if !self.may_be_plain(index, to) => return None,
            Style::Plain => to.clone(),
            Style::Single => to.replace('\'', "''"),
            Style::Double => escaped(to),
            Style::Literal if to.contains('\'') => return None,
            Style::Literal => to.clone(),
        };
        let edit = TextEdit {
            span: Span {
                start: span.end - body.len(),
                end: span.end,
            },
            text,
        };
        Some(Plan {
            edit,
            says: vec![self.says(index, tags, false)],
        })
    }

    /// Writes the value anew, in its quotes or in `"`.
    fn whole(&self, meant: &[usize], tags: &Tags<'_>) -> Plan {
        let mut text = String::new();
        let mut reached = 0;
        for &index in meant {
            let place = &self.value.tags[index].0;
            let piece = &self.value.text[place.clone()];
            let body = piece.strip_prefix(SIGNS).unwrap_or(piece);
            text.push_str(&self.value.text[reached..place.end - body.len()]);
            text.push_str(tags.list[self.first + index].to.as_deref().unwrap_or(body));
            reached = place.end;
        }
        text.push_str(&self.value.text[reached..]);
        let text = match self.style() {
            Style::Single => format!("'{}'", text.replace('\'', "''")),
            _ => format!("\"{}\"", escaped(&text)),
        };
        let says = meant.iter().map(|&index| self.says(index, tags, false));
        Plan {
            edit: TextEdit {
                span: self.value.span,
                text,
            },
            says: says.collect(),
        }
    }

    fn style(&self) -> Style {
        let written = &self.text[self.value.span.start..self.value.span.end];
        if !self.value.quoted {
            Style::Plain
        } else if written.starts_with("\"\"\"") || written.starts_with("'''") {
            Style::Literal
        } else if written.starts_with('"') {
            Style::Double
        } else if written.starts_with('\'') && !self.value.is_toml {
            Style::Single
        } else {
            Style::Literal
        }
    }

    /// Whether the value needs no quotes with the new tag in the place of the old one.
    /// Stricter than YAML: other programs see numbers, dates and truth values too.
    fn may_be_plain(&self, index: usize, to: &str) -> bool {
        let first = self.value.tags[index].0.start == 0;
        let starts_well = !first || to.starts_with(|c: char| !c.is_ascii_punctuation() || c == '_');
        let is_word = matches!(
            to.to_ascii_lowercase().as_str(),
            "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n"
        );
        let is_number = to.contains(|c: char| c.is_ascii_digit())
            && to
                .chars()
                .all(|c| c.is_ascii_digit() || "_.:+-eExXoOTZ".contains(c));
        let holds = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}' | '#' | ':' | '"' | '\\');
        starts_well && !is_word && !is_number && !to.contains(holds)
    }

    fn says(&self, index: usize, tags: &Tags<'_>, gone: bool) -> Says {
        let number = self.first + index;
        let renamed = &tags.list[number];
        Says {
            place: renamed.tag.span,
            what: What::Front {
                number,
                raw: renamed.to.clone().unwrap_or_default(),
                gone,
            },
        }
    }
}

/// Between `"`, in YAML and in TOML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            c => escaped.push(c),
        }
    }
    escaped
}
