//! How the rows of `tag` are written, by how often each spelling stands in the notes: the
//! most frequent one, of those that tie the first.

use std::collections::BTreeMap;

use rusqlite::Connection;
use tsuzuri_syntax::{AskKind, TagAsk, TagKey};

use super::Ids;
use crate::error::EngineError;
use crate::index::entry::json;

/// Adds how many came or went, by kind and spelling.
pub(super) fn write_spellings(
    connection: &Connection,
    tag: i64,
    spellings: BTreeMap<i64, BTreeMap<String, i64>>,
) -> Result<(), EngineError> {
    let mut add = connection.prepare_cached(
        "INSERT INTO spelling (tag, kind, raw, count) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET count = count + excluded.count",
    )?;
    for (kind, spellings) in spellings {
        for (raw, count) in spellings.into_iter().filter(|(_, count)| *count != 0) {
            add.execute((tag, kind, raw, count))?;
        }
    }
    Ok(())
}

/// Settles what was left of kinds and spellings by a first index.
pub(in crate::index) fn settle_spellings(
    connection: &Connection,
    ids: &mut Ids,
) -> Result<(), EngineError> {
    let mut unsettled = Vec::new();
    let mut statement = connection.prepare(
        "SELECT tag.id, spelling.kind, spelling.count, tag.kind, tag.spelling, spelling.raw
         FROM tag LEFT JOIN spelling ON spelling.tag = tag.id
         ORDER BY tag.id, spelling.kind, spelling.count DESC, spelling.raw",
    )?;
    let mut rows = statement.query([])?;
    let mut best: Option<(i64, Option<i64>, Option<i64>)> = None;
    while let Some(row) = rows.next()? {
        let this = (row.get(0)?, row.get(1)?, row.get(2)?);
        let is_tie = best == Some(this);
        let is_best = best.is_none_or(|best| best.0 != this.0);
        if is_best {
            best = Some(this);
        }
        let kind = this.1.and_then(kind_numbered).map(AskKind::name);
        let differs = || -> rusqlite::Result<bool> {
            Ok(kind != Some(row.get_ref(3)?.as_str()?) || row.get_ref(4)? != row.get_ref(5)?)
        };
        if is_tie || is_best && (this.2.is_none_or(|count| count <= 0) || differs()?) {
            unsettled.push(this.0);
        }
    }
    unsettled.dedup();
    for tag in unsettled {
        respell(connection, ids, tag, None)?;
    }
    Ok(())
}

/// Settles spelling and kind of a row after its spellings changed, and removes it when
/// none is left. A tag written as a whole counts before all else that has the same key.
pub(super) fn respell(
    connection: &Connection,
    ids: &mut Ids,
    tag: i64,
    whole: Option<TagAsk>,
) -> Result<bool, EngineError> {
    connection
        .prepare_cached("DELETE FROM spelling WHERE tag = ?1 AND count <= 0")?
        .execute([tag])?;
    let best: Vec<(i64, String, i64)> = connection
        .prepare_cached("SELECT kind, raw, count FROM spelling WHERE tag = ?1 ORDER BY kind, count DESC, raw LIMIT 2")?
        .query_map([tag], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let (key, old_kind, old_spelling): (String, String, String) = connection
        .prepare_cached("SELECT key, kind, spelling FROM tag WHERE id = ?1")?
        .query_row([tag], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let Some((kind, mut spelling, count)) = best.first().cloned() else {
        connection
            .prepare_cached("DELETE FROM tag WHERE id = ?1")?
            .execute([tag])?;
        ids.remove(&key);
        return Ok(true);
    };
    let is_whole = kind == AskKind::Tag as i64;
    let tied = best
        .get(1)
        .is_some_and(|second| (second.0, second.2) == (kind, count));
    if is_whole && tied {
        spelling = earliest_spelling(connection, tag, count)?;
    }
    let kind = kind_numbered(kind).unwrap_or(AskKind::Tag);
    if kind.name() != old_kind {
        let ask = whole.filter(|_| is_whole).unwrap_or_else(|| part(&key));
        connection
            .prepare_cached("UPDATE tag SET kind = ?2, parent = ?3, topic = ?4, facets = ?5, names = ?6 WHERE id = ?1")?
            .execute((tag, kind.name(), &ask.parent, &ask.topic, json(&ask.facets), json(&ask.names)))?;
    }
    if spelling != old_spelling {
        connection
            .prepare_cached("UPDATE tag SET spelling = ?2 WHERE id = ?1")?
            .execute((tag, &spelling))?;
    }
    Ok(kind.name() != old_kind || spelling != old_spelling)
}

const KINDS: [AskKind; 6] = [
    AskKind::Tag,
    AskKind::Level,
    AskKind::Topic,
    AskKind::Facet,
    AskKind::Name,
    AskKind::AnyFacet,
];

fn kind_numbered(number: i64) -> Option<AskKind> {
    KINDS.into_iter().find(|kind| *kind as i64 == number)
}

fn earliest_spelling(connection: &Connection, tag: i64, count: i64) -> Result<String, EngineError> {
    Ok(connection
        .prepare_cached(
            "SELECT occurrence.raw FROM occurrence JOIN note ON note.id = occurrence.note
             WHERE occurrence.tag = ?1 AND occurrence.raw IN
                 (SELECT raw FROM spelling WHERE tag = ?1 AND kind = 0 AND count = ?2)
             ORDER BY note.path, occurrence.start LIMIT 1",
        )?
        .query_row((tag, count), |row| row.get(0))?)
}

/// The ask of a key that no one writes as a whole: a topic, a level, a name, or one facet.
pub(super) fn part(key: &str) -> TagAsk {
    let facet = key.strip_suffix(')').and_then(|open| open.split_once('('));
    let (topic, facets) = facet.map_or((key, vec![]), |(topic, facet)| {
        (topic, vec![facet.to_owned()])
    });
    let key = TagKey::from_parts(key.to_owned(), topic, &facets, &[]);
    key.asks().swap_remove(0)
}
