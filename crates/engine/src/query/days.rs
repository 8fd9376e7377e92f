//! How many passages each day has: what a calendar shows.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Columns, date};
use crate::index::day_number;
use crate::{EngineError, Reader};

/// Days from `first` to `last`, both included, that have passages, with how many; in
/// order of time.
///
/// # Errors
/// The index's.
pub fn day_counts(
    reader: &Reader,
    columns: &Columns,
    first: Date,
    last: Date,
) -> Result<Vec<(Date, u32)>, EngineError> {
    let days = day_number(first)..=day_number(last);
    let mut counted: BTreeMap<i64, u32> = BTreeMap::new();
    for passage in columns.at(reader)?.all() {
        let day = i64::from(passage.day);
        if days.contains(&day) {
            *counted.entry(day).or_default() += 1;
        }
    }
    let counts = counted.into_iter();
    Ok(counts
        .filter_map(|(day, count)| Some((date(day)?, count)))
        .collect())
}

#[cfg(test)]
mod tests;
