//! A note as rows: everything the writer will insert, made from the text beforehand, so
//! that it can be made on many threads.

use tsuzuri_syntax::{Link, LinkKind, ParsedNote, Passage, Span, Tag, TagSource, Task};

use super::{
    lookup::{Resolved, link_key, mapped_key},
    name::{NameKind, path_names},
    terms::{Use, uses},
};
use crate::{
    path::NotePath,
    vault::{
        AddressMap, Bytes, ContentHash, FileStamp, LARGE, VaultReading,
        encoding::{Decoded, decode},
    },
    watch::ignore::original_of_copy,
};

#[cfg(test)]
mod tests;

/// What the index knows of a note without its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub id: i64,
    pub path: NotePath,
    pub doc: i64,
    pub stamp: FileStamp,
    /// `None` when its rows are not those of its bytes.
    pub hash: Option<ContentHash>,
}

/// A note, ready to be written.
#[derive(Debug)]
pub(crate) struct Entry {
    pub path: NotePath,
    pub stamp: FileStamp,
    /// `None` when the bytes could not be read.
    pub hash: Option<ContentHash>,
    pub state: EntryState,
    pub encoding: String,
    pub title: String,
    /// yyyymmdd
    pub day: Option<i64>,
    pub copy_of: Option<String>,
    /// Keys by which links find it, with their `NameKind`; sorted, each once.
    pub names: Vec<(String, i64)>,
    pub passages: Vec<PassageRow>,
    pub occurrences: Vec<OccurrenceRow>,
    /// What the occurrences add to the rows of `tag`.
    pub uses: Vec<Use>,
    /// The id that a first index has kept for it.
    pub promised: Option<i64>,
}

/// How much of a note is in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryState {
    Whole,
    /// Title and tags only.
    Large,
    /// Nothing, or what was known before.
    Unreadable,
    /// Everything, but its text is not exactly its bytes.
    Inexact,
}

impl EntryState {
    pub fn name(self) -> &'static str {
        match self {
            Self::Whole => "ok",
            Self::Large => "large",
            Self::Unreadable => "unreadable",
            Self::Inexact => "encoding",
        }
    }
}

#[derive(Debug)]
pub(crate) struct PassageRow {
    pub span: Span,
    /// Of its first byte, from 0.
    pub line: usize,
    pub day: Option<i64>,
    /// JSON list.
    pub heading_path: String,
    /// What finds it, by its place among the note's uses; whether it carries exactly this
    /// tag itself.
    pub tags: Vec<(usize, bool)>,
    pub links: Vec<LinkRow>,
    pub tasks: Vec<TaskRow>,
    /// What full text is made of; `None` when it has none or gets it later.
    pub haystack: Option<String>,
}

#[derive(Debug)]
pub(crate) struct LinkRow {
    pub kind: LinkKind,
    /// As written; `None` for the usual form.
    pub written: Option<String>,
    pub target: String,
    pub fragment: Option<String>,
    pub alias: Option<String>,
    pub span: Span,
    pub key: String,
    /// See `mapped_key`.
    pub mapped: Option<String>,
    pub site: Option<String>,
    /// Where it leads, if that is known already.
    pub leads: Option<Resolved>,
}

#[derive(Debug)]
pub(crate) struct TaskRow {
    pub start: usize,
    pub done: bool,
    pub due: Option<i64>,
}

#[derive(Debug)]
pub(crate) struct OccurrenceRow {
    /// -1 for front matter.
    pub ordinal: i64,
    pub span: Span,
    /// The tag, by its place among the note's uses.
    pub tag: usize,
    pub raw: String,
    pub source: TagSource,
}

