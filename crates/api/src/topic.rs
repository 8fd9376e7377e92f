//! What answers depend on and who caused a change: the two halves of an event.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use tsuzuri_engine::{self as engine, IndexDelta};

/// What an answer depends on. The UI keeps an answer until one of its topics changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "of", rename_all = "kebab-case")]
pub enum Topic {
    /// All of the below: too much changed to list it.
    Everything,
    /// The list of notes, folders, titles.
    Notes,
    /// One note's bytes.
    Note(String),
    /// What links to a note.
    Backlinks(String),
    /// The tag tree and its counts.
    Tags,
    /// The passages of one tag, by key.
    Tag(String),
    /// Any search.
    Search,
    /// The graph of links.
    Graph,
    /// Files that are no notes, such as pictures.
    Files,
}

/// Who caused a change. A window ignores its own echo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "label", rename_all = "kebab-case")]
pub enum Origin {
    /// An editor window, by label.
    Window(String),
    /// Another program, seen on disk.
    Disk,
    /// The command line.
    Cli,
    /// Quick capture.
    Capture,
}

impl Topic {
    /// What a transaction may have changed.
    pub fn of_delta(delta: &IndexDelta) -> Vec<Self> {
        if delta.everything {
            return vec![Self::Everything];
        }
        let wrote = !delta.notes.is_empty();
        let linked = !delta.backlinks.is_empty();
        let whole = [
            (delta.listed, Self::Notes),
            (delta.tree, Self::Tags),
            (delta.text || wrote, Self::Search),
            (delta.listed || wrote || linked, Self::Graph),
            (delta.files, Self::Files),
        ];
        let mut topics: Vec<Self> = whole
            .into_iter()
            .filter_map(|(touched, topic)| touched.then_some(topic))
            .collect();
        topics.extend(delta.notes.iter().cloned().map(Self::Note));
        topics.extend(delta.backlinks.iter().cloned().map(Self::Backlinks));
        topics.extend(delta.tags.iter().cloned().map(Self::Tag));
        topics
    }
}

impl From<engine::Origin> for Origin {
    fn from(origin: engine::Origin) -> Self {
        match origin {
            engine::Origin::Window(label) => Self::Window(label),
            engine::Origin::Disk => Self::Disk,
            engine::Origin::Cli => Self::Cli,
            engine::Origin::Capture => Self::Capture,
        }
    }
}

impl From<Origin> for engine::Origin {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Window(label) => Self::Window(label),
            Origin::Disk => Self::Disk,
            Origin::Cli => Self::Cli,
            Origin::Capture => Self::Capture,
        }
    }
}

#[cfg(test)]
mod tests;
