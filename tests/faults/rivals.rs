//! The conservation ledger on a real disk: another program writes a note in one of several ways at the
//! very moment at which it is saved. What either wrote is found in the note, beside it, or in its
//! history.
//!
//! `TSUZURI_RIVALS` says how many meetings.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Barrier};
use std::time::Duration;

use tsuzuri_engine::{
    ContentHash, DiskFs, Engine, EngineConfig, History, NotePath, Origin, Scope, Store,
    SystemClock, VaultReading,
};

use tsuzuri_tests::long::{counted, seed, turns};

/// Notes of one vault, looked through together: the late look takes two seconds.
const TOGETHER: usize = 200;

/// How another program saves.
#[derive(Clone, Copy, Debug)]
enum Way {
    InPlace,
    RenameOver,
    RenameAway,
    InPieces,
    Append,
    DeleteThenWrite,
    /// Into a file that it opened before.
    OldHandle,
    /// In place, as long as before and with an old time.
    Unseen,
}

const WAYS: [Way; 8] = [
    Way::InPlace,
    Way::RenameOver,
    Way::RenameAway,
    Way::InPieces,
    Way::Append,
    Way::DeleteThenWrite,
    Way::OldHandle,
    Way::Unseen,
];

const BASE: &str = "what stood there first, and is long enough to be written over\n";

impl Way {
    fn write(self, path: &Path, mut handle: File, text: &str) {
        match self {
            Self::InPlace => fs::write(path, text).unwrap(),
            Self::RenameOver => {
                let temporary = path.with_extension("tmp");
                fs::write(&temporary, text).unwrap();
                fs::rename(temporary, path).unwrap();
            }
            Self::RenameAway => {
                // It may stand under another name for a moment.
                drop(fs::rename(path, path.with_extension("md~")));
                fs::write(path, text).unwrap();
            }
            Self::InPieces => {
                let mut file = File::create(path).unwrap();
                for piece in text.as_bytes().chunks(9) {
                    file.write_all(piece).unwrap();
                }
            }
            Self::Append => {
                let mut file = OpenOptions::new()
                    .append(true)
                    .create(true)
                    .open(path)
                    .unwrap();
                file.write_all(text.as_bytes()).unwrap();
            }
            Self::DeleteThenWrite => {
                drop(fs::remove_file(path));
                fs::write(path, text).unwrap();
            }
            Self::OldHandle => handle.write_all(text.as_bytes()).unwrap(),
            Self::Unseen => {
                let text = format!("{text:.<width$}", width = BASE.len());
                fs::write(path, text).unwrap();
                let old = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
                let file = OpenOptions::new().write(true).open(path).unwrap();
                file.set_modified(old).unwrap();
            }
        }
    }
}

struct Desk {
    vault: std::path::PathBuf,
    store: Arc<Store>,
    engine: Arc<Engine>,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = fs::canonicalize(folder.path()).unwrap().join("vault");
        fs::create_dir(&vault).unwrap();
        let store = Arc::new(Store::open(&folder.path().join("data")).unwrap());
        let config = EngineConfig {
            root: vault.clone(),
            index_dir: folder.path().join("index"),
            reading: VaultReading::default(),
            origin: Origin::Cli,
        };
        let (disk, clock) = (
            Arc::new(DiskFs::new(&vault)),
            Arc::new(SystemClock::default()),
        );
        let engine = Engine::open(config, disk, clock, Arc::new(())).unwrap();
        let engine = engine.with_history(History::new(store.clone(), "v", 30));
        Self {
            vault,
            store,
            engine: Arc::new(engine),
            _folder: folder,
        }
    }

    /// Both at once. Whether ours was acknowledged.
    fn meet(&self, number: usize, way: Way, chance: &mut fastrand::Rng) -> bool {
        let path = self.vault.join(format!("n{number}.md"));
        fs::write(&path, BASE).unwrap();
        let handle = OpenOptions::new().append(true).open(&path).unwrap();
        let wait = Duration::from_micros(chance.u64(0..8000));
        let start = Barrier::new(2);
        std::thread::scope(|scope| {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                std::thread::park_timeout(wait);
                way.write(&path, handle, &theirs(number));
            });
            let note = NotePath::new(&format!("n{number}.md")).unwrap();
            let base = ContentHash::of(BASE.as_bytes());
            start.wait();
            let saved = self
                .engine
                .save(&note, &ours(number), base, &|_| None, Origin::Cli);
            saved.is_ok()
        })
    }

    /// Everything that stands in a file or in the history of a note.
    fn found(&self) -> String {
        let mut found = String::new();
        let mut names = BTreeSet::new();
        for entry in fs::read_dir(&self.vault).unwrap() {
            let entry = entry.unwrap();
            found += &fs::read_to_string(entry.path()).unwrap();
            names.insert(entry.file_name().into_string().unwrap());
        }
        for name in names {
            for version in self.store.versions("v", &name).unwrap() {
                let bytes = self.store.version_bytes("v", &name, version.number);
                found += std::str::from_utf8(&bytes.unwrap().unwrap()).unwrap();
            }
        }
        found
    }
}

fn ours(number: usize) -> String {
    format!("ours, {number}, by the person\n")
}

fn theirs(number: usize) -> String {
    format!("theirs, {number}, by the other program\n")
}

#[test]
fn what_two_write_at_once_is_found_again() {
    let meetings = turns("TSUZURI_RIVALS", 1600);
    let mut chance = fastrand::Rng::with_seed(seed());
    let mut acknowledged = 0;
    for first in (0..meetings).step_by(TOGETHER) {
        let desk = Desk::new();
        let numbers = first..meetings.min(first + TOGETHER);
        let met: Vec<_> = numbers
            .map(|number| {
                let way = WAYS[number % WAYS.len()];
                (number, way, desk.meet(number, way, &mut chance))
            })
            .collect();
        desk.engine.settle_saves();
        desk.engine.reconcile(Scope::All).unwrap();
        let found = desk.found();
        for (number, way, was_acknowledged) in met {
            assert!(
                found.contains(theirs(number).trim_end()),
                "{number} {way:?}: theirs is lost"
            );
            if was_acknowledged {
                assert!(
                    found.contains(&ours(number)),
                    "{number} {way:?}: ours is lost"
                );
                acknowledged += 1;
            }
        }
    }
    counted(&format!(
        "{meetings} meetings, {acknowledged} saves acknowledged"
    ));
}

/// The same meetings with a plain write in place of the protocol are found out.
#[test]
fn a_plain_write_in_place_of_a_save_is_found_out() {
    let desk = Desk::new();
    let path = desk.vault.join("n0.md");
    fs::write(&path, BASE).unwrap();
    fs::write(&path, theirs(0)).unwrap();
    fs::write(&path, ours(0)).unwrap();
    assert!(!desk.found().contains(&theirs(0)));
}