/// Reads a note's bytes into rows. `with_text` makes the haystacks too.
pub(crate) fn digest(
    path: NotePath,
    bytes: Bytes,
    reading: &VaultReading,
    with_text: bool,
) -> Entry {
    let Bytes { kept, hash, stamp } = bytes;
    let Decoded {
        text,
        encoding,
        exact,
    } = decode(kept);
    let state = if stamp.size > LARGE {
        EntryState::Large
    } else if exact {
        EntryState::Whole
    } else {
        EntryState::Inexact
    };
    let note = tsuzuri_syntax::parse(&text, &reading.of(Some(path.as_str())));

    let written = written_tags(&note);
    let uses = uses(written.iter().map(|(_, tag)| (&tag.key, &*tag.raw)));
    let mut entry = Entry {
        hash: Some(hash),
        state,
        encoding: encoding.name(),
        day: note.day.map(day_number),
        occurrences: occurrences(&written, &uses),
        uses,
        ..Entry::bare(path, stamp)
    };
    entry.add_names(&note);
    if let Some(title) = &note.title {
        entry.title = title.to_string();
    }
    let whole = state != EntryState::Large;
    let mut line = Lines::of(&text);
    for passage in &note.passages {
        let mut row = passage_row(&note, passage, line.at(passage.span.start));
        row.tags = uses_that_find(&note, passage, &entry.uses);
        if whole {
            row.links = note
                .links_in(passage)
                .iter()
                .map(|link| link_row(&entry.path, link, &reading.addresses))
                .collect();
            row.tasks = note.tasks_in(passage).iter().map(task_row).collect();
            row.haystack = with_text.then(|| haystack(&text, passage.span));
        }
        entry.passages.push(row);
    }
    entry
}

/// What full text is made of.
pub(super) fn haystack(text: &str, span: Span) -> String {
    let source = text.get(span.start..span.end).unwrap_or_default();
    tsuzuri_syntax::haystack(source).into_text()
}

impl Entry {
    /// A note of which only the name is known. What kept it from being read may be over
    /// without the file showing it, so its stamp vouches for nothing.
    pub(crate) fn bare(path: NotePath, stamp: FileStamp) -> Self {
        let mut entry = Self {
            stamp: FileStamp {
                racy: true,
                ..stamp
            },
            hash: None,
            state: EntryState::Unreadable,
            encoding: "utf-8".into(),
            title: path.shown_name().to_owned(),
            day: None,
            copy_of: original_of_copy(path.name())
                .and_then(|name| path.with_name(&name).ok())
                .map(|original| original.to_string()),
            names: path_names(&path),
            passages: Vec::new(),
            occurrences: Vec::new(),
            uses: Vec::new(),
            promised: None,
            path,
        };
        entry.names.sort_unstable();
        entry
    }

    /// Copies that sync tools made share title, aliases and addresses with their note,
    /// and must not win a link by them.
    fn add_names(&mut self, note: &ParsedNote<'_>) {
        if self.copy_of.is_some() {
            return;
        }
        let front_matter = &note.front_matter;
        let aliases = front_matter
            .aliases
            .iter()
            .map(|alias| (alias, NameKind::ALIAS));
        let titles = note.title.iter().map(|title| (title, NameKind::TITLE));
        for (name, kind) in aliases.chain(titles) {
            let key = tsuzuri_syntax::name_key(name);
            // A title that says what the file's name says finds nothing more.
            let is_known =
                kind == NameKind::TITLE && self.names.iter().any(|(known, _)| *known == key);
            if !key.is_empty() && !is_known {
                self.names.push((key, kind));
            }
        }
        let addresses = front_matter
            .own_urls
            .iter()
            .filter_map(|url| tsuzuri_syntax::normalise_url(url));
        self.names
            .extend(addresses.map(|url| (url, NameKind::ADDRESS)));
        self.names.sort_unstable();
        self.names.dedup();
    }
}

fn passage_row(note: &ParsedNote<'_>, passage: &Passage, line: usize) -> PassageRow {
    PassageRow {
        span: passage.span,
        line,
        day: passage.day.map(day_number),
        heading_path: json(&note.heading_path(passage)),
        tags: Vec::new(),
        links: Vec::new(),
        tasks: Vec::new(),
        haystack: None,
    }
}

