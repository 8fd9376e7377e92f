//! What answers depend on and who caused a change: the two halves of an event.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
