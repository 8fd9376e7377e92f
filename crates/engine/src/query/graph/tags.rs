//! Tags among the notes of a graph. They join notes and lead no further: through a tag of
//! a diary one would be in all of it at once.

use std::collections::HashMap;

use super::{Graph, text};
use crate::{EngineError, Reader};

/// The tags that say something about a note and those around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagsAmong {
    /// Those of the most notes first; of as many, the note's own, then by key.
    pub tags: Vec<GraphTag>,
    /// Others that there was no room for.
    pub left_out: u32,
}

/// A tag, between the notes that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphTag {
    /// What to ask for.
    pub key: String,
    /// As most often written.
    pub spelling: String,
    /// Places in [`Graph::nodes`], ascending.
    pub notes: Vec<u32>,
}

/// The tags of the note at `path`, and what two or more of the graph's notes share; `limit`
/// of them at most. What only one other note has says nothing about this one.
///
/// # Errors
/// The index's.
pub fn tags_among(
    reader: &Reader,
    graph: &Graph,
    path: &str,
    limit: u32,
) -> Result<TagsAmong, EngineError> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT DISTINCT tag.key, tag.spelling FROM note
         JOIN occurrence ON occurrence.note = note.id
         JOIN tag ON tag.id = occurrence.tag
         WHERE note.path = ?1",
    )?;
    let mut found: HashMap<String, GraphTag> = HashMap::new();
    for (place, node) in (0..).zip(&graph.nodes) {
        let mut rows = statement.query([&node.path])?;
        while let Some(row) = rows.next()? {
            let key = text(row, 0)?;
            if let Some(known) = found.get_mut(key) {
                known.notes.push(place);
                continue;
            }
            let tag = GraphTag {
                key: key.to_owned(),
                spelling: text(row, 1)?.to_owned(),
                notes: vec![place],
            };
            found.insert(tag.key.clone(), tag);
        }
    }
    let middle = (0..)
        .zip(&graph.nodes)
        .find_map(|(place, node)| (node.path == path).then_some(place));
    let is_own = |tag: &GraphTag| middle.is_some_and(|middle| tag.notes.contains(&middle));
    let mut tags: Vec<GraphTag> = found
        .into_values()
        .filter(|tag| tag.notes.len() > 1 || is_own(tag))
        .collect();
    tags.sort_by(|one, other| {
        let of_most = other.notes.len().cmp(&one.notes.len());
        let own = || is_own(other).cmp(&is_own(one));
        of_most.then_with(own).then_with(|| one.key.cmp(&other.key))
    });
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let left_out = tags.len().saturating_sub(limit);
    tags.truncate(limit);
    Ok(TagsAmong {
        tags,
        left_out: u32::try_from(left_out).unwrap_or(u32::MAX),
    })
}

#[cfg(test)]
mod tests;
