//! Links and occurrences of a note that is written again. Most of them stay as they were, and
//! their indexes lie in no order: each row that goes and comes back touches a page of every one
//! of them twice. So only what differs is written.

use std::collections::{BTreeMap, VecDeque};

use rusqlite::Row;

use super::*;
use crate::index::{
    entry::{LinkRow, OccurrenceRow},
    lookup::Resolved,
    relink::resolve_new,
    terms::Use,
};

/// What a note has before it is written again, or goes.
#[derive(Debug, Default)]
pub(super) struct Old {
    pub uses: Vec<Use>,
    /// Sorted.
    pub names: Vec<(String, i64)>,
    pub links: OldLinks,
    pub occurrences: OldOccurrences,
}

/// So many links that a note had before are looked through for one that says the same.
const NEAR: usize = 32;

/// Links that a note had before, in the order of its text.
#[derive(Debug, Default)]
pub(super) struct OldLinks {
    waiting: VecDeque<OldLink>,
    /// Ids of those that did not come again.
    gone: Vec<i64>,
}

/// What decides about a link's place in the indexes, beside its note.
#[derive(Debug)]
struct OldLink {
    id: i64,
    kind: String,
    written: Option<String>,
    target: String,
    fragment: Option<String>,
    alias: Option<String>,
    day: i64,
    resolved: Option<i64>,
}

/// By start and end.
type OldOccurrences = BTreeMap<(i64, i64), OldOccurrence>;

/// What stands at a place beside it.
#[derive(Debug)]
pub(super) struct OldOccurrence {
    ordinal: i64,
    tag: i64,
    raw: String,
    source: String,
}

impl OldLinks {
    /// The one that says the same, not far from where the last one was.
    fn take(&mut self, link: &LinkRow, day: i64) -> Option<OldLink> {
        let mut near = self.waiting.iter().take(NEAR);
        let place = near.position(|old| old.says(link, day))?;
        let passed = self.waiting.drain(..place).map(|old| old.id);
        self.gone.extend(passed);
        self.waiting.pop_front()
    }
}

impl OldLink {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kind: row.get(1)?,
            written: row.get(2)?,
            target: row.get(3)?,
            fragment: row.get(4)?,
            alias: row.get(5)?,
            day: row.get(6)?,
            resolved: row.get(7)?,
        })
    }

    fn says(&self, link: &LinkRow, day: i64) -> bool {
        self.day == day
            && self.target == link.target
            && self.kind == link.kind.name()
            && self.written == link.written
            && self.fragment == link.fragment
            && self.alias == link.alias
    }
}

impl OldOccurrence {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            ordinal: row.get(2)?,
            tag: row.get(3)?,
            raw: row.get(4)?,
            source: row.get(5)?,
        })
    }

    fn says(&self, row: &OccurrenceRow, tag: i64) -> bool {
        (self.ordinal, self.tag) == (row.ordinal, tag)
            && self.raw == row.raw
            && self.source == row.source.name()
    }
}

