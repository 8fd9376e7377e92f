//! Passages of a tag or of days, in the order one asks for, page by page. The newest
//! first of a tag is `stream`'s, which has an index for it; here all of them are ordered
//! in memory, by the columns.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use tsuzuri_syntax::Profile;

use super::columns::{Passage, Table};
use super::passage::PassageRow;
use super::stream::{Days, Months, Stream, card};
use super::tags::tag_with_id;
use super::{Columns, Texts};
use crate::index::day_number;
use crate::vault::NoteSource;
use crate::{EngineError, Reader};

/// Which passages.
#[derive(Clone, Copy, Debug)]
pub enum PassagesOf<'a> {
    /// Those of a tag.
    Tag {
        /// A key or any spelling.
        tag: &'a str,
        /// The vault's grammar.
        profile: Profile,
        /// Only these.
        months: Option<Months>,
    },
    /// Those from one day to another, both included.
    Days(Date, Date),
    /// Those of the same month and day in other years.
    OnThisDay(Date),
}

/// In which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageOrder {
    /// The newest day first, then path and ordinal.
    Newest,
    /// The oldest day first.
    Oldest,
    /// The passages of a note together: notes by the newest day found in them.
    ByNote,
}

/// Asks for a page of passages.
#[derive(Clone, Copy, Debug)]
pub struct PassagesAsk<'a> {
    /// Which.
    pub of: PassagesOf<'a>,
    /// In which order.
    pub order: PassageOrder,
    /// `Stream::next_cursor` of the page before; one that can't be read is the start.
    pub cursor: Option<&'a str>,
    /// At most this many passages.
    pub limit: u32,
}

/// A page of passages; those without a day come last. `key` and `spelling` are the tag's,
/// and empty for days.
///
/// # Errors
/// The index's.
pub fn passages(
    reader: &Reader,
    columns: &Columns,
    source: &dyn NoteSource,
    ask: PassagesAsk<'_>,
) -> Result<Stream, EngineError> {
    let table = columns.at(reader)?;
    let (mut stream, ids) = match ask.of {
        PassagesOf::Tag {
            tag,
            profile,
            months,
        } => of_tag(reader, tag, profile, months)?,
        PassagesOf::Days(first, last) => {
            let days = number(first)..=number(last);
            (
                Stream::default(),
                of_days(&table, |day| days.contains(&day)),
            )
        }
        PassagesOf::OnThisDay(day) => {
            let (year, this) = (i32::from(day.year()), number(day) % 10_000);
            let is_other = |day: i32| day % 10_000 == this && day / 10_000 != year;
            (Stream::default(), of_days(&table, is_other))
        }
    };
    let mut places = places(&table, &ids, ask.order);
    stream.total = u32::try_from(places.len()).unwrap_or(u32::MAX);
    if let Some(after) = ask.cursor.and_then(Place::read) {
        places.retain(|place| *place > after);
    }
    let limit = ask.limit as usize;
    let more = places.len() > limit;
    if more {
        places.select_nth_unstable(limit);
        places.truncate(limit);
    }
    places.sort_unstable();
    stream.next_cursor = places.last().filter(|_| more).map(Place::write);
    let mut rows = Vec::with_capacity(places.len());
    for place in places {
        rows.extend(PassageRow::load(reader.connection(), place.id)?);
    }
    let mut texts = Texts::new(source);
    texts.read_ahead(rows.iter().map(|row| &row.file));
    for row in &rows {
        let card = card(reader.connection(), row, &mut texts)?;
        stream.passages.push(card);
    }
    stream.changed = texts.changed;
    Ok(stream)
}

fn of_tag(
    reader: &Reader,
    tag: &str,
    profile: Profile,
    months: Option<Months>,
) -> Result<(Stream, Vec<i64>), EngineError> {
    let Some((id, tag)) = tag_with_id(reader, tag, profile)? else {
        return Ok(Default::default());
    };
    let Days { first, last } = Days::of(months);
    let mut statement = reader.connection().prepare_cached(
        "SELECT passage FROM passage_tag WHERE tag = ?1 AND day BETWEEN ?2 AND ?3",
    )?;
    let ids = statement.query_map((id, first, last), |row| row.get(0))?;
    let stream = Stream {
        key: tag.key,
        spelling: tag.spelling,
        ..Stream::default()
    };
    Ok((stream, ids.collect::<Result<_, _>>()?))
}

fn of_days(table: &Table, wanted: impl Fn(i32) -> bool) -> Vec<i64> {
    let all = table.all().filter(|passage| wanted(passage.day));
    all.map(|passage| passage.id).collect()
}

/// Where a passage stands in the order; the order of places is that of passages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    rank: i64,
    path: Arc<str>,
    ordinal: u32,
    id: i64,
}

impl Place {
    fn read(cursor: &str) -> Option<Self> {
        let mut parts = cursor.splitn(3, ':');
        Some(Self {
            rank: parts.next()?.parse().ok()?,
            ordinal: parts.next()?.parse().ok()?,
            path: parts.next()?.into(),
            // Also when the note has been indexed again since, it is the same place.
            id: i64::MAX,
        })
    }

    fn write(&self) -> String {
        format!("{}:{}:{}", self.rank, self.ordinal, self.path)
    }
}

fn places(table: &Table, ids: &[i64], order: PassageOrder) -> Vec<Place> {
    let found: Vec<Passage<'_>> = table.passages(ids).collect();
    let mut newest: HashMap<i64, i32> = HashMap::new();
    if order == PassageOrder::ByNote {
        for passage in &found {
            let known = newest.entry(passage.note.doc).or_default();
            *known = (*known).max(passage.day);
        }
    }
    let place = |passage: Passage<'_>| Place {
        rank: match order {
            PassageOrder::Newest => backwards(passage.day),
            PassageOrder::Oldest if passage.day == 0 => i64::MAX,
            PassageOrder::Oldest => passage.day.into(),
            PassageOrder::ByNote => backwards(newest.get(&passage.note.doc).copied().unwrap_or(0)),
        },
        path: passage.note.path.clone(),
        ordinal: passage.ordinal,
        id: passage.id,
    };
    found.into_iter().map(place).collect()
}

/// The newest first, and none last.
fn backwards(day: i32) -> i64 {
    -i64::from(day)
}

fn number(day: Date) -> i32 {
    i32::try_from(day_number(day)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
