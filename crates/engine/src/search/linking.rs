//! Passages by the links of notes: what links to a note, or to a place in it, and what a note
//! links to.

use super::nominate::Lookup;
use crate::EngineError;
use crate::query::{Set, heading_key};

/// What stands between a note and a place in it. Queries may have it in its full-width forms.
pub(super) const BEFORE_PLACE: [char; 3] = ['#', '＃', '﹟'];

/// What stands between a link's target and the text that it shows.
pub(super) const BEFORE_ALIAS: char = '|';

/// A note, and a place in it where one is named: `note`, `note#heading`, `note#^block`.
pub(super) fn note_and_place(target: &str) -> (&str, &str) {
    match target.split_once(BEFORE_PLACE) {
        Some((note, place)) => (note.trim(), place.trim()),
        None => (target, ""),
    }
}

impl Lookup<'_> {
    /// Passages that link to a note, wherever in it, or to the one place that is named. Where a
    /// note's own name holds the sign, that note is meant.
    pub(super) fn linking_to(&self, target: &str) -> Result<Set, EngineError> {
        let (note, place) = if self.is_known(target)? {
            (target, "")
        } else {
            note_and_place(target)
        };
        match Place::of(place) {
            Some(place) => self.linking_into(note, &place),
            None => self.linking_anywhere_in(note),
        }
    }

    /// Whether a note has a name, or a link looks for one of that name.
    fn is_known(&self, name: &str) -> Result<bool, EngineError> {
        let key = tsuzuri_syntax::name_key(name);
        let mut statement = self.connection().prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM name WHERE key = ?1 AND kind < 5)
                 OR EXISTS (SELECT 1 FROM link WHERE key = ?1 AND resolved IS NULL)",
        )?;
        Ok(statement.query_row([key], |row| row.get(0))?)
    }

    fn linking_anywhere_in(&self, note: &str) -> Result<Set, EngineError> {
        let key = tsuzuri_syntax::name_key(note);
        self.ids(
            "SELECT passage FROM link WHERE resolved IN (SELECT note FROM name WHERE key = ?1 AND kind < 5)
             UNION SELECT passage FROM link WHERE key = ?1 AND resolved IS NULL",
            &[&key],
        )
    }

    fn linking_into(&self, note: &str, place: &Place<'_>) -> Result<Set, EngineError> {
        let key = tsuzuri_syntax::name_key(note);
        let mut statement = self.connection().prepare_cached(
            "SELECT passage, fragment FROM link
             WHERE resolved IN (SELECT note FROM name WHERE key = ?1 AND kind < 5) AND fragment IS NOT NULL
             UNION ALL SELECT passage, fragment FROM link
             WHERE key = ?1 AND resolved IS NULL AND fragment IS NOT NULL",
        )?;
        let mut rows = statement.query([key])?;
        let mut passages = Vec::new();
        while let Some(row) = rows.next()? {
            self.cancel.check()?;
            if place.is_meant_by(&row.get::<_, String>(1)?) {
                passages.push(row.get(0)?);
            }
        }
        Ok(Set::of(passages))
    }

    /// Passages of the notes that a note links to, wherever in it. Where a note's own name holds
    /// the sign before a place, that note is meant.
    pub(super) fn linked_from(&self, target: &str) -> Result<Set, EngineError> {
        let note = if self.is_known(target)? {
            target
        } else {
            note_and_place(target).0
        };
        let key = tsuzuri_syntax::name_key(note);
        self.ids(
            "SELECT passage.id FROM note
             JOIN passage ON passage.id >= note.doc AND passage.id < note.doc + note.passages
             WHERE note.id IN (
                 SELECT resolved FROM link
                 WHERE note IN (SELECT note FROM name WHERE key = ?1 AND kind < 5)
                   AND resolved <> note)",
            &[&key],
        )
    }
}

/// A place in a note, as links name it.
#[derive(PartialEq)]
enum Place<'t> {
    /// The id of a block.
    Block(&'t str),
    /// Keys of a heading and of those above it that are named, outermost first.
    Heading(Vec<String>),
}

impl<'t> Place<'t> {
    fn of(written: &'t str) -> Option<Self> {
        if let Some(id) = written.strip_prefix('^') {
            return Some(Self::Block(id));
        }
        let keys = written.split(BEFORE_PLACE).map(heading_key);
        let keys: Vec<_> = keys.filter(|key| !key.is_empty()).collect();
        (!keys.is_empty()).then_some(Self::Heading(keys))
    }

    /// Whether a link leads here. It may name more of the headings above.
    fn is_meant_by(&self, fragment: &str) -> bool {
        match (self, Place::of(fragment)) {
            (Self::Heading(wanted), Some(Place::Heading(keys))) => keys.ends_with(wanted),
            (wanted, place) => place.is_some_and(|place| place == *wanted),
        }
    }
}
