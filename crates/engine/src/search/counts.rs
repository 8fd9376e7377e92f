//! How many passages a query finds, with which tags and in which months: a second
//! question, so that the first page never waits for it.

use std::collections::{BTreeMap, HashMap};

use rusqlite::OptionalExtension;

use super::cancel::Cancel;
use super::limit::Limit;
use super::query::Query;
use super::run::Search;
use super::verify::Verifier;
use crate::query::{Columns, MonthCount, TagCount};
use crate::vault::NoteSource;
use crate::{Clock, EngineError, Reader};

/// Totals of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passages.
    pub total: u32,
    /// Whether `total` is exact; else there are at least so many.
    pub exact: bool,
    /// Tags that cover the counted passages, most often first.
    pub tags: Vec<TagCount>,
    /// In order of time.
    pub months: Vec<MonthCount>,
}

/// Counting ends here.
const MOST: usize = 10_000;

/// Tags in an answer, at most.
const MOST_TAGS: usize = 50;

/// Counts what a query finds.
///
/// # Errors
/// `Cancelled` when it was called off; else the index's.
pub fn counts(
    reader: &Reader,
    columns: &Columns,
    source: &dyn NoteSource,
    clock: &dyn Clock,
    query: &Query,
    cancel: &Cancel,
) -> Result<Counts, EngineError> {
    if query.expr.is_empty() {
        return Ok(Counts {
            exact: true,
            ..Counts::default()
        });
    }
    cancel.over(reader.connection(), || {
        let table = columns.at(reader)?;
        let search = Search::new(reader, &table, query, cancel)?;
        let mut verifier = Verifier::new(reader, &table, source, query, &search.plan, cancel);

        let (found, exact) = match search.limit(clock) {
            Limit::None => (all(&search, &mut verifier)?, true),
            limit => {
                let mut found = Vec::new();
                let pause = search.walk(&mut verifier, None, &limit, |_, one| {
                    found.push(one.row.id);
                    Ok(found.len() <= MOST)
                })?;
                (found, pause.is_none())
            }
        };
        let exact = exact && found.len() <= MOST;
        let found = &found[..found.len().min(MOST)];

        let mut months: BTreeMap<i32, u32> = BTreeMap::new();
        for passage in table.passages(found).filter(|one| one.day > 0) {
            *months.entry(passage.day / 100).or_default() += 1;
        }
        Ok(Counts {
            total: u32::try_from(found.len()).unwrap_or(u32::MAX),
            exact,
            tags: tag_counts(reader, found, cancel)?,
            months: months
                .into_iter()
                .map(|(month, count)| MonthCount {
                    year: (month / 100) as i16,
                    month: (month % 100) as i8,
                    count,
                })
                .collect(),
        })
    })
}

/// What a search finds, in no order: the first that come, and one more than is counted.
fn all(search: &Search<'_>, verifier: &mut Verifier<'_, '_>) -> Result<Vec<i64>, EngineError> {
    let (together, sure) = search.together();
    let needless = verifier.is_needless(sure);
    let mut found = Vec::new();
    for passage in search.table.passages_in(&together) {
        if found.len() > MOST {
            break;
        }
        if needless || verifier.meets(passage.id)?.is_some() {
            found.push(passage.id);
        }
    }
    for id in search.apart() {
        if found.len() > MOST {
            break;
        }
        if verifier.apart(id)?.is_some() {
            found.push(id);
        }
    }
    Ok(found)
}

fn tag_counts(
    reader: &Reader,
    found: &[i64],
    cancel: &Cancel,
) -> Result<Vec<TagCount>, EngineError> {
    let connection = reader.connection();
    let mut statement =
        connection.prepare_cached("SELECT tag FROM passage_tag WHERE passage = ?1")?;
    let mut counted: HashMap<i64, u32> = HashMap::new();
    for id in found {
        cancel.check()?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            *counted.entry(row.get(0)?).or_default() += 1;
        }
    }
    let mut statement = connection
        .prepare_cached("SELECT key, spelling FROM tag WHERE id = ?1 AND kind = 'tag'")?;
    let mut tags = Vec::new();
    for (tag, count) in counted {
        let named = statement
            .query_row([tag], |row| {
                Ok(TagCount {
                    key: row.get(0)?,
                    spelling: row.get(1)?,
                    count,
                })
            })
            .optional()?;
        tags.extend(named);
    }
    tags.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
    tags.truncate(MOST_TAGS);
    Ok(tags)
}
