//! What a host holds: the durable store and at most one open vault. Hosts open vaults by
//! folder; the webview only by the id of one that was open before.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tsuzuri_engine::query::{self, Columns};
use tsuzuri_engine::{
    Clock, ContentHash, DiskFs, EditDone, Engine, EngineConfig, Hint, History, MovedVault, Origin,
    Phase, Reader, Running, Store, SystemClock, VaultRecord, VaultSettings,
};

use crate::courier::Bell;
use crate::places::{Places, vault_id};
use crate::searches::Searches;
use crate::sink::{Ear, Sink};
use crate::wire::{VaultState, VaultView};
use crate::{ApiError, ErrorCode};

/// Who asks, and how long it stays.
pub struct Host {
    /// Where indexes and the store are.
    pub places: Places,
    /// Marks what this host writes.
    pub origin: Origin,
    /// Whether an open vault is watched. A host that only answers one question and ends
    /// has no use for threads.
    pub stays: bool,
    /// Hears of changes and progress.
    pub sink: Arc<dyn Sink>,
}

/// A host's connection to Tsuzuri. Commands take it by reference, from any thread.
pub struct Session {
    host: Host,
    store: Arc<Store>,
    open: RwLock<Option<Arc<Vault>>>,
    /// Rung when captures may be delivered.
    bell: Bell,
}

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
    /// What this host has saved last into each note.
    saved: Mutex<HashMap<String, ContentHash>>,
    /// Ends the threads when the vault is closed.
    _running: Option<Running>,
}

impl Session {
    /// Opens the store; no vault yet.
    ///
    /// # Errors
    /// `io` when the data folder can't be used.
    pub fn new(host: Host) -> Result<Self, ApiError> {
        let store = Arc::new(Store::open(&host.places.data)?);
        Ok(Self {
            host,
            store,
            open: RwLock::new(None),
            bell: Bell::default(),
        })
    }

    /// Opens a folder as the vault, in place of the one that is open. For hosts alone:
    /// the folder was chosen in a dialog or typed by the user. The index may still be
    /// empty or old: a host that stays hears of progress, another one brings it up to
    /// date itself.
    ///
    /// # Errors
    /// `vault-unavailable` when there is no such folder; `index` when no index can be
    /// opened; `io` when the store or the vault's settings can't be used.
    pub fn open_vault(&self, folder: &Path) -> Result<Arc<Vault>, ApiError> {
        let root = real_folder(folder)?;
        let id = vault_id(&root);
        if let Some(open) = self.current().filter(|open| open.view.id == id) {
            return Ok(open);
        }
        let vault = Arc::new(self.start(&id, root.clone(), self.host.stays)?);
        self.store.remember_vault(&VaultRecord {
            id,
            path: root,
            opened_ms: now_ms(),
        })?;
        // The vault that was open ends after the lock is given back: its threads may be
        // in the middle of a call that asks for it.
        let before = self.replace(Some(vault.clone()));
        drop(before);
        // Captures may have waited for it.
        self.bell.ring();
        Ok(vault)
    }

    /// Opens the vault that was open last.
    ///
    /// # Errors
    /// `no-vault` when there was none; else as `open_vault`.
    pub fn open_last(&self) -> Result<Arc<Vault>, ApiError> {
        let last = self
            .store
            .vaults()?
            .into_iter()
            .next()
            .ok_or_else(ApiError::no_vault)?;
        self.open_vault(&last.path)
    }

    /// Opens a vault by the id it had when it was open before.
    pub(crate) fn open_known(&self, id: &str) -> Result<Arc<Vault>, ApiError> {
        self.open_vault(&self.known(id)?.path)
    }

    /// Opens the vault that is open once more, as its settings are by now.
    ///
    /// # Errors
    /// As `open_vault`; the vault is then open as it was.
    pub(crate) fn reopen(&self) -> Result<(), ApiError> {
        let open = self.vault()?;
        let root = self.known(&open.view.id)?.path;
        let vault = Arc::new(self.start(&open.view.id, root, self.host.stays)?);
        drop(open);
        let before = self.replace(Some(vault));
        drop(before);
        self.bell.ring();
        Ok(())
    }

