//! What can't be rebuilt: which vaults were opened, what a person chose, earlier versions
//! of notes, and each vault's settings. A second SQLite file in the app's data folder with
//! `synchronous=FULL` and real migrations, and one `settings.toml` a vault beside it.
//! Nothing here is ever put into a vault. The index, which can be rebuilt, is `index/`.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
};

use rusqlite::{Connection, OptionalExtension};

use crate::{
    edit::FileMove,
    error::{EngineError, NoStore},
};

mod capture;
mod draft;
mod drafts;
mod edits;
mod history;
mod migrations;
mod settings;
#[cfg(test)]
mod tests;
mod writer;

pub use capture::{Capture, CaptureLock, CapturePlace, Look, Plan, Waiting, Written};
pub use draft::CaptureDraft;
pub use drafts::{Draft, DraftBase, Typed};
pub use edits::{EditLock, EditRecord};
pub(crate) use edits::{EditRow, MoveMark, MoveRow};
pub use history::{History, MovedVault, NoteVersion};
#[cfg(any(test, feature = "testing"))]
pub(crate) use settings::read_and_write as read_and_write_settings;
pub use settings::{ChosenSettings, VaultSettings};

/// The durable store; one a user, shared by all processes of the app.
pub struct Store {
    connection: Mutex<Connection>,
    folder: PathBuf,
    /// Whose drafts this process keeps; made with the first one.
    writer: OnceLock<writer::Writer>,
}

/// A vault that was opened before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VaultRecord {
    /// Bound to the folder's real path; what windows name a vault by.
    pub id: String,
    /// The folder's real path.
    pub path: PathBuf,
    /// When it was last opened, milliseconds since 1970.
    pub opened_ms: i64,
}

impl VaultRecord {
    /// The folder's name; one that is not Unicode as near as can be.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into_owned()
    }
}

impl Store {
    /// Opens the store in `folder`, making both when they are missing.
    ///
    /// # Errors
    /// `NoStore` when the file is damaged, a newer version of the app made it, or the disk is
    /// full; `Store` when it or its folder can't be written. The file is left as it is in every
    /// case.
    pub fn open(folder: &Path) -> Result<Self, EngineError> {
        make_private_folder(folder).map_err(|error| refused(folder, &error))?;
        let file = folder.join("store.db");
        make_private_file(&file).map_err(|error| refused(&file, &error))?;
        // Of two processes that turn a new file's journal into a log at once, SQLite refuses one
        // without waiting.
        let lock = folder.join("store.lock");
        let _one_at_a_time = lock_file(&lock).map_err(|error| refused(&lock, &error))?;
        let mut connection = Connection::open(&file).map_err(|error| unopened(&file, error))?;
        prepare(&connection).map_err(|error| unopened(&file, error))?;
        migrations::run(&mut connection).map_err(|problem| match problem {
            migrations::Problem::Newer => EngineError::NoStore {
                file: file.clone(),
                why: NoStore::Newer,
            },
            migrations::Problem::Sqlite(error) => unopened(&file, error),
        })?;
        Ok(Self {
            connection: Mutex::new(connection),
            folder: folder.to_owned(),
            writer: OnceLock::new(),
        })
    }

