//! The `KEY: value` lines of entries, comments and trackbacks.

use jiff::civil::{Date, DateTime, Time};

use super::{Entry, Ping, Reply, Status};
use crate::ProblemKind;

/// Whether a line can open an entry.
pub(super) fn is_field(line: &str) -> bool {
    let key = line.split_once(':').map(|(key, _)| key.trim());
    key.is_some_and(|key| ENTRY_KEYS.contains(&key))
}

const ENTRY_KEYS: [&str; 14] = [
    "AUTHOR",
    "TITLE",
    "BASENAME",
    "STATUS",
    "ALLOW COMMENTS",
    "ALLOW PINGS",
    "CONVERT BREAKS",
    "DATE",
    "PRIMARY CATEGORY",
    "CATEGORY",
    "TAGS",
    "IMAGE",
    "NO ENTRY",
    "UNIQUE URL",
];

/// Reads one line of an entry's head.
pub(super) fn read(entry: &mut Entry, line: &str) -> Result<(), ProblemKind> {
    let (key, value) = line.split_once(':').ok_or(ProblemKind::NoField)?;
    let value = value.trim();
    match key.trim() {
        "AUTHOR" => value.clone_into(&mut entry.author),
        "TITLE" => value.clone_into(&mut entry.title),
        "BASENAME" => value.clone_into(&mut entry.basename),
        "STATUS" => entry.status = status(value),
        "CONVERT BREAKS" => value.clone_into(&mut entry.notation),
        "DATE" => entry.date = date(value),
        "PRIMARY CATEGORY" => add(&mut entry.categories, value, 0),
        "CATEGORY" => add(&mut entry.categories, value, usize::MAX),
        "TAGS" => words(value)
            .iter()
            .for_each(|word| add(&mut entry.tags, word, usize::MAX)),
        "IMAGE" => value.clone_into(&mut entry.image),
        // Settings of the blog that mean nothing to a note.
        "ALLOW COMMENTS" | "ALLOW PINGS" | "NO ENTRY" | "UNIQUE URL" => {}
        key if is_key(key) => return Err(ProblemKind::UnknownField(key.to_owned())),
        _ => return Err(ProblemKind::NoField),
    }
    Ok(())
}

/// A comment: its own head, then its text.
pub(super) fn read_reply(section: &str) -> Reply {
    let mut reply = Reply::default();
    reply.text = with_head(section, |key, value| {
        match key {
            "AUTHOR" => value.clone_into(&mut reply.author),
            "URL" => value.clone_into(&mut reply.url),
            "DATE" => reply.date = date(value),
            "EMAIL" | "IP" => {}
            _ => return false,
        }
        true
    });
    reply
}

/// A trackback: its own head, then its text.
pub(super) fn read_ping(section: &str) -> Ping {
    let mut ping = Ping::default();
    ping.text = with_head(section, |key, value| {
        match key {
            "TITLE" => value.clone_into(&mut ping.title),
            "URL" => value.clone_into(&mut ping.url),
            "BLOG NAME" => value.clone_into(&mut ping.blog),
            "DATE" => ping.date = date(value),
            "IP" => {}
            _ => return false,
        }
        true
    });
    ping
}

/// Lets `take` have the fields a section begins with; the rest of it.
fn with_head(section: &str, mut take: impl FnMut(&str, &str) -> bool) -> String {
    let mut rest = section;
    while let Some((key, value)) = rest.lines().next().and_then(|line| line.split_once(':')) {
        if !take(key, value.trim()) {
            break;
        }
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
    }
    rest.trim_matches('\n').to_owned()
}

fn status(value: &str) -> Status {
    match value.to_ascii_lowercase().as_str() {
        "publish" => Status::Published,
        // `Draft`, `Future`, and whatever else was not shown yet.
        _ => Status::Draft,
    }
}

fn add(names: &mut Vec<String>, name: &str, at: usize) {
    if name.is_empty() {
        return;
    }
    names.retain(|known| known != name || at != 0);
    if !names.iter().any(|known| known == name) {
        names.insert(at.min(names.len()), name.to_owned());
    }
}

/// Words between commas; those in quotation marks may hold white space.
fn words(value: &str) -> Vec<String> {
    value
        .split(',')
        .map(|word| word.trim().trim_matches('"').trim())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// `MM/DD/YYYY hh:mm:ss`, with AM or PM or without.
fn date(value: &str) -> Option<DateTime> {
    let mut parts = value.split_whitespace();
    let day = day(parts.next()?)?;
    let Some(clock) = parts.next() else {
        return Some(day.to_datetime(Time::midnight()));
    };
    let mut numbers = clock.split(':').map(|part| part.parse::<i8>().ok());
    let hour = numbers.next()??;
    let minute = numbers.next()??;
    let second = numbers.next().unwrap_or(Some(0))?;
    let hour = match parts.next() {
        Some("AM") if hour == 12 => 0,
        Some("PM") if hour < 12 => hour + 12,
        _ => hour,
    };
    Some(day.to_datetime(Time::new(hour, minute, second, 0).ok()?))
}

fn day(value: &str) -> Option<Date> {
    let mut numbers = value.split('/');
    let month = numbers.next()?.parse().ok()?;
    let day = numbers.next()?.parse().ok()?;
    let year = numbers.next()?.parse().ok()?;
    Date::new(year, month, day).ok()
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_uppercase() || c == ' ')
}