    /// Closes the vault that is open, if one is.
    pub fn close_vault(&self) {
        let before = self.replace(None);
        drop(before);
    }

    /// A window was opened or loaded again: what its predecessor asked for is called off,
    /// and the tickets of its searches start anew.
    pub fn window_loaded(&self) {
        if let Some(vault) = self.current() {
            vault.searches.forget();
        }
    }

    /// The index could not answer: whether it is damaged is looked into, and if so it is made
    /// anew.
    pub fn doubt_index(&self) {
        if let Some(vault) = self.current() {
            vault.engine.doubt_index();
        }
    }

    /// Someone came back to a window: what no event told of is looked for.
    pub fn come_to_front(&self) {
        if let Some(vault) = self.current() {
            vault.engine.come_to_front();
        }
    }

    /// Folders that were open as vaults, the last one first.
    ///
    /// # Errors
    /// `io` when the store can't be read.
    pub fn known_folders(&self) -> Result<Vec<PathBuf>, ApiError> {
        Ok(self
            .store
            .vaults()?
            .into_iter()
            .map(|vault| vault.path)
            .collect())
    }

    /// The id of a folder that was open as a vault before, also while it is not there.
    ///
    /// # Errors
    /// `io` when the store can't be read.
    pub fn known_vault(&self, folder: &Path) -> Result<Option<String>, ApiError> {
        let known = self.store.vaults()?.into_iter();
        let mut same = known.filter(|vault| vault.path == folder);
        Ok(same.next().map(|vault| vault.id))
    }

    /// Something a person chose that is the host's own, by a name such as
    /// `desktop.keep-in-tray`.
    ///
    /// # Errors
    /// `io` when the store can't be read.
    pub fn choice(&self, name: &str) -> Result<Option<String>, ApiError> {
        Ok(self.store.preference(name)?)
    }

    /// Keeps such a choice; `None` takes it back.
    ///
    /// # Errors
    /// `io` when the store can't be written.
    pub fn choose(&self, name: &str, value: Option<&str>) -> Result<(), ApiError> {
        Ok(self.store.set_preference(name, value)?)
    }

    /// The vault that is open.
    ///
    /// # Errors
    /// `no-vault` when none is.
    pub fn vault(&self) -> Result<Arc<Vault>, ApiError> {
        self.current().ok_or_else(ApiError::no_vault)
    }

    /// What is open and what was.
    pub(crate) fn state(&self) -> Result<VaultState, ApiError> {
        let open = self.current().map(|open| open.view.clone());
        let known = self.store.vaults()?.iter().map(view).collect::<Vec<_>>();
        let recent = known
            .into_iter()
            .filter(|one| open.as_ref().is_none_or(|open| open.id != one.id));
        Ok(VaultState {
            recent: recent.collect(),
            vault: open,
        })
    }

