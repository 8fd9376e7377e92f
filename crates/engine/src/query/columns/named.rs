//! Notes of the columns by what their titles, aliases and paths hold.

use super::{Arena, NoteColumn, Table};

impl Table {
    /// How many owners there may be in `titles` and `paths`: each is less.
    pub(crate) fn owners(&self) -> usize {
        self.notes.len()
    }

    /// The note that an owner in `titles` or `paths` stands for, if it is in the index.
    pub(crate) fn owned(&self, owner: usize) -> Option<&NoteColumn> {
        self.notes.get(owner).filter(|note| note.here)
    }

    /// Notes whose title, path or alias holds a folded text, each once.
    pub(crate) fn notes_named(&self, folded: &str) -> Vec<&NoteColumn> {
        self.notes_holding(&[&self.titles, &self.paths], folded)
    }

    /// Notes whose title or alias holds a folded text, each once.
    pub(crate) fn notes_titled(&self, folded: &str) -> Vec<&NoteColumn> {
        self.notes_holding(&[&self.titles], folded)
    }

    /// `arenas`: of those whose owners are notes.
    fn notes_holding(&self, arenas: &[&Arena], folded: &str) -> Vec<&NoteColumn> {
        let finder = memchr::memmem::Finder::new(folded);
        let find = |text: &str, from: usize| {
            let at = from + finder.find(&text.as_bytes()[from..])?;
            Some(at..at + folded.len())
        };
        let mut owners: Vec<i64> = Vec::new();
        for arena in arenas {
            owners.extend(arena.holding(find));
        }
        owners.sort_unstable();
        owners.dedup();
        let notes = owners
            .into_iter()
            .filter_map(|owner| self.owned(usize::try_from(owner).ok()?));
        notes.collect()
    }
}
