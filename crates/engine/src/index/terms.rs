//! The rows of `tag`: everything that can be asked for, how it is spelled, and how many
//! passages and notes have it. Kept by differences, so that a change costs what it
//! changes, and only tags it touches are written.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};
use tsuzuri_syntax::{AskKind, TagAsk, TagKey};

use super::entry::json;
use crate::error::EngineError;

#[cfg(test)]
mod tests;

/// One way in which a note gives rise to a row of `tag`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    pub ask: TagAsk,
    /// The tag itself as written, or the part of it that names the row.
    pub spelling: String,
    /// Occurrences.
    pub count: i64,
}

/// What a note's occurrences add to `tag`; sorted, each key, kind and spelling once.
pub(super) fn uses<'n, 't: 'n>(
    occurrences: impl Iterator<Item = (&'n TagKey<'t>, &'n str)>,
) -> Vec<Use> {
    let mut counted: BTreeMap<(String, AskKind, String), Use> = BTreeMap::new();
    for (key, raw) in occurrences {
        for ask in key.asks() {
            let spelling = spelling(raw, key, &ask);
            counted
                .entry((ask.key.clone(), ask.kind, spelling.clone()))
                .or_insert(Use {
                    ask,
                    spelling,
                    count: 0,
                })
                .count += 1;
        }
    }
    counted.into_values().collect()
}

/// The part of a written tag that names one of its asks: `A` of `A/b` for `a`.
fn spelling(raw: &str, key: &TagKey<'_>, ask: &TagAsk) -> String {
    if ask.key == key.full() {
        return raw.to_owned();
    }
    let (head, inside) = match raw.find(['(', '（']) {
        Some(at) => {
            let inside = raw[at..].trim_start_matches(['(', '（']);
            (&raw[..at], inside.trim_end_matches([')', '）']))
        }
        None => (raw, ""),
    };
    let topics = std::iter::once(head).chain(head.split(['=', '＝']));
    let levels = topics.flat_map(|topic| {
        let shorter = topic
            .char_indices()
            .filter(|(_, sign)| matches!(sign, '/' | '／'))
            .map(|(at, _)| &topic[..at]);
        std::iter::once(topic).chain(shorter)
    });
    let facets = inside.split(['・', '･', '·', '‧', '、', '､', '，', ',', '/', '／']);
    let found = match ask.facets.first() {
        None => levels.map(str::to_owned).find(|part| same(part, &ask.key)),
        Some(wanted) => facets
            .filter(|facet| same(facet, wanted))
            .find_map(|facet| {
                let mut topics = std::iter::once(head).chain(head.split(['=', '＝']));
                match &*ask.topic {
                    "" => Some(format!("({facet})")),
                    topic => topics
                        .find(|part| same(part, topic))
                        .map(|part| format!("{part}({facet})")),
                }
            }),
    };
    found.unwrap_or_else(|| ask.key.clone())
}

fn same(part: &str, key: &str) -> bool {
    tsuzuri_syntax::read_tag(part, tsuzuri_syntax::Profile::Tsuzuri)
        .is_some_and(|found| found.full() == key)
}

/// Rows of `tag` that one transaction touches.
#[derive(Debug, Default)]
pub(super) struct Touched {
    changes: HashMap<i64, Change>,
}

#[derive(Debug, Default)]
struct Change {
    count: i64,
    own: i64,
    notes: i64,
    /// How many occurrences came or went, by kind and spelling.
    spellings: BTreeMap<(i64, String), i64>,
    /// The ask of a tag as a whole, if one came.
    whole: Option<TagAsk>,
    /// The row was made: should nothing be left of it, it has to go again.
    fresh: bool,
}

/// Ids of keys, kept from one transaction to the next.
pub(super) type Ids = HashMap<String, i64>;

impl Touched {
    /// The id of a key that a passage or an occurrence of this note refers to. `uses`
    /// has created its row before.
    pub fn id(connection: &Connection, ids: &mut Ids, key: &str) -> Result<i64, EngineError> {
        if let Some(id) = ids.get(key) {
            return Ok(*id);
        }
        let id = connection
            .prepare_cached("SELECT id FROM tag WHERE key = ?1")?
            .query_row([key], |row| row.get(0))?;
        ids.insert(key.to_owned(), id);
        Ok(id)
    }

    /// A passage that `tag` finds came (`by` 1) or went (-1).
    pub fn passages(&mut self, tag: i64, by: i64, own: i64) {
        let change = self.changes.entry(tag).or_default();
        change.count += by;
        change.own += own;
    }

