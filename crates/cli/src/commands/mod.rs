//! One file a command: what it asks for, the JSON it answers, how that looks as text.

mod backlinks;
mod capture;
mod check;
mod completions;
mod edits;
mod graph;
mod history;
mod import;
mod index;
mod links;
mod manual;
mod note;
mod notes;
mod open;
mod parse;
mod restore;
mod search;
mod stats;
mod tag;
mod tags;
mod today;
mod watch;

use serde::Serialize;
use tsuzuri_api::wire::{TagCount, TagRef};

use crate::args::{Arguments, Command};
use crate::failure::Failure;
use crate::host::{self, Freshness};
use crate::print::{self, Format, Page, Style};

/// Does what was asked and prints the answer; the exit status.
pub fn run(arguments: &Arguments, format: Format) -> Result<u8, Failure> {
    let open = |freshness| host::open(&arguments.host, freshness);
    let status = match &arguments.command {
        Command::Index(args) => print::answer(&index::run(&open(Freshness::AsIs)?, args)?, format),
        Command::Stats => print::answer(&stats::run(&open(Freshness::AsIs)?)?, format),
        Command::Notes(args) => print::answer(&notes::run(&open(Freshness::Notes)?, args)?, format),
        Command::Search(args) => {
            print::answer(&search::run(&open(Freshness::Text)?, args)?, format)
        }
        Command::Tags(args) => print::answer(&tags::run(&open(Freshness::Notes)?, args)?, format),
        Command::Tag(args) => print::answer(&tag::run(&open(Freshness::Notes)?, args)?, format),
        Command::Backlinks(args) => {
            // What names a note is found by full text.
            let freshness = if args.mentions {
                Freshness::Text
            } else {
                Freshness::Notes
            };
            print::answer(&backlinks::run(&open(freshness)?, args)?, format)
        }
        Command::Links(args) => print::answer(&links::run(&open(Freshness::Notes)?, args)?, format),
        Command::Parse(args) => print::answer(&parse::run(args)?, format),
        Command::Note(args) => print::answer(&note::run(&open(Freshness::Notes)?, args)?, format),
        Command::History(args) => {
            return history::run(&open(Freshness::Notes)?, args, format);
        }
        Command::Restore(args) => {
            return restore::run(&open(Freshness::Notes)?, args, format);
        }
        Command::Today(args) => print::answer(&today::run(&open(Freshness::Notes)?, args)?, format),
        Command::Capture(args) => print::answer(&capture::run(&arguments.host, args)?, format),
        Command::Graph(args) => print::answer(&graph::run(&open(Freshness::Notes)?, args)?, format),
        Command::Rename(args) => return edits::rename(&open(Freshness::Notes)?, args, format),
        Command::Retag(args) => return edits::retag(&open(Freshness::Notes)?, args, format),
        Command::Undo(args) => print::answer(&edits::undo(&open(Freshness::Notes)?, args)?, format),
        Command::Import(args) => {
            print::answer(&import::run(&open(Freshness::Notes)?, args)?, format)
        }
        Command::Watch => return watch::run(&arguments.host, format),
        Command::Check => print::answer(&check::run(&open(Freshness::Text)?)?, format),
        Command::Open(args) => print::answer(&open::run(&arguments.host, args)?, format),
        Command::Completions(args) => completions::run(args),
        Command::Manual(args) => manual::run(args),
    };
    Ok(status?)
}

/// A tag, as most often written, with a number of passages.
#[derive(Debug, Serialize)]
struct Count {
    tag: String,
    count: u32,
}

/// Without the keys.
fn counts(counts: Vec<TagCount>) -> Vec<Count> {
    counts
        .into_iter()
        .map(|TagCount { tag, count, .. }| Count { tag, count })
        .collect()
}

/// Tags as they are written beside a passage.
fn written(tags: Vec<TagRef>) -> Vec<String> {
    tags.into_iter().map(|tag| tag.raw).collect()
}

/// The line above a passage: day, note, headings.
fn passage_heading(page: &mut Page, day: Option<&str>, path: &str, heading_path: &[String]) {
    page.line(&[
        (day.unwrap_or("–"), Style::Faint),
        ("  ", Style::Plain),
        (path, Style::Link),
        ("  ", Style::Plain),
        (&heading_path.join(" › "), Style::Strong),
    ]);
}

/// The line below an excerpt: those of the passage's tags that it does not show.
fn tag_line(page: &mut Page, tags: &[String], excerpt: &str) {
    let hidden = tags.iter().filter(|tag| !excerpt.contains(*tag));
    let signed: Vec<String> = hidden.map(|tag| format!("#{tag}")).collect();
    if !signed.is_empty() {
        page.line(&[("    ", Style::Plain), (&signed.join(" "), Style::Link)]);
    }
}