impl Batch<'_> {
    /// What a note has now that will be written again, or goes.
    pub(super) fn old(&mut self, known: &Known) -> Result<Old, EngineError> {
        Ok(Old {
            uses: uses_of(&self.writer.connection, known.id)?,
            names: self.names_of(known)?,
            links: self.old_links(known.id)?,
            occurrences: self.old_occurrences(known.id)?,
        })
    }

    fn old_links(&mut self, note: i64) -> Result<OldLinks, EngineError> {
        let waiting: VecDeque<OldLink> = self
            .writer
            .connection
            .prepare_cached(
                "SELECT id, kind, written, target, fragment, alias, day, resolved
                 FROM link WHERE note = ?1 ORDER BY start, id",
            )?
            .query_map([note], OldLink::read)?
            .collect::<Result<_, _>>()?;
        self.linked
            .extend(waiting.iter().filter_map(|old| old.resolved));
        self.counts.links -= number(waiting.len());
        Ok(OldLinks {
            waiting,
            gone: Vec::new(),
        })
    }

    /// Takes away what was not written again.
    pub(super) fn remove_links(&self, old: OldLinks) -> Result<(), EngineError> {
        let mut delete = self
            .writer
            .connection
            .prepare_cached("DELETE FROM link WHERE id = ?1")?;
        let left = old.waiting.into_iter().map(|old| old.id);
        for id in old.gone.into_iter().chain(left) {
            delete.execute([id])?;
        }
        Ok(())
    }

    /// A link of a passage. Where one that says the same leads is kept right by `relink`,
    /// except during a first index.
    pub(super) fn write_link(
        &mut self,
        note: i64,
        passage: i64,
        entry: &Entry,
        link: &LinkRow,
        old: &mut OldLinks,
    ) -> Result<(), EngineError> {
        let day = entry.day.unwrap_or(0);
        self.counts.links += 1;
        if self.writer.first.is_none()
            && let Some(old) = old.take(link, day)
        {
            self.linked.extend(old.resolved);
            self.writer
                .connection
                .prepare_cached("UPDATE link SET passage = ?2, start = ?3, end = ?4 WHERE id = ?1")?
                .execute((
                    old.id,
                    passage,
                    number(link.span.start),
                    number(link.span.end),
                ))?;
            return Ok(());
        }
        let resolved = self.resolved(note, entry, link)?;
        self.linked.extend(resolved.note);
        self.writer
            .connection
            .prepare_cached(
                "INSERT INTO link (note, passage, kind, written, target, fragment, alias, start, end, key, mapped,
                                   site, day, resolved, state)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(rusqlite::params![
                note,
                passage,
                link.kind.name(),
                link.written,
                link.target,
                link.fragment,
                link.alias,
                number(link.span.start),
                number(link.span.end),
                link.key,
                link.mapped,
                link.site,
                day,
                resolved.note,
                resolved.state,
            ])?;
        Ok(())
    }

    fn resolved(&self, note: i64, entry: &Entry, link: &LinkRow) -> Result<Resolved, EngineError> {
        match link.leads {
            _ if link.target.is_empty() => Ok(Resolved {
                note: Some(note),
                state: "unique",
            }),
            Some(leads) => Ok(leads),
            None => resolve_new(&self.writer.connection, entry.path.folder(), link),
        }
    }

    fn old_occurrences(&self, note: i64) -> Result<OldOccurrences, EngineError> {
        Ok(self
            .writer
            .connection
            .prepare_cached(
                "SELECT start, end, ordinal, tag, raw, source FROM occurrence WHERE note = ?1",
            )?
            .query_map([note], |row| {
                Ok(((row.get(0)?, row.get(1)?), OldOccurrence::read(row)?))
            })?
            .collect::<Result<_, _>>()?)
    }

    /// Puts occurrences in the place of those that a note had. `tags`: ids of what the note's
    /// uses ask for.
    pub(super) fn replace_occurrences(
        &self,
        note: i64,
        mut old: OldOccurrences,
        new: &[OccurrenceRow],
        tags: &[i64],
    ) -> Result<(), EngineError> {
        let connection = &self.writer.connection;
        let mut put = connection.prepare_cached(
            "INSERT OR REPLACE INTO occurrence (note, ordinal, start, end, tag, raw, source)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for row in new {
            let (start, end) = (number(row.span.start), number(row.span.end));
            let (tag, source) = (tags[row.tag], row.source.name());
            let before = old.remove(&(start, end));
            if before.is_none_or(|before| !before.says(row, tag)) {
                put.execute((note, row.ordinal, start, end, tag, &row.raw, source))?;
            }
        }
        let mut delete = connection
            .prepare_cached("DELETE FROM occurrence WHERE note = ?1 AND start = ?2 AND end = ?3")?;
        for (start, end) in old.into_keys() {
            delete.execute((note, start, end))?;
        }
        Ok(())
    }
}
