//! Templates: notes whose `{{…}}` are filled in when a note is made from them, or when they
//! are put into one.
//!
//! `{{title}}`; `{{date}}`, `{{time}}`, or either with a form of its own, as in
//! `{{date:YYYY年M月D日}}`; `{{clipboard}}`; and `{{cursor}}`, which is where one goes on to
//! write. What is in no list stays as it is written, and is told.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

/// What a template is filled in with.
pub struct Values<'v> {
    /// Of the note.
    pub title: &'v str,
    /// The day and the time.
    pub at: DateTime,
    /// What was copied last, where that is known.
    pub clipboard: Option<&'v str>,
}

/// A template that was filled in.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The template's, filled in.
    pub text: String,
    /// Where the first `{{cursor}}` stood, as a byte of `text`.
    pub cursor: Option<usize>,
    /// Whether `{{clipboard}}` stood there and nothing was known of it.
    pub wants_clipboard: bool,
    /// What stands between brackets and means nothing, as it is written; each once.
    pub unknown: Vec<String>,
}

/// Fills in a template.
pub fn fill_in(template: &str, values: &Values<'_>) -> Filled {
    let mut filled = Filled {
        text: String::with_capacity(template.len()),
        ..Filled::default()
    };
    let mut rest = template;
    while let Some(start) = rest.find("{{") {
        let (before, from) = rest.split_at(start);
        filled.text.push_str(before);
        let Some(end) = from.find("}}") else {
            rest = from;
            break;
        };
        filled.put(&from[..end + 2], values);
        rest = &from[end + 2..];
    }
    filled.text.push_str(rest);
    let mut seen = BTreeSet::new();
    filled
        .unknown
        .retain(|written| seen.insert(written.clone()));
    filled
}

impl Filled {
    /// Puts what stands for `written`, a name between brackets.
    fn put(&mut self, written: &str, values: &Values<'_>) {
        let name = &written[2..written.len() - 2];
        let (name, form) = match name.split_once(':') {
            Some((name, form)) => (name.trim(), Some(form)),
            None => (name.trim(), None),
        };
        match (name, form) {
            ("title", None) => self.text.push_str(values.title),
            ("date", form) => self
                .text
                .push_str(&write(values.at, form.unwrap_or("YYYY-MM-DD"))),
            ("time", form) => self
                .text
                .push_str(&write(values.at, form.unwrap_or("HH:mm"))),
            ("cursor", None) => self.cursor = self.cursor.or(Some(self.text.len())),
            ("clipboard", None) => match values.clipboard {
                Some(copied) => self.text.push_str(copied),
                None => self.wants_clipboard = true,
            },
            _ => {
                self.text.push_str(written);
                self.unknown.push(written.to_owned());
            }
        }
    }
}

/// A sign in a form, and what stands for it.
type Part = (&'static str, fn(DateTime) -> String);

/// Longest first, so that `MM` is not two `M`.
const PARTS: [Part; 14] = [
    ("YYYY", |at| format!("{:04}", at.year())),
    ("dddd", |at| WEEKDAYS[weekday(at)].to_owned()),
    ("ddd", |at| WEEKDAYS[weekday(at)][..3].to_owned()),
    ("YY", |at| format!("{:02}", at.year().rem_euclid(100))),
    ("MM", |at| format!("{:02}", at.month())),
    ("DD", |at| format!("{:02}", at.day())),
    ("dd", |at| WEEKDAYS_IN_JAPANESE[weekday(at)].to_owned()),
    ("HH", |at| format!("{:02}", at.hour())),
    ("mm", |at| format!("{:02}", at.minute())),
    ("ss", |at| format!("{:02}", at.second())),
    ("M", |at| at.month().to_string()),
    ("D", |at| at.day().to_string()),
    ("H", |at| at.hour().to_string()),
    ("m", |at| at.minute().to_string()),
];

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const WEEKDAYS_IN_JAPANESE: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

fn weekday(at: DateTime) -> usize {
    usize::try_from(at.weekday().to_monday_zero_offset()).unwrap_or_default()
}

fn write(at: DateTime, form: &str) -> String {
    let mut text = String::new();
    let mut rest = form;
    while let Some(next) = rest.chars().next() {
        let part = PARTS.iter().find(|(sign, _)| rest.starts_with(sign));
        let length = match part {
            Some((sign, value)) => {
                text.push_str(&value(at));
                sign.len()
            }
            None => {
                text.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    text
}

#[cfg(test)]
mod tests;
