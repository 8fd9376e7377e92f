//! How versions grow fewer. Those of the last day all stay; of our own saves, one an hour
//! stays for a week, then one a day; what others wrote stays to the end. A version's age
//! counts from when another took its place: the newest of a note stays as long as it is
//! the newest.

use std::collections::HashSet;

use rusqlite::{Connection, params};

use super::forget;
use crate::vault::{Cause, ContentHash};

const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;
const ALL_MS: i64 = DAY_MS;
const HOURLY_MS: i64 = 7 * DAY_MS;

/// A version, as far as it matters here.
pub(super) struct Row {
    pub number: i64,
    pub hash: ContentHash,
    pub at_ms: i64,
    pub cause: Cause,
}

/// Of rows from the newest to the oldest, those that may go.
pub(super) fn over(rows: Vec<Row>, days: u16, now_ms: i64) -> Vec<Row> {
    let longest = i64::from(days) * DAY_MS;
    let mut kept = HashSet::new();
    let mut superseded_ms = now_ms;
    let mut is_over = |row: &Row| {
        let age = now_ms.saturating_sub(superseded_ms);
        superseded_ms = row.at_ms;
        if age < ALL_MS {
            return false;
        }
        if age >= longest {
            return true;
        }
        let span = if age < HOURLY_MS { HOUR_MS } else { DAY_MS };
        row.cause != Cause::Other && !kept.insert((span, row.at_ms.div_euclid(span)))
    };
    rows.into_iter().filter(|row| is_over(row)).collect()
}

/// Lets the versions of a note go whose time is over.
pub(super) fn note(
    connection: &Connection,
    vault: &str,
    path: &str,
    days: u16,
    now_ms: i64,
) -> rusqlite::Result<()> {
    let mut query = connection.prepare_cached(
        "SELECT number, hash, at_ms, cause FROM version
         WHERE vault = ?1 AND path = ?2 ORDER BY number DESC",
    )?;
    let rows = query.query_map([vault, path], |row| {
        Ok(Row {
            number: row.get(0)?,
            hash: row.get(1)?,
            at_ms: row.get(2)?,
            cause: Cause::of_code(&row.get::<_, String>(3)?),
        })
    })?;
    for row in over(rows.collect::<rusqlite::Result<_>>()?, days, now_ms) {
        forget(connection, row.number, row.hash)?;
    }
    Ok(())
}

/// The same for every note of a vault.
pub(super) fn vault(
    connection: &Connection,
    vault: &str,
    days: u16,
    now_ms: i64,
) -> rusqlite::Result<()> {
    let mut query = connection.prepare_cached(
        "SELECT path FROM version WHERE vault = ?1
         GROUP BY path HAVING count(*) > 1 AND min(at_ms) < ?2",
    )?;
    let day_ago = now_ms.saturating_sub(ALL_MS);
    let paths = query.query_map(params![vault, day_ago], |row| row.get(0))?;
    for path in paths.collect::<rusqlite::Result<Vec<String>>>()? {
        note(connection, vault, &path, days, now_ms)?;
    }
    Ok(())
}