    /// Replaces what a note gave rise to. Rows that are missing are made.
    pub fn replace(
        &mut self,
        connection: &Connection,
        ids: &mut Ids,
        old: &[Use],
        new: &[Use],
    ) -> Result<(), EngineError> {
        if old == new {
            return Ok(());
        }
        for (uses, sign) in [(new, 1), (old, -1)] {
            for r#use in uses {
                let tag = self.row(connection, ids, &r#use.ask)?;
                self.spelled(tag, r#use, sign);
            }
            for tag in whole_tags(uses) {
                let tag = Self::id(connection, ids, tag)?;
                self.changes.entry(tag).or_default().notes += sign;
            }
        }
        Ok(())
    }

    fn row(
        &mut self,
        connection: &Connection,
        ids: &mut Ids,
        ask: &TagAsk,
    ) -> Result<i64, EngineError> {
        if let Some(id) = ids.get(&ask.key) {
            return Ok(*id);
        }
        let known = connection
            .prepare_cached("SELECT id FROM tag WHERE key = ?1")?
            .query_row([&ask.key], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(id) => id,
            None => connection
                .prepare_cached(
                    "INSERT INTO tag (key, spelling, kind, parent, topic, facets, names)
                     VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6) RETURNING id",
                )?
                .query_row(
                    (
                        &ask.key,
                        ask.kind.name(),
                        &ask.parent,
                        &ask.topic,
                        json(&ask.facets),
                        json(&ask.names),
                    ),
                    |row| row.get(0),
                )?,
        };
        if known.is_none() {
            self.changes.entry(id).or_default().fresh = true;
        }
        ids.insert(ask.key.clone(), id);
        Ok(id)
    }

    fn spelled(&mut self, tag: i64, r#use: &Use, sign: i64) {
        let change = self.changes.entry(tag).or_default();
        let kind = r#use.ask.kind;
        let spelling = (kind as i64, r#use.spelling.clone());
        *change.spellings.entry(spelling).or_default() += sign * r#use.count;
        if sign > 0 && kind == AskKind::Tag {
            change.whole = Some(r#use.ask.clone());
        }
    }

    /// Ids of the rows that were touched.
    pub fn tags(&self) -> impl Iterator<Item = i64> + '_ {
        self.changes.keys().copied()
    }

    /// Writes the differences. Whether anything that the tag tree shows has changed.
    pub fn write(self, connection: &Connection, ids: &mut Ids) -> Result<bool, EngineError> {
        let mut tree = false;
        for (tag, change) in self.changes {
            if (change.count, change.own, change.notes) != (0, 0, 0) {
                tree = true;
                connection
                    .prepare_cached(
                        "UPDATE tag SET count = count + ?2, own = own + ?3, notes = notes + ?4 WHERE id = ?1",
                    )?
                    .execute((tag, change.count, change.own, change.notes))?;
            }
            // Also when as many came as went: which note is the first to write it so may have changed.
            let respelled = change.fresh || !change.spellings.is_empty();
            for ((kind, raw), count) in change.spellings {
                if count != 0 {
                    connection
                        .prepare_cached(
                            "INSERT INTO spelling (tag, kind, raw, count) VALUES (?1, ?2, ?3, ?4)
                             ON CONFLICT DO UPDATE SET count = count + excluded.count",
                        )?
                        .execute((tag, kind, raw, count))?;
                }
            }
            if respelled {
                tree |= respell(connection, ids, tag, change.whole)?;
            }
        }
        Ok(tree)
    }
}

/// Keys of tags written as a whole, each once: `uses` is sorted by key.
fn whole_tags(uses: &[Use]) -> impl Iterator<Item = &str> {
    let mut before = None;
    uses.iter()
        .filter(|r#use| r#use.ask.kind == AskKind::Tag)
        .filter_map(move |r#use| {
            let key = &*r#use.ask.key;
            (before.replace(key) != Some(key)).then_some(key)
        })
}

/// Settles spelling and kind of a row after its spellings changed, and removes it when
/// none is left. A tag written as a whole counts before all else that has the same key.
fn respell(
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
    let kind = KINDS
        .into_iter()
        .find(|known| *known as i64 == kind)
        .unwrap_or(AskKind::Tag);
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
fn part(key: &str) -> TagAsk {
    let facet = key.strip_suffix(')').and_then(|open| open.split_once('('));
    let (topic, facets) = facet.map_or((key, vec![]), |(topic, facet)| {
        (topic, vec![facet.to_owned()])
    });
    let key = TagKey::from_parts(key.to_owned(), topic, &facets, &[]);
    key.asks().swap_remove(0)
}

/// What a note gives rise to now, from its rows.
pub(super) fn uses_of(connection: &Connection, note: i64) -> Result<Vec<Use>, EngineError> {
    let list = |text: String| -> Vec<String> { serde_json::from_str(&text).unwrap_or_default() };
    let written: Vec<(TagKey<'_>, String)> = connection
        .prepare_cached(
            "SELECT tag.key, tag.topic, tag.facets, tag.names, occurrence.raw
             FROM occurrence JOIN tag ON tag.id = occurrence.tag WHERE occurrence.note = ?1",
        )?
        .query_map([note], |row| {
            let topic: String = row.get(1)?;
            let (facets, names) = (list(row.get(2)?), list(row.get(3)?));
            let key = TagKey::from_parts(row.get(0)?, &topic, &facets, &names);
            Ok((key, row.get(4)?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(uses(written.iter().map(|(key, raw)| (key, &**raw))))
}
