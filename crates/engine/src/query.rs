//! Answers about notes, tags and links. Each is read in one transaction, from rows that
//! the index keeps; text comes from the notes' files. One question a file, its SQL
//! beside the rows it makes.
//!
//! A question that may take long can be called off (`cancel`).
//! Words of users are `search`'s. What crosses to the webview is `tsuzuri-api`'s to
//! make: here spans are bytes of the decoded file, and days are dates.

mod arena;
mod backlinks;
pub(crate) mod cancel;
mod columns;
mod complete;
mod days;
mod excerpt;
mod first;
mod full_text;
mod fuzzy;
mod graph;
mod links;
mod match_notes;
mod mentions;
mod notes;
mod order;
mod passage;
mod passages;
mod places;
mod related;
mod set;
mod stream;
mod tags;
mod text;
mod totals;
mod typed_day;

pub use backlinks::{Backlink, Backlinks, Citations, PageAsk, backlinks, citations};
pub use cancel::Cancel;
pub use columns::Columns;
pub use complete::complete_tag;
pub use days::day_counts;
pub use excerpt::Excerpt;
pub use graph::{
    FARTHEST, Graph, GraphEdge, GraphNode, GraphTag, Neighbourhood, TagsAmong, graph, graph_around,
    neighbourhood, tags_among,
};
pub(crate) use links::heading_key;
pub use links::{LinkRow, ResolvedLink, all_links, links_in_state, outgoing, resolve_link};
pub use match_notes::{FoundBy, MatchedNote, match_notes};
pub use mentions::{Mentions, MentionsAsk, mentions};
pub use notes::{
    FolderLevel, FolderRow, NoteList, NoteRow, find_notes, folder, note, note_hashes, note_tags,
    notes_up_to_day, notes_with_stem,
};
pub use passage::TagAt;
pub use passages::{PassageOrder, PassagesAsk, PassagesOf, passages};
pub use places::{passage_at, passages_at, whole_passage};
pub use related::related_tags;
pub use stream::{Months, PassageCard, Stream, StreamAsk, stream};
pub use tags::{
    MonthCount, TagCount, TagList, TagRow, TagSummary, TagTreeAsk, find_tag, summary, tag_tree,
    written_tags,
};
pub use totals::{Totals, covered, skipped, totals};
pub use typed_day::typed_day;

pub(crate) use arena::Arena;
pub(crate) use columns::{NoteColumn, Passage, Table};
pub(crate) use excerpt::{around, cut, whole_or_around};
pub(crate) use full_text::{FullText, is_single};
pub(crate) use passage::{PassageRow, tags_at};
pub(crate) use set::Set;
pub(crate) use text::{NoteFile, Texts, lines_before};

use jiff::civil::Date;
use rusqlite::Row;
use tsuzuri_syntax::Span;

/// A day as the index keeps it, yyyymmdd.
pub(crate) fn date(number: i64) -> Option<Date> {
    let year = i16::try_from(number / 10_000).ok()?;
    let month = i8::try_from(number / 100 % 100).ok()?;
    let day = i8::try_from(number % 100).ok()?;
    Date::new(year, month, day).ok()
}

/// A byte range of a note's text, from two columns.
fn span(row: &Row<'_>, start: usize, end: usize) -> rusqlite::Result<Span> {
    let (start, end): (u32, u32) = (row.get(start)?, row.get(end)?);
    Ok(Span {
        start: start as usize,
        end: end as usize,
    })
}

/// Text from a column, without a copy.
fn text<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<&'r str> {
    Ok(row.get_ref(column)?.as_str()?)
}

/// A list as the index keeps it, JSON. It was written by the index, so anything else
/// is damage, and reads as empty.
pub(crate) fn list(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// How many from the start on fit, when all that fit come before all others: sought in growing
/// steps, which is quick where it is not far.
pub(crate) fn up_to<T>(sorted: &[T], fits: impl Fn(&T) -> bool) -> usize {
    let mut reach = 1;
    while sorted.get(reach).is_some_and(&fits) {
        reach *= 2;
    }
    sorted[..sorted.len().min(reach + 1)].partition_point(fits)
}

#[cfg(test)]
pub(crate) mod tests;
