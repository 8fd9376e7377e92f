//! Notes by a name that is half remembered: what the quick switcher lists.

use std::cmp::Reverse;

use tsuzuri_syntax::{fold, haystack};

use super::columns::NoteColumn;
use super::first::keep_first;
use super::fuzzy::Typed;
use super::{Arena, Columns, NoteRow, note, text};
use crate::index::{NameKind, more_names};
use crate::{EngineError, Reader};

/// By what a note was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// Its title.
    Title,
    /// This alias, as names are compared: the index keeps no other form of it.
    Alias(String),
    /// Its path.
    Path,
}

/// A note that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedNote {
    /// The note.
    pub note: NoteRow,
    /// What of it fits.
    pub by: FoundBy,
    /// Where, in UTF-16 units of the title, alias or path.
    pub highlights_utf16: Vec<[u32; 2]>,
}

/// A name that is known by its alias says a little less than a title, and a path less than
/// a title in which the words stand anywhere as they are.
const BY_ALIAS: u32 = 2;
const BY_PATH: u32 = 25;

/// Notes whose title, alias or path fits `typed`, the best first, then those changed last.
/// Nothing when nothing was typed.
///
/// # Errors
/// The index's.
pub fn match_notes(
    reader: &Reader,
    columns: &Columns,
    typed: &str,
    limit: u32,
) -> Result<Vec<MatchedNote>, EngineError> {
    let folded = fold(typed);
    let Some(typed) = Typed::new(&folded) else {
        return Ok(Vec::new());
    };
    let table = columns.at(reader)?;
    let mut best: Vec<u32> = vec![u32::MAX; table.owners()];
    weigh(&table.titles, &typed, &mut best, |owner, name| {
        let is_title = table.owned(owner).is_some_and(|note| *note.title == *name);
        if is_title { 0 } else { BY_ALIAS }
    });
    weigh(&table.paths, &typed, &mut best, |_, _| BY_PATH);
    let mut found: Vec<_> = best
        .iter()
        .enumerate()
        .filter(|&(_, penalty)| *penalty < u32::MAX)
        .filter_map(|(owner, &penalty)| Some((penalty, table.owned(owner)?)))
        .collect();
    let order = |&(penalty, note): &(u32, &NoteColumn)| (penalty, Reverse(note.modified), note.doc);
    keep_first(&mut found, limit as usize, order);
    let mut notes = Vec::with_capacity(found.len());
    for (_, column) in found {
        notes.extend(matched(reader, column, &typed)?);
    }
    Ok(notes)
}

/// Takes note of the names of an arena that fit better than what is known of their owners.
fn weigh(arena: &Arena, typed: &Typed<'_>, best: &mut [u32], more: impl Fn(usize, &str) -> u32) {
    for (name, owner) in arena.texts() {
        let Ok(owner) = usize::try_from(owner) else {
            continue;
        };
        let (Some(penalty), Some(known)) = (typed.penalty(name), best.get_mut(owner)) else {
            continue;
        };
        *known = (*known).min(penalty + more(owner, name));
    }
}

/// The row of a note that fits, with what of it does.
fn matched(
    reader: &Reader,
    column: &NoteColumn,
    typed: &Typed<'_>,
) -> Result<Option<MatchedNote>, EngineError> {
    let Some(note) = note(reader, &column.path)? else {
        return Ok(None);
    };
    let mut ways = vec![
        (0, FoundBy::Title, note.title.clone()),
        (BY_PATH, FoundBy::Path, note.path.clone()),
    ];
    for alias in aliases(reader, column)? {
        ways.push((BY_ALIAS, FoundBy::Alias(alias.clone()), alias));
    }
    let fits = ways.into_iter().filter_map(|(more, by, name)| {
        let penalty = typed.penalty(haystack(&name).text())?;
        Some((penalty + more, by, name))
    });
    let Some((_, by, name)) = fits.min_by_key(|(penalty, ..)| *penalty) else {
        return Ok(None);
    };
    Ok(Some(MatchedNote {
        highlights_utf16: highlights(&name, typed),
        note,
        by,
    }))
}

fn aliases(reader: &Reader, column: &NoteColumn) -> Result<Vec<String>, EngineError> {
    let mut statement = reader
        .connection()
        .prepare_cached("SELECT names FROM note WHERE doc = ?1")?;
    let mut rows = statement.query([column.doc])?;
    let Some(row) = rows.next()? else {
        return Ok(Vec::new());
    };
    let names = more_names(text(row, 0)?).into_iter();
    let aliases = names.filter(|(_, kind)| *kind == NameKind::ALIAS);
    Ok(aliases.map(|(alias, _)| alias).collect())
}

/// Where the words stand in a name as it is written, in UTF-16 units.
fn highlights(name: &str, typed: &Typed<'_>) -> Vec<[u32; 2]> {
    let folded = haystack(name);
    let utf16 = |at: usize| {
        let before = name.get(..at).unwrap_or(name);
        u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    let ranges = typed.ranges(folded.text()).into_iter();
    let written = ranges.map(|range| folded.source_range(range));
    written.map(|at| [utf16(at.start), utf16(at.end)]).collect()
}

#[cfg(test)]
mod tests;
