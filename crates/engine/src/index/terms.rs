//! The rows of `tag`: everything that can be asked for, how it is spelled, and how many
//! passages and notes have it. Kept by differences, so that a change costs what it
//! changes, and only tags it touches are written.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};
use tsuzuri_syntax::{AskKind, TagAsk, TagKey};

use super::entry::json;
use crate::error::EngineError;

mod spelled;
#[cfg(test)]
mod tests;

pub(super) use spelled::settle_spellings;
use spelled::{respell, write_spellings};

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
    spellings: BTreeMap<i64, BTreeMap<String, i64>>,
    /// The ask of a tag as a whole, if one came.
    whole: Option<TagAsk>,
    /// The row was made, of this kind: should nothing be left of it, it has to go again.
    made: Option<AskKind>,
}

/// Ids of keys, kept from one transaction to the next.
pub(super) type Ids = HashMap<String, i64>;

impl Touched {
    /// A passage that `tag` finds came (`by` 1) or went (-1).
    pub fn passages(&mut self, tag: i64, by: i64, own: i64) {
        let change = self.changes.entry(tag).or_default();
        change.count += by;
        change.own += own;
    }

    /// Replaces what a note gave rise to. Rows that are missing are made. Answers with the
    /// ids of what `new` asks for, one a use.
    pub fn replace(
        &mut self,
        connection: &Connection,
        ids: &mut Ids,
        old: &[Use],
        new: &[Use],
    ) -> Result<Vec<i64>, EngineError> {
        let rows = self.rows(connection, ids, new)?;
        let (old, new) = (by_key(old), by_key(new));
        let mut at = 0;
        for uses in &new {
            let rows = &rows[at..at + uses.len()];
            at += uses.len();
            if !stays(uses, &old) {
                self.count(uses, rows, 1);
            }
        }
        for uses in old.iter().filter(|uses| !stays(uses, &new)) {
            let rows = self.rows(connection, ids, uses)?;
            self.count(uses, &rows, -1);
        }
        Ok(rows)
    }

    fn rows(
        &mut self,
        connection: &Connection,
        ids: &mut Ids,
        uses: &[Use],
    ) -> Result<Vec<i64>, EngineError> {
        let mut rows = Vec::with_capacity(uses.len());
        for same_key in by_key(uses) {
            let row = self.row(connection, ids, &same_key[0])?;
            rows.extend(same_key.iter().map(|_| row));
        }
        Ok(rows)
    }

    fn count(&mut self, uses: &[Use], rows: &[i64], sign: i64) {
        let mut counted = None;
        for (r#use, tag) in uses.iter().zip(rows) {
            let kind = r#use.ask.kind;
            let change = self.changes.entry(*tag).or_default();
            let spellings = change.spellings.entry(kind as i64).or_default();
            match spellings.get_mut(&r#use.spelling) {
                Some(count) => *count += sign * r#use.count,
                None => {
                    spellings.insert(r#use.spelling.clone(), sign * r#use.count);
                }
            }
            // A note that writes a tag in several ways counts once.
            if kind == AskKind::Tag && counted.replace(*tag) != Some(*tag) {
                change.notes += sign;
                if sign > 0 {
                    change.whole.get_or_insert_with(|| r#use.ask.clone());
                }
            }
        }
    }

    fn row(
        &mut self,
        connection: &Connection,
        ids: &mut Ids,
        Use { ask, spelling, .. }: &Use,
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
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
                )?
                .query_row(
                    (
                        &ask.key,
                        spelling,
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
            self.changes.entry(id).or_default().made = Some(ask.kind);
        }
        ids.insert(ask.key.clone(), id);
        Ok(id)
    }

    /// Ids of the rows that were touched.
    pub fn tags(&self) -> impl Iterator<Item = i64> + '_ {
        self.changes.keys().copied()
    }

    /// Writes the differences. Whether anything that the tag tree shows has changed.
    ///
    /// `whole`, during a first index: rows that are known to be tags written as a whole. What
    /// others are called, and which of their spellings wins, is then left to
    /// `settle_spellings`, as long as nothing but new notes comes.
    pub fn write(
        self,
        connection: &Connection,
        ids: &mut Ids,
        mut whole: Option<&mut HashSet<i64>>,
    ) -> Result<bool, EngineError> {
        let mut tree = false;
        // Neighbours lie on one page.
        let mut changes: Vec<_> = self.changes.into_iter().collect();
        changes.sort_unstable_by_key(|(tag, _)| *tag);
        for (tag, change) in changes {
            if (change.count, change.own, change.notes) != (0, 0, 0) {
                tree = true;
                connection
                    .prepare_cached(
                        "UPDATE tag SET count = count + ?2, own = own + ?3, notes = notes + ?4 WHERE id = ?1",
                    )?
                    .execute((tag, change.count, change.own, change.notes))?;
            }
            // Also when as many came as went: which note is the first to write it so may have changed.
            let respelled = change.made.is_some() || !change.spellings.is_empty();
            let later = whole.as_deref_mut().is_some_and(|whole| {
                let is_whole = change.whole.is_some() && whole.insert(tag);
                change.only_grows() && (!is_whole || change.made == Some(AskKind::Tag))
            });
            write_spellings(connection, tag, change.spellings)?;
            if respelled && !later {
                tree |= respell(connection, ids, tag, change.whole)?;
            }
        }
        Ok(tree)
    }
}

/// Uses of the same key together.
fn by_key(uses: &[Use]) -> Vec<&[Use]> {
    uses.chunk_by(|a, b| a.ask.key == b.ask.key).collect()
}

/// Whether a note uses a key as it did before. Of a tag that it writes in several ways that
/// can't be told from the uses: another one may stand first now.
fn stays(uses: &[Use], others: &[&[Use]]) -> bool {
    let whole = uses.iter().filter(|r#use| r#use.ask.kind == AskKind::Tag);
    let place = others.partition_point(|other| other[0].ask.key < uses[0].ask.key);
    whole.count() <= 1 && others.get(place).is_some_and(|other| *other == uses)
}

impl Change {
    fn only_grows(&self) -> bool {
        let counts = self.spellings.values().flat_map(BTreeMap::values);
        counts.copied().all(|count| count > 0)
    }
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
