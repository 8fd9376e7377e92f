//! The note that is named: what it is called, and the longer names that other notes have
//! in its place.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};
use tsuzuri_syntax::{Names, fold, name_key, parse};

use crate::EngineError;
use crate::index::{NameKind, more_names};
use crate::query::{NoteFile, Table, Texts};
use crate::vault::VaultReading;

/// A note, by its names.
pub(super) struct Named {
    pub doc: i64,
    /// Its title and its aliases, as they are written.
    pub own: Vec<String>,
    /// Which of them another note has too.
    pub shared: HashSet<usize>,
    /// Names of other notes that hold one of its own.
    longer: Vec<String>,
}

impl Named {
    /// `None` for what is no note of the index, or called like another one on purpose.
    pub fn load(
        connection: &Connection,
        table: &Table,
        path: &str,
        reading: &VaultReading,
        texts: &mut Texts<'_>,
    ) -> Result<Option<Self>, EngineError> {
        let known: Option<(i64, String, NoteFile)> = connection
            .prepare_cached(
                "SELECT doc, title, hash FROM note WHERE path = ?1 AND copy_of IS NULL",
            )?
            .query_row([path], |row| {
                let file = NoteFile {
                    path: path.to_owned(),
                    hash: row.get(2)?,
                };
                Ok((row.get(0)?, row.get(1)?, file))
            })
            .optional()?;
        let Some((doc, title, file)) = known else {
            return Ok(None);
        };
        let mut named = Self {
            doc,
            own: vec![title],
            shared: HashSet::new(),
            longer: Vec::new(),
        };
        // The index keeps keys of aliases; how they are spelled stands in the note alone.
        if let Some(text) = texts.get(&file) {
            let note = parse(&text, &reading.of(Some(path)));
            let aliases = note.front_matter.aliases.iter();
            named.own.extend(aliases.map(|alias| alias.to_string()));
        }
        named.add_others(connection, table)?;
        Ok(Some(named))
    }

    /// Its own names, then those that may cover them.
    pub fn names(&self) -> Names {
        Names::new(self.own.iter().chain(&self.longer).map(String::as_str))
    }

    fn add_others(&mut self, connection: &Connection, table: &Table) -> Result<(), EngineError> {
        let keys: Vec<String> = self.own.iter().map(|name| name_key(name)).collect();
        let mentionable: Vec<String> = {
            let names = self.names();
            let own = names.mentionable().filter_map(|name| self.own.get(name));
            own.map(|name| fold(name.trim())).collect()
        };
        let mut met = HashSet::from([self.doc]);
        for name in &mentionable {
            for note in table.notes_titled(name) {
                if !met.insert(note.doc) {
                    continue;
                }
                for other in names_of(connection, note.doc)? {
                    let key = name_key(&other);
                    match keys.iter().position(|own| *own == key) {
                        Some(own) => drop(self.shared.insert(own)),
                        None if holds_one(&other, &mentionable) => self.longer.push(other),
                        None => {}
                    }
                }
            }
        }
        Ok(())
    }
}

fn holds_one(other: &str, names: &[String]) -> bool {
    let other = fold(other);
    names.iter().any(|name| other.contains(name.as_str()))
}

/// What a note is called: its title, and the keys of its aliases. Of a copy, nothing.
fn names_of(connection: &Connection, doc: i64) -> Result<Vec<String>, EngineError> {
    let mut statement = connection
        .prepare_cached("SELECT title, names FROM note WHERE doc = ?1 AND copy_of IS NULL")?;
    let named: Option<(String, String)> = statement
        .query_row([doc], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((title, more)) = named else {
        return Ok(Vec::new());
    };
    let more = more_names(&more).into_iter();
    let aliases = more.filter(|(_, kind)| *kind == NameKind::ALIAS);
    Ok(std::iter::once(title)
        .chain(aliases.map(|(key, _)| key))
        .collect())
}
