//! Reads the notes that were nominated, until a page is full or has cost enough.

use std::cmp::Reverse;

use rusqlite::{Connection, OptionalExtension};
use tsuzuri_syntax::{Names, Span, parse};

use super::cursor::Cursor;
use super::named::Named;
use super::nominate::Candidate;
use super::{MOST_BYTES, MOST_NOTES, Mentions};
use crate::EngineError;
use crate::query::backlinks::{Found, row};
use crate::query::passage::{PASSAGE_COLUMNS, PassageRow};
use crate::query::{Backlink, Cancel, NoteFile, PageAsk, Texts};
use crate::vault::VaultReading;

/// What reading needs beside the notes.
pub(super) struct Walk<'a> {
    pub connection: &'a Connection,
    pub reading: &'a VaultReading,
    pub named: &'a Named,
    pub names: Names,
    pub cancel: &'a Cancel,
}

impl Walk<'_> {
    /// The page behind a cursor. Its total is exact as far as `candidates` are all there is.
    pub fn page(
        &self,
        candidates: &[Candidate],
        ask: PageAsk<'_>,
        texts: &mut Texts<'_>,
    ) -> Result<Mentions, EngineError> {
        let after = Cursor::read(ask.cursor);
        let place = (Reverse(after.place.day), &*after.place.path);
        let first = candidates.partition_point(|candidate| candidate.order() < place);
        let rest = &candidates[first..];
        let mut mentions = Vec::new();
        let mut end = after.clone();
        let mut seen = after.seen;
        let (mut full, mut read, mut bytes) = (false, 0, 0);
        for candidate in rest.iter().take(MOST_NOTES) {
            self.cancel.check()?;
            // Once the page is full, notes are read for the total alone.
            if bytes > MOST_BYTES || full && after.total.is_some() {
                break;
            }
            read += 1;
            let resumes = candidate.order() == place;
            for (span, ambiguous) in self.spans(candidate, texts, &mut bytes)? {
                if resumes && !after.is_before(span) {
                    continue;
                }
                full |= mentions.len() == ask.limit as usize;
                seen += 1;
                if !full {
                    mentions.extend(self.row(candidate, span, ambiguous, texts)?);
                    end = Cursor::at(candidate, span, seen);
                }
            }
            if !full {
                end = Cursor::behind(candidate, seen);
            }
        }
        let all_read = read == rest.len();
        let total = after.total.unwrap_or(0).max(seen);
        let total_exact = all_read || after.total.is_some();
        let goes_on = full || !all_read;
        Ok(Mentions {
            total,
            total_exact,
            mentions,
            next_cursor: goes_on.then(|| end.write(total_exact.then_some(total))),
            changed: Vec::new(),
        })
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
            "SELECT {PASSAGE_COLUMNS} FROM note
             JOIN passage ON passage.id >= note.doc AND passage.id < note.doc + note.passages
             WHERE note.doc = ?1 AND passage.start <= ?2 ORDER BY passage.ordinal DESC LIMIT 1"
        ))?
        .query_row((candidate.doc, span.start as i64), PassageRow::read)
        .optional()?)
}
