//! What ordering needs to know of every passage — day, note, title, headings — kept in
//! memory between questions, so that ten thousand candidates cost no look-ups.
//!
//! A note gets a fresh, growing `doc` at each reindex; so bringing the columns up to
//! date is appending what came since, and marking what it replaced as gone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Arena, Set, up_to};
use crate::{EngineError, Generation, Reader};

mod follow;
mod named;
mod ranks;

/// The columns of one index, shared by all questions to it.
#[derive(Default)]
pub struct Columns(Mutex<Option<Kept>>);

struct Kept {
    index: u64,
    generation: Generation,
    table: Arc<Table>,
}

/// The columns as of one generation. They stay for as long as the vault is open, so they take no
/// more room than they need.
#[derive(Clone, Default)]
pub(crate) struct Table {
    /// Ascending by `doc`.
    notes: Vec<NoteColumn>,
    /// Of each of `notes` what putting its passages in order needs, alone: small enough to be
    /// gone through again and again.
    spots: Vec<Spot>,
    passages: Vec<PassageColumn>,
    /// Places in `notes`, in the order of paths; those of notes that are no more, too.
    ranked: Vec<u32>,
    /// Notes that are no more.
    gone: usize,
    /// Folded titles and aliases; an owner is an index into `notes`.
    pub(crate) titles: Arena,
    /// Folded paths; an owner is an index into `notes`.
    pub(crate) paths: Arena,
    /// Folded heading paths, each once; an owner is what `Passage::heading` says.
    pub(crate) headings: Arena,
    heading_ids: HashMap<Box<str>, u32>,
    /// Folded keys of tags and of all else that is asked for with them; an owner is a tag's
    /// id, perhaps of one that is no more.
    pub(crate) tags: Arena,
    last_tag: i64,
}

#[derive(Clone)]
pub(crate) struct NoteColumn {
    pub(crate) doc: i64,
    pub(crate) path: Arc<str>,
    /// Folded.
    pub(crate) title: Box<str>,
    /// Nanoseconds since 1970.
    pub(crate) modified: i64,
    /// yyyymmdd; 0 without a day.
    pub(crate) day: i32,
    here: bool,
}

#[derive(Clone, Copy)]
struct Spot {
    doc: i64,
    /// Where in the table's `passages` its own begin.
    first: u32,
    /// How many they are; none of a note that is no more.
    passages: u32,
    /// Where its path stands among those of all notes.
    rank: u32,
}

#[derive(Clone, Copy)]
struct PassageColumn {
    day: i32,
    heading: u32,
}

/// A passage that is in the index.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'t> {
    pub(crate) id: i64,
    pub(crate) note: &'t NoteColumn,
    /// Its position in the note; the first stands for the note.
    pub(crate) ordinal: u32,
    /// Where the note's path stands among those of all notes.
    pub(crate) rank: u32,
    /// yyyymmdd; 0 without a day.
    pub(crate) day: i32,
    /// 0 without a heading.
    pub(crate) heading: u32,
}

impl NoteColumn {
    /// The position of a passage in this note, whose it is.
    pub(crate) fn ordinal_of(&self, id: i64) -> u32 {
        (id - self.doc) as u32
    }

    /// One of no table, whose passages are numbered from 0.
    #[cfg(test)]
    pub(crate) fn sample(title: &str, path: &str) -> Self {
        Self {
            doc: 0,
            path: path.into(),
            title: title.into(),
            modified: 0,
            day: 0,
            here: true,
        }
    }
}

impl Columns {
    /// None yet; the first question that needs them makes them.
    pub fn new() -> Self {
        Self::default()
    }

    /// The columns as the reader sees the index.
    pub(crate) fn at(&self, reader: &Reader) -> Result<Arc<Table>, EngineError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (index, generation) = (reader.index(), reader.generation());
        // What is half brought up to date is not kept: it is put back only when whole.
        let table = match kept.take().filter(|kept| kept.index == index) {
            Some(same) if same.generation == generation => same.table,
            // An older reader than the last one must not see what came later.
            Some(later) if later.generation > generation => {
                *kept = Some(later);
                return Table::load(reader.connection()).map(Arc::new);
            }
            Some(mut earlier) => {
                Arc::make_mut(&mut earlier.table).bring_up_to_date(reader.connection())?;
                earlier.table
            }
            None => Arc::new(Table::load(reader.connection())?),
        };
        *kept = Some(Kept {
            index,
            generation,
            table: table.clone(),
        });
        Ok(table)
    }
}

