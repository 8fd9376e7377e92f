//! A process that saves one note again and again, or keeps what is typed into it, is killed at any
//! moment: the note, or its draft, is exactly what was acknowledged last, or what was on its way.
//!
//! `TSUZURI_SAVE_KILLS` and `TSUZURI_TYPING_KILLS` say how often.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use tsuzuri_api::commands::drafts::{drafts, note_draft};
use tsuzuri_api::commands::history::{note_history, version_bytes};
use tsuzuri_api::wire::{DraftRequest, NoteRequest, Nothing, VersionRequest};
use tsuzuri_engine::Scope;
use tsuzuri_tests::long::{counted, seed, turns};

mod text;

use text::{NOTE, text};

/// Processes at the same time, each in a vault of its own.
const AT_ONCE: usize = 3;

/// Held while a process begins, and by whoever has a session in this one. What begins has for a moment
/// all that is open here, the lock of the session too, which would then seem to live on.
static BEGINNING: RwLock<()> = RwLock::new(());

#[test]
fn a_killed_save_leaves_what_was_acknowledged_or_on_its_way() {
    let kills = turns("TSUZURI_SAVE_KILLS", 500);
    let acknowledged = kill_again_and_again("save", kills);
    counted(&format!("{kills} kills, {acknowledged} saves acknowledged"));
}

#[test]
fn who_types_without_a_rest_finds_every_draft_that_was_kept() {
    let kills = turns("TSUZURI_TYPING_KILLS", 200);
    let acknowledged = kill_again_and_again("type", kills);
    counted(&format!(
        "{kills} kills, {acknowledged} drafts acknowledged"
    ));
}

/// How much was acknowledged.
fn kill_again_and_again(what: &'static str, kills: usize) -> usize {
    let seed = seed();
    let (left, acknowledged) = (AtomicUsize::new(kills), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for number in 0..AT_ONCE {
            let (left, acknowledged) = (&left, &acknowledged);
            scope.spawn(move || {
                let mut chance = fastrand::Rng::with_seed(seed ^ number as u64);
                let mut victim = Victim::new(what);
                let take = |left: usize| left.checked_sub(1);
                let order = Ordering::Relaxed;
                while left.fetch_update(order, order, take).is_ok() {
                    let kept = victim.run(Duration::from_micros(chance.u64(0..20_000)));
                    acknowledged.fetch_add(kept, order);
                }
                victim.assert_last_is_kept();
            });
        }
    });
    acknowledged.into_inner()
}

struct Victim {
    /// What the process does.
    what: &'static str,
    place: tempfile::TempDir,
    /// The save that was acknowledged last, and the one that was begun last.
    kept: usize,
    begun: usize,
}

impl Victim {
    fn new(what: &'static str) -> Self {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("vault")).unwrap();
        fs::write(place.path().join("vault").join(NOTE), text(0)).unwrap();
        Self {
            what,
            place,
            kept: 0,
            begun: 0,
        }
    }

    /// Runs a process, which goes on from where the last one was, and kills it so long after its
    /// first save has begun. How many saves it had acknowledged.
    fn run(&mut self, after: Duration) -> usize {
        let mut command = Command::new(env!("CARGO_BIN_EXE_save-worker"));
        command.arg(self.what).arg(self.place.path());
        command.arg((self.begun + 1).to_string());
        let begun = {
            let _alone = BEGINNING.write().unwrap_or_else(PoisonError::into_inner);
            command.stdout(Stdio::piped()).spawn()
        };
        let mut child = begun.unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        std::thread::park_timeout(after);
        child.kill().unwrap();
        let before = self.kept;
        for line in std::iter::once(Ok(first)).chain(lines) {
            let line = line.unwrap();
            let (what, number) = line.split_once(' ').unwrap();
            let number = number.parse().unwrap();
            match what {
                "begun" => self.begun = number,
                _ => self.kept = number,
            }
        }
        // One that ended by itself has found something wrong, and said so.
        assert_eq!(child.wait().unwrap().code(), None);
        self.assert_whole();
        self.kept.saturating_sub(before)
    }

    fn assert_whole(&mut self) {
        let note = self.draft().unwrap_or_else(|| {
            fs::read_to_string(self.place.path().join("vault").join(NOTE)).unwrap()
        });
        let number = (self.kept..=self.begun).find(|number| text(*number) == note);
        let (kept, begun) = (self.kept, self.begun);
        let number = number.unwrap_or_else(|| {
            panic!("neither {kept} nor what came after, up to {begun}: {note:?}")
        });
        // The next process begins with what is there.
        self.kept = number;
    }

    /// In the file and in the history; and nothing lies about.
    fn assert_last_is_kept(&self) {
        let session = tsuzuri_tests::session::of(self.place.path());
        let vault = session
            .open_vault(&self.place.path().join("vault"))
            .unwrap();
        vault.engine.reconcile(Scope::All).unwrap();
        let names = fs::read_dir(self.place.path().join("vault")).unwrap();
        let names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
        // A piece of a save that can't be told from what others wrote keeps a name.
        let known = |name: &&str| **name == *NOTE || name.starts_with("rescued ");
        let names: Vec<&str> = names.iter().map(|name| name.to_str().unwrap()).collect();
        assert!(names.iter().all(known), "{names:?}");
        let path = NOTE.to_owned();
        let history = note_history(&session, NoteRequest { path: path.clone() }).unwrap();
        assert!(!history.versions.is_empty());
        for row in history.versions {
            let version = row.version;
            let path = path.clone();
            let bytes = version_bytes(&session, VersionRequest { path, version }).unwrap();
            let held = String::from_utf8(bytes).unwrap();
            assert!(
                (0..=self.begun).any(|number| text(number) == held),
                "{held:?}"
            );
        }
    }

    /// What a window would show in place of the file.
    fn draft(&self) -> Option<String> {
        if self.what == "save" {
            return None;
        }
        let _meanwhile = BEGINNING.read().unwrap_or_else(PoisonError::into_inner);
        let session = tsuzuri_tests::session::of(self.place.path());
        let vault = session.open_vault(&self.place.path().join("vault"));
        let request = DraftRequest {
            vault: vault.unwrap().view.id.clone(),
            path: NOTE.to_owned(),
        };
        drafts(&session, Nothing {}).unwrap();
        let draft = note_draft(&session, request).unwrap().draft;
        draft.map(|draft| draft.text)
    }
}
