//! Searches that are kept in notes: a query in a fenced block of the language `query`.
//! Which notes have some, where they stand, and how they are written once a tag, a note or a
//! folder has another name.

use std::ops::Range;

use tsuzuri_syntax::{
    Profile, Reading, Span, TagKey,
    edit::{TextEdit, apply, rename_tag},
    read_tag,
};

use super::linking::{BEFORE_ALIAS, BEFORE_PLACE, note_and_place};
use super::{Ask, Name, NameKind, is_long, names, parse, search};
use crate::{
    EngineError, Reader,
    clock::Clock,
    query::{Cancel, Columns},
    rename::{Named, NewName},
    vault::NoteSource,
};

#[cfg(test)]
mod tests;

/// Passages that are looked at for searches at once.
const A_PAGE: usize = 500;

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

/// All notes that hold the beginning of such a block, by path. They are found once full text
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
    let mut notes: Vec<(String, String)> = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let ask = Ask {
            query: &query,
            cursor: cursor.as_deref(),
            limit: A_PAGE,
        };
        let page = search(reader, columns, source, clock, ask, &Cancel::new())?;
        notes.extend(page.hits.into_iter().map(|hit| (hit.path, hit.title)));
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
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
                let (fence, language) = line.split_at(marks);
                // With more of them behind, they are code in a line.
                if marks >= 3 && !language.contains('`') {
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
    rewritten(text, reading, &mut |name, written| match name.kind {
        NameKind::Tag => retag(written, reading, from, to),
        NameKind::Note | NameKind::Path => Vec::new(),
    })
}

/// What new names of notes and paths change in the queries of a note's text, in order; as
/// `retagged`.
pub(crate) fn renamed(text: &str, reading: &Reading<'_>, new_name: NewName<'_>) -> Vec<TextEdit> {
    rewritten(text, reading, &mut |name, written| {
        let (named, part) = match name.kind {
            NameKind::Tag => return Vec::new(),
            NameKind::Note => (Named::Note, note_and_place(&name.value).0),
            NameKind::Path => (Named::Path, &*name.value),
        };
        let mut renamed = |old: &str| {
            let stays_apart = |new: &str| old == name.value || !new.contains(BEFORE_PLACE);
            let new = new_name(named, old).filter(|new| new != old && stays_apart(new))?;
            rename(written, name, old, &new)
        };
        // Where a note's own name holds the sign before a place, the whole is its name.
        let edit = renamed(&name.value).or_else(|| renamed(part));
        edit.into_iter().collect()
    })
}

/// Has the names of all queries of a text written anew. `change` gets each with what is written
/// there, and its edits are of that.
fn rewritten(
    text: &str,
    reading: &Reading<'_>,
    change: &mut dyn FnMut(&Name, &str) -> Vec<TextEdit>,
) -> Vec<TextEdit> {
    let mut edits = Vec::new();
    for SavedQuery { inside, .. } in saved_queries(text) {
        let query = &text[inside.clone()];
        let names = names(query, reading.profile);
        let mut changes = Vec::new();
        for name in &names {
            let changed = change(name, &query[name.span.clone()]);
            changes.extend(changed.into_iter().map(|edit| later(edit, name.span.start)));
        }
        let kinds = |names: &[Name]| names.iter().map(|name| name.kind).collect::<Vec<_>>();
        let is_read = apply(query, &changes)
            .is_ok_and(|new| kinds(&self::names(&new, reading.profile)) == kinds(&names));
        if is_read {
            edits.extend(changes.into_iter().map(|edit| later(edit, inside.start)));
        }
    }
    edits
}

/// The name in a value of a query anew, in the value's own form: in quotes, in brackets, or bare,
/// where the new name can stand so.
fn rename(written: &str, name: &Name, old: &str, new: &str) -> Option<TextEdit> {
    // What would end the value ends it whatever stands around it.
    if new.contains(['"', '“', '”', '＂', ']', '］']) {
        return None;
    }
    let at = written.find(old)?;
    let behind = at + old.len();
    let is_bare = at == 0;
    if written.starts_with(['[', '［']) && new.contains(BEFORE_ALIAS) {
        let place = name.value.strip_prefix(old)?;
        return Some(TextEdit {
            span: Span {
                start: 0,
                end: written.len(),
            },
            text: format!("\"{new}{place}\""),
        });
    }
    let (open, close) = match name.kind {
        _ if !is_bare || !new.contains(|it: char| it.is_whitespace() || "()（）".contains(it)) => {
            ("", "")
        }
        NameKind::Note if !new.contains(BEFORE_ALIAS) => ("[[", "]]"),
        NameKind::Note | NameKind::Path | NameKind::Tag => ("\"", "\""),
    };
    // They go around the place in the note too.
    let end = if close.is_empty() {
        behind
    } else {
        written.len()
    };
    Some(TextEdit {
        span: Span { start: at, end },
        text: format!("{open}{new}{}{close}", &written[behind..end]),
    })
}

/// A tag of a query, sign and all. What is not written in notes so, `(facet)`, is the whole
/// of it.
fn retag(written: &str, reading: &Reading<'_>, from: &TagKey<'_>, to: &str) -> Vec<TextEdit> {
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
