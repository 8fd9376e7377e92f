//! What a process writes down so that the others know what to tell their windows.

use rusqlite::Connection;

use crate::{
    delta::{Generation, IndexDelta, Origin},
    error::EngineError,
};

/// Entries kept; who missed more is told that everything may have changed.
const KEPT: u64 = 1000;

pub(super) fn append(connection: &Connection, delta: &IndexDelta) -> Result<(), EngineError> {
    let json = |error: serde_json::Error| EngineError::BadIndex(error.to_string());
    connection
        .prepare_cached(
            "INSERT INTO change_log (generation, topics, origin, at_ms)
             VALUES (?1, ?2, ?3, CAST(unixepoch('subsec') * 1000 AS INTEGER))",
        )?
        .execute((
            delta.generation as i64,
            serde_json::to_string(delta).map_err(json)?,
            serde_json::to_string(&delta.origin).map_err(json)?,
        ))?;
    connection
        .prepare_cached("DELETE FROM change_log WHERE generation <= ?1")?
        .execute([delta.generation.saturating_sub(KEPT) as i64])?;
    Ok(())
}

/// The entries after `seen` up to `now`.
pub(super) fn since(
    connection: &Connection,
    seen: Generation,
    now: Generation,
) -> Result<Vec<IndexDelta>, EngineError> {
    let entries: Vec<String> = connection
        .prepare_cached("SELECT topics FROM change_log WHERE generation > ?1 ORDER BY generation")?
        .query_map([seen as i64], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let deltas: Vec<IndexDelta> = entries
        .iter()
        .filter_map(|entry| serde_json::from_str(entry).ok())
        .collect();
    if now.checked_sub(seen) == Some(deltas.len() as u64) {
        return Ok(deltas);
    }
    Ok(vec![IndexDelta::all(now, Origin::Disk)])
}
