//! The only way into the index. A `Batch` is one transaction: notes come and go, and at
//! its end tags are counted, links resolved again, the generation raised and what changed
//! written down for other processes.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    entry::{Entry, EntryState, Known, number},
    name::path_names,
    pool::Pool,
    relink::relink,
    terms::{Ids, Touched, uses_of},
};
use crate::{
    delta::{Generation, IndexDelta, Moved, Origin},
    error::EngineError,
    path::NotePath,
    vault::{FileStamp, Reason},
};
use rusqlite::{Connection, OptionalExtension};

mod fill;
mod first;
mod log;
mod replace;
mod root;
mod rows;
mod tidy;
mod wal;

use first::First;
use replace::{Old, OldLinks};
use tidy::Pieces;

/// Totals, kept with each transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub notes: i64,
    pub passages: i64,
    /// Passages that full text covers, or that have none.
    pub texts: i64,
    pub links: i64,
}

impl Counts {
    /// The share of all passages that full text covers, 0 to 1.
    pub fn covered(&self) -> f64 {
        match self.passages {
            0 => 1.0,
            passages => self.texts as f64 / passages as f64,
        }
    }

    pub fn read(connection: &Connection) -> Result<Self, EngineError> {
        let get = |key| meta(connection, key);
        Ok(Self {
            notes: get("notes")?,
            passages: get("passages")?,
            texts: get("texts")?,
            links: get("links")?,
        })
    }
}

/// The connection that writes, and what it remembers between transactions.
#[derive(Debug)]
pub(crate) struct Writer {
    /// Before the connection, since the last one to close tidies up, and must be able to.
    readers: Arc<Pool>,
    connection: Connection,
    wal: wal::Bound,
    ids: Ids,
    /// Of the last transaction of this process; another number means that some other
    /// process has written.
    seen: Generation,
    /// While a first index is made.
    first: Option<First>,
    /// Another process has written since the first index was begun.
    disturbed: bool,
    pieces: Pieces,
}

/// One transaction. Dropped without `commit`, it never was.
pub(crate) struct Batch<'w> {
    writer: &'w mut Writer,
    before: Generation,
    /// The last one given.
    note: i64,
    /// Of the note that is being written; then the next one to give.
    doc: i64,
    counts: Counts,
    tags: Touched,
    /// Keys of names that came or went.
    names: BTreeSet<String>,
    delta: IndexDelta,
    /// Notes whose backlinks changed, by id.
    linked: BTreeSet<i64>,
    silent: bool,
    done: bool,
}

impl Writer {
    pub(super) fn new(connection: Connection, readers: Arc<Pool>) -> Result<Self, EngineError> {
        let seen = meta(&connection, "generation")?.unsigned_abs();
        Ok(Self {
            readers,
            connection,
            wal: wal::Bound::default(),
            ids: Ids::new(),
            seen,
            first: None,
            disturbed: false,
            pieces: Pieces::None,
        })
    }