    pub(crate) fn current(&self) -> Option<Arc<Vault>> {
        self.open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// Vaults whose folder is gone and whose notes are in the one that is open: most likely
    /// it was moved here, and its history may be taken over. Asks the index, which must have
    /// been made.
    ///
    /// # Errors
    /// `no-vault`; `io` or `index` when the store or the index can't be read.
    pub fn moved_here(&self) -> Result<Vec<MovedVault>, ApiError> {
        let vault = self.vault()?;
        let here = query::note_hashes(&vault.reader()?)?;
        Ok(self.history_of(&vault).moved_here(&here)?)
    }

    /// Takes the history of a vault over that was moved to where the open one is.
    ///
    /// # Errors
    /// `no-vault`; `not-found` when that vault was not moved here; `io` when the store can't
    /// be written.
    pub fn adopt_history(&self, from: &str) -> Result<(), ApiError> {
        if self
            .moved_here()?
            .iter()
            .all(|moved| moved.vault.id != from)
        {
            let message = "this vault is where it was, or has other notes";
            return Err(ApiError::new(ErrorCode::NotFound, message));
        }
        Ok(self.history_of(&*self.vault()?).adopt(from)?)
    }

    fn history_of(&self, vault: &Vault) -> History {
        let days = vault.settings.history_days;
        History::new(self.store.clone(), &*vault.view.id, days)
    }

    pub(crate) fn sink(&self) -> &dyn Sink {
        &*self.host.sink
    }

    /// Whether the notes of the vault that is open are being read just now. Where it keeps
    /// its days is told by the notes that are there: while not all are known, a second note
    /// of the day might be made.
    pub(crate) fn is_being_read(&self, vault: &Arc<Vault>) -> Result<bool, ApiError> {
        let is_open = self.current().is_some_and(|open| Arc::ptr_eq(&open, vault));
        let reads = |phase| matches!(phase, Phase::Scanning | Phase::Notes);
        Ok(self.stays() && is_open && reads(vault.engine.state()?.phase))
    }

    /// Waits until they are, for as long as a person may.
    ///
    /// # Errors
    /// `index` when it takes longer.
    pub(crate) fn wait_until_read(&self, vault: &Arc<Vault>) -> Result<(), ApiError> {
        for _ in 0..60 {
            if !self.is_being_read(vault)? {
                return Ok(());
            }
            vault.clock.sleep(Duration::from_millis(50));
        }
        let message = "the notes are still being read; try again in a moment";
        Err(ApiError::new(ErrorCode::Index, message))
    }

    /// Whether the host outlives one question.
    pub(crate) fn stays(&self) -> bool {
        self.host.stays
    }

    /// Where captures go: the vault that is open, else the one that was last. `None` when
    /// there never was one.
    pub(crate) fn vault_for_captures(&self) -> Result<Option<VaultRecord>, ApiError> {
        match self.current() {
            Some(open) => self.known(&open.view.id).map(Some),
            None => Ok(self.store.vaults()?.into_iter().next()),
        }
    }

    pub(crate) fn bell(&self) -> &Bell {
        &self.bell
    }

    /// The vault of an id for as long as the answer lives, not watched and not shown; the
    /// one that is open, if it is that one.
    ///
    /// # Errors
    /// As `open_vault`; `not-found` when the vault was never open.
    pub(crate) fn borrow_vault(&self, id: &str) -> Result<Arc<Vault>, ApiError> {
        if let Some(open) = self.current().filter(|open| open.view.id == id) {
            return Ok(open);
        }
        let root = real_folder(&self.known(id)?.path)?;
        Ok(Arc::new(self.start(id, root, false)?))
    }

    /// What is remembered of a vault.
    ///
    /// # Errors
    /// `not-found` when it was never open.
    pub(crate) fn known(&self, id: &str) -> Result<VaultRecord, ApiError> {
        let known = self
            .store
            .vaults()?
            .into_iter()
            .find(|vault| vault.id == id);
        known.ok_or_else(|| ApiError::new(ErrorCode::NotFound, "this vault was not open before"))
    }

    pub(crate) fn origin(&self) -> Origin {
        self.host.origin.clone()
    }

    fn replace(&self, vault: Option<Arc<Vault>>) -> Option<Arc<Vault>> {
        std::mem::replace(
            &mut *self.open.write().unwrap_or_else(PoisonError::into_inner),
            vault,
        )
    }

    fn start(&self, id: &str, root: PathBuf, stays: bool) -> Result<Vault, ApiError> {
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

fn view(vault: &VaultRecord) -> VaultView {
    VaultView {
        id: vault.id.clone(),
        name: vault.name(),
        path: vault.path.display().to_string(),
    }
}

fn real_folder(folder: &Path) -> Result<PathBuf, ApiError> {
    let real = folder
        .canonicalize()
        .map_err(|error| unavailable(folder, &error))?;
    if real.is_dir() {
        return Ok(real);
    }
    let message = format!(
        "{} is no folder; a vault is a folder of notes",
        real.display()
    );
    Err(ApiError::new(ErrorCode::VaultUnavailable, message))
}

fn unavailable(folder: &Path, error: &std::io::Error) -> ApiError {
    let message = format!("{} can't be used as a vault: {error}", folder.display());
    ApiError::new(ErrorCode::VaultUnavailable, message)
}

pub(crate) fn now_ms() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
