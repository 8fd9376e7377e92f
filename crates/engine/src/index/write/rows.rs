//! The rows of one note: out with the old, in with the new.

use rusqlite::OptionalExtension;

use super::*;
use crate::index::{
    entry::{PassageRow, number},
    name::{NameKind, more_names},
};
use crate::vault::ContentHash;

impl Batch<'_> {
    /// What is known under a path.
    pub(super) fn known(&self, path: &NotePath) -> Result<Option<Known>, EngineError> {
        Ok(self
            .writer
            .connection
            .prepare_cached(
                "SELECT id, doc, size, mtime_ns, ctime_ns, inode, racy, hash, state FROM note WHERE path = ?1",
            )?
            .query_row([path.as_str()], |row| Known::from_row(row, path.clone(), 0))
            .optional()?)
    }

    /// The names that a note answers to, sorted.
    pub(super) fn names_of(&self, known: &Known) -> Result<Vec<(String, i64)>, EngineError> {
        let more: String = self
            .writer
            .connection
            .prepare_cached("SELECT names FROM note WHERE id = ?1")?
            .query_row([known.id], |row| row.get(0))?;
        let mut names = path_names(&known.path);
        names.extend(more_names(&more));
        names.sort_unstable();
        Ok(names)
    }

    /// Takes the rows of a note's passages away, but for their links.
    pub(super) fn clear_passages(&mut self, known: &Known) -> Result<(), EngineError> {
        let connection = &self.writer.connection;
        let (has_text, passages): (bool, i64) = connection
            .prepare_cached("SELECT text, passages FROM note WHERE id = ?1")?
            .query_row([known.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (first, last) = (known.doc, known.doc + passages - 1);
        let mut tags = connection.prepare_cached(
            "SELECT passage_tag.tag, count(*), sum(passage_tag.exact) FROM passage_tag
             WHERE passage_tag.passage BETWEEN ?1 AND ?2 GROUP BY passage_tag.tag",
        )?;
        let mut rows = tags.query((first, last))?;
        while let Some(row) = rows.next()? {
            self.tags
                .passages(row.get(0)?, -row.get::<_, i64>(1)?, -row.get::<_, i64>(2)?);
        }
        for of_passages in [
            "DELETE FROM passage_tag WHERE passage BETWEEN ?1 AND ?2",
            "DELETE FROM task WHERE passage BETWEEN ?1 AND ?2",
            "DELETE FROM passage WHERE id BETWEEN ?1 AND ?2",
        ] {
            connection
                .prepare_cached(of_passages)?
                .execute((first, last))?;
        }
        self.counts.passages -= passages;
        if has_text {
            self.counts.texts -= passages;
            connection
                .prepare_cached("DELETE FROM passage_text WHERE rowid BETWEEN ?1 AND ?2")?
                .execute((first, last))?;
        }
        Ok(())
    }

    /// The note's own row; its id, a new one when it has none yet.
    pub(super) fn write_note(
        &mut self,
        entry: &Entry,
        known: Option<i64>,
    ) -> Result<i64, EngineError> {
        let id = known.unwrap_or_else(|| {
            self.note += 1;
            self.note
        });
        let texts_are_in = entry
            .passages
            .iter()
            .all(|passage| passage.haystack.is_some());
        let has_text =
            texts_are_in || entry.state != EntryState::Whole && entry.state != EntryState::Inexact;
        let stamp = &entry.stamp;
        self.writer
            .connection
            .prepare_cached(
                "INSERT INTO note (id, path, folder, title, day, size, mtime_ns, ctime_ns, inode, racy, hash, doc,
                                   passages, text, state, encoding, copy_of, names)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
                 ON CONFLICT (path) DO UPDATE SET
                     title = excluded.title, names = excluded.names, day = excluded.day, size = excluded.size,
                     mtime_ns = excluded.mtime_ns, ctime_ns = excluded.ctime_ns, inode = excluded.inode,
                     racy = excluded.racy, hash = excluded.hash, doc = excluded.doc,
                     passages = excluded.passages, text = excluded.text, state = excluded.state,
                     encoding = excluded.encoding",
            )?
            .execute(
                rusqlite::params![
                    id,
                    entry.path.as_str(),
                    entry.path.folder(),
                    entry.title,
                    entry.day,
                    stamp.size as i64,
                    stamp.mtime_ns,
                    stamp.ctime_ns,
                    stamp.inode as i64,
                    stamp.racy,
                    entry.hash,
                    self.doc,
                    number(entry.passages.len()),
                    has_text,
                    entry.state.name(),
                    entry.encoding,
                    entry.copy_of,
                    kept_names(&entry.names),
                ],
            )?;
        Ok(id)
    }

    /// Only names that really came or went touch other notes' links; `foreseen` ones have
    /// been counted on by links already.
    pub(super) fn change_names(
        &mut self,
        note: i64,
        old: &[(String, i64)],
        new: &[(String, i64)],
        foreseen: bool,
    ) -> Result<(), EngineError> {
        let connection = &self.writer.connection;
        let mut delete = connection
            .prepare_cached("DELETE FROM name WHERE key = ?1 AND kind = ?2 AND note = ?3")?;
        for name in old.iter().filter(|name| new.binary_search(name).is_err()) {
            delete.execute((&name.0, name.1, note))?;
            self.names.insert(name.0.clone());
        }
        // Those of a first index come at its end.
        let later = self.writer.first.is_some();
        let mut insert =
            connection.prepare_cached("INSERT INTO name (key, kind, note) VALUES (?1, ?2, ?3)")?;
        for name in new.iter().filter(|name| old.binary_search(name).is_err()) {
            if !later {
                insert.execute((&name.0, name.1, note))?;
            }
            if !foreseen {
                self.names.insert(name.0.clone());
            }
        }
        Ok(())
    }

    /// `tags` as in `replace_occurrences`; `old`: the links that the note had before.
    pub(super) fn write_passages(
        &mut self,
        note: i64,
        entry: &Entry,
        tags: &[i64],
        mut old: OldLinks,
    ) -> Result<(), EngineError> {
        let first = self.doc;
        for (id, passage) in (first..).zip(&entry.passages) {
            self.writer
                .connection
                .prepare_cached(
                    "INSERT INTO passage (id, note, ordinal, start, end, line, day, heading_path)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute((
                    id,
                    note,
                    id - first,
                    number(passage.span.start),
                    number(passage.span.end),
                    number(passage.line),
                    passage.day,
                    &passage.heading_path,
                ))?;
            self.write_passage_tags(id, passage, tags)?;
            for link in &passage.links {
                self.write_link(note, id, entry, link, &mut old)?;
            }
            self.write_tasks(id, passage)?;
            if let Some(haystack) = &passage.haystack {
                self.writer
                    .connection
                    .prepare_cached("INSERT INTO passage_text (rowid, haystack) VALUES (?1, ?2)")?
                    .execute((id, haystack))?;
                if self.writer.pieces == Pieces::None {
                    self.writer.pieces = Pieces::Few;
                }
            }
            self.counts.passages += 1;
            let covered = passage.haystack.is_some() || entry.state == EntryState::Large;
            self.counts.texts += i64::from(covered);
        }
        self.remove_links(old)
    }

    fn write_passage_tags(
        &mut self,
        id: i64,
        passage: &PassageRow,
        tags: &[i64],
    ) -> Result<(), EngineError> {
        let mut insert = self.writer.connection.prepare_cached(
            "INSERT INTO passage_tag (passage, tag, day, exact) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (place, exact) in &passage.tags {
            let tag = tags[*place];
            insert.execute((id, tag, passage.day.unwrap_or(0), exact))?;
            self.tags.passages(tag, 1, i64::from(*exact));
        }
        Ok(())
    }

    fn write_tasks(&self, passage: i64, row: &PassageRow) -> Result<(), EngineError> {
        for task in &row.tasks {
            self.writer
                .connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO task (passage, start, done, due) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute((passage, number(task.start), task.done, task.due))?;
        }
        Ok(())
    }

    /// Says in `skipped` what of a note is not in the index.
    pub(super) fn note_reason(&mut self, entry: &Entry) -> Result<(), EngineError> {
        let why = match entry.state {
            EntryState::Whole => None,
            EntryState::Large => Some(Reason::Large),
            EntryState::Unreadable => Some(Reason::Unreadable),
            EntryState::Inexact => Some(Reason::Encoding),
        };
        self.skip(entry.path.as_str(), why)
    }

    pub(super) fn keys_of_touched_tags(&self) -> Result<Vec<String>, EngineError> {
        let mut key = self
            .writer
            .connection
            .prepare_cached("SELECT key FROM tag WHERE id = ?1")?;
        let keys = self
            .tags
            .tags()
            .take(LISTED + 1)
            .map(|tag| key.query_row([tag], |row| row.get(0)));
        Ok(keys.collect::<Result<_, _>>()?)
    }

    pub(super) fn paths_of_linked(&self) -> Result<Vec<String>, EngineError> {
        let mut path = self
            .writer
            .connection
            .prepare_cached("SELECT path FROM note WHERE id = ?1")?;
        let mut paths = Vec::new();
        for note in self.linked.iter().take(LISTED + 1) {
            paths.extend(
                path.query_row([note], |row| row.get::<_, String>(0))
                    .optional()?,
            );
        }
        Ok(paths)
    }
}

