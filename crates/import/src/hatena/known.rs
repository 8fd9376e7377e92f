//! What a note of a day holds of a blog's entries already. An entry is known by its address;
//! but that is not known each time, and a day that was brought home without it is known by
//! its text.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{DayEntry, note::note_text};

#[cfg(test)]
mod tests;

/// How entries stand in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// As they would be made, but for what was not known of them then or is not known now.
    AsMade,
    /// As they would be made, without their addresses; the note's text with them.
    WithoutAddresses(String),
    /// They were changed, or stand in a note that was.
    Edited,
}

/// What is not known each time that an export is read.
const OFTEN_UNKNOWN: [&str; 2] = ["url", "author"];

/// Parts entries into those that a note of their day holds and the others: how the former
/// stand there, `None` when there are none, and the latter. `note` has `\n` line ends.
pub fn known_in(
    note: &str,
    date: Date,
    draft: bool,
    entries: Vec<DayEntry>,
) -> (Option<Standing>, Vec<DayEntry>) {
    if !fields(note).any(|(_, line)| line.strip_prefix("date: ") == Some(&*date.to_string())) {
        return (None, entries);
    }
    let all = note_text(date, draft, &entries);
    if without(note, &OFTEN_UNKNOWN) == without(&all, &OFTEN_UNKNOWN) {
        return (Some(as_made(note, &all)), Vec::new());
    }
    let (held, others) = part(note, entries);
    if held.is_empty() {
        return (None, others);
    }
    let made = note_text(date, draft, &held);
    let standing = if without(note, &OFTEN_UNKNOWN) == without(&made, &OFTEN_UNKNOWN) {
        as_made(note, &made)
    } else {
        Standing::Edited
    };
    (Some(standing), others)
}

/// Of a note that differs from `made` in nothing but what is often unknown.
fn as_made(note: &str, made: &str) -> Standing {
    let addresses: String = list(made, "url").collect();
    let has_some = list(note, "url").next().is_some();
    match fields(made).find(|(_, line)| *line == "url:") {
        // What stands before the addresses is the same in both.
        Some((at, _)) if !has_some => {
            let (before, behind) = note.split_at(at);
            Standing::WithoutAddresses(format!("{before}{addresses}{behind}"))
        }
        _ => Standing::AsMade,
    }
}

/// Lines of the front matter, with where they begin.
fn fields(note: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let lines = note.split_inclusive('\n').map(move |line| {
        let begin = at;
        at += line.len();
        (begin, line.strip_suffix('\n').unwrap_or(line))
    });
    let has_some = note.starts_with("---\n");
    lines
        .skip(1)
        .take_while(move |(_, line)| has_some && *line != "---")
}

/// Lines of a list in the front matter, its key's too, with their ends.
fn list<'n>(note: &'n str, key: &'n str) -> impl Iterator<Item = &'n str> {
    let mut within = false;
    fields(note)
        .filter(move |(_, line)| {
            within = line.strip_suffix(':') == Some(key) || within && line.starts_with("  - ");
            within
        })
        .map(|(at, line)| note.get(at..=at + line.len()).unwrap_or(line))
}

/// A note without some lists of its front matter.
fn without(note: &str, keys: &[&str]) -> String {
    keys.iter().fold(note.to_owned(), |text, key| {
        let lines: String = list(&text, key).collect();
        if lines.is_empty() {
            return text;
        }
        text.replacen(&lines, "", 1)
    })
}

/// Entries that stand in a note, and the others. What one was found by is not taken for
/// another: days have entries that begin alike.
fn part(note: &str, entries: Vec<DayEntry>) -> (Vec<DayEntry>, Vec<DayEntry>) {
    let mut rest = format!("\n{note}\n");
    let blocks: Vec<String> = entries.iter().map(block).collect();
    let mut held = vec![false; entries.len()];
    let mut longest: Vec<usize> = (0..entries.len()).collect();
    longest.sort_by_key(|number| std::cmp::Reverse(blocks[*number].len()));
    for number in longest {
        let whole = format!("\n{}\n", blocks[number]);
        if blocks[number].is_empty() {
            continue;
        }
        if let Some(at) = rest.find(&whole) {
            rest.replace_range(at..at + whole.len(), "\n");
            held[number] = true;
        }
    }
    let mut lines = numbers(rest.lines());
    let titles = numbers(entries.iter().map(|entry| &*entry.title));
    for (number, entry) in entries.iter().enumerate() {
        let is_alone = titles.get(&*entry.title) == Some(&1);
        held[number] = held[number] || is_alone && is_most_of(entry, &mut lines);
    }
    // One that holds nothing is wherever the others of its day are.
    let any = held.contains(&true);
    let (mut there, mut others) = (Vec::new(), Vec::new());
    for ((entry, block), is_held) in entries.into_iter().zip(blocks).zip(held) {
        if is_held || any && block.is_empty() {
            there.push(entry);
        } else {
            others.push(entry);
        }
    }
    (there, others)
}

/// An entry as it stands in a note, but for the time above one without a title.
fn block(entry: &DayEntry) -> String {
    let heading = (!entry.title.is_empty()).then(|| heading(entry));
    let tags = (!entry.tags.is_empty()).then(|| format!("#{}", entry.tags.join(" #")));
    let text = (!entry.text.is_empty()).then(|| entry.text.clone());
    let blocks: Vec<String> = [heading, tags, text].into_iter().flatten().collect();
    blocks.join("\n\n")
}

fn heading(entry: &DayEntry) -> String {
    format!("# {}", entry.title)
}

/// Whether the heading of an entry and half of its lines are among these; they are taken.
fn is_most_of(entry: &DayEntry, lines: &mut BTreeMap<&str, usize>) -> bool {
    let heading = heading(entry);
    let has_heading = lines.get(&*heading).is_some_and(|left| *left > 0);
    if !entry.title.is_empty() && !has_heading {
        return false;
    }
    let written = numbers(entry.text.lines().filter(|line| !line.trim().is_empty()));
    let left = |line: &str| lines.get(line).copied().unwrap_or_default();
    let found: usize = written.iter().map(|(line, n)| left(line).min(*n)).sum();
    if found == 0 || found * 2 < written.values().sum() {
        return false;
    }
    for (line, number) in written {
        if let Some(left) = lines.get_mut(line) {
            *left = left.saturating_sub(number);
        }
    }
    true
}

/// How often each line stands there.
fn numbers<'l>(lines: impl Iterator<Item = &'l str>) -> BTreeMap<&'l str, usize> {
    let mut numbers = BTreeMap::new();
    for line in lines {
        *numbers.entry(line).or_default() += 1;
    }
    numbers
}
