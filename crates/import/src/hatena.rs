//! A Hatena Blog, exported in the Movable Type format, as notes of days: each entry under its
//! heading with its categories as hashtags, its text as Markdown, its own address in the
//! front matter, so that links to it become links to the note.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use tsuzuri_syntax::Reading;

use crate::markdown::Footnotes;
use crate::problems::Problems;
use crate::{Entry, Problem, ProblemKind, Status, TooMany, movable_type};

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
    /// What was not taken over as it was, by line: the first `MOST_PROBLEMS`.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub more_problems: usize,
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
    /// Its own address, when it was published and that is known.
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

/// What entries hold beside the texts of their notes.
#[derive(Default)]
struct Beside {
    problems: Problems,
    /// Each with the number of those that came before it.
    images: BTreeMap<String, usize>,
}

/// Reads an export: any text gives an answer.
///
/// # Errors
/// When it has more than there is room for.
pub fn read(export: &str, options: &Options<'_>) -> Result<Import, TooMany> {
    let mut beside = Beside::default();
    let entries = movable_type::read(export, &mut beside.problems)?;
    let blog = options.blog.cloned().or_else(|| Blog::told_by(&entries));
    let options = Options {
        blog: blog.as_ref(),
        ..*options
    };
    let authors_differ = entries.windows(2).any(|two| two[0].author != two[1].author);
    let mut days = Vec::new();
    for ((date, draft), mut entries) in by_day(entries, &mut beside.problems) {
        entries.sort_by_key(|(at, _)| *at);
        let parts = entries.iter().enumerate().map(|(number, (at, entry))| {
            let mark = if number == 0 {
                String::new()
            } else {
                format!("{}-", number + 1)
            };
            let mut part = entry::convert(entry, *at, Footnotes(&mark), &options, &mut beside);
            part.author = Some(entry.author.clone()).filter(|_| authors_differ);
            part
        });
        let entries = parts.collect();
        days.push(Day {
            date,
            draft,
            entries,
        });
    }
    let (problems, more_problems) = beside.problems.by_line();
    Ok(Import {
        days,
        images: in_order(beside.images),
        problems,
        more_problems,
        blog,
    })
}

fn in_order(images: BTreeMap<String, usize>) -> Vec<String> {
    let mut images: Vec<(String, usize)> = images.into_iter().collect();
    images.sort_by_key(|(_, number)| *number);
    images.into_iter().map(|(image, _)| image).collect()
}

type ByDay = BTreeMap<(Date, bool), Vec<(DateTime, Entry)>>;

fn by_day(entries: Vec<Entry>, problems: &mut Problems) -> ByDay {
    let mut days = ByDay::new();
    for entry in entries {
        let Some(at) = entry.date.or_else(|| address::date_in(&entry.basename)) else {
            problems.tell(entry.line, ProblemKind::NoDate);
            continue;
        };
        let day = (at.date(), entry.status == Status::Draft);
        days.entry(day).or_default().push((at, entry));
    }
    days
}
