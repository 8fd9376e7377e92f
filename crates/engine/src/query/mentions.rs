//! Unlinked mentions: where other notes name a note without a link. What counts as a
//! mention is `tsuzuri-syntax`'s to say (docs/decisions/0014); full text only nominates
//! notes, and each is read and parsed before it is believed.
//!
//! A page reads at most [`MOST_NOTES`] notes, so that a name that stands everywhere costs
//! no more than any other; what was not reached by then is for the next page. The total is
//! exact when all that was nominated has been read, and says so.

use std::cmp::Reverse;

use rusqlite::{Connection, OptionalExtension};
use tsuzuri_syntax::{Names, Span, parse};

use super::backlinks::{Found, row};
use super::passage::{PASSAGE_COLUMNS, PassageRow};
use super::{Backlink, Cancel, Columns, NoteFile, PageAsk, Texts};
use crate::index::Counts;
use crate::vault::{NoteSource, VaultReading};
use crate::{EngineError, Reader};

mod cursor;
mod named;
mod nominate;
#[cfg(test)]
mod tests;

use cursor::Cursor;
use named::Named;
use nominate::{Candidate, nominate};

/// Notes that one page reads at most.
const MOST_NOTES: usize = 400;
/// And about so much of their text, in bytes.
const MOST_BYTES: usize = 8_000_000;

/// Asks for the mentions of a note.
#[derive(Clone, Copy, Debug)]
pub struct MentionsAsk<'a> {
    /// Of the note that is named.
    pub path: &'a str,
    /// How notes of the vault are read.
    pub reading: &'a VaultReading,
    /// Which page.
    pub page: PageAsk<'a>,
}

/// Places that name a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// How many there are, as far as is known; never more than there are.
    pub total: u32,
    /// Whether there are no more: every note that may hold one was read, and full text
    /// covers the vault.
    pub total_exact: bool,
    /// This page of them, by note: newest day first, then path; within, text order. Their
    /// kind is `mention`; `ambiguous`: another note is called so too.
    pub mentions: Vec<Backlink>,
    /// Asks for the next page, which may turn out to be empty; stays valid while the index
    /// changes. A page may have one although it is not full.
    pub next_cursor: Option<String>,
    /// Notes whose files are no longer what the index knows; what they hold is not told.
    pub changed: Vec<String>,
}

/// Where other notes name a note by its title or an alias in text that is no link. Where
/// another note's name covers a place and is longer, that note is named. An unknown note
/// has none, nor does a copy that a sync tool made: it is called like its original.
///
/// # Errors
/// The index's; `Cancelled` once it was called off.
pub fn mentions(
    reader: &Reader,
    columns: &Columns,
    source: &dyn NoteSource,
    ask: MentionsAsk<'_>,
    cancel: &Cancel,
) -> Result<Mentions, EngineError> {
    let connection = reader.connection();
    let _over = cancel.over(connection);
    let table = columns.at(reader)?;
    let mut texts = Texts::new(source);
    let Some(named) = Named::load(connection, &table, ask.path, ask.reading, &mut texts)? else {
        return Ok(Mentions {
            total_exact: true,
            ..Mentions::default()
        });
    };
    let names = named.names();
    let own: Vec<&str> = names
        .mentionable()
        .filter_map(|name| named.own.get(name).map(String::as_str))
        .collect();
    let candidates = nominate(connection, &table, &own, named.doc, cancel)?;
    let walk = Walk {
        connection,
        reading: ask.reading,
        named: &named,
        names,
        cancel,
    };
    let mut found = walk.page(&candidates, ask.page, &mut texts)?;
    let counts = Counts::read(connection)?;
    found.changed = texts.changed;
    found.total_exact &= counts.texts >= counts.passages && found.changed.is_empty();
    Ok(found)
}

/// Reads candidates until a page is full.
struct Walk<'a> {
    connection: &'a Connection,
    reading: &'a VaultReading,
    named: &'a Named,
    names: Names,
    cancel: &'a Cancel,
}

