//! A vault on the real disk, followed by a real engine through the system's own events.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tsuzuri_engine::{
    ContentHash, Difference, DiskFs, Engine, EngineConfig, EngineError, Events, Fs, IndexDelta,
    NotePath, Origin, Phase, Running, Saved, State, SyncState, SystemClock, VaultReading, query,
};

/// Longer than any machine needs; a failure, not a pace.
const LONG: Duration = Duration::from_secs(120);
/// Between two looks at something that tells no one when it changes.
const BEAT: Duration = Duration::from_millis(50);
const SLOWEST_BEAT: Duration = Duration::from_secs(1);

/// What the engine told.
#[derive(Default)]
pub struct Ear {
    heard: Mutex<Heard>,
    arrived: Condvar,
    engine: Mutex<Weak<Engine>>,
}

#[derive(Default)]
struct Heard {
    deltas: Vec<IndexDelta>,
    state: Option<State>,
    /// Notes that must be there at all times, and those that were missing at some time.
    wanted: BTreeSet<String>,
    missing: BTreeSet<String>,
}

impl Ear {
    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Events for Ear {
    fn changed(&self, delta: &IndexDelta) {
        let wanted = self.heard().wanted.clone();
        let engine = self.engine.lock().unwrap().upgrade();
        let missing = engine.filter(|_| !wanted.is_empty()).map(|engine| {
            let reader = engine.reader().unwrap();
            let is_missing = |path: &String| query::note(&reader, path).unwrap().is_none();
            wanted.into_iter().filter(is_missing).collect::<Vec<_>>()
        });
        let mut heard = self.heard();
        heard.missing.extend(missing.into_iter().flatten());
        heard.deltas.push(delta.clone());
        self.arrived.notify_all();
    }

    fn state(&self, state: &State) {
        self.heard().state = Some(state.clone());
        self.arrived.notify_all();
    }
}

/// A vault and its engine; both end when dropped.
pub struct Followed {
    pub root: PathBuf,
    pub engine: Arc<Engine>,
    ear: Arc<Ear>,
    _running: Running,
    folder: TempDir,
}

impl Followed {
    /// A new vault with these notes, known and followed.
    pub fn new(notes: &[(&str, &str)]) -> Self {
        Self::made(|root| {
            for (path, text) in notes {
                write(&root.join(path), text);
            }
        })
    }

    /// The same, of what `make` puts into the folder.
    pub fn made(make: impl FnOnce(&Path)) -> Self {
        Self::made_in(tempfile::tempdir().unwrap(), make)
    }

    /// The same in a folder of one's own choice, which holds the index too.
    pub fn made_in(folder: TempDir, make: impl FnOnce(&Path)) -> Self {
        let root = fs::canonicalize(folder.path()).unwrap().join("vault");
        if !root.exists() {
            fs::create_dir(&root).unwrap();
        }
        make(&root);
        show_log();
        let ear = Arc::new(Ear::default());
        let engine = Arc::new(open(&root, &folder.path().join("index"), ear.clone()).unwrap());
        *ear.engine.lock().unwrap() = Arc::downgrade(&engine);
        let running = engine.start().unwrap();
        let followed = Self {
            root,
            engine,
            ear,
            _running: running,
            folder,
        };
        followed.wait_for_state("its first look", |state| {
            state.phase == Phase::Ready && state.sync != SyncState::Off
        });
        followed
    }

    /// Beside the vault, on the same disk, and not watched.
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Forgets what was told so far.
    pub fn forget(&self) {
        self.ear.heard().deltas.clear();
    }

    /// What was told since.
    pub fn told(&self) -> Vec<IndexDelta> {
        self.ear.heard().deltas.clone()
    }

    /// From now on these notes must be in the index whenever something is told.
    pub fn must_stay(&self, notes: &[&str]) {
        self.ear.heard().wanted = notes.iter().map(ToString::to_string).collect();
    }

    /// Those that were not.
    pub fn missed(&self) -> Vec<String> {
        self.ear.heard().missing.iter().cloned().collect()
    }

