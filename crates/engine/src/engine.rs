//! One vault, held together: the index follows the files, saves go both ways, and what
//! changed is told. Everything can be done step by step without threads; `start` adds
//! the watcher and a thread that takes the steps.

use std::{
    path::PathBuf,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::{
    clock::Clock,
    delta::{Generation, IndexDelta, Origin},
    error::EngineError,
    events::{Events, Hindrance, Looking, Phase, State, SyncState},
    fs::Fs,
    index::{Counts, Difference, Index, Reader, compare},
    reconcile::{Moves, Outcome, Reconcile},
    vault::{NoVersions, VaultReading, Versions, save::Late},
    watch::{Debouncer, Hint, Rounds, Scope, ignore::Ignore},
};

mod copies;
mod edits;
mod files;
mod health;
mod history;
mod late;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod live;
mod merging;
mod notes;
mod power;
mod root;
mod start;
mod step;
#[cfg(test)]
mod tests;

pub use copies::{Comparison, Copies};
pub use edits::{EditAsk, EditDone, Finished};
pub use files::Picture;
pub use history::{Deleted, Present};
pub use merging::{Conflict, DraftSaved};
pub use start::Running;

use root::root_inode;

/// What an engine is opened with.
#[derive(Clone, Debug)]
pub struct EngineConfig {
    /// The vault's folder, as a real path: the watcher's events are compared with it.
    pub root: PathBuf,
    /// Where its index is kept; made when missing. Outside the vault.
    pub index_dir: PathBuf,
    /// How its notes are read.
    pub reading: VaultReading,
    /// Who finds changes on disk: `Disk` for the app, `Cli` for the command line.
    pub origin: Origin,
}

/// The engine of one vault.
pub struct Engine {
    config: EngineConfig,
    fs: Arc<dyn Fs>,
    clock: Arc<dyn Clock>,
    events: Arc<dyn Events>,
    index: RwLock<Arc<Index>>,
    ignore: RwLock<Ignore>,
    /// Keeps earlier versions of notes.
    versions: Box<dyn Versions>,
    /// What saves have moved aside.
    late: Late,
    inbox: Inbox,
    /// Where files lie that are no notes, as far as anyone has asked.
    files: Mutex<files::FileNames>,
    /// One reconcile at a time.
    reconciling: Mutex<()>,
    moves: Mutex<Moves>,
    status: Mutex<Status>,
    /// Set while changes by other programs are not to be followed.
    paused: AtomicBool,
    /// Set while the machine is short of power.
    sparing: AtomicBool,
    /// Set when the index may be damaged, as someone has noticed.
    doubted: AtomicBool,
    /// Set when the engine is being stopped; work ends between two transactions.
    stop: AtomicBool,
}

/// Hints that wait for a step.
#[derive(Default)]
struct Inbox {
    waiting: Mutex<Debouncer>,
    arrived: Condvar,
}

/// How the work stands; what `State` is made of beside the index's totals.
struct Status {
    phase: Phase,
    done: usize,
    total: usize,
    sync: SyncState,
    rounds: Rounds,
    /// When the watcher first told of what is being looked at, by the clock's `elapsed`.
    heard: Option<std::time::Duration>,
    /// Everything was looked at since the watcher was last seen to.
    looked_around: bool,
    /// Looks that failed since the last one that did not.
    failures: u32,
    /// Notes that seem to be gone, while that is doubted.
    vanishing: usize,
    /// What keeps notes, and full text, from the index.
    hindered: Hindered,
    /// Files of a broken-off change that are done, and of how many, while it is being finished.
    finishing: Option<(usize, usize)>,
    /// The vault's folder as it was when everything was last looked at, by inode.
    root: Option<u64>,
    /// The clock's `elapsed` and `wall_ns` at the last step.
    hands: (std::time::Duration, i64),
    /// When other processes were last asked after, and what SQLite said.
    looked_at: std::time::Duration,
    data_version: i64,
    /// No note lacked full text then.
    text_complete_at: Option<Generation>,
}

/// What stands in the way of each, since it was tried last.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Hindered {
    notes: Option<Hindrance>,
    text: Option<Hindrance>,
}

