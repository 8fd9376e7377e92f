//! Days: which one a heading, a path or a front matter value names (the grammar, §5).
//! Which of them counts for a passage is `passage`'s to say.

mod path;
mod read;

pub(crate) use path::PathDates;

use std::borrow::Cow;

use jiff::civil::Date;
use memchr::memmem;
use unicode_normalization::{UnicodeNormalization, is_nfkc};

use crate::fold::is_even;

use read::{Found, Reader};

/// Where a text comes from: names may pack a date into more digits than prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Prose,
    Name,
}

/// What a partial date may take from around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Context {
    year: Option<i16>,
    month: Option<i8>,
}

impl Context {
    /// The year and the month that a text names first.
    pub(crate) fn of(text: &str, place: Place) -> Self {
        if !may_hold_digits(text) {
            return Self::default();
        }
        let text = shown(text);
        let mut context = Self::default();
        let mut reader = Reader::new(&text, place);
        while let Some(found) = reader.next() {
            let (year, month) = found.year_and_month();
            context = context.or(Self { year, month });
        }
        context
    }

    /// This one, and what it lacks from one that is further away.
    pub(crate) fn or(self, further: Self) -> Self {
        Self {
            year: self.year.or(further.year),
            month: self.month.or(further.month),
        }
    }
}

/// The first valid date in a text; a partial one takes from the text itself what it
/// lacks, and then from `around`.
pub(crate) fn date_in(text: &str, place: Place, around: Context) -> Option<Date> {
    if !may_hold_digits(text) {
        return None;
    }
    let text = shown(text);
    let mut own = None;
    let mut reader = Reader::new(&text, place);
    while let Some(found) = reader.next() {
        let date = match found {
            Found::Full(year, month, day) => date(year, month, day),
            Found::MonthDay(month, day) => {
                let own = *own.get_or_insert_with(|| Context::of(&text, place));
                own.or(around).year.and_then(|year| date(year, month, day))
            }
            Found::Day(day) => {
                let own = *own.get_or_insert_with(|| Context::of(&text, place));
                let context = own.or(around);
                match (context.year, context.month) {
                    (Some(year), Some(month)) => date(year, month, day),
                    _ => None,
                }
            }
            Found::Year(_) | Found::YearMonth(..) | Found::Month(_) => None,
        };
        if date.is_some() {
            return date;
        }
    }
    None
}

/// The day that a note is named after, in any form that dates have; what its name lacks its
/// folders give. `None` when only they name one.
pub fn day_of_name(path: &str) -> Option<Date> {
    PathDates::new(path).name_day()
}

/// A date of front matter: ISO 8601, RFC 2822, or any form that a heading may have. The
/// day is the one written; no zone is looked at.
pub(crate) fn written_date(value: &str) -> Option<Date> {
    let value = value.trim();
    // ISO 8601 without hyphens, and a time behind it.
    let basic = value
        .split_once(['T', 't', ' '])
        .map_or(value, |(day, _)| day);
    if basic.len() == 8 && basic.bytes().all(|b| b.is_ascii_digit()) {
        return date_in(basic, Place::Prose, Context::default());
    }
    rfc_2822(value).or_else(|| date_in(value, Place::Prose, Context::default()))
}

/// `Wed, 01 Feb 2023 12:00:00 +0900`, the weekday and the time optional.
fn rfc_2822(value: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let value = value.split_once(',').map_or(value, |(_, rest)| rest);
    let mut words = value.split_ascii_whitespace();
    let day = words.next()?.parse().ok()?;
    let month = words.next()?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let year = words.next().filter(|year| year.len() == 4)?.parse().ok()?;
    date(year, i8::try_from(month).ok()?, day)
}

/// `📅 2023-02-01` and `due:2023-02-01` in a task: the first that is a word and a day.
pub(crate) fn due_date(task: &str) -> Option<Date> {
    if !may_hold_digits(task) {
        return None;
    }
    ["📅", "due:"].into_iter().find_map(|sign| {
        let mut places = memmem::find_iter(task.as_bytes(), sign.as_bytes());
        places.find_map(|at| due_at(task, at, sign))
    })
}

fn due_at(task: &str, at: usize, sign: &str) -> Option<Date> {
    let (before, rest) = (&task[..at], &task[at + sign.len()..]);
    let whole_word = sign != "due:" || !before.ends_with(|c: char| c.is_ascii_alphanumeric());
    let written = rest.trim_start_matches([':', ' ', '\u{FE0F}']);
    let length = written
        .find(|c: char| !c.is_ascii_digit() && c != '-')
        .unwrap_or(written.len());
    whole_word
        .then(|| date_in(&written[..length], Place::Prose, Context::default()))
        .flatten()
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|_| year > 0)
}

/// Every date has a digit, ASCII or full-width (which 0xEF leads).
fn may_hold_digits(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit() || b == 0xEF)
}

fn shown(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_even) || is_nfkc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfkc().collect())
    }
}

#[cfg(test)]
mod tests;
