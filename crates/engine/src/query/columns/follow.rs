//! Reads the columns from the index, and what came to it since.

use std::sync::Arc;

use rusqlite::Connection;
use tsuzuri_syntax::fold;

use super::super::{list, text};
use super::{NoteColumn, PassageColumn, Spot, Table};
use crate::EngineError;
use crate::index::{NameKind, more_names};

impl Table {
    pub(super) fn load(connection: &Connection) -> Result<Self, EngineError> {
        let mut table = Self::default();
        // 0 is for passages without a heading.
        table.heading_ids.insert("[]".into(), 0);
        table.append(connection)?;
        table.shrink();
        Ok(table)
    }

    /// Gives back what the lists have grown too far: a quarter of it all, on average.
    fn shrink(&mut self) {
        self.notes.shrink_to_fit();
        self.spots.shrink_to_fit();
        self.passages.shrink_to_fit();
        self.heading_ids.shrink_to_fit();
        for arena in [
            &mut self.titles,
            &mut self.paths,
            &mut self.headings,
            &mut self.tags,
        ] {
            arena.shrink();
        }
    }

    pub(super) fn bring_up_to_date(&mut self, connection: &Connection) -> Result<(), EngineError> {
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
        let since = self.spots.last().map_or(-1, |spot| spot.doc);
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
        let first = self.notes.len();
        while let Some(row) = rows.next()? {
            let path: Arc<str> = text(row, 1)?.into();
            let title = fold(text(row, 2)?);
            let at = self.notes.len() as u32;
            self.titles.push(&title, i64::from(at));
            self.paths.push(&fold(&path), i64::from(at));
            let doc = row.get(0)?;
            self.spots.push(Spot {
                doc,
                first: 0,
                passages: 0,
                rank: 0,
            });
            self.notes.push(NoteColumn {
                doc,
                path,
                title: title.into(),
                modified: row.get(3)?,
                day: row.get::<_, Option<i32>>(4)?.unwrap_or(0),
                here: true,
            });
        }
        self.rank_from(first);
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
            while self.spots.get(at + 1).is_some_and(|next| next.doc <= id) {
                at += 1;
            }
            let Some(spot) = self.spots.get_mut(at) else {
                continue;
            };
            if spot.passages == 0 {
                spot.first = self.passages.len() as u32;
            }
            spot.passages += 1;
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
        for heading in list(json) {
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

    pub(super) fn mark_gone(&mut self, at: usize) {
        if std::mem::replace(&mut self.notes[at].here, false) {
            self.gone += 1;
            self.spots[at].passages = 0;
        }
    }
}
