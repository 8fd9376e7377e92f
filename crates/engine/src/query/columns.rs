//! What ordering needs to know of every passage — day, note, title, headings — kept in
//! memory between questions, so that ten thousand candidates cost no look-ups.
//!
//! A note gets a fresh, growing `doc` at each reindex; so bringing the columns up to
//! date is appending what came since, and marking what it replaced as gone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tsuzuri_syntax::fold;

use super::{Arena, Set, text};
use crate::index::{NameKind, more_names};
use crate::{EngineError, Generation, Reader};

mod named;

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
    /// Of `notes`, alone: small enough to be searched again and again.
    docs: Vec<i64>,
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

impl NoteColumn {
    /// The position of a passage in this note, whose it is; the first stands for the note.
    pub(crate) fn ordinal_of(&self, id: i64) -> u32 {
        (id - self.doc) as u32
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
    fn load(connection: &Connection) -> Result<Self, EngineError> {
        let mut table = Self::default();
        // 0 is for passages without a heading.
        table.heading_ids.insert("[]".into(), 0);
        table.append(connection)?;
        Ok(table)
    }

    fn bring_up_to_date(&mut self, connection: &Connection) -> Result<(), EngineError> {
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
        let since = self.docs.last().copied().unwrap_or(-1);
        let old = self.notes.len();
        self.append_notes(connection, since)?;
        self.append_aliases(connection, since)?;
        self.append_tags(connection)?;
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
            let doc = row.get(0)?;
            self.docs.push(doc);
            self.notes.push(NoteColumn {
                doc,
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
            "SELECT doc, names FROM note WHERE doc > ?1 AND names <> '[]' ORDER BY doc",
        )?;
        let mut rows = statement.query([since])?;
        while let Some(row) = rows.next()? {
            let Some(at) = self.index_of(row.get(0)?) else {
                continue;
            };
            for (alias, kind) in more_names(text(row, 1)?) {
                if kind == NameKind::ALIAS {
                    self.titles.push(&fold(&alias), at as i64);
                }
            }
        }
        Ok(())
    }

    fn append_tags(&mut self, connection: &Connection) -> Result<(), EngineError> {
        let mut statement =
            connection.prepare_cached("SELECT id, key FROM tag WHERE id > ?1 ORDER BY id")?;
        let mut rows = statement.query([self.last_tag])?;
        while let Some(row) = rows.next()? {
            self.last_tag = row.get(0)?;
            self.tags.push(&fold(text(row, 1)?), self.last_tag);
        }
        Ok(())
    }

    fn append_passages(
        &mut self,
        connection: &Connection,
        since: i64,
        mut at: usize,
    ) -> Result<(), EngineError> {
        // The note of `since` may have more passages than one: they are known already.
        let since = self
            .notes
            .get(at)
            .map_or(i64::MAX, |note| note.doc.max(since));
        let mut statement = connection.prepare_cached(
            "SELECT id, day, heading_path FROM passage WHERE id >= ?1 ORDER BY id",
        )?;
        let mut rows = statement.query([since])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            while self.docs.get(at + 1).is_some_and(|next| *next <= id) {
                at += 1;
            }
            let Some(note) = self.notes.get_mut(at) else {
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
        self.docs.binary_search(&doc).ok()
    }

    /// A note that is in the index.
    pub(crate) fn note(&self, doc: i64) -> Option<&NoteColumn> {
        let note = &self.notes[self.index_of(doc)?];
        note.here.then_some(note)
    }

    /// Where the note of a passage stands; sought from `from` on, in growing steps, which
    /// is quick for ids that ascend.
    fn owner_of(&self, id: i64, from: usize) -> Option<usize> {
        let rest = self.docs.get(from..)?;
        let mut reach = 1;
        while rest.get(reach).is_some_and(|doc| *doc <= id) {
            reach *= 2;
        }
        let within = &rest[..rest.len().min(reach + 1)];
        let after = within.partition_point(|doc| *doc <= id);
        (from + after).checked_sub(1)
    }

    /// The `doc` of the note that a passage belongs to.
    pub(crate) fn doc_of(&self, id: i64) -> i64 {
        self.owner_of(id, 0).map_or(id, |at| self.docs[at])
    }

    /// The same for many passages, which ascend; each `doc` once.
    pub(crate) fn docs_of(&self, ids: &[i64]) -> Vec<i64> {
        let mut docs = Vec::new();
        let mut at = 0;
        for &id in ids {
            at = self.owner_of(id, at).unwrap_or(0);
            let doc = self.docs.get(at).copied();
            docs.extend(doc.filter(|doc| docs.last() != Some(doc)));
        }
        docs
    }

    /// Passages that are in the index, with their notes; found quickly when `ids` ascend.
    pub(crate) fn passages<'t>(
        &'t self,
        ids: &[i64],
    ) -> impl Iterator<Item = (i64, &'t NoteColumn, PassageColumn)> {
        let mut at = 0;
        ids.iter().filter_map(move |&id| {
            let from = if self.docs.get(at).is_some_and(|doc| *doc <= id) {
                at
            } else {
                0
            };
            at = self.owner_of(id, from)?;
            let note = &self.notes[at];
            let ordinal = note.ordinal_of(id);
            let here = note.here && ordinal < note.passages;
            here.then(|| (id, note, self.passages[(note.first + ordinal) as usize]))
        })
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
        (0..count).map(move |ordinal| doc + i64::from(ordinal))
    }

    /// Every passage with its note, by ascending id.
    pub(crate) fn all(&self) -> impl Iterator<Item = (i64, &NoteColumn, PassageColumn)> {
        self.notes.iter().filter(|note| note.here).flat_map(|note| {
            let ids = (0..note.passages).map(|ordinal| note.doc + i64::from(ordinal));
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
                let mut at = 0;
                let here = |id: &i64| {
                    let owner = self.owner_of(*id, at);
                    at = owner.unwrap_or(at);
                    owner.map(|at| &self.notes[at]).is_some_and(|note| {
                        note.here && note.ordinal_of(*id) < note.passages && wanted(note.doc)
                    })
                };
                ids.iter().copied().filter(here).collect()
            }
            Set::Except(ids) => {
                let all = self.all().filter(|(_, note, _)| wanted(note.doc));
                let all = all.map(|(id, ..)| id);
                all.filter(|id| ids.binary_search(id).is_err()).collect()
            }
        }
    }

    /// How many different heading paths there are, with the empty one.
    pub(crate) fn heading_count(&self) -> usize {
        self.heading_ids.len()
    }
}
