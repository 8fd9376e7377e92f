//! What lies around a note.

use tsuzuri_engine::{query, search};

use super::search::{asked, problems, within};
use crate::wire::{GraphLink, GraphNote, GraphTag, Neighbourhood, NeighbourhoodRequest};
use crate::{ApiError, Session, path};

/// Steps from the note, at most: what is further away has little to do with it.
const DEEPEST: u32 = 3;
/// Notes, at most: more than that no one can tell apart.
const MOST: u32 = 500;
/// Tags, likewise.
const MOST_TAGS: u32 = 100;

/// The notes that links lead to from a note and back, the links between them, and the tags
/// that join them; of the notes only those that a search finds something in, if there is one.
///
/// # Errors
/// `long-query`.
pub fn neighbourhood(
    session: &Session,
    request: NeighbourhoodRequest,
) -> Result<Neighbourhood, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let depth = request.depth.clamp(1, DEEPEST);
    let limit = request.limit.clamp(1, MOST);
    let search = asked(&vault, request.query.as_deref())?;
    // What a search leaves out takes no room.
    let room = if search.is_some() { MOST } else { limit };
    let mut found = query::neighbourhood(&reader, path.as_str(), depth, room)?;
    let mut whole = true;
    if let Some(search) = &search {
        let paths = found.graph.nodes.iter().map(|node| &*node.path).collect();
        let among = search::found_notes(within(&vault, &reader), search, &paths)?;
        whole = among.whole;
        found.keep(limit, |node| among.found.contains(&*node.path));
    }
    let among = if request.tags == 0 {
        query::TagsAmong::default()
    } else {
        let most = request.tags.min(MOST_TAGS);
        query::tags_among(&reader, &found.graph, path.as_str(), most)?
    };
    let nodes = found.graph.nodes.into_iter().zip(found.steps);
    Ok(Neighbourhood {
        generation: reader.generation(),
        whole,
        problems: problems(search),
        notes: nodes
            .map(|(node, steps)| GraphNote {
                path: node.path,
                title: node.title,
                steps,
            })
            .collect(),
        links: found
            .graph
            .edges
            .into_iter()
            .map(|edge| GraphLink {
                from: edge.from,
                to: edge.to,
            })
            .collect(),
        left_out: found.left_out,
        tags: among
            .tags
            .into_iter()
            .map(|tag| GraphTag {
                key: tag.key,
                tag: tag.spelling,
                notes: tag.notes,
            })
            .collect(),
        tags_left_out: among.left_out,
    })
}
