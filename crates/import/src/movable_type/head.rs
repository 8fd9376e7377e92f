//! The `KEY: value` lines of entries, comments and trackbacks.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};

use super::{Entry, Lines, Ping, Reply, Status, Text};
use crate::problems::Problems;
use crate::room::Room;
use crate::{ProblemKind, TooMany};

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

/// Reads the head of an entry.
pub(super) fn read(
    lines: &mut Lines,
    room: &mut Room,
    problems: &mut Problems,
) -> Result<Entry, TooMany> {
    let mut head = Head::default();
    while let Some((line, text)) = lines.next_of_head() {
        if let Some(kind) = head.read(text, room)? {
            problems.tell(line, kind);
        }
    }
    Ok(head.into_entry())
}

#[derive(Default)]
struct Head {
    entry: Entry,
    primary: String,
    categories: Names,
    tags: Names,
}

/// Names in the order in which they came, each once.
#[derive(Default)]
struct Names {
    in_order: Vec<String>,
    known: BTreeSet<String>,
}

impl Head {
    /// Reads one line; what is wrong with it.
    fn read(&mut self, line: &str, room: &mut Room) -> Result<Option<ProblemKind>, TooMany> {
        let Some((key, value)) = line.split_once(':') else {
            return Ok(Some(ProblemKind::NoField));
        };
        let (entry, value) = (&mut self.entry, value.trim());
        match key.trim() {
            "AUTHOR" => value.clone_into(&mut entry.author),
            "TITLE" => value.clone_into(&mut entry.title),
            "BASENAME" => value.clone_into(&mut entry.basename),
            "STATUS" => entry.status = status(value),
            "CONVERT BREAKS" => value.clone_into(&mut entry.notation),
            "DATE" => entry.date = date(value),
            "PRIMARY CATEGORY" => {
                value.clone_into(&mut self.primary);
                self.categories.add(value, room)?;
            }
            "CATEGORY" => self.categories.add(value, room)?,
            "TAGS" => {
                for word in words(value) {
                    self.tags.add(word, room)?;
                }
            }
            "IMAGE" => value.clone_into(&mut entry.image),
            "UNIQUE URL" => value.clone_into(&mut entry.address),
            "NO ENTRY" => entry.is_only_replies = value != "0",
            // Settings of the blog that mean nothing to a note.
            "ALLOW COMMENTS" | "ALLOW PINGS" => {}
            key if is_key(key) => return Ok(Some(ProblemKind::UnknownField(key.to_owned()))),
            _ => return Ok(Some(ProblemKind::NoField)),
        }
        Ok(None)
    }

    fn into_entry(self) -> Entry {
        let mut categories = self.categories.in_order;
        // The sort is stable: the others stay in their order.
        categories.sort_by_key(|name| *name != self.primary);
        Entry {
            categories,
            tags: self.tags.in_order,
            ..self.entry
        }
    }
}

impl Names {
    fn add(&mut self, name: &str, room: &mut Room) -> Result<(), TooMany> {
        if name.is_empty() || self.known.contains(name) {
            return Ok(());
        }
        room.take(TooMany::Names)?;
        self.known.insert(name.to_owned());
        self.in_order.push(name.to_owned());
        Ok(())
    }
}

/// A comment: its own head, then its text.
pub(super) fn read_reply(section: &Text) -> Reply {
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
pub(super) fn read_ping(section: &Text) -> Ping {
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
fn with_head(section: &Text, mut take: impl FnMut(&str, &str) -> bool) -> Text {
    let (mut line, mut rest) = (section.line, &*section.text);
    while let Some((key, value)) = rest.lines().next().and_then(|line| line.split_once(':')) {
        if !take(key, value.trim()) {
            break;
        }
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        line += 1;
    }
    let text = rest.trim_start_matches('\n');
    Text {
        line: line + rest.len() - text.len(),
        text: text.trim_end_matches('\n').to_owned(),
    }
}

fn status(value: &str) -> Status {
    match value.to_ascii_lowercase().as_str() {
        "publish" => Status::Published,
        // `Draft`, `Future`, and whatever else was not shown yet.
        _ => Status::Draft,
    }
}

/// Words between commas; those in quotation marks may hold white space.
fn words(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(',')
        .map(|word| word.trim().trim_matches('"').trim())
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
