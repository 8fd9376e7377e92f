//! Days as a query writes them: `2023-02-01`, `2023-02`, `2023`, `2023-01..2023-03`,
//! `2/1`, `today`, `yesterday`, `7d`, `2w`, `3m`, `1y`; in any width, `/` and 年月日 too.
//! Days of notes are read elsewhere, by `tsuzuri-syntax`.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use unicode_normalization::UnicodeNormalization;

use super::query::Days;
use crate::query::typed_day;

/// Reads what stands after `date:`.
///
/// # Errors
/// What is wrong with it, as the end of a sentence: "is no month".
pub fn read(value: &str, today: Date) -> Result<Days, &'static str> {
    let value: String = value.nfkc().collect::<String>().to_lowercase();
    if let Some((from, to)) = value.split_once("..") {
        if from.is_empty() && to.is_empty() {
            return Err("names no day");
        }
        let from = open_end(from, today)?.and_then(|days| days.from);
        let to = open_end(to, today)?.and_then(|days| days.to);
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return Err("ends before it starts");
        }
        return Ok(Days { from, to });
    }
    one(&value, today)
}

fn open_end(value: &str, today: Date) -> Result<Option<Days>, &'static str> {
    if value.is_empty() {
        return Ok(None);
    }
    one(value, today).map(Some)
}

fn one(value: &str, today: Date) -> Result<Days, &'static str> {
    match value {
        "today" | "今日" => Ok(closed(today, today)),
        "yesterday" | "昨日" => {
            let day = today.yesterday().map_err(|_| "is no day")?;
            Ok(closed(day, day))
        }
        _ => match last_stretch(value) {
            Some(back) => {
                let first = today.checked_sub(back).map_err(|_| "is too long ago")?;
                // "7d" is seven days with today among them.
                match first.tomorrow() {
                    Ok(first) if first.year() > 0 => Ok(closed(first, today)),
                    _ => Err("is too long ago"),
                }
            }
            None if names_no_year(value) => {
                let day = typed_day(value, today).ok_or("is no day")?;
                Ok(closed(day, day))
            }
            None => calendar(value),
        },
    }
}

/// `7d`, `2w`, `3m`, `1y`.
fn last_stretch(value: &str) -> Option<Span> {
    let unit = value.chars().last()?;
    let count: i64 = value.strip_suffix(unit)?.parse().ok()?;
    if !(1..=9999).contains(&count) {
        return None;
    }
    match unit {
        'd' => Some(count.days()),
        'w' => Some(count.weeks()),
        'm' => Some(count.months()),
        'y' => Some(count.years()),
        _ => None,
    }
}

/// A month and a day as notes write them: `2/1`, `2月1日`. With hyphens it could be a year.
fn names_no_year(value: &str) -> bool {
    let named = value
        .strip_suffix('日')
        .and_then(|value| value.split_once('月'));
    let is_short = |number: &str| {
        matches!(number.len(), 1 | 2) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    named
        .or_else(|| value.split_once('/'))
        .is_some_and(|(month, day)| is_short(month) && is_short(day))
}

/// A year, a month or a day. A year has four digits: `12-5` is none of the first century.
fn calendar(value: &str) -> Result<Days, &'static str> {
    let plain = value
        .trim_end_matches(['年', '月', '日'])
        .replace(['年', '月', '/'], "-");
    let numbers: Vec<i16> = plain
        .split('-')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|_| "is no day, month or year")?;
    let has_year = plain
        .split('-')
        .next()
        .is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()));
    match numbers[..] {
        [_, _] | [_, _, _] if !has_year => Err("has no year of four digits"),
        [year] if has_year => Ok(closed(date(year, 1, 1)?, date(year, 12, 31)?)),
        [year, month] => {
            let first = date(year, month, 1).map_err(|_| "is no month")?;
            Ok(closed(first, first.last_of_month()))
        }
        [year, month, day] => {
            let day = date(year, month, day)?;
            Ok(closed(day, day))
        }
        _ => Err("is no day, month or year"),
    }
}

fn date(year: i16, month: i16, day: i16) -> Result<Date, &'static str> {
    if year < 1 {
        return Err("is no day");
    }
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err("is no day");
    };
    Date::new(year, month, day).map_err(|_| "is no day")
}

fn closed(from: Date, to: Date) -> Days {
    Days {
        from: Some(from),
        to: Some(to),
    }
}

#[cfg(test)]
mod tests;
