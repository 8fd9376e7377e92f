//! A change of very many notes: it says how far it is, it can be called off, and a process that is
//! killed in the middle of it is told of by the next one. Each time every byte comes back.
//!
//! `TSUZURI_EDITED_NOTES` says how many notes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::time::{Duration, Instant};

use tsuzuri_api::commands::edits::{
    finished_edits, make_edit, past_edits, plan_edit, stop_edit, undo_edit,
};
use tsuzuri_api::wire::{
    EditProgress, EditStep, EditTicket, IndexChanged, IndexState, Nothing, PlannedEdit, Share,
    UndoEdit,
};
use tsuzuri_api::{ErrorCode, Session, Sink};
use tsuzuri_engine::Scope;
use tsuzuri_tests::long::{counted, turns};
use tsuzuri_tests::session;

use crate::renaming::asked;

/// Files that are changed before it is looked whether to go on.
const BATCH: u32 = 100;

#[test]
fn very_many_notes_tell_how_far_they_are_and_every_byte_comes_back() {
    let vault = Vault::new();
    let before = vault.contents();
    let (session, ear) = vault.open();

    // Called off at the first sign that some are changed.
    let plan = plan(&session, 1);
    assert_eq!(plan.notes, vault.notes);
    ear.stop_after(0);
    let called_off = make_edit(&session, EditTicket { ticket: 1 });
    assert_eq!(called_off.unwrap_err().code, ErrorCode::Cancelled);
    let told = ear.take();
    let stopped_at = rises(&told, EditStep::Making);
    assert!(stopped_at > 0 && stopped_at < vault.notes, "{stopped_at}");
    assert!(told.last().unwrap().step == EditStep::TakingBack);
    rises(&told, EditStep::TakingBack);
    assert!(vault.contents() == before, "a byte is lost");
    let log = past_edits(&session, Nothing {}).unwrap().edits;
    assert!(log[0].undone);
    // What ran when it was called off, and no more.
    assert!(
        log[0].notes > 0 && log[0].notes <= stopped_at + BATCH,
        "{}",
        log[0].notes
    );
    assert_eq!(told.last().unwrap().total, log[0].notes);

    // All of them, and back.
    plan_edit(&session, asked(false, 2)).unwrap();
    let done = make_edit(&session, EditTicket { ticket: 2 }).unwrap();
    assert_eq!((done.changed, done.left.len()), (vault.notes, 0));
    rises(&ear.take(), EditStep::Making);
    assert!(vault.all(|text| text.contains("少ない") && !text.contains("多い")));
    let id = done.id.unwrap();
    let undone = undo_edit(&session, UndoEdit { ticket: 3, id }).unwrap();
    assert_eq!((undone.changed, undone.left.len()), (vault.notes, 0));
    rises(&ear.take(), EditStep::TakingBack);
    assert!(vault.contents() == before, "a byte is lost");
    let stopped = log[0].notes;
    counted(&format!(
        "{} notes changed and back, {stopped} when it was called off",
        vault.notes
    ));
}

#[test]
fn a_change_of_very_many_that_was_killed_is_told_and_every_byte_comes_back() {
    kill_and_finish("retag", |text| {
        text.contains("少ない") && !text.contains("多い")
    });
}

#[test]
fn a_note_s_new_name_that_was_killed_is_told_and_every_byte_comes_back() {
    kill_and_finish("rename", |text| {
        text.contains("[[零]]") && !text.contains("[[0]]")
    });
}

