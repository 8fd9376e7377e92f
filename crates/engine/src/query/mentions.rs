//! Unlinked mentions: where other notes name a note without a link. What counts as a
//! mention is `tsuzuri-syntax`'s to say (docs/decisions/0014); full text only nominates
//! notes, and each is read and parsed before it is believed.
//!
//! A page reads at most [`MOST_NOTES`] notes, so that a name that stands everywhere costs
//! no more than any other; what was not reached by then is for the next page. The total is
//! exact when all that was nominated has been read, and says so.

use super::{Backlink, Cancel, Columns, PageAsk, Texts};
use crate::index::Counts;
use crate::vault::{NoteSource, VaultReading};
use crate::{EngineError, Reader};

mod cursor;
mod named;
mod nominate;
#[cfg(test)]
mod tests;
mod walk;

use named::Named;
use nominate::nominate;
use walk::Walk;

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
    cancel.over(reader.connection(), || {
        let connection = reader.connection();
        let table = columns.at(reader)?;
        let mut texts = Texts::new(source);
        let Some(named) = Named::load(connection, &table, ask.path, ask.reading, &mut texts)?
        else {
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
    })
}