    /// A choice a person made for the app as a whole, by name.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn preference(&self, name: &str) -> Result<Option<String>, EngineError> {
        self.lock()
            .prepare_cached("SELECT value FROM preference WHERE name = ?1")
            .and_then(|mut query| query.query_row([name], |row| row.get(0)).optional())
            .map_err(|error| unusable(&error))
    }

    /// Keeps a choice; `None` takes it back.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn set_preference(&self, name: &str, value: Option<&str>) -> Result<(), EngineError> {
        let connection = self.lock();
        match value {
            Some(value) => connection.execute(
                "INSERT INTO preference (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [name, value],
            ),
            None => connection.execute("DELETE FROM preference WHERE name = ?1", [name]),
        }
        .map(|_| ())
        .map_err(|error| unusable(&error))
    }

    /// Vaults that were opened, the last one first.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn vaults(&self) -> Result<Vec<VaultRecord>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Vec<VaultRecord>> {
            let mut query = connection.prepare_cached(
                "SELECT id, path, opened_ms FROM vault ORDER BY opened_ms DESC, id",
            )?;
            let rows = query.query_map([], |row| {
                let path: Vec<u8> = row.get(1)?;
                Ok(VaultRecord {
                    id: row.get(0)?,
                    path: path_from(path),
                    opened_ms: row.get(2)?,
                })
            })?;
            rows.collect()
        };
        read().map_err(|error| unusable(&error))
    }

    /// Keeps that a vault was opened.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn remember_vault(&self, record: &VaultRecord) -> Result<(), EngineError> {
        self.lock()
            .execute(
                "INSERT INTO vault (id, path, opened_ms) VALUES (?1, ?2, ?3)
                 ON CONFLICT (id) DO UPDATE SET path = excluded.path, opened_ms = excluded.opened_ms",
                (&record.id, record.path.as_os_str().as_encoded_bytes(), record.opened_ms),
            )
            .map(|_| ())
            .map_err(|error| unusable(&error))
    }

    /// Settings of one vault; the defaults when it has none.
    ///
    /// # Errors
    /// `BadSettings` when `settings.toml` has a mistake; `Store` when it can't be read.
    pub fn vault_settings(&self, id: &str) -> Result<VaultSettings, EngineError> {
        let file = self.settings_file(id);
        let text = text_of(&file)?;
        settings::read(&text).map_err(|problem| misread(&file, &text, &problem))
    }

    /// What of a vault's settings was chosen.
    ///
    /// # Errors
    /// As `vault_settings`.
    pub fn chosen_settings(&self, id: &str) -> Result<ChosenSettings, EngineError> {
        let file = self.settings_file(id);
        let text = text_of(&file)?;
        settings::chosen(&text).map_err(|problem| misread(&file, &text, &problem))
    }

    /// Has one choose of a vault's settings, as its `settings.toml` has them now; all else in it
    /// stays.
    ///
    /// # Errors
    /// `BadSettings` when the file has a mistake; `Store` when it can't be read or written. It
    /// is then as it was.
    pub fn choose_settings(
        &self,
        id: &str,
        choose: impl FnOnce(&mut ChosenSettings),
    ) -> Result<(), EngineError> {
        self.rewrite_settings(id, |text| settings::changed(text, choose).map(Some))
    }

    /// Has the vault's settings name a note or folder where it lies now.
    ///
    /// # Errors
    /// As `choose_settings`.
    pub(crate) fn move_in_settings(&self, id: &str, place: &FileMove) -> Result<(), EngineError> {
        self.rewrite_settings(id, |text| settings::moved(text, place))
    }

    /// Puts another text in the place of the vault's `settings.toml`, if there is to be another.
    /// One waits for the other, of all processes: between reading and writing nothing is lost.
    fn rewrite_settings(
        &self,
        id: &str,
        change: impl FnOnce(&str) -> Result<Option<String>, toml::de::Error>,
    ) -> Result<(), EngineError> {
        let lock = self.folder.join("settings.lock");
        let _one_at_a_time = lock_file(&lock).map_err(|error| refused(&lock, &error))?;
        let file = self.settings_file(id);
        let text = text_of(&file)?;
        let text = change(&text).map_err(|problem| misread(&file, &text, &problem))?;
        text.map_or(Ok(()), |text| rewrite(&file, &text))
    }

    fn settings_file(&self, id: &str) -> PathBuf {
        self.folder.join("vaults").join(id).join("settings.toml")
    }

    /// A poisoned lock is taken over: every write is one statement, so what another
    /// thread left behind is whole.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts a text in a file's place.
fn rewrite(file: &Path, text: &str) -> Result<(), EngineError> {
    let new = file.with_extension("toml.new");
    let write = || -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&new, text)?;
        fs::File::open(&new)?.sync_all()?;
        fs::rename(&new, file)
    };
    write().map_err(|error| refused(file, &error))
}

/// A file's text; of one that is not there, none.
fn text_of(file: &Path) -> Result<String, EngineError> {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(refused(file, &error)),
    };
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        EngineError::BadSettings {
            file: file.to_owned(),
            line: Some(line_at(error.as_bytes(), good)),
            problem: "it is not UTF-8".to_owned(),
        }
    })
}

fn misread(file: &Path, text: &str, problem: &toml::de::Error) -> EngineError {
    EngineError::BadSettings {
        file: file.to_owned(),
        line: problem
            .span()
            .map(|span| line_at(text.as_bytes(), span.start)),
        problem: problem.message().trim_end().replace('\n', "; "),
    }
}

/// The line, from 1, in which a byte stands.
fn line_at(text: &[u8], at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    before.split(|byte| *byte == b'\n').count()
}

/// Waits for the lock on a file that holds nothing, and makes it and its folder when they are
/// missing. The system takes the lock back however a process ends.
fn lock_file(file: &Path) -> io::Result<fs::File> {
    if let Some(folder) = file.parent() {
        make_private_folder(folder)?;
    }
    make_private_file(file)?;
    let lock = fs::OpenOptions::new().append(true).open(file)?;
    lock.lock()?;
    Ok(lock)
}

/// WAL lets the command line read while the app writes; FULL makes a commit durable.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)
}

#[cfg(unix)]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

/// SQLite gives the files beside it the same mode.
fn make_private_file(file: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}

#[cfg(not(unix))]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(unix)]
fn path_from(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

/// Elsewhere file names are Unicode or are refused when a vault is opened.
#[cfg(not(unix))]
fn path_from(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

fn refused(path: &Path, error: &dyn std::fmt::Display) -> EngineError {
    EngineError::Store(format!(
        "{} can't be used ({error}); make the folder writable or choose another with TSUZURI_DATA_DIR",
        path.display()
    ))
}

/// Only of a file that is damaged is it said that it be moved away: drafts and history are in it.
fn unopened(file: &Path, error: rusqlite::Error) -> EngineError {
    use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
    let why = match error.sqlite_error_code() {
        Some(DatabaseCorrupt | NotADatabase) => NoStore::Damaged(error),
        Some(DiskFull) => NoStore::DiskFull,
        _ => return refused(file, &error),
    };
    EngineError::NoStore {
        file: file.to_owned(),
        why,
    }
}

fn unusable(error: &rusqlite::Error) -> EngineError {
    EngineError::Store(format!("settings could not be read or kept: {error}"))
}
