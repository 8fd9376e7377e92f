//! The Movable Type import format, in which Hatena Blog and many others hand out entries:
//! heads of `KEY: value` lines, then sections between lines of five hyphens, entries between
//! lines of eight. What the sections' text means is left to others.
//!
//! Source: <https://www.movabletype.jp/documentation/appendices/import-export-format.html>.

use jiff::civil::DateTime;

use crate::TooMany;
use crate::problems::Problems;
use crate::room::Room;

mod head;
mod joined;
mod lines;
#[cfg(test)]
mod tests;

use lines::{Lines, Section};

/// One entry of a blog, fields as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Where it begins in the file, from 1.
    pub line: usize,
    /// Who wrote it.
    pub author: String,
    /// May be empty.
    pub title: String,
    /// The last part of its address: Hatena's is `2023/02/01/123456` or one's own.
    pub basename: String,
    /// `UNIQUE URL`: its own address, where the export says it.
    pub address: String,
    /// Whether it was to be seen.
    pub status: Status,
    /// `NO ENTRY`: it only brings replies to the entry of its time.
    pub is_only_replies: bool,
    /// `CONVERT BREAKS`: what the text is written in. `0`: HTML; empty or `1`: HTML whose
    /// line breaks count.
    pub notation: String,
    /// When it was published, by the blog's clock.
    pub date: Option<DateTime>,
    /// The primary category first, each once.
    pub categories: Vec<String>,
    /// Words of the field `TAGS`.
    pub tags: Vec<String>,
    /// The picture that stands for it.
    pub image: String,
    /// `BODY`, and where its text begins.
    pub body: Text,
    /// `EXTENDED BODY`: what stood behind "read more".
    pub extended: Text,
    /// `EXCERPT`: a summary written by hand.
    pub excerpt: Text,
    /// `KEYWORDS`.
    pub keywords: Text,
    /// What readers wrote.
    pub comments: Vec<Reply>,
    /// Trackbacks.
    pub pings: Vec<Ping>,
}

/// The text of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Its first line in the file, from 1.
    pub line: usize,
    /// Lines with `\n` between them, none at either end.
    pub text: String,
}

/// Whether an entry was to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It was.
    #[default]
    Published,
    /// It was not, or not yet.
    Draft,
}

/// A comment of a reader. Mail and IP addresses are not kept: they were not given for this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// As signed.
    pub author: String,
    /// The reader's own page, or empty.
    pub url: String,
    /// When.
    pub date: Option<DateTime>,
    /// What was written.
    pub text: Text,
}

/// Another page that said it speaks of the entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ping {
    /// Of the page.
    pub title: String,
    /// Of the page.
    pub url: String,
    /// Where it stands.
    pub blog: String,
    /// When.
    pub date: Option<DateTime>,
    /// What it begins with.
    pub text: Text,
}

/// The entries of an export in its order; what could not be read is told to `problems`.
///
/// # Errors
/// When it has more than there is room for.
pub(crate) fn read(export: &str, problems: &mut Problems) -> Result<Vec<Entry>, TooMany> {
    let mut lines = Lines::of(export);
    let mut room = Room::whole();
    let mut entries = Vec::new();
    while let Some(line) = lines.begin_entry() {
        room.take(TooMany::Entries)?;
        let mut entry = head::read(&mut lines, &mut room, problems)?;
        entry.line = line;
        read_sections(&mut entry, &mut lines, &mut room)?;
        entries.push(entry);
    }
    Ok(joined::join(entries))
}

fn read_sections(entry: &mut Entry, lines: &mut Lines, room: &mut Room) -> Result<(), TooMany> {
    while let Some((section, text)) = lines.next_section() {
        if matches!(section, Section::Comment | Section::Ping) {
            room.take(TooMany::Replies)?;
        }
        match section {
            Section::Body => append(&mut entry.body, text),
            Section::ExtendedBody => append(&mut entry.extended, text),
            Section::Excerpt => append(&mut entry.excerpt, text),
            Section::Keywords => append(&mut entry.keywords, text),
            Section::Comment => entry.comments.push(head::read_reply(&text)),
            Section::Ping => entry.pings.push(head::read_ping(&text)),
        }
    }
    Ok(())
}

/// A section that comes twice is no reason to lose one of the two.
fn append(whole: &mut Text, more: Text) {
    if whole.text.is_empty() {
        *whole = more;
    } else if !more.text.is_empty() {
        whole.text.push_str("\n\n");
        whole.text.push_str(&more.text);
    }
}