impl Table {
    fn index_of(&self, doc: i64) -> Option<usize> {
        self.spots.binary_search_by_key(&doc, |spot| spot.doc).ok()
    }

    /// A note that is in the index.
    pub(crate) fn note(&self, doc: i64) -> Option<&NoteColumn> {
        let note = &self.notes[self.index_of(doc)?];
        note.here.then_some(note)
    }

    /// Where the note of a passage stands; sought from `from` on, which is quick for ids that
    /// ascend.
    fn owner_of(&self, id: i64, from: usize) -> Option<usize> {
        let after = up_to(self.spots.get(from..)?, |spot| spot.doc <= id);
        (from + after).checked_sub(1)
    }

    /// The `doc` of the note that a passage belongs to.
    pub(crate) fn doc_of(&self, id: i64) -> i64 {
        self.owner_of(id, 0).map_or(id, |at| self.spots[at].doc)
    }

    /// The same for many passages, which ascend; each `doc` once.
    pub(crate) fn docs_of(&self, ids: &[i64]) -> Vec<i64> {
        let mut docs = Vec::new();
        let mut at = 0;
        for &id in ids {
            at = self.owner_of(id, at).unwrap_or(0);
            let doc = self.spots.get(at).map(|spot| spot.doc);
            docs.extend(doc.filter(|doc| docs.last() != Some(doc)));
        }
        docs
    }

    /// Passages that are in the index; found quickly when `ids` ascend.
    pub(crate) fn passages<'t>(&'t self, ids: &[i64]) -> impl Iterator<Item = Passage<'t>> {
        let mut at = 0;
        ids.iter().filter_map(move |&id| {
            let from = if self.spots.get(at).is_some_and(|spot| spot.doc <= id) {
                at
            } else {
                0
            };
            at = self.owner_of(id, from)?;
            let ordinal = u32::try_from(id - self.spots[at].doc).ok()?;
            (ordinal < self.spots[at].passages).then(|| self.passage(at, ordinal))
        })
    }

    /// A passage of the note at a place, which has it.
    fn passage(&self, at: usize, ordinal: u32) -> Passage<'_> {
        let spot = self.spots[at];
        let column = self.passages[(spot.first + ordinal) as usize];
        Passage {
            id: spot.doc + i64::from(ordinal),
            note: &self.notes[at],
            ordinal,
            rank: spot.rank,
            day: column.day,
            heading: column.heading,
        }
    }

    /// The passages of a note by its place in the columns; the owner in `titles`.
    pub(crate) fn passages_of(&self, owner: i64) -> impl Iterator<Item = i64> + use<> {
        let spot = usize::try_from(owner)
            .ok()
            .and_then(|at| self.spots.get(at));
        let (doc, count) = spot.map_or((0, 0), |spot| (spot.doc, spot.passages));
        (0..count).map(move |ordinal| doc + i64::from(ordinal))
    }

    /// Every passage, by ascending id.
    pub(crate) fn all(&self) -> impl Iterator<Item = Passage<'_>> {
        let spots = self.spots.iter().enumerate();
        spots.flat_map(move |(at, spot)| {
            (0..spot.passages).map(move |ordinal| self.passage(at, ordinal))
        })
    }

    /// The passages of a set that are in the index, by ascending id.
    pub(crate) fn passages_in<'s, 't: 's>(
        &'t self,
        set: &'s Set,
    ) -> Box<dyn Iterator<Item = Passage<'t>> + 's> {
        match set {
            Set::Only(ids) => Box::new(self.passages(ids)),
            Set::Except(ids) => Box::new(
                self.all()
                    .filter(|passage| ids.binary_search(&passage.id).is_err()),
            ),
        }
    }

    /// Their ids, of notes that `wanted` says yes to.
    pub(crate) fn members(&self, set: &Set, wanted: impl Fn(i64) -> bool) -> Vec<i64> {
        let wanted = self
            .passages_in(set)
            .filter(|passage| wanted(passage.id - i64::from(passage.ordinal)));
        wanted.map(|passage| passage.id).collect()
    }

    /// How many different heading paths there are, with the empty one.
    pub(crate) fn heading_count(&self) -> usize {
        self.heading_ids.len()
    }
}
