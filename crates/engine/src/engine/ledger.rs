//! The conservation ledger: every byte string that was acknowledged as saved, and every
//! one that another program had on disk when ours took its place, can be found again: in a
//! file, in one that stands beside it, in the trash, or in the history. The same tests run a saboteur,
//! so that a ledger that notices nothing would be noticed.
//!
//! Own saves that follow each other within five minutes are one version: of these the
//! ledger asks for the last.

use std::{
    collections::{BTreeSet, HashSet},
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use super::*;
use crate::{
    clock::FakeClock,
    fs::{FakeFs, FaultyFs},
    path::NotePath,
    store::{Capture, DraftBase, History, Store},
    vault::{ContentHash, Saved},
};
use watched::Watched;

mod byte_law;
mod endings;
mod meetings;
mod others;
mod random;
mod refusals;
mod saboteurs;
mod watched;

/// What must be found again.
#[derive(Default)]
struct Ledger {
    /// Everything that other programs ever wrote.
    theirs: HashSet<Vec<u8>>,
    /// Of that, what one of ours took the place of.
    displaced: HashSet<Vec<u8>>,
    /// What was written within two seconds into a file that had lost its name to ours. A
    /// process that is killed can't look at it any more.
    late: HashSet<Vec<u8>>,
    /// What was acknowledged, and when.
    acknowledged: Vec<(Vec<u8>, Duration)>,
}

/// How long own saves become one version.
const TOGETHER: Duration = Duration::from_secs(5 * 60);

impl Ledger {
    fn acknowledge(&mut self, bytes: &[u8], base: Option<ContentHash>, at: Duration) {
        self.acknowledged.retain(|(before, when)| {
            base != Some(ContentHash::of(before)) || at - *when >= TOGETHER
        });
        self.acknowledged.push((bytes.to_vec(), at));
    }

    fn owed(&self) -> impl Iterator<Item = &Vec<u8>> {
        let acknowledged = self.acknowledged.iter().map(|(bytes, _)| bytes);
        self.displaced
            .iter()
            .chain(&self.late)
            .chain(acknowledged)
            .filter(|bytes| !bytes.is_empty())
    }
}

/// A vault in memory with its history on disk.
struct World {
    clock: Arc<FakeClock>,
    fs: Arc<FakeFs>,
    faulty: Arc<FaultyFs>,
    ledger: Arc<Mutex<Ledger>>,
    store: Arc<Store>,
    engine: Engine,
    folder: tempfile::TempDir,
}

/// How a world puts the engine's disk together from the one in memory.
type Lens = fn(Arc<dyn Fs>) -> Arc<dyn Fs>;

impl World {
    fn new() -> Self {
        Self::seen_through(|disk| disk)
    }

    fn seen_through(lens: Lens) -> Self {
        // Thousands of worlds: their stores need not outlive a power cut of this machine.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let folder = folder.unwrap();
        let clock = Arc::new(FakeClock::default());
        let fs = Arc::new(FakeFs::new(clock.clone(), 1));
        let ledger = Arc::<Mutex<Ledger>>::default();
        let watched = Arc::new(Watched::new(fs.clone(), ledger.clone()));
        let faulty = Arc::new(FaultyFs::new(lens(watched)));
        let store = Arc::new(Store::open(folder.path()).unwrap());
        let engine = open(folder.path(), &faulty, &clock, &store);
        Self {
            clock,
            fs,
            faulty,
            ledger,
            store,
            engine,
            folder,
        }
    }

    /// Another process takes the vault up after ours has ended.
    fn restart(&mut self) {
        lock(&self.ledger).late.clear();
        self.faulty.plan([]);
        let ours = format!(".tsuzuri-{}-", std::process::id());
        for path in self.fs.files().into_keys() {
            let name = path.file_name().unwrap().to_string_lossy();
            if let Some(rest) = name.strip_prefix(&ours) {
                // A number that no process has.
                let left = path.with_file_name(format!(".tsuzuri-4194304-{rest}"));
                self.fs.move_to(&path, left).unwrap();
            }
        }
        self.engine = open(self.folder.path(), &self.faulty, &self.clock, &self.store);
        self.engine.reconcile(Scope::All).unwrap();
    }

    /// What another program writes is noted down.
    fn note_theirs(&self, bytes: &[u8]) {
        lock(&self.ledger).theirs.insert(bytes.to_vec());
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.note_theirs(bytes.as_ref());
        self.fs.write(path, bytes).unwrap();
    }

    fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let files = self.fs.files();
        files.get(Path::new(path)).map(|bytes| bytes.to_vec())
    }

    fn base(&self, path: &str) -> ContentHash {
        self.bytes(path)
            .map_or(ContentHash::of(b"none"), |bytes| ContentHash::of(&bytes))
    }

    /// Saves, and notes down what was acknowledged.
    fn save(&self, path: &str, text: &str, base: ContentHash) -> Result<Saved, EngineError> {
        let note = NotePath::new(path).unwrap();
        let saved = self
            .engine
            .save(&note, text, base, &|_| None, Origin::Cli)?;
        let at = self.clock.elapsed();
        let base = saved.sibling.is_none().then_some(base);
        lock(&self.ledger).acknowledge(text.as_bytes(), base, at);
        Ok(saved)
    }

    /// The same as the editor saves: merged with what others wrote, if that can be.
    fn save_draft(&self, path: &str, text: &str, base: &DraftBase) -> Option<ContentHash> {
        let note = NotePath::new(path).unwrap();
        let before = self.base(path);
        let saved = self
            .engine
            .save_draft(&note, text, base, &|_| None, Origin::Cli);
        let Ok(DraftSaved::Saved(saved)) = saved else {
            return None;
        };
        let text = saved.text.as_deref().unwrap_or(text);
        let at = self.clock.elapsed();
        lock(&self.ledger).acknowledge(text.as_bytes(), Some(before), at);
        Some(saved.hash)
    }

    fn restore(&self, path: &str, bytes: &[u8]) -> Result<Saved, EngineError> {
        let note = NotePath::new(path).unwrap();
        let saved = self.engine.restore(&note, bytes, Origin::Cli)?;
        lock(&self.ledger).acknowledge(bytes, None, self.clock.elapsed());
        Ok(saved)
    }

    /// Captures a line; durable in the journal from here on, whether it is delivered or not.
    fn capture(&self, id: &str, text: &str) {
        let capture = Capture {
            id: id.into(),
            vault: "v".into(),
            note: None,
            day: "2023-02-01".into(),
            text: text.into(),
        };
        self.store.keep_capture(&capture, false).unwrap();
    }

    fn deliver(&self, path: &str) -> Result<(), EngineError> {
        let note = NotePath::new(path).unwrap();
        for waiting in self.store.waiting_captures(Some("v")).unwrap() {
            self.engine
                .deliver(&self.store, &waiting, &note, &String::new)?;
        }
        Ok(())
    }

    /// Lets the late look and the index come to rest.
    fn rest(&self) {
        self.faulty.plan([]);
        self.clock.advance(Duration::from_secs(3));
        self.engine.step();
        self.engine.reconcile(Scope::All).unwrap();
    }

    /// Everything that can be found: in files, in the trash, and in the history of any note
    /// that ever was.
    fn found(&self) -> HashSet<Vec<u8>> {
        let files = self.fs.files();
        let trashed = self.fs.trashed().into_iter().map(|(_, bytes)| bytes);
        let bytes = files.values().cloned().chain(trashed);
        let mut found: HashSet<Vec<u8>> = bytes.map(|bytes| bytes.to_vec()).collect();
        let mut paths: BTreeSet<String> = files
            .keys()
            .map(|path| path.to_string_lossy().into_owned())
            .collect();
        paths.insert(NOTE.to_owned());
        for path in paths {
            for version in self.store.versions("v", &path).unwrap() {
                let bytes = self.store.version_bytes("v", &path, version.number);
                found.extend(bytes.unwrap());
            }
        }
        found
    }

    /// What is owed and can't be found, as text.
    fn missing(&self) -> Vec<String> {
        let found = self.found();
        let ledger = lock(&self.ledger);
        let missing = ledger.owed().filter(|bytes| !found.contains(*bytes));
        missing
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .collect()
    }

    /// Nothing is missing, nothing is left lying about, and the index is that of the files.
    fn assert_whole(&self, what: &str) {
        self.assert_nothing_missing(what);
        while self.engine.add_text() {}
        let anew = self.engine.check(5).unwrap();
        assert!(anew.is_empty(), "{what}: {anew:?}");
    }

    fn assert_nothing_missing(&self, what: &str) {
        self.rest();
        let missing = self.missing();
        let files = self.fs.files();
        assert!(missing.is_empty(), "{what}: {missing:?} not in {files:?}");
        let left = files
            .keys()
            .find(|path| path.to_string_lossy().contains(".tsuzuri-"));
        assert_eq!(left, None, "{what}");
    }

    /// As a new world, with a slate wiped clean: much quicker.
    fn wipe(&self) {
        self.faulty.plan([]);
        self.fs.set_exchanges(true);
        self.fs.set_takes_files(true);
        for path in self.fs.files().into_keys() {
            self.fs.remove_all(path).unwrap();
        }
        self.fs.empty_trash();
        self.clock.advance(Duration::from_secs(600));
        self.engine.step();
        *lock(&self.ledger) = Ledger::default();
    }
}

const NOTE: &str = "n.md";

fn open(folder: &Path, fs: &Arc<FaultyFs>, clock: &Arc<FakeClock>, store: &Arc<Store>) -> Engine {
    let config = EngineConfig {
        root: "/vault".into(),
        index_dir: folder.join("index"),
        reading: VaultReading::default(),
        origin: Origin::Disk,
    };
    let engine = Engine::open(config, fs.clone(), clock.clone(), Arc::new(())).unwrap();
    engine.with_history(History::new(store.clone(), "v", 30))
}

/// How long a random test runs: `TSUZURI_LEDGER` histories, or `usual`.
fn histories(usual: u32) -> u32 {
    let asked = std::env::var("TSUZURI_LEDGER").ok();
    asked
        .and_then(|number| number.parse().ok())
        .unwrap_or(usual)
}
