//! Tags to go on with while one is being typed.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use memchr::memmem::Finder;
use rusqlite::OptionalExtension;
use tsuzuri_syntax::{fold, tag_beginning};

use super::Columns;
use super::tags::{SELECT, TagRow, row};
use crate::{EngineError, Reader};

/// Tags whose key begins with what was typed, as keys are folded, then tags that hold it;
/// each of them the most used first. Facets of any topic are left out: nobody writes them.
///
/// # Errors
/// The index's.
pub fn complete_tag(
    reader: &Reader,
    columns: &Columns,
    typed: &str,
    limit: u32,
) -> Result<Vec<TagRow>, EngineError> {
    let beginning = tag_beginning(typed);
    let mut found = beginning_with(reader, &beginning, limit)?;
    let room = (limit as usize).saturating_sub(found.len());
    if room > 0 && !beginning.is_empty() {
        let begin: BTreeSet<String> = found.iter().map(|tag| tag.key.clone()).collect();
        let mut holding = holding(reader, columns, &fold(&beginning))?;
        holding.retain(|tag| !begin.contains(&tag.key));
        holding.truncate(room);
        found.extend(holding);
    }
    Ok(found)
}

fn beginning_with(reader: &Reader, key: &str, limit: u32) -> Result<Vec<TagRow>, EngineError> {
    // The last character that a key can go on with is below this one.
    let end = format!("{key}\u{10FFFF}");
    let sql = format!(
        "{SELECT} WHERE id IN (
             SELECT id FROM tag WHERE key >= ?1 AND key < ?2 AND kind <> 'any-facet'
             ORDER BY count DESC, key LIMIT ?3)
         ORDER BY count DESC, key"
    );
    let mut statement = reader.connection().prepare_cached(&sql)?;
    let rows = statement.query_map((key, end, limit), row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn holding(reader: &Reader, columns: &Columns, folded: &str) -> Result<Vec<TagRow>, EngineError> {
    let table = columns.at(reader)?;
    let finder = Finder::new(folded);
    let find = |text: &str, from: usize| {
        let at = from + finder.find(&text.as_bytes()[from..])?;
        Some(at..at + folded.len())
    };
    let sql = format!("{SELECT} WHERE id = ?1 AND kind <> 'any-facet'");
    let mut statement = reader.connection().prepare_cached(&sql)?;
    let mut found = Vec::new();
    for id in table.tags.holding(find) {
        found.extend(statement.query_row([id], row).optional()?);
    }
    found.sort_by_cached_key(|tag| (Reverse(tag.count), tag.key.clone()));
    Ok(found)
}

#[cfg(test)]
mod tests;