    pub fn has(&self, path: &str) -> bool {
        query::note(&self.engine.reader().unwrap(), path)
            .unwrap()
            .is_some()
    }

    /// Saves as an editor does that was opened on the bytes with hash `base`.
    pub fn save(&self, path: &NotePath, text: &str, base: ContentHash) -> Saved {
        let window = Origin::Window("main".to_owned());
        let saved = self.engine.save(path, text, base, &|_| None, window);
        saved.unwrap()
    }

    /// Why paths are left out, by path.
    pub fn skipped(&self) -> Vec<(String, String)> {
        query::skipped(&self.engine.reader().unwrap()).unwrap()
    }

    /// Waits for a state that was told or will be.
    pub fn wait_for_state(&self, what: &str, wanted: impl Fn(&State) -> bool) -> State {
        let found = self.wait(what, |heard| heard.state.clone().filter(&wanted));
        found.unwrap_or_else(|| panic!("{what}: still {:?}", self.ear.heard().state))
    }

    /// Waits until something holds.
    pub fn wait_until(&self, what: &str, holds: impl Fn() -> bool) {
        if self.wait_dropping(|| holds().then_some(())).is_none() {
            let state = self.ear.heard().state.clone();
            panic!("{what} did not come: {state:#?} {:#?}", self.differences());
        }
    }

    /// Waits until the index is the one that would be made anew.
    pub fn settle(&self, what: &str) {
        let equal = || self.differences().is_empty().then_some(());
        if self.wait_dropping(equal).is_none() {
            panic!("{what}: {:#?}", self.differences());
        }
    }

    /// In what the index is not the one that would be made anew.
    pub fn differences(&self) -> Vec<Difference> {
        self.engine.check(10).unwrap()
    }

    fn wait<T>(&self, what: &str, found: impl Fn(&Heard) -> Option<T>) -> Option<T> {
        let until = Instant::now() + LONG;
        let mut heard = self.ear.heard();
        while Instant::now() < until {
            if let Some(found) = found(&heard) {
                return Some(found);
            }
            heard = self.ear.arrived.wait_timeout(heard, BEAT).unwrap().0;
        }
        eprintln!("{what}: waited for {LONG:?}");
        None
    }

    /// The same for a question that needs what the engine tells to go on meanwhile.
    fn wait_dropping<T>(&self, found: impl Fn() -> Option<T>) -> Option<T> {
        let until = Instant::now() + LONG;
        let mut beat = BEAT;
        loop {
            if let Some(found) = found() {
                return Some(found);
            }
            if Instant::now() > until {
                return None;
            }
            let heard = self.ear.heard();
            drop(self.ear.arrived.wait_timeout(heard, beat).unwrap());
            // Asking must not keep what is asked for from coming.
            beat = (beat * 3 / 2).min(SLOWEST_BEAT);
        }
    }
}

/// What the engine warns of shows with a test that fails; `TSUZURI_LOG` asks for more.
fn show_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TSUZURI_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    // Another vault of this process may have done it.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}

/// An engine on a vault, not started.
pub fn open(root: &Path, index: &Path, ear: Arc<dyn Events>) -> Result<Engine, EngineError> {
    open_on(Arc::new(DiskFs::new(root)), root, index, ear)
}

/// The same on another disk than the real one.
pub fn open_on(
    disk: Arc<dyn Fs>,
    root: &Path,
    index: &Path,
    ear: Arc<dyn Events>,
) -> Result<Engine, EngineError> {
    let config = EngineConfig {
        root: root.to_owned(),
        index_dir: index.to_owned(),
        reading: VaultReading::default(),
        origin: Origin::Disk,
    };
    Engine::open(config, disk, Arc::new(SystemClock::default()), ear)
}

/// Writes a file, with the folders it needs.
pub fn write(path: &Path, text: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Every file below a folder with its bytes, by its path.
pub fn files(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut folders = vec![root.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let kind = entry.file_type().unwrap();
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                let bytes = fs::read(entry.path()).unwrap();
                files.push((entry.path().strip_prefix(root).unwrap().to_owned(), bytes));
            }
        }
    }
    files.sort();
    files
}
