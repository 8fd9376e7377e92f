//! `save-worker save PLACE NUMBER` saves a note again and again, beginning with the text of that
//! number, until it is killed; it says which save it begins, and which one was acknowledged.
//!
//! `save-worker type PLACE NUMBER` does the same with what is typed without a rest: a draft for every
//! text, and the file for some.
//!
//! `save-worker retag PLACE TICKET` gives a tag of very many notes another name, and says how many are
//! changed; `save-worker rename PLACE TICKET` does so with a note that very many link to.
//!
//! `save-worker fill PLACE` runs where it may mount file systems, and holds a vault, a store and an index on
//! small ones to what must happen when they are full or read-only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "whatever goes wrong must end it, so that the test fails"
)]

#[path = "../renaming.rs"]
mod renaming;
#[path = "../full_disk/small.rs"]
mod small;
mod text;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use tsuzuri_api::Sink;
use tsuzuri_api::commands::drafts::{drafts, drop_draft, keep_draft, note_draft, save_draft};
use tsuzuri_api::commands::edits::{make_edit, plan_edit};
use tsuzuri_api::commands::notes::{open_note, save_note};
use tsuzuri_api::wire::{
    DraftRequest, EditProgress, EditStep, EditTicket, IndexChanged, IndexState, KeepDraft,
    NoteRequest, Nothing, PlanEdit, SaveNote,
};

use text::{NOTE, text};

fn main() {
    let mut args = std::env::args().skip(1);
    let what = args.next().unwrap();
    let place = PathBuf::from(args.next().unwrap());
    match &*what {
        "save" => save(&place, args.next().unwrap().parse().unwrap()),
        "retag" | "rename" => {
            let ticket = args.next().unwrap().parse().unwrap();
            change(&place, renaming::asked(what == "rename", ticket));
        }
        "type" => type_steadily(&place, args.next().unwrap().parse().unwrap()),
        _ => small::hold_to_account(&place),
    }
}

fn save(place: &Path, first: usize) {
    let session = tsuzuri_tests::session::of(place);
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

/// Drafts between two saves of the file.
const DRAFTS: usize = 7;

fn type_steadily(place: &Path, first: usize) {
    let session = tsuzuri_tests::session::of(place);
    let vault = session
        .open_vault(&place.join("vault"))
        .unwrap()
        .view
        .id
        .clone();
    let path = NOTE.to_owned();
    let note = open_note(&session, NoteRequest { path: path.clone() }).unwrap();
    let (mut base_hash, mut base) = (note.hash, note.text);
    let request = DraftRequest {
        vault: vault.clone(),
        path: path.clone(),
    };
    // As a window does first: the one before was killed with drafts in hand.
    drafts(&session, Nothing {}).unwrap();
    if let Some(draft) = note_draft(&session, request.clone()).unwrap().draft {
        if draft.text == base {
            // It was saved, and the end came before it was let go of.
            drop_draft(&session, request).unwrap();
        } else {
            (base_hash, base) = (draft.base_hash, draft.base);
        }
    }
    for number in first.. {
        say("begun", number);
        let request = KeepDraft {
            vault: vault.clone(),
            path: path.clone(),
            base_hash: base_hash.clone(),
            base: Some(base.clone()),
            start: 0,
            end: u32::try_from(base.encode_utf16().count()).unwrap(),
            insert: text(number),
            at: now_in_ms(),
        };
        assert!(keep_draft(&session, request.clone()).unwrap().kept);
        say("kept", number);
        if number % DRAFTS == 0 {
            let saved = save_draft(&session, request).unwrap();
            assert!(saved.conflict.is_none() && saved.sibling.is_none());
            (base_hash, base) = (saved.hash, text(number));
        }
    }
}

fn change(place: &Path, request: PlanEdit) {
    let session = tsuzuri_tests::session::hearing(place, Arc::new(Says));
    session.open_vault(&place.join("vault")).unwrap();
    let ticket = request.ticket;
    plan_edit(&session, request).unwrap();
    make_edit(&session, EditTicket { ticket }).unwrap();
}

/// Says how many notes are changed.
struct Says;

impl Sink for Says {
    fn index_changed(&self, _: IndexChanged) {}
    fn index_progress(&self, _: IndexState) {}
    fn edit_progress(&self, progress: EditProgress) {
        if progress.step == EditStep::Making {
            say("begun", progress.done as usize);
        }
    }
}

fn now_in_ms() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    i64::try_from(since.unwrap().as_millis()).unwrap()
}

/// In one piece, at once: the process may end right after.
fn say(what: &str, number: usize) {
    let line = format!("{what} {number}\n");
    std::io::stdout().write_all(line.as_bytes()).unwrap();
}
