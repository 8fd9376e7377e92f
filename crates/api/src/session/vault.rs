//! The vault that a session has open: how it is opened, and what it remembers while it is.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use tsuzuri_engine::query::Columns;
use tsuzuri_engine::{
    Clock, ContentHash, DiskFs, EditDone, Engine, EngineConfig, Hint, History, Origin, Reader,
    Running, SystemClock, VaultRecord, VaultSettings,
};

use super::{Session, view};
use crate::ApiError;
use crate::edits::Held;
use crate::imports::HeldExport;
use crate::searches::Searches;
use crate::sink::Ear;
use crate::wire::VaultView;

/// An open vault.
pub struct Vault {
    /// Its id, name and folder.
    pub view: VaultView,
    /// How it is read.
    pub settings: VaultSettings,
    /// What answers.
    pub engine: Arc<Engine>,
    pub(crate) columns: Columns,
    pub(crate) searches: Searches,
    pub(crate) clock: Arc<dyn Clock>,
    /// Changes across notes that were broken off when a process ended, and were finished when
    /// the vault was opened.
    pub finished: Vec<EditDone>,
    /// Whether a window was told of them.
    pub(crate) told: AtomicBool,
    /// The change that a window looks at.
    pub(crate) edits: Held,
    /// The export that a person chose.
    pub(crate) export: HeldExport,
    /// What this host has saved last into each note.
    saved: Mutex<HashMap<String, ContentHash>>,
    /// Ends the threads when the vault is closed.
    _running: Option<Running>,
}

impl Session {
    pub(super) fn start(&self, id: &str, root: PathBuf, stays: bool) -> Result<Vault, ApiError> {
        let settings = self.store.vault_settings(id)?;
        let config = EngineConfig {
            root: root.clone(),
            index_dir: self.host.places.index_of(id),
            reading: settings.reading.clone(),
            origin: finder(&self.host.origin),
        };
        let ear = Arc::new(Ear::new(self.host.sink.clone()));
        let fs = Arc::new(DiskFs::new(root.clone()));
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
        let history = || History::new(self.store.clone(), id, settings.history_days);
        let engine = Engine::open(config, fs, clock.clone(), ear)?.with_history(history());
        let engine = Arc::new(engine);
        self.share_power(&engine);
        let finished = engine.finish_edits(&self.store, id, &self.host.origin);
        let finished = finished.unwrap_or_else(|error| {
            // The notes can be read all the same; it is tried again the next time.
            tracing::warn!(%error, "a change that was broken off could not be finished");
            Vec::new()
        });
        if stays {
            thin(history(), clock.wall_ns() / 1_000_000);
        }
        if !stays && !finished.is_empty() {
            engine.settle_saves();
        }
        let running = stays.then(|| engine.start()).transpose()?;
        let record = VaultRecord {
            id: id.to_owned(),
            path: root,
            opened_ms: 0,
        };
        Ok(Vault {
            view: view(&record),
            settings,
            engine,
            columns: Columns::new(),
            searches: Searches::default(),
            clock,
            finished,
            told: AtomicBool::default(),
            edits: Held::default(),
            export: HeldExport::default(),
            saved: Mutex::default(),
            _running: running,
        })
    }
}

impl Vault {
    /// A read transaction on the index.
    pub(crate) fn reader(&self) -> Result<Reader, ApiError> {
        Ok(self.engine.reader()?)
    }

    /// The hash of what this host has saved last into a note.
    pub(crate) fn saved(&self, path: &str) -> Option<ContentHash> {
        let saved = self.saved.lock().unwrap_or_else(PoisonError::into_inner);
        saved.get(path).copied()
    }

    /// Remembers what this host has saved.
    pub(crate) fn has_saved(&self, path: &str, hash: ContentHash) {
        let mut saved = self.saved.lock().unwrap_or_else(PoisonError::into_inner);
        saved.insert(path.to_owned(), hash);
    }

    /// Has notes looked at whose files turned out to be other than the index knows.
    pub(crate) fn look_again_at(&self, changed: &[String]) {
        for path in changed {
            self.engine.hint(Hint::Settled(path.into()));
        }
    }
}

/// Who is said to have changed what is found changed on disk: for a window that is some
/// other program; what the command line finds, the app learns from the command line.
fn finder(origin: &Origin) -> Origin {
    match origin {
        Origin::Cli => Origin::Cli,
        _ => Origin::Disk,
    }
}

/// Lets versions go whose time is over, while the vault is already being used.
fn thin(history: History, now_ms: i64) {
    let thin = move || {
        if let Err(error) = history.thin(now_ms) {
            tracing::warn!(%error, "old versions could not be let go");
        }
    };
    // Without a thread they stay until the vault is opened again.
    let thread = std::thread::Builder::new().name("tsuzuri-history".into());
    drop(thread.spawn(thin));
}
