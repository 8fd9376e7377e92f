//! The tag tree, level by level, and what stands above a tag's passages: facets, related
//! tags, months.

use rusqlite::{OptionalExtension, Row};
use tsuzuri_syntax::{Profile, read_tag, tag_beginning};

use super::{list, text};
use crate::{EngineError, Reader};

/// A tag, or a level, topic, facet or name of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRow {
    /// What to ask for.
    pub key: String,
    /// As most often written.
    pub spelling: String,
    /// What a row under its parent shows: `(NATO)`, `電力`.
    pub label: String,
    /// `tag`, `level`, `topic`, `facet`, `name` or `any-facet`.
    pub kind: String,
    /// Without facets.
    pub topic: String,
    /// Keys of its facets.
    pub facets: Vec<String>,
    /// Keys of its other names.
    pub names: Vec<String>,
    /// Passages with the tag or anything below it, inherited too.
    pub count: u32,
    /// Passages that carry exactly this tag themselves.
    pub own: u32,
    /// Notes whose text or front matter has exactly this tag.
    pub notes: u32,
    /// Whether anything lies below it.
    pub has_children: bool,
}

/// Asks for one level of the tag tree.
#[derive(Clone, Copy, Debug)]
pub struct TagTreeAsk<'a> {
    /// Key of the tag above; `None` is the top.
    pub parent: Option<&'a str>,
    /// Only tags whose key holds this, on all levels; empty for one level.
    pub filter: &'a str,
    /// Rows to leave out from the start.
    pub offset: u32,
    /// At most this many rows.
    pub limit: u32,
}

/// Rows of the tag tree, most used first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagList {
    /// How many there are in all.
    pub total: u32,
    /// From the offset on.
    pub tags: Vec<TagRow>,
}

/// A tag with a number of passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagCount {
    /// What to ask for.
    pub key: String,
    /// As most often written.
    pub spelling: String,
    /// Passages.
    pub count: u32,
}

/// A month with a number of passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthCount {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Passages.
    pub count: u32,
}

/// What stands above a tag's passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagSummary {
    /// The tag itself.
    pub tag: TagRow,
    /// Its topic's facets, most used first.
    pub facets: Vec<TagCount>,
    /// Tags that share passages with it and lie neither above nor below it, most often
    /// first.
    pub related: Vec<TagCount>,
    /// In order of time.
    pub months: Vec<MonthCount>,
}

/// Related tags, at most.
const MOST_RELATED: usize = 20;

pub(super) const SELECT: &str =
    "SELECT key, spelling, kind, parent, topic, facets, names, count, own, notes,
        EXISTS (SELECT 1 FROM tag AS child WHERE child.parent = tag.key)
    FROM tag";

/// What the tree shows on a level. A name is shown by the tag it belongs to, and stands
/// for itself only where something lies below it; a tag with several facets is shown as
/// each of them; facets of any topic are asked for, not browsed.
const IN_TREE: &str = "kind <> 'any-facet'
    AND (kind <> 'name' OR EXISTS (SELECT 1 FROM tag AS child WHERE child.parent = tag.key))
    AND (parent IS NULL OR json_array_length(facets) < 2)";

pub(super) fn row(row: &Row<'_>) -> rusqlite::Result<TagRow> {
    let spelling: String = row.get(1)?;
    let parent: Option<String> = row.get(3)?;
    let facets = list(text(row, 5)?);
    Ok(TagRow {
        key: row.get(0)?,
        label: label(&spelling, parent.is_some(), !facets.is_empty()).to_owned(),
        spelling,
        kind: row.get(2)?,
        topic: row.get(4)?,
        facets,
        names: list(text(row, 6)?),
        count: row.get(7)?,
        own: row.get(8)?,
        notes: row.get(9)?,
        has_children: row.get(10)?,
    })
}

/// The part of a spelling that its parent does not show.
fn label(spelling: &str, has_parent: bool, has_facets: bool) -> &str {
    if !has_parent {
        return spelling;
    }
    let cut = if has_facets {
        spelling.find(['(', '（'])
    } else {
        spelling
            .rfind(['/', '／'])
            .map(|at| at + spelling[at..].chars().next().map_or(1, char::len_utf8))
    };
    &spelling[cut.unwrap_or(0)..]
}

/// One level of the tag tree, or the tags that hold a text.
///
/// # Errors
/// The index's.
pub fn tag_tree(reader: &Reader, ask: TagTreeAsk<'_>) -> Result<TagList, EngineError> {
    let filter = tag_beginning(ask.filter);
    let (condition, value) = match ask.parent {
        _ if !filter.is_empty() => ("instr(key, ?1) AND kind <> 'any-facet'".to_owned(), filter),
        Some(parent) => (format!("parent = ?1 AND {IN_TREE}"), parent.to_owned()),
        None => (
            format!("parent IS NULL AND ?1 = '' AND {IN_TREE}"),
            String::new(),
        ),
    };
    let connection = reader.connection();
    let total = connection
        .prepare_cached(&format!("SELECT count(*) FROM tag WHERE {condition}"))?
        .query_row([&value], |row| row.get(0))?;
    let tags = connection
        .prepare_cached(&format!(
            "{SELECT} WHERE {condition} ORDER BY count DESC, key LIMIT ?2 OFFSET ?3"
        ))?
        .query_map((&value, ask.limit, ask.offset), row)?
        .collect::<Result<_, _>>()?;
    Ok(TagList { total, tags })
}

