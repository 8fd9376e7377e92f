//! Where links will lead once notes have moved.

use std::collections::HashMap;

use rusqlite::Connection;
use tsuzuri_syntax::LinkKind;

use super::{Candidate, Resolution, candidates, choose, link_key};
use crate::{
    error::EngineError,
    index::name::{NameKind, path_names},
    path::NotePath,
};

/// The notes that move, and the names that their new paths give them.
pub(crate) struct Relocated {
    /// The new path by the old one, with a number that stands for the note.
    places: HashMap<String, (i64, String)>,
    names: HashMap<String, Vec<Candidate<'static>>>,
}

impl Relocated {
    /// Of notes, from where to where.
    pub fn new(moves: impl IntoIterator<Item = (NotePath, NotePath)>) -> Self {
        let mut places = HashMap::new();
        let mut names: HashMap<String, Vec<Candidate<'static>>> = HashMap::new();
        // Numbers that no row has.
        for (note, (from, to)) in (i64::MIN..0).zip(moves) {
            for (key, kind) in path_names(&to) {
                let path = to.to_string().into();
                names
                    .entry(key)
                    .or_default()
                    .push(Candidate { kind, note, path });
            }
            places.insert(from.to_string(), (note, to.to_string()));
        }
        Self { places, names }
    }

    /// The keys of links that may come to lead to what has moved.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// Whether a link from a folder may lead elsewhere than before, though nothing that it
    /// leads to has moved.
    pub fn concern(&self, folder: &str, kind: LinkKind, target: &str) -> bool {
        self.names.contains_key(&link_key(folder, kind, target))
    }

    /// Where a link to a note will lead that stands in a folder; the path is the new one.
    ///
    /// # Errors
    /// The index's.
    pub fn resolve(
        &self,
        connection: &Connection,
        folder: &str,
        kind: LinkKind,
        target: &str,
    ) -> Result<Resolution, EngineError> {
        let key = link_key(folder, kind, target);
        let mut all = self.names.get(&key).cloned().unwrap_or_default();
        for candidate in candidates(connection, &key)? {
            match self.places.get(&*candidate.path) {
                None => all.push(candidate),
                Some(_) if candidate.kind <= NameKind::SUFFIX => {}
                Some((note, to)) => all.push(Candidate {
                    kind: candidate.kind,
                    note: *note,
                    path: to.clone().into(),
                }),
            }
        }
        Ok(choose(&all, folder, kind, target).into())
    }
}
