//! The sites and pages that a vault cites most. Counted from indexes alone: a vault with
//! half a million links answers in a few hundredths of a second.

use rusqlite::Connection;

use super::text;
use crate::{EngineError, Reader};

/// What is cited most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitedList {
    /// How many there are in all.
    pub total: u32,
    /// The first of them: most links first, then by name.
    pub rows: Vec<Cited>,
}

/// A site or a page that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// A site's host; a page's address as addresses are compared (the grammar, §3).
    pub name: String,
    /// Of a page, one of the addresses as they are written: what can be opened.
    pub written: Option<String>,
    /// Links to it.
    pub links: u32,
    /// Notes that have them.
    pub notes: u32,
}

/// The sites that are cited most.
///
/// # Errors
/// The index's.
pub fn cited_sites(reader: &Reader, limit: u32) -> Result<CitedList, EngineError> {
    let connection = reader.connection();
    let mut statement = connection.prepare_cached(
        "SELECT site, count(*) AS links, count(DISTINCT note) FROM link
         WHERE site IS NOT NULL GROUP BY site ORDER BY links DESC, site LIMIT ?1",
    )?;
    let rows = statement.query_map([limit], |row| {
        Ok(Cited {
            name: row.get(0)?,
            written: None,
            links: row.get(1)?,
            notes: row.get(2)?,
        })
    })?;
    Ok(CitedList {
        total: count(
            connection,
            "SELECT count(DISTINCT site) FROM link WHERE site IS NOT NULL AND site > ?1",
            "",
        )?,
        rows: rows.collect::<Result<_, _>>()?,
    })
}

/// The pages that are cited most: of one site, or of all.
///
/// # Errors
/// The index's.
pub fn cited_pages(
    reader: &Reader,
    site: Option<&str>,
    limit: u32,
) -> Result<CitedList, EngineError> {
    let connection = reader.connection();
    // Each with the index that has what it counts.
    let (condition, total) = match site {
        Some(_) => (
            "site = ?1",
            "SELECT count(DISTINCT key) FROM link WHERE site = ?1",
        ),
        None => (
            "kind = 'url' AND key > ?1",
            "SELECT count(DISTINCT key) FROM link WHERE kind = 'url' AND key > ?1",
        ),
    };
    let site = site.unwrap_or_default();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT key, count(*) AS links, count(DISTINCT note) FROM link
         WHERE {condition} GROUP BY key ORDER BY links DESC, key LIMIT ?2"
    ))?;
    let mut written = connection.prepare_cached(
        "SELECT target FROM link WHERE kind = 'url' AND key = ?1 ORDER BY day DESC, id LIMIT 1",
    )?;
    let mut rows = statement.query((site, limit))?;
    let mut pages = Vec::new();
    while let Some(row) = rows.next()? {
        pages.push(Cited {
            written: Some(written.query_row([text(row, 0)?], |row| row.get(0))?),
            name: row.get(0)?,
            links: row.get(1)?,
            notes: row.get(2)?,
        });
    }
    Ok(CitedList {
        total: count(connection, total, site)?,
        rows: pages,
    })
}

fn count(connection: &Connection, sql: &str, parameter: &str) -> Result<u32, EngineError> {
    Ok(connection
        .prepare_cached(sql)?
        .query_row([parameter], |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
