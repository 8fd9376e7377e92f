//! Notes and how often they link to each other: the whole vault, or what lies around one
//! note. Where they stand in a picture is for who draws it.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};

use super::text;
use crate::{EngineError, Reader};

mod tags;

pub use tags::{GraphTag, TagsAmong, tags_among};

/// Steps from a note, at most. Further away lies, in most vaults, all that is connected.
pub const FARTHEST: u32 = 10;

/// Notes with the links between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// By path.
    pub nodes: Vec<GraphNode>,
    /// By the path of the note that links, then of the one it links to; each pair once.
    pub edges: Vec<GraphEdge>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphNode {
    /// Of the note.
    pub path: String,
    /// Of the note.
    pub title: String,
}

/// What one note links to another one. Links to the note itself are none, nor are those
/// that lead to no note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GraphEdge {
    /// The note that links, as a place in [`Graph::nodes`].
    pub from: u32,
    /// The note it links to, likewise.
    pub to: u32,
    /// How many links.
    pub count: u32,
}

/// A note with its row id, which stays here.
type Row = (i64, GraphNode);

/// All notes of the vault and all links between them.
///
/// # Errors
/// The index's.
pub fn graph(reader: &Reader) -> Result<Graph, EngineError> {
    let connection = reader.connection();
    let notes: Vec<Row> = connection
        .prepare_cached("SELECT id, path, title FROM note")?
        .query_map([], |row| Ok((row.get(0)?, node(row, 1)?)))?
        .collect::<Result<_, _>>()?;
    let mut graph = Unlinked::new(notes);
    // One pass through the table: through an index each row would be a look-up.
    let mut links =
        connection.prepare_cached("SELECT note, resolved FROM link WHERE resolved <> note")?;
    let mut rows = links.query([])?;
    while let Some(row) = rows.next()? {
        graph.link(row.get(0)?, row.get(1)?);
    }
    Ok(graph.finish())
}

/// A note, those that are at most `depth` links away in either direction, and all links
/// between these. `depth` counts up to [`FARTHEST`]. An unknown note has nothing around
/// it.
///
/// # Errors
/// The index's.
pub fn graph_around(reader: &Reader, path: &str, depth: u32) -> Result<Graph, EngineError> {
    let connection = reader.connection();
    let middle: Option<i64> = connection
        .prepare_cached("SELECT id FROM note WHERE path = ?1")?
        .query_row([path], |row| row.get(0))
        .optional()?;
    let Some(middle) = middle else {
        return Ok(Graph::default());
    };
    linked(
        connection,
        notes_around(connection, middle, depth.min(FARTHEST))?,
    )
}

/// Notes with all links between them.
fn linked(connection: &Connection, notes: Vec<Row>) -> Result<Graph, EngineError> {
    let ids: Vec<i64> = notes.iter().map(|(id, _)| *id).collect();
    let mut graph = Unlinked::new(notes);
    let mut links = connection
        .prepare_cached("SELECT resolved FROM link WHERE note = ?1 AND resolved <> note")?;
    for from in ids {
        let mut rows = links.query([from])?;
        while let Some(row) = rows.next()? {
            graph.link(from, row.get(0)?);
        }
    }
    Ok(graph.finish())
}

/// What lies around a note, as far as there is room for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neighbourhood {
    /// As [`graph_around`] has it, of the notes there was room for.
    pub graph: Graph,
    /// Links between the note and each of [`Graph::nodes`], in the same order.
    pub steps: Vec<u32>,
    /// Notes next to these that there was no room for.
    pub left_out: u32,
}

impl Neighbourhood {
    /// Leaves out the other notes that are not wanted, and their links. Of the wanted ones `limit`
    /// stay at most, with the note itself; nearer ones first.
    pub fn keep(&mut self, limit: u32, wanted: impl Fn(&GraphNode) -> bool) {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let nodes = std::mem::take(&mut self.graph.nodes).into_iter();
        let notes = (0_u32..).zip(nodes.zip(std::mem::take(&mut self.steps)));
        let mut kept: Vec<_> = notes
            .filter(|(_, (node, steps))| *steps == 0 || wanted(node))
            .collect();
        kept.sort_by_key(|(_, (_, steps))| *steps);
        let beyond = kept.len().saturating_sub(limit);
        self.left_out += u32::try_from(beyond).unwrap_or(u32::MAX);
        kept.truncate(limit);
        kept.sort_by_key(|(before, _)| *before);
        let places: HashMap<u32, u32> = kept.iter().map(|(before, _)| *before).zip(0..).collect();
        (self.graph.nodes, self.steps) = kept.into_iter().map(|(_, note)| note).unzip();
        self.graph.edges = (self.graph.edges.iter())
            .filter_map(|edge| {
                Some(GraphEdge {
                    from: *places.get(&edge.from)?,
                    to: *places.get(&edge.to)?,
                    count: edge.count,
                })
            })
            .collect();
    }
}

