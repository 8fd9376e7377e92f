//! Keeps `link.resolved` right: when a name comes or goes, the links that share its key
//! are resolved again, and nothing else.

use std::collections::BTreeSet;

use rusqlite::Connection;
use tsuzuri_syntax::LinkKind;

use super::{
    entry::LinkRow,
    lookup::{Candidate, Resolved, candidates, candidates_by, settle},
};
use crate::error::EngineError;

/// Where a new link leads, by what is in the index.
pub(super) fn resolve_new(
    connection: &Connection,
    folder: &str,
    link: &LinkRow,
) -> Result<Resolved, EngineError> {
    let candidates = candidates_by(connection, &link.key, link.mapped.as_deref())?;
    Ok(settle(&candidates, folder, link.kind, &link.target))
}

/// Resolves the links with these keys again. Ids of notes that lost or won a link.
pub(super) fn relink(
    connection: &Connection,
    keys: &BTreeSet<String>,
) -> Result<BTreeSet<i64>, EngineError> {
    let mut moved = BTreeSet::new();
    for key in keys {
        let links = links_with(connection, key)?;
        if !links.is_empty() {
            let shared = candidates(connection, key)?;
            settle_again(connection, &shared, links, &mut moved)?;
        }
    }
    Ok(moved)
}

/// After a first index: resolves the links that lead to no note yet, by titles, aliases
/// and addresses.
pub(super) fn relink_open(connection: &Connection) -> Result<(), EngineError> {
    relink_all(
        connection,
        "link.state IN ('unresolved', 'file', 'url')
         AND (link.key IN (SELECT key FROM name) OR link.mapped IN (SELECT key FROM name))",
    )
}

/// After a first index that was broken off: nothing that was resolved can be trusted.
pub(super) fn relink_everything(connection: &Connection) -> Result<(), EngineError> {
    relink_all(connection, "TRUE")
}

fn relink_all(connection: &Connection, which: &str) -> Result<(), EngineError> {
    let keys: Vec<String> = connection
        .prepare(&format!("SELECT DISTINCT link.key FROM link WHERE {which}"))?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    relink(connection, &keys.into_iter().collect()).map(|_| ())
}

struct OpenLink {
    id: i64,
    from: String,
    kind: LinkKind,
    target: String,
    key: String,
    mapped: Option<String>,
    resolved: Option<i64>,
    state: String,
}

fn links_with(connection: &Connection, key: &str) -> Result<Vec<OpenLink>, EngineError> {
    Ok(connection
        .prepare_cached(
            "SELECT link.id, note.path, link.kind, link.target, link.key, link.mapped, link.resolved, link.state
             FROM (SELECT id FROM link WHERE key = ?1 UNION SELECT id FROM link WHERE mapped = ?1) AS own
             JOIN link ON link.id = own.id JOIN note ON note.id = link.note",
        )?
        .query_map([key], |row| {
            Ok(OpenLink {
                id: row.get(0)?,
                from: row.get(1)?,
                kind: link_kind(row.get_ref(2)?.as_str().unwrap_or_default()),
                target: row.get(3)?,
                key: row.get(4)?,
                mapped: row.get(5)?,
                resolved: row.get(6)?,
                state: row.get(7)?,
            })
        })?
        .collect::<Result<_, _>>()?)
}

fn settle_again(
    connection: &Connection,
    shared: &[Candidate<'_>],
    links: Vec<OpenLink>,
    moved: &mut BTreeSet<i64>,
) -> Result<(), EngineError> {
    for link in links {
        // A link within its own note leads there whatever the names are.
        if link.target.is_empty() {
            continue;
        }
        let folder = link.from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let own;
        let candidates = match link.mapped.as_deref() {
            None => shared,
            // Two keys decide about it, and only one of them is shared.
            mapped => {
                own = candidates_by(connection, &link.key, mapped)?;
                &own
            }
        };
        let now = settle(candidates, folder, link.kind, &link.target);
        if (now.note, now.state) != (link.resolved, &*link.state) {
            connection
                .prepare_cached("UPDATE link SET resolved = ?2, state = ?3 WHERE id = ?1")?
                .execute((link.id, now.note, now.state))?;
            moved.extend(link.resolved.into_iter().chain(now.note));
        }
    }
    Ok(())
}

fn link_kind(name: &str) -> LinkKind {
    [
        LinkKind::Wikilink,
        LinkKind::Embed,
        LinkKind::Markdown,
        LinkKind::Image,
    ]
    .into_iter()
    .find(|kind| kind.name() == name)
    .unwrap_or(LinkKind::Url)
}
