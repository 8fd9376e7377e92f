//! Searches that are kept in notes: a query in a fenced block of the language `query`.
//! Which notes have some, where they stand, and how they are written once a tag has another
//! name.

use std::ops::Range;

use tsuzuri_syntax::{
    Profile, Reading, Span, TagKey,
    edit::{TextEdit, apply, rename_tag},
    read_tag,
};

use super::{Ask, is_long, parse, search, tag_spans};
use crate::{
    EngineError, Reader,
    clock::Clock,
    query::{Cancel, Columns},
    vault::NoteSource,
};

#[cfg(test)]
mod tests;

/// Passages that are looked at for searches.
const MOST: usize = 500;

/// A search as it stands in a note's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedQuery {
    /// In one line.
    pub query: String,
    /// Of the block's first line, from 0.
    pub line: u32,
    /// Bytes between the lines that open and close the block.
    pub inside: Range<usize>,
}

/// Notes that hold the beginning of such a block, by path. They are found once full text
/// covers them.
///
/// # Errors
/// As `search`.
pub fn notes_with_queries(
    reader: &Reader,
    columns: &Columns,
    source: &dyn NoteSource,
    clock: &dyn Clock,
    profile: Profile,
) -> Result<Vec<(String, String)>, EngineError> {
    let query = parse("\"```query\" in:passage", clock.today(), profile)?;
    let ask = Ask {
        query: &query,
        cursor: None,
        limit: MOST,
    };
    let page = search(reader, columns, source, clock, ask, &Cancel::new())?;
    let notes = page.hits.into_iter().map(|hit| (hit.path, hit.title));
    let mut notes: Vec<(String, String)> = notes.collect();
    notes.sort();
    notes.dedup();
    Ok(notes)
}

/// The queries of a note's text. Blocks without words are none, nor are those that are too
/// long to be searched for.
pub fn saved_queries(text: &str) -> Vec<SavedQuery> {
    let mut found = Vec::new();
    // What closes the block that is open, with its line and where it begins; a block of
    // another language holds nothing.
    let mut open: Option<(&str, u32, Option<usize>)> = None;
    let mut at = 0;
    for (number, whole) in (0u32..).zip(text.split_inclusive('\n')) {
        let (start, line) = (at, whole.trim());
        at += whole.len();
        match open {
            Some((fence, line_of_block, inside)) if closes(line, fence) => {
                if let Some(inside) = inside {
                    let words: Vec<&str> = text[inside..start].lines().map(str::trim).collect();
                    let query = words.join(" ").trim().to_owned();
                    if !query.is_empty() && !is_long(&query) {
                        found.push(SavedQuery {
                            query,
                            line: line_of_block,
                            inside: inside..start,
                        });
                    }
                }
                open = None;
            }
            Some(_) => {}
            None => {
                let marks = line.bytes().take_while(|byte| *byte == b'`').count();
                if marks >= 3 {
                    let (fence, language) = line.split_at(marks);
                    open = Some((fence, number, (language.trim() == "query").then_some(at)));
                }
            }
        }
    }
    found
}

/// What a tag's new name changes in the queries of a note's text, in order. A query that
/// would be read otherwise stays.
pub(crate) fn retagged(
    text: &str,
    reading: &Reading<'_>,
    from: &TagKey<'_>,
    to: &str,
) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    for SavedQuery { inside, .. } in saved_queries(text) {
        let query = &text[inside.clone()];
        let tags = tag_spans(query, reading.profile);
        let changes = tags.iter().flat_map(|span| {
            let changes = renamed(&query[span.clone()], reading, from, to);
            changes.into_iter().map(|edit| later(edit, span.start))
        });
        let changes: Vec<TextEdit> = changes.collect();
        let is_read = apply(query, &changes)
            .is_ok_and(|new| tag_spans(&new, reading.profile).len() == tags.len());
        if is_read {
            edits.extend(changes.into_iter().map(|edit| later(edit, inside.start)));
        }
    }
    edits
}

/// A tag of a query, sign and all. What is not written in notes so, `(facet)`, is the whole
/// of it.
fn renamed(written: &str, reading: &Reading<'_>, from: &TagKey<'_>, to: &str) -> Vec<TextEdit> {
    let body = written.trim_start_matches(SIGNS);
    let is_it = read_tag(body, reading.profile).is_some_and(|key| key.full() == from.full());
    if is_it {
        return vec![TextEdit {
            span: Span {
                start: written.len() - body.len(),
                end: written.len(),
            },
            text: to.trim_start_matches(SIGNS).to_owned(),
        }];
    }
    rename_tag(written, reading, from, to)
        .map(|rewrite| rewrite.edits)
        .unwrap_or_default()
}

/// What a tag's sign may be.
const SIGNS: [char; 3] = ['#', '＃', '﹟'];

fn later(edit: TextEdit, by: usize) -> TextEdit {
    TextEdit {
        span: Span {
            start: edit.span.start + by,
            end: edit.span.end + by,
        },
        ..edit
    }
}

fn closes(line: &str, fence: &str) -> bool {
    line.len() >= fence.len() && line.bytes().all(|byte| byte == b'`')
}
