//! `save-worker save PLACE NUMBER` saves a note again and again, beginning with the text of that
//! number, until it is killed; it says which save it begins, and which one was acknowledged.
//!
//! `save-worker fill PLACE` runs where it may mount file systems, and holds a vault and a store on two
//! small ones to what must happen when they are full or read-only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "whatever goes wrong must end it, so that the test fails"
)]

mod session;
#[path = "../full_disk/small.rs"]
mod small;
mod text;

use std::io::Write;
use std::path::{Path, PathBuf};

use tsuzuri_api::commands::notes::{open_note, save_note};
use tsuzuri_api::wire::{NoteRequest, SaveNote};

use text::{NOTE, text};

fn main() {
    let mut args = std::env::args().skip(1);
    let what = args.next().unwrap();
    let place = PathBuf::from(args.next().unwrap());
    match &*what {
        "save" => save(&place, args.next().unwrap().parse().unwrap()),
        _ => small::hold_to_account(&place),
    }
}

fn save(place: &Path, first: usize) {
    let session = session::of(place);
    session.open_vault(&place.join("vault")).unwrap();
    let path = NOTE.to_owned();
    let note = open_note(&session, NoteRequest { path: path.clone() }).unwrap();
    let mut base_hash = note.hash;
    for number in first.. {
        say("begun", number);
        let request = SaveNote {
            path: path.clone(),
            text: text(number),
            base_hash,
        };
        let saved = save_note(&session, request).unwrap();
        assert_eq!(saved.sibling, None);
        base_hash = saved.hash;
        say("kept", number);
    }
}

/// In one piece, at once: the process may end right after.
fn say(what: &str, number: usize) {
    let line = format!("{what} {number}\n");
    std::io::stdout().write_all(line.as_bytes()).unwrap();
}