/// Every tag that is written somewhere and whose key begins with a text (as keys are
/// folded), most used first.
///
/// # Errors
/// The index's.
pub fn written_tags(reader: &Reader, prefix: &str) -> Result<Vec<TagRow>, EngineError> {
    let prefix = tag_beginning(prefix);
    let sql = format!(
        "{SELECT} WHERE notes > 0 AND substr(key, 1, length(?1)) = ?1 ORDER BY count DESC, key"
    );
    let mut statement = reader.connection().prepare_cached(&sql)?;
    let tags = statement.query_map([prefix], row)?;
    Ok(tags.collect::<Result<_, _>>()?)
}

/// The tag of a key or any spelling: `topic`, `topic(facet)`, `(facet)`, with or without
/// sign. `None` when nothing in the vault has it.
///
/// # Errors
/// The index's.
pub fn find_tag(
    reader: &Reader,
    tag: &str,
    profile: Profile,
) -> Result<Option<TagRow>, EngineError> {
    Ok(tag_with_id(reader, tag, profile)?.map(|(_, tag)| tag))
}

/// As `find_tag`, with the id that other tables know it by.
pub(super) fn tag_with_id(
    reader: &Reader,
    tag: &str,
    profile: Profile,
) -> Result<Option<(i64, TagRow)>, EngineError> {
    let Some(key) = read_tag(tag, profile) else {
        return Ok(None);
    };
    let connection = reader.connection();
    let id: Option<i64> = connection
        .prepare_cached("SELECT id FROM tag WHERE key = ?1")?
        .query_row([key.full()], |row| row.get(0))
        .optional()?;
    let Some(id) = id else { return Ok(None) };
    let tag = connection
        .prepare_cached(&format!("{SELECT} WHERE id = ?1"))?
        .query_row([id], row)?;
    Ok(Some((id, tag)))
}

/// What stands above a tag's passages; `None` when nothing in the vault has it.
///
/// # Errors
/// The index's.
pub fn summary(
    reader: &Reader,
    tag: &str,
    profile: Profile,
) -> Result<Option<TagSummary>, EngineError> {
    let Some((id, tag)) = tag_with_id(reader, tag, profile)? else {
        return Ok(None);
    };
    Ok(Some(TagSummary {
        facets: facets(reader, &tag)?,
        related: related(reader, id, &tag)?,
        months: months(reader, id)?,
        tag,
    }))
}

fn facets(reader: &Reader, tag: &TagRow) -> Result<Vec<TagCount>, EngineError> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT key, spelling, count FROM tag
         WHERE parent = ?1 AND json_array_length(facets) = 1 ORDER BY count DESC, key",
    )?;
    let facets = statement.query_map([&tag.topic], tag_count)?;
    Ok(facets.collect::<Result<_, _>>()?)
}

fn tag_count(row: &Row<'_>) -> rusqlite::Result<TagCount> {
    Ok(TagCount {
        key: row.get(0)?,
        spelling: row.get(1)?,
        count: row.get(2)?,
    })
}

pub(super) fn related(
    reader: &Reader,
    id: i64,
    tag: &TagRow,
) -> Result<Vec<TagCount>, EngineError> {
    let above = asked(&tag.spelling);
    let mut statement = reader.connection().prepare_cached(
        "SELECT tag.key, tag.spelling, shared.count
         FROM (SELECT other.tag, count(*) AS count FROM passage_tag AS this
               JOIN passage_tag AS other ON other.passage = this.passage
               WHERE this.tag = ?1 AND other.tag <> ?1 GROUP BY other.tag) AS shared
         JOIN tag ON tag.id = shared.tag AND tag.kind = 'tag'
         ORDER BY shared.count DESC, tag.key",
    )?;
    let mut rows = statement.query([id])?;
    let mut related = Vec::new();
    while let Some(row) = rows.next()?
        && related.len() < MOST_RELATED
    {
        let one = tag_count(row)?;
        let below = asked(&one.spelling).contains(&tag.key);
        if !below && !above.contains(&one.key) {
            related.push(one);
        }
    }
    Ok(related)
}

/// Every key that finds the tag with this spelling.
fn asked(spelling: &str) -> Vec<String> {
    let asks = read_tag(spelling, Profile::Tsuzuri).map(|key| key.asks());
    let asks = asks.unwrap_or_default().into_iter();
    asks.map(|ask| ask.key).collect()
}

fn months(reader: &Reader, id: i64) -> Result<Vec<MonthCount>, EngineError> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT day / 100, count(*) FROM passage_tag
         WHERE tag = ?1 AND day > 0 GROUP BY day / 100 ORDER BY day / 100",
    )?;
    let months = statement.query_map([id], |row| {
        let month: i64 = row.get(0)?;
        Ok(MonthCount {
            year: (month / 100) as i16,
            month: (month % 100) as i8,
            count: row.get(1)?,
        })
    })?;
    Ok(months.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests;
