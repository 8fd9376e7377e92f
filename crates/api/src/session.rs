//! What a host holds: the durable store and at most one open vault. Hosts open vaults by
//! folder; the webview only by the id of one that was open before.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tsuzuri_engine::{Origin, Phase, Store, Trash, VaultRecord};

use crate::courier::Bell;
use crate::exports::{Export, Head};
use crate::imports::{BadExport, read_export};
use crate::places::{Places, vault_id};
use crate::sink::Sink;
use crate::wire::{ChosenImport, ExportProblem, VaultState, VaultView};
use crate::{ApiError, ErrorCode};

mod moved;
#[cfg(test)]
mod tests;
mod vault;

pub use vault::Vault;

/// Who asks, and how long it stays.
pub struct Host {
    /// Where indexes and the store are.
    pub places: Places,
    /// Marks what this host writes.
    pub origin: Origin,
    /// Whether an open vault is watched. A host that only answers one question and ends
    /// has no use for threads.
    pub stays: bool,
    /// Where notes go that are deleted.
    pub trash: Trash,
    /// Hears of changes and progress.
    pub sink: Arc<dyn Sink>,
}

/// A host's connection to Tsuzuri. Commands take it by reference, from any thread.
pub struct Session {
    host: Host,
    store: Arc<Store>,
    open: RwLock<Option<Arc<Vault>>>,
    /// Held while the open vault is opened once more.
    reopening: Mutex<()>,
    /// Rung when captures may be delivered.
    bell: Bell,
    /// Set while the machine is short of power.
    pub(crate) spares_power: AtomicBool,
}

impl Session {
    /// Opens the store; no vault yet.
    ///
    /// # Errors
    /// `damaged-store`, `newer-store`; `disk-full` or `io` when the data folder can't be used.
    pub fn new(host: Host) -> Result<Self, ApiError> {
        let store = Arc::new(Store::open(&host.places.data)?);
        Ok(Self {
            host,
            store,
            open: RwLock::new(None),
            reopening: Mutex::new(()),
            bell: Bell::default(),
            spares_power: AtomicBool::new(false),
        })
    }

    /// Opens a folder as the vault, in place of the one that is open. For hosts alone:
    /// the folder was chosen in a dialog or typed by the user. The index may still be
    /// empty or old: a host that stays hears of progress, another one brings it up to
    /// date itself.
    ///
    /// # Errors
    /// `vault-unavailable` when there is no such folder; `index` when no index can be
    /// opened; `bad-settings` when the vault's have a mistake; `io` when they or the store
    /// can't be used.
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
        // Else one who read older settings could be done last.
        let _one_at_a_time = self
            .reopening
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
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
    #[cfg(test)]
    pub(crate) fn close_vault(&self) {
        let before = self.replace(None);
        drop(before);
    }

    /// A window was opened or loaded again: what its predecessor asked for is called off,
    /// and the tickets of its searches start anew.
    pub fn window_loaded(&self) {
        if let Some(vault) = self.current() {
            vault.searches.forget();
            vault.exporting.forget();
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

    /// Reads the export that a person chose in a dialog; `plan_import` says what it comes to.
    ///
    /// # Errors
    /// `no-vault`.
    pub fn choose_export(&self, file: &Path) -> Result<ChosenImport, ApiError> {
        let vault = self.vault()?;
        let (text, problem) = match read_export(file) {
            Ok(text) => (Some(text), None),
            Err(BadExport::Unreadable(_)) => (None, Some(ExportProblem::Unreadable)),
            Err(BadExport::TooLarge) => (None, Some(ExportProblem::TooLarge)),
            Err(BadExport::NoUtf8(_)) => (None, Some(ExportProblem::NoUtf8)),
        };
        vault.export.choose(text);
        let name = file.file_name().unwrap_or_default();
        Ok(ChosenImport {
            file: name.to_string_lossy().into_owned(),
            problem,
        })
    }

    /// Begins the file that a person chose in a dialog, for the passages that come with a
    /// ticket; what another ticket began is called off.
    ///
    /// # Errors
    /// `no-vault`; `disk-full`, `read-only`, `io`, as the file system says.
    pub fn begin_export(&self, file: &Path, ticket: u32, head: &Head<'_>) -> Result<(), ApiError> {
        let export = Export::begin(file, head)?;
        self.vault()?.exporting.begin(ticket, export);
        Ok(())
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
        let before = std::mem::replace(
            &mut *self.open.write().unwrap_or_else(PoisonError::into_inner),
            vault,
        );
        // What was heard of the battery while it started was told to its predecessor.
        if let Some(vault) = self.current() {
            self.share_power(&vault.engine);
        }
        before
    }
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
