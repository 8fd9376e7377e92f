//! A Hatena Blog, exported in the Movable Type format, as notes of days: each entry under its
//! heading with its categories as hashtags, its text as Markdown, its own address in the
//! front matter, so that links to it become links to the note.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use tsuzuri_syntax::Reading;

use crate::{Entry, Problem, ProblemKind, Status, markdown::Footnotes, movable_type};

mod address;
mod category;
mod entry;
mod known;
mod note;
#[cfg(test)]
mod tests;

pub use address::{BadAddress, Blog};
pub use known::{Standing, known_in};
pub use note::note_text;

/// What is known beside the export.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// Where the blog is published; told from the entries' links to each other when `None`.
    pub blog: Option<&'o Blog>,
    /// How the vault reads notes: what can be a hashtag there.
    pub reading: Reading<'o>,
}

/// What an export gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Where the blog is published, if that is known.
    pub blog: Option<Blog>,
    /// Days in their order; drafts of a day come after it.
    pub days: Vec<Day>,
    /// Where pictures lie, each once. They stay there.
    pub images: Vec<String>,
    /// What was not taken over as it was, by line.
    pub problems: Vec<Problem>,
}

/// What one day's note is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day, by the blog's clock.
    pub date: Date,
    /// Whether these were never published. Drafts have a note of their own.
    pub draft: bool,
    /// At least one, by time.
    pub entries: Vec<DayEntry>,
}

/// An entry as a part of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayEntry {
    /// Its own address, when it was published and the blog's is known.
    pub address: Option<String>,
    /// When it was published.
    pub at: DateTime,
    /// Its title as Markdown, in one line; may be empty.
    pub title: String,
    /// Hashtags without the sign.
    pub tags: Vec<String>,
    /// Categories that no hashtag can spell.
    pub categories: Vec<String>,
    /// Who wrote it; told only where several people did.
    pub author: Option<String>,
    /// The picture that stands for it, unless its text shows it.
    pub image: Option<String>,
    /// Everything below its tags, as Markdown.
    pub text: String,
}

/// Reads an export. Total: any text gives an answer.
pub fn read(export: &str, options: &Options<'_>) -> Import {
    let (entries, problems) = movable_type::read(export);
    let blog = options.blog.cloned().or_else(|| Blog::told_by(&entries));
    let mut import = Import {
        blog,
        problems,
        ..Import::default()
    };
    let authors_differ = entries.windows(2).any(|two| two[0].author != two[1].author);
    for ((date, draft), mut entries) in by_day(entries, &mut import.problems) {
        entries.sort_by_key(|(at, _)| *at);
        let parts = entries.iter().enumerate().map(|(number, (at, entry))| {
            let mark = if number == 0 {
                String::new()
            } else {
                format!("{}-", number + 1)
            };
            let mut part = entry::convert(entry, *at, Footnotes(&mark), options, &mut import);
            part.author = Some(entry.author.clone()).filter(|_| authors_differ);
            part
        });
        let entries = parts.collect();
        import.days.push(Day {
            date,
            draft,
            entries,
        });
    }
    import.problems.sort_by_key(|problem| problem.line);
    let mut seen = BTreeSet::new();
    import.images.retain(|image| seen.insert(image.clone()));
    import
}

type ByDay = BTreeMap<(Date, bool), Vec<(DateTime, Entry)>>;

fn by_day(entries: Vec<Entry>, problems: &mut Vec<Problem>) -> ByDay {
    let mut days = ByDay::new();
    for entry in entries {
        let Some(at) = entry.date.or_else(|| address::date_in(&entry.basename)) else {
            problems.push(Problem {
                line: entry.line,
                kind: ProblemKind::NoDate,
            });
            continue;
        };
        let day = (at.date(), entry.status == Status::Draft);
        days.entry(day).or_default().push((at, entry));
    }
    days
}
