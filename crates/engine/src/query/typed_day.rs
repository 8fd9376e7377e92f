//! A day that someone types to get to it: every form that a note may have, and nothing
//! beside it. What a form means is `tsuzuri-syntax`'s to say.

use jiff::civil::Date;
use tsuzuri_syntax::{Reading, fold, parse};

/// The day that `typed` is, as a whole. A month and day without a year are the last ones
/// that have been; a day alone is one of this month.
pub fn typed_day(typed: &str, today: Date) -> Option<Date> {
    let typed = fold(typed.trim());
    match &*typed {
        "" => return None,
        "today" | "今日" => return Some(today),
        "yesterday" | "昨日" => return today.yesterday().ok(),
        "tomorrow" | "明日" => return today.tomorrow().ok(),
        _ if typed.chars().any(says_more) => return None,
        _ => {}
    }
    let read = |year: i16| {
        let path = format!("{year:04}-{:02}.md", today.month());
        let heading = format!("# {typed}\n\n.\n");
        let reading = Reading {
            path: Some(&path),
            ..Reading::default()
        };
        parse(&heading, &reading).passages.first()?.day
    };
    let day = read(today.year())?;
    let is_of_another_year = day > today && read(today.year() - 1) != Some(day);
    if is_of_another_year {
        return read(today.year() - 1);
    }
    Some(day)
}

/// What no day is written with.
fn says_more(c: char) -> bool {
    !c.is_ascii_digit() && !"-/._年月日元令和平成昭 ".contains(c)
}

#[cfg(test)]
mod tests;
