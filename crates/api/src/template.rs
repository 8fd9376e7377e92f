//! Templates: notes whose `{{…}}` are filled in when a note is made from them, or when they
//! are put into one.
//!
//! `{{title}}`; `{{date}}`, `{{time}}`, or either with a form of its own, as in
//! `{{date:YYYY年M月D日}}`; `{{clipboard}}`; and `{{cursor}}`, which is where one goes on to
//! write. What is in no list stays as it is written, and is told. Forms are read as Obsidian
//! reads them: one with a sign that is not known here is in no list.

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
        let Some(length) = rest[start..].find("}}") else {
            break;
        };
        let end = start + length;
        // Brackets that nothing closes stand before it, in a text of their own.
        let start = rest[..end].rfind("{{").unwrap_or(start);
        filled.text.push_str(&rest[..start]);
        filled.put(&rest[start..end + 2], values);
        rest = &rest[end + 2..];
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
            ("date", form) => self.put_date(written, values.at, form.unwrap_or("YYYY-MM-DD")),
            ("time", form) => self.put_date(written, values.at, form.unwrap_or("HH:mm")),
            ("cursor", None) => self.cursor = self.cursor.or(Some(self.text.len())),
            ("clipboard", None) => match values.clipboard {
                Some(copied) => self.text.push_str(copied),
                None => self.wants_clipboard = true,
            },
            _ => self.leave(written),
        }
    }

    fn put_date(&mut self, written: &str, at: DateTime, form: &str) {
        match write(at, form) {
            Some(date) => self.text.push_str(&date),
            None => self.leave(written),
        }
    }

    fn leave(&mut self, written: &str) {
        self.text.push_str(written);
        // What goes over several lines is a text with brackets in it.
        if !written.contains('\n') {
            self.unknown.push(written.to_owned());
        }
    }
}

/// A sign in a form, and what stands for it.
type Part = (&'static str, fn(DateTime) -> String);

const PARTS: [Part; 17] = [
    ("YYYY", |at| format!("{:04}", at.year())),
    ("YY", |at| format!("{:02}", at.year().rem_euclid(100))),
    ("MMMM", |at| MONTHS[month(at)].to_owned()),
    ("MMM", |at| MONTHS[month(at)][..3].to_owned()),
    ("MM", |at| format!("{:02}", at.month())),
    ("M", |at| at.month().to_string()),
    ("DD", |at| format!("{:02}", at.day())),
    ("D", |at| at.day().to_string()),
    ("Do", |at| ordinal(at.day())),
    ("dddd", |at| WEEKDAYS[weekday(at)].to_owned()),
    ("ddd", |at| WEEKDAYS[weekday(at)][..3].to_owned()),
    ("dd", |at| WEEKDAYS_IN_JAPANESE[weekday(at)].to_owned()),
    ("HH", |at| format!("{:02}", at.hour())),
    ("H", |at| at.hour().to_string()),
    ("mm", |at| format!("{:02}", at.minute())),
    ("m", |at| at.minute().to_string()),
    ("ss", |at| format!("{:02}", at.second())),
];

/// Letters that stand for parts of dates, there or here, when there are two or more of one.
const SIGNS: &str = "YMDdHmsWwGghkSZz";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
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

fn month(at: DateTime) -> usize {
    usize::from(at.month().unsigned_abs()).saturating_sub(1)
}

fn weekday(at: DateTime) -> usize {
    usize::try_from(at.weekday().to_monday_zero_offset()).unwrap_or_default()
}

fn ordinal(day: i8) -> String {
    let ending = match (day / 10, day % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

/// A date in a form; `None` when the form has a sign that is not known.
fn write(at: DateTime, form: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = form;
    while let Some(next) = rest.chars().next() {
        if let Some((plain, behind)) = plain(rest) {
            text.push_str(plain);
            rest = behind;
            continue;
        }
        let sign = sign(rest, next);
        match PARTS.iter().find(|(known, _)| *known == sign) {
            Some((_, value)) => text.push_str(&value(at)),
            None if sign.len() > next.len_utf8() && SIGNS.contains(next) => return None,
            None => text.push_str(sign),
        }
        rest = &rest[sign.len()..];
    }
    Some(text)
}

/// The words in brackets that a form begins with, which stand for nothing, and what is behind
/// them. Double brackets are a link's.
fn plain(form: &str) -> Option<(&str, &str)> {
    if form.starts_with("[[") {
        return Some(form.split_at(2));
    }
    form.strip_prefix('[')?.split_once(']')
}

/// As many of the same letter as a form begins with.
fn sign(form: &str, letter: char) -> &str {
    if form.starts_with("Do") {
        return &form[..2];
    }
    let end = form.find(|c| c != letter);
    &form[..end.unwrap_or(form.len())]
}

#[cfg(test)]
mod tests;