impl Engine {
    /// Opens the index of a vault. Reads no note and starts no thread.
    ///
    /// # Errors
    /// `Index` when not even an index in memory can be had.
    pub fn open(
        config: EngineConfig,
        fs: Arc<dyn Fs>,
        clock: Arc<dyn Clock>,
        events: Arc<dyn Events>,
    ) -> Result<Self, EngineError> {
        let index = Index::open(&config.index_dir, &config.reading)?;
        let writer = index.writer.urgent();
        let (root, data_version) = (writer.root()?, writer.data_version()?);
        drop(writer);
        let status = Status {
            phase: Phase::Scanning,
            done: 0,
            total: 0,
            sync: SyncState::Off,
            rounds: Rounds::new(),
            heard: None,
            looked_around: false,
            failures: 0,
            vanishing: 0,
            hindered: Hindered::default(),
            finishing: None,
            root,
            hands: (clock.elapsed(), clock.wall_ns()),
            looked_at: clock.elapsed(),
            data_version,
            text_complete_at: None,
        };
        Ok(Self {
            config,
            fs,
            clock,
            events,
            index: RwLock::new(Arc::new(index)),
            ignore: RwLock::new(Ignore::new("")),
            versions: Box::new(NoVersions),
            late: Late::default(),
            inbox: Inbox::default(),
            files: Mutex::default(),
            reconciling: Mutex::new(()),
            moves: Mutex::default(),
            status: Mutex::new(status),
            paused: AtomicBool::new(false),
            sparing: AtomicBool::new(false),
            doubted: AtomicBool::new(false),
            stop: AtomicBool::new(false),
        })
    }

    /// What it was opened with.
    pub fn config(&self) -> &EngineConfig {
        &self.config
    }

    /// Begins a read transaction on the index. Waits when four are open.
    ///
    /// # Errors
    /// `Index` when the file can't be read.
    pub fn reader(&self) -> Result<Reader, EngineError> {
        self.index().reader()
    }

    /// Says that something may have changed. Acted on by `step`.
    pub fn hint(&self, hint: Hint) {
        let ignored = hint
            .path()
            .is_some_and(|path| !self.is_rules_file(path) && self.ignore().skips_path(path));
        if ignored {
            return;
        }
        let hint = if hint.path().is_some_and(|path| self.is_rules_file(path)) {
            Hint::Anywhere
        } else {
            hint
        };
        lock(&self.inbox.waiting).add(hint, self.clock.elapsed());
        self.inbox.arrived.notify_all();
    }

    /// Makes the index equal to the files of a scope, now. Full text may follow later, by
    /// `step`. Returns what changed.
    ///
    /// # Errors
    /// `Offline` when the vault is not there: the index stays. `Cancelled` when the
    /// engine is being stopped. `Index` when the index can't be written.
    pub fn reconcile(&self, scope: Scope) -> Result<IndexDelta, EngineError> {
        let _one_at_a_time = lock(&self.reconciling);
        self.reconcile_now(scope)
    }

    /// The same for whoever holds `reconciling`.
    fn reconcile_now(&self, scope: Scope) -> Result<IndexDelta, EngineError> {
        let mut outcome = self.reconcile_once(&scope)?;
        // Files that change all the time are left to their next event.
        for _ in 0..3 {
            if outcome.again.is_empty() {
                break;
            }
            let next = self.reconcile_once(&Scope::Paths(std::mem::take(&mut outcome.again)))?;
            outcome.delta.absorb(next.delta);
            outcome.again = next.again;
        }
        for path in outcome.again {
            self.hint(Hint::Changing(path));
        }
        Ok(outcome.delta)
    }

