//! What ordering needs to know of every passage — day, note, title, headings — kept in
//! memory between questions, so that ten thousand candidates cost no look-ups.
//!
//! A note gets a fresh, growing `doc` at each reindex; so bringing the columns up to
//! date is appending what came since, and marking what it replaced as gone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rusqlite::Connection;
use tsuzuri_syntax::fold;

use super::{Arena, Set, text};
use crate::{EngineError, Generation, Reader};

/// Bits of a passage id that hold the ordinal; what stands above is `doc`.
const ORDINAL_BITS: u32 = 20;

/// The columns of one index, shared by all questions to it.
#[derive(Default)]
pub struct Columns(Mutex<Option<Kept>>);

struct Kept {
    index: u64,
    generation: Generation,
    table: Arc<Table>,
}

/// The columns as of one generation.
#[derive(Clone, Default)]
pub(crate) struct Table {
    /// Ascending by `doc`.
    notes: Vec<NoteColumn>,
    passages: Vec<PassageColumn>,
    /// Where in `notes` a path stands.
    by_path: HashMap<Arc<str>, u32>,
    /// Notes that are no more.
    gone: usize,
    /// Folded titles and aliases; an owner is an index into `notes`.
    pub(crate) titles: Arena,
    /// Folded paths; an owner is an index into `notes`.
    pub(crate) paths: Arena,
    /// Folded heading paths, each once; an owner is what `Passage::heading` says.
    pub(crate) headings: Arena,
    heading_ids: HashMap<Box<str>, u32>,
    /// Folded keys of tags as written, made when first asked for; an owner is a tag's id.
    tags: OnceLock<Arena>,
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
    first: u32,
    passages: u32,
    here: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct PassageColumn {
    /// yyyymmdd; 0 without a day.
    pub(crate) day: i32,
    /// 0 without a heading.
    pub(crate) heading: u32,
}

/// The note that a passage belongs to.
pub(crate) fn doc_of(id: i64) -> i64 {
    id >> ORDINAL_BITS
}

/// The position of a passage in its note.
pub(crate) fn ordinal_of(id: i64) -> u32 {
    (id & ((1 << ORDINAL_BITS) - 1)) as u32
}

/// A note's first passage.
fn first_of(doc: i64) -> i64 {
    doc << ORDINAL_BITS
}

/// Whether a passage is its note's first, which stands for the note.
pub(crate) fn is_first(id: i64) -> bool {
    ordinal_of(id) == 0
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
    fn load(connection: &Connection) -> Result<Self, EngineError> {
        let mut table = Self::default();
        // 0 is for passages without a heading.
        table.heading_ids.insert("[]".into(), 0);
        table.append(connection)?;
        Ok(table)
    }

    fn bring_up_to_date(&mut self, connection: &Connection) -> Result<(), EngineError> {
        self.tags = OnceLock::new();
        self.append(connection)?;
        let count: i64 = connection
            .prepare_cached("SELECT count(*) FROM note")?
            .query_row([], |row| row.get(0))?;
        if usize::try_from(count) != Ok(self.notes.len() - self.gone) {
            self.find_gone(connection)?;
        }
        if self.gone > self.notes.len() / 2 {
            *self = Self::load(connection)?;
        }
        Ok(())
    }

    /// Adds the notes that were indexed since.
    fn append(&mut self, connection: &Connection) -> Result<(), EngineError> {
        let since = self.notes.last().map_or(-1, |note| note.doc);
        let old = self.notes.len();
        self.append_notes(connection, since)?;
        self.append_aliases(connection, since)?;
        self.append_passages(connection, since, old)
    }

    fn append_notes(&mut self, connection: &Connection, since: i64) -> Result<(), EngineError> {
        let mut statement = connection.prepare_cached(
            "SELECT doc, path, title, mtime_ns, day FROM note WHERE doc > ?1 ORDER BY doc",
        )?;
        let mut rows = statement.query([since])?;
        while let Some(row) = rows.next()? {
            let path: Arc<str> = text(row, 1)?.into();
            let title = fold(text(row, 2)?);
            let at = self.notes.len() as u32;
            if let Some(before) = self.by_path.insert(path.clone(), at) {
                self.mark_gone(before as usize);
            }
            self.titles.push(&title, i64::from(at));
            self.paths.push(&fold(&path), i64::from(at));
            self.notes.push(NoteColumn {
                doc: row.get(0)?,
                path,
                title: title.into(),
                modified: row.get(3)?,
                day: row.get::<_, Option<i32>>(4)?.unwrap_or(0),
                first: 0,
                passages: 0,
                here: true,
            });
        }
        Ok(())
    }

    fn append_aliases(&mut self, connection: &Connection, since: i64) -> Result<(), EngineError> {
        let mut statement = connection.prepare_cached(
            "SELECT note.doc, name.key FROM note
             JOIN name ON name.note = note.id AND name.kind = 3
             WHERE note.doc > ?1",
        )?;
        let mut rows = statement.query([since])?;
        while let Some(row) = rows.next()? {
            if let Some(at) = self.index_of(row.get(0)?) {
                self.titles.push(&fold(text(row, 1)?), at as i64);
            }
        }
        Ok(())
    }

    fn append_passages(
        &mut self,
        connection: &Connection,
        since: i64,
        mut at: usize,
    ) -> Result<(), EngineError> {
        let mut statement = connection.prepare_cached(
            "SELECT id, day, heading_path FROM passage WHERE id >= ?1 ORDER BY id",
        )?;
        let mut rows = statement.query([first_of(since + 1)])?;
        while let Some(row) = rows.next()? {
            let doc = doc_of(row.get(0)?);
            while self.notes.get(at).is_some_and(|note| note.doc < doc) {
                at += 1;
            }
            let Some(note) = self.notes.get_mut(at).filter(|note| note.doc == doc) else {
                continue;
            };
            if note.passages == 0 {
                note.first = self.passages.len() as u32;
            }
            note.passages += 1;
            let day: Option<i32> = row.get(1)?;
            let heading = self.heading(text(row, 2)?);
            self.passages.push(PassageColumn {
                day: day.unwrap_or(0),
                heading,
            });
        }
        Ok(())
    }

    /// The number of a heading path, given as the index keeps it.
    fn heading(&mut self, json: &str) -> u32 {
        if let Some(&known) = self.heading_ids.get(json) {
            return known;
        }
        let fresh = self.heading_ids.len() as u32;
        self.heading_ids.insert(json.into(), fresh);
        for heading in super::list(json) {
            self.headings.push(&fold(&heading), i64::from(fresh));
        }
        fresh
    }

    fn find_gone(&mut self, connection: &Connection) -> Result<(), EngineError> {
        let mut statement = connection.prepare_cached("SELECT doc FROM note ORDER BY doc")?;
        let docs: Vec<i64> = statement
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for at in 0..self.notes.len() {
            if docs.binary_search(&self.notes[at].doc).is_err() {
                self.mark_gone(at);
            }
        }
        Ok(())
    }

    fn mark_gone(&mut self, at: usize) {
        if std::mem::replace(&mut self.notes[at].here, false) {
            self.gone += 1;
        }
    }

    fn index_of(&self, doc: i64) -> Option<usize> {
        self.notes.binary_search_by_key(&doc, |note| note.doc).ok()
    }

    /// A note that is in the index.
    pub(crate) fn note(&self, doc: i64) -> Option<&NoteColumn> {
        self.index_of(doc)
            .map(|at| &self.notes[at])
            .filter(|note| note.here)
    }

    /// A passage that is in the index, with its note.
    pub(crate) fn passage(&self, id: i64) -> Option<(&NoteColumn, PassageColumn)> {
        let note = self.note(doc_of(id))?;
        let ordinal = ordinal_of(id);
        let here = ordinal < note.passages;
        here.then(|| (note, self.passages[(note.first + ordinal) as usize]))
    }

    /// The passages of a note by its place in the columns; the owner in `titles`.
    pub(crate) fn passages_of(&self, owner: i64) -> impl Iterator<Item = i64> + use<> {
        let note = usize::try_from(owner)
            .ok()
            .and_then(|at| self.notes.get(at));
        let (doc, count) = match note {
            Some(note) if note.here => (note.doc, note.passages),
            _ => (0, 0),
        };
        (0..count).map(move |ordinal| first_of(doc) + i64::from(ordinal))
    }

    /// Every passage with its note, by ascending id.
    pub(crate) fn all(&self) -> impl Iterator<Item = (i64, &NoteColumn, PassageColumn)> {
        self.notes.iter().filter(|note| note.here).flat_map(|note| {
            let ids = (0..note.passages).map(|ordinal| first_of(note.doc) + i64::from(ordinal));
            let first = note.first as usize;
            let passages = &self.passages[first..first + note.passages as usize];
            ids.zip(passages)
                .map(move |(id, &passage)| (id, note, passage))
        })
    }

    /// The passages of a set that are in the index, of notes that `wanted` says yes to.
    pub(crate) fn members(&self, set: &Set, wanted: impl Fn(i64) -> bool) -> Vec<i64> {
        match set {
            Set::Only(ids) => {
                let here = |id: &i64| wanted(doc_of(*id)) && self.passage(*id).is_some();
                ids.iter().copied().filter(here).collect()
            }
            Set::Except(ids) => {
                let here = |id: &i64| wanted(doc_of(*id)) && ids.binary_search(id).is_err();
                self.all().map(|(id, ..)| id).filter(here).collect()
            }
        }
    }

    /// How many different heading paths there are, with the empty one.
    pub(crate) fn heading_count(&self) -> usize {
        self.heading_ids.len()
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
            .filter_map(|owner| self.notes.get(usize::try_from(owner).ok()?));
        notes.filter(|note| note.here).collect()
    }

    /// The keys of tags as written.
    pub(crate) fn tags(&self, connection: &Connection) -> Result<&Arena, EngineError> {
        if let Some(known) = self.tags.get() {
            return Ok(known);
        }
        let mut arena = Arena::default();
        let mut statement =
            connection.prepare_cached("SELECT id, key FROM tag WHERE kind = 'tag'")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            arena.push(&fold(text(row, 1)?), row.get(0)?);
        }
        Ok(self.tags.get_or_init(|| arena))
    }
}
