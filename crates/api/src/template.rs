//! Templates: notes whose `{{…}}` are filled in when a note is made from them.
//!
//! `{{title}}`; `{{date}}`, `{{time}}`, or either with a form of its own, as in
//! `{{date:YYYY年M月D日}}`; `{{cursor}}` and `{{clipboard}}`, which need an editor and are
//! left out where there is none. What is in no list stays as it is written.

use jiff::civil::DateTime;

/// The text of a new note.
pub(crate) fn fill_in(template: &str, title: &str, at: DateTime) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(start) = rest.find("{{") {
        let (before, from) = rest.split_at(start);
        text.push_str(before);
        let Some(end) = from.find("}}") else {
            rest = from;
            break;
        };
        let name = &from[2..end];
        match value(name, title, at) {
            Some(value) => text.push_str(&value),
            None => text.push_str(&from[..end + 2]),
        }
        rest = &from[end + 2..];
    }
    text.push_str(rest);
    text
}

fn value(name: &str, title: &str, at: DateTime) -> Option<String> {
    let (name, form) = match name.split_once(':') {
        Some((name, form)) => (name.trim(), Some(form)),
        None => (name.trim(), None),
    };
    match (name, form) {
        ("title", None) => Some(title.to_owned()),
        ("cursor" | "clipboard", None) => Some(String::new()),
        ("date", form) => Some(write(at, form.unwrap_or("YYYY-MM-DD"))),
        ("time", form) => Some(write(at, form.unwrap_or("HH:mm"))),
        _ => None,
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