/// As [`graph_around`], but of `limit` notes at most: nearer ones first, of those that are
/// as near the ones that were changed last.
///
/// # Errors
/// The index's.
pub fn neighbourhood(
    reader: &Reader,
    path: &str,
    depth: u32,
    limit: u32,
) -> Result<Neighbourhood, EngineError> {
    let connection = reader.connection();
    let middle: Option<i64> = connection
        .prepare_cached("SELECT id FROM note WHERE path = ?1")?
        .query_row([path], |row| row.get(0))
        .optional()?;
    let Some(middle) = middle else {
        return Ok(Neighbourhood::default());
    };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let (notes, left_out) = nearest(connection, middle, depth.min(FARTHEST), limit)?;
    let steps: HashMap<String, u32> = notes
        .iter()
        .map(|((_, node), steps)| (node.path.clone(), *steps))
        .collect();
    let graph = linked(connection, notes.into_iter().map(|(row, _)| row).collect())?;
    Ok(Neighbourhood {
        steps: graph
            .nodes
            .iter()
            .map(|node| steps.get(&node.path).copied().unwrap_or_default())
            .collect(),
        graph,
        left_out,
    })
}

/// Notes level by level, each with its distance, and how many more were met.
fn nearest(
    connection: &Connection,
    middle: i64,
    depth: u32,
    limit: usize,
) -> Result<(Vec<(Row, u32)>, u32), EngineError> {
    let mut neighbours = connection.prepare_cached(
        "SELECT id, path, title FROM note WHERE id IN (
           SELECT resolved FROM link WHERE note = ?1 AND resolved <> note
           UNION SELECT note FROM link WHERE resolved = ?1
         ) ORDER BY mtime_ns DESC, path",
    )?;
    let first = connection
        .prepare_cached("SELECT id, path, title FROM note WHERE id = ?1")?
        .query_row([middle], |row| Ok((row.get(0)?, node(row, 1)?)))?;
    let mut met = HashSet::from([middle]);
    let mut found: Vec<(Row, u32)> = vec![(first, 0)];
    let (mut left_out, mut at) = (0, 0);
    while let Some((id, steps)) = found.get(at).map(|((id, _), steps)| (*id, *steps)) {
        at += 1;
        if steps == depth {
            break;
        }
        let mut rows = neighbours.query([id])?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            if !met.insert(id) {
                continue;
            }
            if found.len() < limit {
                found.push(((id, node(row, 1)?), steps + 1));
            } else {
                left_out += 1;
            }
        }
    }
    Ok((found, left_out))
}

/// The notes that steps along links reach, level by level.
fn notes_around(connection: &Connection, middle: i64, depth: u32) -> Result<Vec<Row>, EngineError> {
    let mut neighbours = connection.prepare_cached(
        "SELECT resolved FROM link WHERE note = ?1 AND resolved <> note
         UNION SELECT note FROM link WHERE resolved = ?1",
    )?;
    let mut read = connection.prepare_cached("SELECT path, title FROM note WHERE id = ?1")?;
    let mut found: HashMap<i64, GraphNode> = HashMap::new();
    let mut level = vec![middle];
    for step in 0..=depth {
        let mut next = Vec::new();
        for id in level {
            if found.contains_key(&id) {
                continue;
            }
            // While a first index is made, a link may lead to a note that is yet to come.
            let Some(node) = read.query_row([id], |row| node(row, 0)).optional()? else {
                continue;
            };
            found.insert(id, node);
            if step < depth {
                let ids = neighbours.query_map([id], |row| row.get(0))?;
                next.extend(ids.collect::<Result<Vec<i64>, _>>()?);
            }
        }
        level = next;
    }
    Ok(found.into_iter().collect())
}

fn node(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<GraphNode> {
    Ok(GraphNode {
        path: text(row, at)?.to_owned(),
        title: text(row, at + 1)?.to_owned(),
    })
}

/// A graph while its links are being read.
struct Unlinked {
    nodes: Vec<GraphNode>,
    places: HashMap<i64, u32>,
    /// One a link.
    pairs: Vec<(u32, u32)>,
}

impl Unlinked {
    fn new(mut notes: Vec<Row>) -> Self {
        notes.sort_unstable_by(|(_, one), (_, other)| one.path.cmp(&other.path));
        let places = (0..).zip(&notes).map(|(place, (id, _))| (*id, place));
        Self {
            places: places.collect(),
            nodes: notes.into_iter().map(|(_, node)| node).collect(),
            pairs: Vec::new(),
        }
    }

    /// Counts if both notes are here.
    fn link(&mut self, from: i64, to: i64) {
        if let (Some(from), Some(to)) = (self.places.get(&from), self.places.get(&to)) {
            self.pairs.push((*from, *to));
        }
    }

    fn finish(mut self) -> Graph {
        self.pairs.sort_unstable();
        let same = self.pairs.chunk_by(|one, other| one == other);
        let edges = same.filter_map(|links| {
            let (from, to) = *links.first()?;
            let count = u32::try_from(links.len()).unwrap_or(u32::MAX);
            Some(GraphEdge { from, to, count })
        });
        Graph {
            edges: edges.collect(),
            nodes: self.nodes,
        }
    }
}

#[cfg(test)]
mod tests;
