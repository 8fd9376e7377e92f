//! The vault that a session has open: how it is opened, and what it remembers while it is.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use tsuzuri_engine::query::Columns;
use tsuzuri_engine::{
    Clock, ContentHash, DiskFs, Engine, EngineConfig, EngineError, Finished, Hint, History, Origin,
    Reader, Running, Store, SystemClock, VaultReading, VaultRecord, VaultSettings,
};

use super::{Session, view};
use crate::edits::{Finishing, Held};
use crate::imports::HeldExport;
use crate::searches::Searches;
use crate::sink::Ear;
use crate::wire::VaultView;
use crate::{ApiError, exports};

/// An open vault.
pub struct Vault {
    /// Its id, name and folder.
    pub view: VaultView,
    /// What answers.
    pub engine: Arc<Engine>,
    store: Arc<Store>,
    pub(crate) columns: Columns,
    pub(crate) searches: Searches,
    pub(crate) clock: Arc<dyn Clock>,
    /// Finishes changes across notes that were broken off when a process ended.
    pub(crate) finishing: Finishing,
    /// The change that a window looks at.
    pub(crate) edits: Held,
    /// The export that a person chose.
    pub(crate) export: HeldExport,
    /// The file that a window takes passages into.
    pub(crate) exporting: exports::Held,
    /// What this host has saved last into each note.
    saved: Mutex<HashMap<String, ContentHash>>,
    /// Ends the threads when the vault is closed.
    _running: Option<Running>,
}

impl Session {
    pub(super) fn start(&self, id: &str, root: PathBuf, stays: bool) -> Result<Vault, ApiError> {
        let settings = self.store.vault_settings(id)?;
        let days = settings.history_days;
        let history = || History::new(self.store.clone(), id, days);
        let config = EngineConfig {
            root: root.clone(),
            index_dir: self.host.places.index_of(id),
            reading: settings.reading,
            origin: finder(&self.host.origin),
        };
        let ear = Arc::new(Ear::new(self.host.sink.clone()));
        let fs = Arc::new(DiskFs::new(root.clone()).with_trash(self.host.trash));
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::default());
        let engine = Engine::open(config, fs, clock.clone(), ear)?.with_history(history());
        let engine = Arc::new(engine);
        self.share_power(&engine);
        if stays {
            thin(history(), clock.wall_ns() / 1_000_000);
        }
        let running = stays.then(|| engine.start()).transpose()?;
        let finishing = Finishing::begin(&engine, &self.store, id, &self.host.origin, stays);
        let record = VaultRecord {
            id: id.to_owned(),
            path: root,
            opened_ms: 0,
        };
        Ok(Vault {
            view: view(&record),
            store: self.store.clone(),
            engine,
            columns: Columns::new(),
            searches: Searches::default(),
            clock,
            finishing,
            edits: Held::default(),
            export: HeldExport::default(),
            exporting: exports::Held::default(),
            saved: Mutex::default(),
            _running: running,
        })
    }
}

impl Vault {
    /// What decides which tags and links its notes hold, for as long as it is open.
    pub fn reading(&self) -> &VaultReading {
        &self.engine.config().reading
    }

    /// What is chosen for it now: what it names moves along with notes and folders.
    ///
    /// # Errors
    /// `bad-settings` when `settings.toml` has a mistake; `io` when it can't be read.
    pub(crate) fn settings(&self) -> Result<VaultSettings, ApiError> {
        Ok(self.store.vault_settings(&self.view.id)?)
    }

    /// A read transaction on the index.
    pub(crate) fn reader(&self) -> Result<Reader, ApiError> {
        Ok(self.engine.reader()?)
    }

    /// Asks the index. A question that had to end, because the index was changed very much
    /// meanwhile, is asked once more: nobody need hear of that.
    pub(crate) fn ask<T>(
        &self,
        question: impl Fn(&Reader) -> Result<T, EngineError>,
    ) -> Result<(Reader, T), ApiError> {
        let reader = self.reader()?;
        let mut asked = (question(&reader), reader);
        if matches!(asked.0, Err(EngineError::Overdue)) {
            drop(asked);
            let reader = self.reader()?;
            asked = (question(&reader), reader);
        }
        let (answer, reader) = asked;
        Ok((reader, answer?))
    }

    /// Waits until changes across notes that were broken off are finished, or can't be; what
    /// came of each, once.
    pub fn finished(&self) -> Vec<Finished> {
        self.finishing.wait();
        self.finishing.take()
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
