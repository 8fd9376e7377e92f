//! `watch`: follows the vault and prints a line a commit, until interrupted.

use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use serde::Serialize;
use tsuzuri_api::wire::{IndexChanged, IndexState};
use tsuzuri_api::{Origin, Sink, Topic, Vault};
use tsuzuri_engine::{EngineError, query};

use crate::args::HostArgs;
use crate::failure::Failure;
use crate::host;
use crate::print::{self, Answer, Format, Page, Style};

/// What one commit changed.
#[derive(Debug, Serialize)]
struct Change {
    generation: u64,
    origin: &'static str,
    notes: Vec<String>,
    tags: Vec<String>,
    removed: Vec<String>,
    event_to_commit_ms: Option<u64>,
    /// Too much changed to list it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    everything: bool,
}

/// Passes events on to the thread that prints.
struct Relay(Sender<IndexChanged>);

impl Sink for Relay {
    fn index_changed(&self, event: IndexChanged) {
        // The printer ends only with the process.
        let _ = self.0.send(event);
    }

    fn index_progress(&self, _: IndexState) {}
}

/// Prints until it is interrupted or no one reads any more.
pub fn run(args: &HostArgs, format: Format) -> Result<u8, Failure> {
    let (sender, events) = channel();
    let session = host::open_with(args, true, Arc::new(Relay(sender)))?;
    let vault = session.vault()?;
    // Of pictures and the like nothing is in the index.
    let is_told = |event: &IndexChanged| event.topics != [Topic::Files];
    for event in events.into_iter().filter(is_told) {
        let change = change(&vault, event)?;
        print::line(&change, format)?;
    }
    Ok(0)
}

fn change(vault: &Vault, event: IndexChanged) -> Result<Change, EngineError> {
    let mut change = Change {
        generation: event.generation,
        origin: match event.origin {
            Origin::Window(_) => "window",
            Origin::Disk => "disk",
            Origin::Cli => "cli",
            Origin::Capture => "capture",
        },
        notes: Vec::new(),
        tags: Vec::new(),
        removed: Vec::new(),
        event_to_commit_ms: event.event_to_commit_ms,
        everything: event.topics.contains(&Topic::Everything),
    };
    let reader = vault.engine.reader()?;
    for topic in event.topics {
        match topic {
            Topic::Note(path) if query::note(&reader, &path)?.is_none() => {
                change.removed.push(path);
            }
            Topic::Note(path) => change.notes.push(path),
            Topic::Tag(key) => change.tags.push(key),
            _ => {}
        }
    }
    Ok(change)
}

impl Answer for Change {
    fn lay_out(&self, page: &mut Page) {
        let generation = format!("{}  {}", self.generation, self.origin);
        let signs = [("", &self.notes), ("-", &self.removed)];
        let paths = signs
            .into_iter()
            .flat_map(|(sign, paths)| paths.iter().map(move |path| format!("  {sign}{path}")));
        let paths: String = if self.everything {
            "  *".to_owned()
        } else {
            paths.collect()
        };
        let tags: String = self.tags.iter().map(|tag| format!("  #{tag}")).collect();
        page.line(&[
            (&generation, Style::Faint),
            (&paths, Style::Link),
            (&tags, Style::Plain),
        ]);
    }
}