/// Whatever covers a passage is written in its note, and so among the uses.
fn uses_that_find(note: &ParsedNote<'_>, passage: &Passage, uses: &[Use]) -> Vec<(usize, bool)> {
    let mut found: Vec<(usize, bool)> = Vec::new();
    for covering in note.covering(passage) {
        let asks = covering.tag.key.asks().into_iter().enumerate();
        found.extend(asks.filter_map(|(at, ask)| {
            let is_own = covering.own && at == 0;
            place_of(&ask.key, uses).map(|place| (place, is_own))
        }));
    }
    // Of the same key the exact one comes first and stays.
    found.sort_unstable_by_key(|(place, is_own)| (*place, !is_own));
    found.dedup_by_key(|(place, _)| *place);
    found
}

/// The first of the uses that ask for a key.
fn place_of(key: &str, uses: &[Use]) -> Option<usize> {
    let place = uses.partition_point(|r#use| *r#use.ask.key < *key);
    uses.get(place)
        .is_some_and(|r#use| r#use.ask.key == key)
        .then_some(place)
}

/// Each written tag once, with the ordinal of its passage, in text order.
fn written_tags<'n, 't>(note: &'n ParsedNote<'t>) -> Vec<(i64, &'n Tag<'t>)> {
    let above = note.front_matter.tags.iter().map(|tag| (-1, tag));
    let below = note.passages.iter().flat_map(|passage| {
        let own = note.tags_in(passage).iter();
        own.map(move |tag| (number(passage.ordinal), tag))
    });
    let mut all: Vec<_> = above.chain(below).collect();
    all.sort_by_key(|(ordinal, tag)| (tag.span, *ordinal));
    all.dedup_by_key(|(_, tag)| tag.span);
    all
}

fn occurrences(written: &[(i64, &Tag<'_>)], uses: &[Use]) -> Vec<OccurrenceRow> {
    let row = |(ordinal, tag): &(i64, &Tag<'_>)| {
        Some(OccurrenceRow {
            ordinal: *ordinal,
            span: tag.span,
            tag: place_of(tag.key.full(), uses)?,
            raw: tag.raw.to_string(),
            source: tag.stands,
        })
    };
    written.iter().filter_map(row).collect()
}

fn link_row(path: &NotePath, link: &Link<'_>, addresses: &AddressMap) -> LinkRow {
    LinkRow {
        kind: link.kind,
        written: (link.raw != usual_form(link)).then(|| link.raw.to_owned()),
        target: link.target.to_string(),
        fragment: link.fragment.as_deref().map(str::to_owned),
        alias: link.alias.as_deref().map(str::to_owned),
        span: link.span,
        key: link_key(path.folder(), link.kind, &link.target),
        mapped: mapped_key(addresses, link.kind, &link.target),
        site: (link.kind == LinkKind::Url)
            .then(|| tsuzuri_syntax::url_site(&link.target))
            .flatten(),
        leads: None,
    }
}

/// How nearly all links of a kind are written, as `link.raw` of the schema has it too.
fn usual_form(link: &Link<'_>) -> String {
    let fragment = link.fragment.as_deref();
    let (hash, fragment) = fragment.map_or(("", ""), |fragment| ("#", fragment));
    let alias = link.alias.as_deref();
    let (target, shown) = (&link.target, alias.unwrap_or_default());
    match link.kind {
        LinkKind::Url => target.to_string(),
        LinkKind::Markdown => format!("[{shown}]({target}{hash}{fragment})"),
        kind => {
            let open = if kind == LinkKind::Embed { "![[" } else { "[[" };
            let bar = if alias.is_some() { "|" } else { "" };
            format!("{open}{target}{hash}{fragment}{bar}{shown}]]")
        }
    }
}

fn task_row(task: &Task<'_>) -> TaskRow {
    TaskRow {
        start: task.span.start,
        done: task.done,
        due: task.due.map(day_number),
    }
}

/// Line numbers of growing offsets, each counted once.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            line: 0,
        }
    }

    fn at(&mut self, offset: usize) -> usize {
        if let Some(between) = self.text.get(self.at..offset) {
            self.line += between.iter().filter(|byte| **byte == b'\n').count();
            self.at = offset;
        }
        self.line
    }
}

/// 20230201
pub(crate) fn day_number(day: jiff::civil::Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// Offsets and counts fit: texts are far smaller.
pub(super) fn number(size: usize) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

pub(super) fn json(list: &[String]) -> String {
    serde_json::Value::from(list).to_string()
}