    /// Begins a transaction.
    pub fn begin(&mut self, origin: Origin) -> Result<Batch<'_>, EngineError> {
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        match self.state() {
            Ok((before, note, doc, counts)) => {
                if before != self.seen {
                    self.ids.clear();
                    self.disturbed = true;
                }
                Ok(Batch {
                    delta: IndexDelta::none(before, origin),
                    writer: self,
                    before,
                    note,
                    doc,
                    counts,
                    tags: Touched::default(),
                    names: BTreeSet::new(),
                    linked: BTreeSet::new(),
                    silent: true,
                    done: false,
                })
            }
            Err(error) => {
                self.connection.execute_batch("ROLLBACK")?;
                Err(error)
            }
        }
    }

    fn state(&self) -> Result<(Generation, i64, i64, Counts), EngineError> {
        let get = |key| meta(&self.connection, key);
        Ok((
            get("generation")?.unsigned_abs(),
            get("note")?,
            get("doc")?,
            Counts::read(&self.connection)?,
        ))
    }

    /// Of the last transaction that this process has made, or heard of.
    pub fn seen(&self) -> Generation {
        self.seen
    }

    /// Changes with each commit of another connection.
    pub fn data_version(&self) -> Result<i64, EngineError> {
        Ok(self
            .connection
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// What other processes have changed since this one last looked.
    pub fn missed(&mut self) -> Result<Vec<IndexDelta>, EngineError> {
        let now = meta(&self.connection, "generation")?.unsigned_abs();
        if now == self.seen {
            return Ok(Vec::new());
        }
        let missed = log::since(&self.connection, self.seen, now)?;
        self.seen = now;
        self.ids.clear();
        Ok(missed)
    }
}

impl Batch<'_> {
    /// Whether someone else has written since `generation`: plans made then must be
    /// looked at again.
    pub fn is_later_than(&self, generation: Generation) -> bool {
        self.before != generation
    }

    /// Inserts a note, or puts it in the place of what is known under its path.
    pub fn put(&mut self, entry: &Entry) -> Result<(), EngineError> {
        let promised = self.promised(entry);
        let known = match promised {
            Some(id) if self.is_first_to_come(id) => None,
            _ => self.known(&entry.path)?,
        };
        if let (Some(known), Some(promised), Some(first)) =
            (&known, promised, &mut self.writer.first)
            && known.id != promised
        {
            let names = path_names(&entry.path).into_iter();
            first.strays.extend(names.map(|(key, _)| key));
        }
        if let Some(known) = &known
            && entry.hash.is_some()
            && entry.hash == known.hash
        {
            return self.touch(known.id, &entry.stamp);
        }
        self.changed();
        let mut old = Old::default();
        if let Some(known) = &known {
            old = self.old(known)?;
            self.clear_passages(known)?;
        }
        let new = known.is_none();
        let note = self.write_note(entry, known.map(|known| known.id).or(promised))?;
        let foreseen = new && promised.is_some();
        self.change_names(note, &old.names, &entry.names, foreseen)?;
        let tags = self.tags.replace(
            &self.writer.connection,
            &mut self.writer.ids,
            &old.uses,
            &entry.uses,
        )?;
        self.replace_occurrences(note, old.occurrences, &entry.occurrences, &tags)?;
        self.write_passages(note, entry, &tags, old.links)?;
        self.doc += number(entry.passages.len()).max(1);
        self.note_reason(entry)?;
        self.counts.notes += i64::from(new);
        self.delta.notes.push(entry.path.to_string());
        self.delta.listed = true;
        Ok(())
    }

    /// The bytes are the same, the file looks different: nothing to tell anyone.
    pub fn touch(&mut self, note: i64, stamp: &FileStamp) -> Result<(), EngineError> {
        self.writer
            .connection
            .prepare_cached(
                "UPDATE note SET size = ?2, mtime_ns = ?3, ctime_ns = ?4, inode = ?5, racy = ?6 WHERE id = ?1",
            )?
            .execute((note, stamp.size as i64, stamp.mtime_ns, stamp.ctime_ns, stamp.inode as i64, stamp.racy))?;
        Ok(())
    }

    /// The file is gone.
    pub fn remove(&mut self, known: &Known) -> Result<(), EngineError> {
        let still: Option<i64> = self
            .writer
            .connection
            .prepare_cached("SELECT doc FROM note WHERE id = ?1 AND path = ?2")?
            .query_row((known.id, known.path.as_str()), |row| row.get(0))
            .optional()?;
        if still != Some(known.doc) {
            return Ok(());
        }
        self.changed();
        let old = self.old(known)?;
        self.clear_passages(known)?;
        self.remove_links(old.links)?;
        self.replace_occurrences(known.id, old.occurrences, &[], &[])?;
        self.tags.replace(
            &self.writer.connection,
            &mut self.writer.ids,
            &old.uses,
            &[],
        )?;
        self.change_names(known.id, &old.names, &[], false)?;
        self.writer
            .connection
            .prepare_cached("DELETE FROM note WHERE id = ?1")?
            .execute([known.id])?;
        self.skip(known.path.as_str(), None)?;
        self.counts.notes -= 1;
        self.delta.notes.push(known.path.to_string());
        self.delta.listed = true;
        Ok(())
    }

    /// The file is there and can't be read: what is known of it stays.
    pub fn mark_unreadable(&mut self, known: &Known) -> Result<(), EngineError> {
        let changed = self
            .writer
            .connection
            .prepare_cached(
                "UPDATE note SET state = 'unreadable' WHERE id = ?1 AND state <> 'unreadable'",
            )?
            .execute([known.id])?;
        if changed > 0 {
            self.changed();
            self.delta.listed = true;
        }
        self.skip(known.path.as_str(), Some(Reason::Unreadable))
    }

    /// Sets or clears why a path is not in the index, or only in part.
    pub fn skip(&mut self, path: &str, why: Option<Reason>) -> Result<(), EngineError> {
        let connection = &self.writer.connection;
        let changed = match why {
            Some(why) => connection
                .prepare_cached(
                    "INSERT INTO skipped (path, reason) VALUES (?1, ?2)
                     ON CONFLICT DO UPDATE SET reason = excluded.reason WHERE reason <> excluded.reason",
                )?
                .execute((path, why.code()))?,
            None => connection.prepare_cached("DELETE FROM skipped WHERE path = ?1")?.execute([path])?,
        };
        if changed > 0 {
            self.changed();
            self.delta.listed = true;
        }
        Ok(())
    }

    /// Says which of the notes that came are those that went.
    pub fn tell_moved(&mut self, moved: Vec<Moved>) {
        self.delta.moved = moved;
    }

    /// Settles what follows from the changes and makes them durable.
    pub fn commit(mut self) -> Result<IndexDelta, EngineError> {
        if let Some(first) = &mut self.writer.first {
            first.strays.append(&mut self.names);
        } else {
            let moved = relink(&self.writer.connection, &self.names)?;
            self.linked.extend(moved);
        }
        let mut delta = self.delta.clone();
        delta.changed = delta.notes.len() as u64;
        delta.tags = self.keys_of_touched_tags()?;
        let Writer {
            connection,
            ids,
            first,
            ..
        } = &mut *self.writer;
        let whole = first.as_mut().map(|first| &mut first.whole);
        delta.tree = std::mem::take(&mut self.tags).write(connection, ids, whole)?;
        delta.backlinks = self.paths_of_linked()?;
        for (key, value) in [
            ("note", self.note),
            ("doc", self.doc),
            ("notes", self.counts.notes),
            ("passages", self.counts.passages),
            ("texts", self.counts.texts),
            ("links", self.counts.links),
        ] {
            self.set_meta(key, value)?;
        }
        if !self.silent {
            delta.generation = self.before + 1;
            delta.tidy();
            self.set_meta("generation", delta.generation as i64)?;
            log::append(&self.writer.connection, &delta)?;
        }
        self.writer.connection.execute_batch("COMMIT")?;
        self.done = true;
        if self.before == self.writer.seen {
            self.writer.seen = delta.generation;
        }
        self.writer.bound_wal();
        Ok(delta)
    }

    fn changed(&mut self) {
        self.silent = false;
    }

    fn set_meta(&self, key: &str, value: i64) -> Result<(), EngineError> {
        self.writer
            .connection
            .prepare_cached("UPDATE meta SET value = ?2 WHERE key = ?1 AND value <> ?2")?
            .execute((key, value))?;
        Ok(())
    }
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        if !self.done {
            // Ids of rows that never were must not be remembered.
            self.writer.ids.clear();
            if let Err(error) = self.writer.connection.execute_batch("ROLLBACK") {
                tracing::warn!(%error, "a transaction could not be taken back");
            }
        }
    }
}

fn meta(connection: &Connection, key: &str) -> Result<i64, EngineError> {
    Ok(connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?)
}