    fn reconcile_once(&self, scope: &Scope) -> Result<Outcome, EngineError> {
        if *scope == Scope::All {
            self.read_rules();
        }
        match self.reconcile_in(&self.index(), scope) {
            Err(error) if error.is_damage() => {
                tracing::warn!(%error, "the index is damaged: it is made anew");
                self.replace_index()?;
                self.reconcile_in(&self.index(), &Scope::All)
            }
            done => done,
        }
    }

    fn reconcile_in(&self, index: &Index, scope: &Scope) -> Result<Outcome, EngineError> {
        let whole = *scope == Scope::All;
        let ignore = self.ignore().clone();
        let run = Reconcile {
            fs: &*self.fs,
            clock: &*self.clock,
            index,
            ignore: &ignore,
            root: &self.config.root,
            known_root: lock(&self.status).root,
            reading: &self.config.reading,
            origin: self.config.origin.clone(),
            moves: &self.moves,
            stop: &self.stop,
            progress: &|phase, done, total| {
                if whole {
                    self.set_phase(phase, done, total);
                }
            },
            changed: &|delta| self.tell_changed(delta),
            doubting: &|gone| {
                lock(&self.status).vanishing = gone;
                self.tell_state();
            },
        };
        let root = whole.then(|| root_inode(&*self.fs)).flatten();
        let outcome = run.run(scope);
        if let Some(root) = root.filter(|_| outcome.is_ok()) {
            self.remember_root(root, index);
        }
        if whole {
            self.set_phase(self.resting_phase(index)?, 0, 0);
        }
        outcome
    }

    /// How far the index is.
    ///
    /// # Errors
    /// `Index` when the index can't be read.
    pub fn state(&self) -> Result<State, EngineError> {
        let index = self.index();
        let reader = index.reader()?;
        let count = |query: &str| {
            reader
                .connection()
                .prepare_cached(query)?
                .query_row([], |row| row.get::<_, i64>(0))
        };
        let counts = Counts::read(reader.connection())?;
        let text_waits = self.text_waits();
        let status = lock(&self.status);
        Ok(State {
            generation: reader.generation(),
            phase: status.phase,
            done: status.done as u64,
            total: status.total as u64,
            notes: counts.notes.unsigned_abs(),
            passages: counts.passages.unsigned_abs(),
            tags: count("SELECT count(*) FROM tag WHERE notes > 0")?.unsigned_abs(),
            links: counts.links.unsigned_abs(),
            covered: counts.covered(),
            text_waits,
            vanishing: status.vanishing as u64,
            finishing: status
                .finishing
                .map(|(done, total)| (done as u64, total as u64)),
            hindered: status.hindered.notes.or(status.hindered.text),
            sync: if self.is_paused() {
                SyncState::Off
            } else {
                status.sync
            },
            problems: count("SELECT count(*) FROM skipped")?.unsigned_abs(),
            in_memory: index.is_in_memory(),
        })
    }

    fn index(&self) -> Arc<Index> {
        self.index
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn ignore(&self) -> std::sync::RwLockReadGuard<'_, Ignore> {
        self.ignore.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_phase(&self, phase: Phase, done: usize, total: usize) {
        let mut status = lock(&self.status);
        (status.phase, status.done, status.total) = (phase, done, total);
        drop(status);
        self.tell_state();
    }

    fn tell_changed(&self, delta: &IndexDelta) {
        let heard = lock(&self.status).heard;
        let waited = heard.map(|since| self.clock.elapsed().saturating_sub(since));
        self.events.changed(&IndexDelta {
            event_to_commit_ms: waited.map(|waited| waited.as_millis() as u64),
            ..delta.clone()
        });
    }

    fn tell_state(&self) {
        match self.state() {
            Ok(state) => self.events.state(&state),
            Err(error) => {
                tracing::warn!(%error, "the state of the index can't be told");
                self.doubt_if_damaged(&error);
            }
        }
    }

    fn is_stopping(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// A lock whose holder panicked is taken over: what it guards is whole at any time.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