/// `is_changed`: what all notes say afterwards.
fn kill_and_finish(change: &str, is_changed: impl Fn(&str) -> bool) {
    let vault = Vault::new();
    let before = vault.contents();
    vault.open();
    let mut child = Command::new(env!("CARGO_BIN_EXE_save-worker"))
        .args([change, &vault.place.path().display().to_string(), "1"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    // Some are changed, and others are not.
    let some = lines.map_while(Result::ok).find(|line| line != "begun 0");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(some.is_some_and(|line| line.starts_with("begun ")));
    // Beside them there may be the file that was about to take a note's place.
    let now = vault.contents();
    let changed = before
        .iter()
        .filter(|(path, bytes)| now.get(*path) != Some(*bytes))
        .count();
    assert!(changed > 0 && changed < vault.notes as usize, "{changed}");

    // Opened at once, and finished beside the first questions.
    let ear = Arc::new(Ear::default());
    let session = session::staying(vault.place.path(), ear.clone());
    session
        .open_vault(&vault.place.path().join("vault"))
        .unwrap();
    let until = Instant::now() + Duration::from_secs(240);
    let told = loop {
        let told = finished_edits(&session, Nothing {}).unwrap().edits;
        if !told.is_empty() {
            break told;
        }
        assert!(Instant::now() < until, "it was not finished");
        std::thread::park_timeout(Duration::from_millis(5));
    };
    assert_eq!(told.len(), 1);
    let finishing = ear.finishing.lock().unwrap().clone();
    let totals: Vec<u32> = finishing
        .iter()
        .flatten()
        .map(|share| share.total)
        .collect();
    assert!(!totals.is_empty(), "nobody was told meanwhile");
    assert!(totals.iter().all(|total| *total == vault.notes));
    assert_eq!((told[0].changed, told[0].left.len()), (vault.notes, 0));
    assert!(vault.all(is_changed));
    let again = finished_edits(&session, Nothing {}).unwrap();
    assert!(again.edits.is_empty(), "it is told once");
    let id = told[0].id.unwrap();
    undo_edit(&session, UndoEdit { ticket: 1, id }).unwrap();
    assert!(vault.contents() == before, "a byte is lost");
    counted(&format!(
        "killed when {changed} of {} notes were changed by {change}",
        vault.notes
    ));
}

/// A folder of notes that all have a tag and link to the first of them, in the ways in which notes
/// are written.
struct Vault {
    place: tempfile::TempDir,
    notes: u32,
}

impl Vault {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let notes = turns("TSUZURI_EDITED_NOTES", 400);
        for number in 0..notes {
            let text = match number % 4 {
                0 => format!("# {number}\n\n#多い 話 [[0]]\n"),
                1 => format!("# {number}\r\n\r\n話 #多い(内訳)\r\n[[0]]"),
                2 => format!("\u{FEFF}---\ntags: [多い, x]\n---\n{number} [[0]]"),
                _ => format!("{number} #多い#ほか と[[0]]\r\n末尾に改行なし\n#多い/下"),
            };
            let file = place
                .path()
                .join(format!("vault/{}/{number}.md", number % 50));
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Self {
            place,
            notes: u32::try_from(notes).unwrap(),
        }
    }

    fn open(&self) -> (Arc<Session>, Arc<Ear>) {
        let ear = Arc::new(Ear::default());
        let session = Arc::new(session::hearing(self.place.path(), ear.clone()));
        let vault = session
            .open_vault(&self.place.path().join("vault"))
            .unwrap();
        vault.engine.reconcile(Scope::All).unwrap();
        ear.session.set(Arc::downgrade(&session)).unwrap();
        (session, ear)
    }

    fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        for folder in fs::read_dir(self.place.path().join("vault")).unwrap() {
            for file in fs::read_dir(folder.unwrap().path()).unwrap() {
                let path = file.unwrap().path();
                let bytes = fs::read(&path).unwrap();
                found.insert(path, bytes);
            }
        }
        found
    }

    fn all(&self, say: impl Fn(&str) -> bool) -> bool {
        let contents = self.contents();
        contents
            .values()
            .all(|bytes| say(&String::from_utf8_lossy(bytes)))
    }
}

fn plan(session: &Session, ticket: u32) -> PlannedEdit {
    plan_edit(session, asked(false, ticket)).unwrap()
}

/// How far a step came as far as was told; it never went back, and never beyond its total.
fn rises(told: &[EditProgress], step: EditStep) -> u32 {
    let of_step: Vec<_> = told.iter().filter(|one| one.step == step).collect();
    assert!(!of_step.is_empty(), "nothing was told of {step:?}");
    assert!(of_step.is_sorted_by(|a, b| a.done < b.done), "{of_step:?}");
    assert!(
        of_step.iter().all(|one| one.done <= one.total),
        "{of_step:?}"
    );
    of_step.last().unwrap().done
}

/// Hears of progress, and calls off what runs once it has come further than wanted.
#[derive(Default)]
struct Ear {
    told: Mutex<Vec<EditProgress>>,
    finishing: Mutex<Vec<Option<Share>>>,
    session: OnceLock<Weak<Session>>,
    stops_after: Mutex<Option<u32>>,
}

impl Ear {
    fn stop_after(&self, done: u32) {
        *self.stops_after.lock().unwrap() = Some(done);
    }

    fn take(&self) -> Vec<EditProgress> {
        std::mem::take(&mut self.told.lock().unwrap())
    }
}

impl Sink for Ear {
    fn index_changed(&self, _: IndexChanged) {}
    fn index_progress(&self, state: IndexState) {
        self.finishing.lock().unwrap().push(state.finishing);
    }
    fn edit_progress(&self, progress: EditProgress) {
        let ticket = progress.ticket;
        let goes_on = |after: &u32| progress.step != EditStep::Making || progress.done <= *after;
        let mut stops_after = self.stops_after.lock().unwrap();
        let stops = stops_after.is_some_and(|after| !goes_on(&after));
        self.told.lock().unwrap().push(progress);
        if !stops {
            return;
        }
        *stops_after = None;
        if let Some(session) = self.session.get().and_then(Weak::upgrade) {
            stop_edit(&session, EditTicket { ticket }).unwrap();
        }
    }
}