/// With more than this a delta lists nothing.
const LISTED: usize = crate::delta::MOST;

/// Of a note's names those that its path does not give, as `note.names` keeps them.
fn kept_names(names: &[(String, i64)]) -> String {
    let kept = names.iter().filter(|(_, kind)| *kind >= NameKind::ALIAS);
    serde_json::Value::from_iter(kept.map(|(key, kind)| serde_json::json!([key, kind]))).to_string()
}

impl Known {
    /// Reads `id, doc, size, mtime_ns, ctime_ns, inode, racy, hash, state` from column `at`
    /// on.
    pub(crate) fn from_row(
        row: &rusqlite::Row<'_>,
        path: NotePath,
        at: usize,
    ) -> rusqlite::Result<Self> {
        let state: String = row.get(at + 8)?;
        Ok(Self {
            path,
            id: row.get(at)?,
            doc: row.get(at + 1)?,
            stamp: FileStamp {
                size: row.get::<_, i64>(at + 2)?.unsigned_abs(),
                mtime_ns: row.get(at + 3)?,
                ctime_ns: row.get(at + 4)?,
                inode: row.get::<_, i64>(at + 5)? as u64,
                racy: row.get(at + 6)?,
            },
            hash: row
                .get::<_, Option<ContentHash>>(at + 7)?
                .filter(|_| state != EntryState::Unreadable.name()),
        })
    }
}