impl Walk<'_> {
    fn page(
        &self,
        candidates: &[Candidate],
        ask: PageAsk<'_>,
        texts: &mut Texts<'_>,
    ) -> Result<Mentions, EngineError> {
        let after = Cursor::read(ask.cursor);
        let place = (Reverse(after.place.day), &*after.place.path);
        let first = candidates.partition_point(|candidate| candidate.order() < place);
        let limit = ask.limit as usize;
        let mut page = Mentions::default();
        let mut seen = after.seen;
        let mut reached = after.clone();
        let mut full: Option<Cursor> = None;
        let mut bytes = 0;
        let mut rest = candidates[first..].iter().take(MOST_NOTES);
        for candidate in rest.by_ref() {
            self.cancel.check()?;
            // Once the page is full, the others are read for the total alone.
            if bytes > MOST_BYTES || full.is_some() && after.total.is_some() {
                break;
            }
            let resumes = candidate.order() == place;
            let spans = self.spans(candidate, texts, &mut bytes)?;
            let behind = |span: &&(Span, bool)| {
                !resumes
                    || (span.0.start as i64, span.0.end as i64)
                        > (after.place.start, after.place.end)
            };
            for &(span, ambiguous) in spans.iter().filter(behind) {
                if page.mentions.len() == limit {
                    full.get_or_insert_with(|| reached.clone());
                }
                seen += 1;
                if full.is_none() {
                    page.mentions
                        .extend(self.row(candidate, span, ambiguous, texts)?);
                    reached = Cursor::at(candidate, span, seen);
                }
            }
            if full.is_none() {
                reached = Cursor::behind(candidate, seen);
            }
            page.total_exact = candidates
                .last()
                .is_some_and(|last| last.doc == candidate.doc);
        }
        page.total_exact |= first == candidates.len();
        page.total = after.total.unwrap_or(seen).max(seen);
        let complete = page.total_exact;
        page.total_exact |= after.total.is_some();
        page.next_cursor = match full {
            Some(cursor) => Some(cursor),
            None => (!complete).then_some(reached),
        }
        .map(|cursor| cursor.write(page.total_exact.then_some(page.total)));
        Ok(page)
    }

    /// Where a note names the note, and whether it may mean another one.
    fn spans(
        &self,
        candidate: &Candidate,
        texts: &mut Texts<'_>,
        bytes: &mut usize,
    ) -> Result<Vec<(Span, bool)>, EngineError> {
        let Some(file) = file(self.connection, candidate)? else {
            return Ok(Vec::new());
        };
        let Some(text) = texts.get(&file) else {
            return Ok(Vec::new());
        };
        *bytes += text.len();
        let note = parse(&text, &self.reading.of(Some(&file.path)));
        let found = self.names.mentions(&text, &note).into_iter();
        let own = found.filter(|mention| mention.name < self.named.own.len());
        Ok(own
            .map(|mention| (mention.span, self.named.shared.contains(&mention.name)))
            .collect())
    }

    fn row(
        &self,
        candidate: &Candidate,
        span: Span,
        ambiguous: bool,
        texts: &mut Texts<'_>,
    ) -> Result<Option<Backlink>, EngineError> {
        let Some(passage) = passage_at(self.connection, candidate, span)? else {
            return Ok(None);
        };
        let text = texts.get(&passage.file).unwrap_or_default();
        let found = Found {
            raw: text
                .get(span.start..span.end)
                .unwrap_or_default()
                .to_owned(),
            kind: "mention".to_owned(),
            day: candidate.day.into(),
            passage,
            span,
            ambiguous,
        };
        row(self.connection, found, texts).map(Some)
    }
}

fn file(connection: &Connection, candidate: &Candidate) -> Result<Option<NoteFile>, EngineError> {
    Ok(connection
        .prepare_cached("SELECT path, hash FROM note WHERE doc = ?1")?
        .query_row([candidate.doc], |row| {
            Ok(NoteFile {
                path: row.get(0)?,
                hash: row.get(1)?,
            })
        })
        .optional()?)
}

/// The passage that a place of a note stands in.
fn passage_at(
    connection: &Connection,
    candidate: &Candidate,
    span: Span,
) -> Result<Option<PassageRow>, EngineError> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT {PASSAGE_COLUMNS} FROM note JOIN passage ON passage.note = note.id
             WHERE note.doc = ?1 AND passage.start <= ?2 ORDER BY passage.ordinal DESC LIMIT 1"
        ))?
        .query_row((candidate.doc, span.start as i64), PassageRow::read)
        .optional()?)
}
