//! The text of a day's note.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::DayEntry;

/// Front matter with the entries' own addresses, then each entry under its heading.
pub fn note_text(date: jiff::civil::Date, draft: bool, entries: &[DayEntry]) -> String {
    let mut text = format!("---\ndate: {date}\n");
    if draft {
        text.push_str("draft: true\n");
    }
    list(&mut text, "url", entries, |entry| entry.address.as_slice());
    list(&mut text, "author", entries, |entry| {
        entry.author.as_slice()
    });
    list(&mut text, "image", entries, |entry| entry.image.as_slice());
    list(&mut text, "categories", entries, |entry| &entry.categories);
    text.push_str("---\n");
    let several = entries.len() > 1;
    for entry in entries {
        let title = match entry.title.as_str() {
            "" if several => entry.at.strftime("%H:%M").to_string(),
            title => title.to_owned(),
        };
        let mut blocks = Vec::new();
        if !title.is_empty() {
            blocks.push(format!("# {title}"));
        }
        if !entry.tags.is_empty() {
            blocks.push(format!("#{}", entry.tags.join(" #")));
        }
        if !entry.text.is_empty() {
            blocks.push(entry.text.clone());
        }
        for block in blocks {
            // Writing to a string can't fail.
            let _ = write!(text, "\n{block}\n");
        }
    }
    text
}

fn list<'e>(
    text: &mut String,
    key: &str,
    entries: &'e [DayEntry],
    values: impl Fn(&'e DayEntry) -> &'e [String],
) {
    let mut seen = BTreeSet::new();
    let mut known: Vec<&String> = entries.iter().flat_map(values).collect();
    known.retain(|value| seen.insert(*value));
    if known.is_empty() {
        return;
    }
    let _ = writeln!(text, "{key}:");
    for value in known {
        let _ = writeln!(text, "  - {}", quoted(value));
    }
}

/// A string as YAML reads it back, whatever it holds.
fn quoted(value: &str) -> String {
    let is_plain = value.starts_with("https://")
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "/:.-_~%?&=+".contains(c));
    if is_plain {
        return value.to_owned();
    }
    let mut quoted = String::from('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
