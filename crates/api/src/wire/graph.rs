//! What lies around a note.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::QueryProblem;

wire! {
    /// Asks what lies around a note.
    pub struct NeighbourhoodRequest {
        /// Of the note, vault-relative.
        path: String,
        /// Links to go along at most, in either direction; 1 to 3.
        depth: u32,
        /// Notes at most, nearer ones first; 1 to 500.
        limit: u32,
        /// Tags at most, those of the most of these notes first; 0 to 100.
        tags: u32,
        /// Of the other notes only those in which this search finds a passage; `None`, or nothing
        /// but blanks, leaves all.
        query: Option<String>,
    }
    /// Answer of `neighbourhood`.
    pub struct Neighbourhood {
        /// See `IndexState::generation`.
        generation: u64,
        /// `false` when the time of a regular expression was over before all were looked at.
        whole: bool,
        /// What of the search could not be read.
        problems: Vec<QueryProblem>,
        /// By path, with the note itself.
        notes: Vec<GraphNote>,
        /// Each pair once.
        links: Vec<GraphLink>,
        /// Notes next to these that there was no room for.
        left_out: u32,
        /// Those of the note and those that two or more of the notes share.
        tags: Vec<GraphTag>,
        /// Others that there was no room for.
        tags_left_out: u32,
    }
    /// A note of a graph.
    pub struct GraphNote {
        /// Vault-relative.
        path: String,
        /// Of the note.
        title: String,
        /// Links between it and the note that was asked about.
        steps: u32,
    }
    /// That one note links to another.
    pub struct GraphLink {
        /// Place in `Neighbourhood::notes` of the note that links.
        from: u32,
        /// Place of the note it links to.
        to: u32,
    }
    /// A tag of a graph.
    pub struct GraphTag {
        /// What to ask for.
        key: String,
        /// As most often written.
        tag: String,
        /// Places in `Neighbourhood::notes` of the notes that have it.
        notes: Vec<u32>,
    }
}
