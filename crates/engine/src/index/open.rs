//! One folder holds the index of one vault: numbered database files, the small file
//! `current` that names the one in use, and locks. There are no migrations: a file made
//! under other rules is left behind and a new one takes its place; files are removed
//! once no process has them open.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use rusqlite::{Connection, OptionalExtension};
use tsuzuri_syntax::GRAMMAR_VERSION;

use super::{
    checkpoint::Checkpointer,
    connect::{self, Place},
    pool::{Pool, Reader},
    write::Writer,
};
use crate::{error::EngineError, sync::Gate, vault::VaultReading};

#[cfg(test)]
mod tests;

const SCHEMA: &str = include_str!("schema.sql");
const CURRENT: &str = "current";
/// A new file's generations go on from those of the one it replaces, for windows take
/// smaller ones for old; this far ahead of them, since a process that has not noticed
/// yet may still write to the old one.
const LEAP: i64 = 1000;

/// An open index: one connection that writes, a few that read.
#[derive(Debug)]
pub(crate) struct Index {
    place: Place,
    /// Before the writer, since the last connection to close tidies up, and must be able to.
    readers: Arc<Pool>,
    pub(crate) writer: Gate<Writer>,
    checkpointer: Checkpointer,
    /// Held as long as the file is open, so that no other process removes it.
    _in_use: Option<File>,
}

impl Index {
    /// Opens the index of a folder, or makes an empty one when there is none that these
    /// rules made. When the folder can't be used at all, the index is kept in memory.
    pub(crate) fn open(folder: &Path, reading: &VaultReading) -> Result<Self, EngineError> {
        match Self::open_in(folder, reading, false) {
            Err(EngineError::Io { path, source }) => {
                tracing::warn!(path, %source, "no place for the index: it is kept in memory");
                Self::in_memory(reading)
            }
            opened => opened,
        }
    }

    /// Leaves the file in use behind, since it is damaged, and starts with an empty one.
    pub(crate) fn open_anew(folder: &Path, reading: &VaultReading) -> Result<Self, EngineError> {
        Self::open_in(folder, reading, true)
    }

    /// An index that lives as long as this value.
    pub(crate) fn in_memory(reading: &VaultReading) -> Result<Self, EngineError> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let place = Place::Memory(format!("tsuzuri-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
        let connection = connect::writer(&place)?;
        make(&connection, reading, 0)?;
        Self::assemble(place, connection, None)
    }

    fn open_in(folder: &Path, reading: &VaultReading, anew: bool) -> Result<Self, EngineError> {
        make_private_folder(folder).map_err(|error| at(folder, error))?;
        let lock = lock_file(&folder.join("lock")).map_err(|error| at(folder, error))?;
        lock.lock().map_err(|error| at(folder, error))?;

        let current = if anew {
            None
        } else {
            Self::open_current(folder, reading)?
        };
        let index = match current {
            Some(index) => index,
            None => Self::make_new(folder, reading)?,
        };
        if let Place::File(path) = &index.place {
            remove_unused(folder, path);
        }
        Ok(index)
    }

    fn open_current(folder: &Path, reading: &VaultReading) -> Result<Option<Self>, EngineError> {
        let Some(path) = current(folder) else {
            return Ok(None);
        };
        match Self::open_file(path, reading) {
            // Others are at work on it: nothing is wrong with it.
            Err(error) if error.is_busy() => Err(error),
            Err(error) => {
                tracing::warn!(%error, "the index can't be opened: it is made anew");
                Ok(None)
            }
            opened => opened,
        }
    }

    /// `None` when the file was made under other rules.
    fn open_file(path: PathBuf, reading: &VaultReading) -> Result<Option<Self>, EngineError> {
        let in_use = use_file(&path).map_err(|error| at(&path, error))?;
        let place = Place::File(path);
        let connection = connect::writer(&place)?;
        let made_by: Option<String> = connection
            .query_row(
                "SELECT value FROM meta WHERE key = 'fingerprint'",
                [],
                |row| row.get(0),
            )
            .optional()?;
        if made_by.as_deref() != Some(&*fingerprint(reading)) {
            return Ok(None);
        }
        Self::assemble(place, connection, Some(in_use)).map(Some)
    }

    fn make_new(folder: &Path, reading: &VaultReading) -> Result<Self, EngineError> {
        let number = 1 + index_files(folder)
            .iter()
            .filter_map(|path| number(path))
            .max()
            .unwrap_or(0);
        let generation = match last_generation(folder) {
            Some(last) => last + LEAP,
            None => 0,
        };
        let name = format!("index-{number}.db");
        let path = folder.join(&name);
        let in_use = use_file(&path).map_err(|error| at(&path, error))?;
        private_file(&path).map_err(|error| at(&path, error))?;
        let place = Place::File(path);
        let connection = connect::writer(&place)?;
        make(&connection, reading, generation)?;
        point_to(folder, &name).map_err(|error| at(folder, error))?;
        Self::assemble(place, connection, Some(in_use))
    }

    fn assemble(
        place: Place,
        connection: Connection,
        in_use: Option<File>,
    ) -> Result<Self, EngineError> {
        let readers = Pool::new(place.clone());
        let writer = Gate::new(Writer::new(connection, readers.clone())?);
        Ok(Self {
            place,
            writer,
            readers,
            checkpointer: Checkpointer::default(),
            _in_use: in_use,
        })
    }

    /// Whether there is nothing in it yet, or a first index was not brought to its end.
    pub(crate) fn is_unfinished(&self) -> Result<bool, EngineError> {
        let reader = self.reader()?;
        let (unlinked, began): (bool, bool) = reader
            .connection()
            .prepare_cached(
                "SELECT max(value) FILTER (WHERE key = 'unlinked') <> 0,
                        max(value) FILTER (WHERE key = 'generation')
                          > coalesce(max(value) FILTER (WHERE key = 'first-generation'), 0)
                 FROM meta WHERE key IN ('unlinked', 'generation', 'first-generation')",
            )?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(unlinked || !began)
    }

    /// The right to make the first index of the vault: one process has it at a time.
    /// `None` while another one does.
    pub(crate) fn claim(&self) -> Result<Option<Claim>, EngineError> {
        let Place::File(path) = &self.place else {
            return Ok(Some(Claim { _lock: None }));
        };
        let path = path.with_extension("first");
        let lock = lock_file(&path).map_err(|error| at(&path, error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Claim { _lock: Some(lock) })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(at(&path, error)),
        }
    }

    /// Does what can wait, a little of it; called when there is nothing else to do. Whether
    /// there is more.
    pub(crate) fn tidy(&self) -> Result<bool, EngineError> {
        let mut writer = self.writer.patient();
        let more = writer.tidy_text()?;
        let checkpoint = !more && writer.wants_checkpoint();
        drop(writer);
        if checkpoint {
            self.checkpointer.run(&self.place)?;
        }
        Ok(more)
    }

    /// Begins a read transaction.
    pub(crate) fn reader(&self) -> Result<Reader, EngineError> {
        self.readers.reader()
    }

    /// A connection of its own for reading, outside the pool, in its own transaction.
    pub(crate) fn own_reader(&self) -> Result<Connection, EngineError> {
        connect::reader(&self.place)
    }

    /// Looks through the whole file; what SQLite finds wrong is an error.
    pub(crate) fn look_for_damage(&self) -> Result<(), EngineError> {
        let found: String = self
            .own_reader()?
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        match &*found {
            "ok" => Ok(()),
            _ => Err(EngineError::BadIndex(found)),
        }
    }

    /// Whether it is gone when the process ends.
    pub(crate) fn is_in_memory(&self) -> bool {
        matches!(self.place, Place::Memory(_))
    }

    /// Whether another process has replaced the index by a new file.
    pub(crate) fn is_left_behind(&self) -> bool {
        let Place::File(path) = &self.place else {
            return false;
        };
        let Some(folder) = path.parent() else {
            return false;
        };
        current(folder).is_some_and(|current| current != *path)
    }
}

/// Held while a first index is made.
#[derive(Debug)]
pub(crate) struct Claim {
    _lock: Option<File>,
}

/// What the rows depend on beside the files.
fn fingerprint(reading: &VaultReading) -> String {
    let schema = schema_version();
    let reading = reading.fingerprint();
    format!("schema {schema} grammar {GRAMMAR_VERSION} {reading}")
}

/// Names the shape of the index's rows; another one has another name.
pub fn schema_version() -> String {
    blake3::hash(SCHEMA.as_bytes()).to_hex()[..16].to_owned()
}

/// How an index of the schema is made.
pub(super) fn index_definition(name: &str) -> Option<&'static str> {
    let head = format!("CREATE INDEX {name} ");
    SCHEMA.lines().find(|line| line.starts_with(&head))
}

/// The file that is in use, if the pointer names one.
fn current(folder: &Path) -> Option<PathBuf> {
    let name = fs::read_to_string(folder.join(CURRENT)).ok()?;
    let path = folder.join(name.trim());
    (is_index_name(name.trim()) && path.is_file()).then_some(path)
}

/// Where the numbers of the index in use have come to, if it can be read.
fn last_generation(folder: &Path) -> Option<i64> {
    let connection = connect::reader(&Place::File(current(folder)?)).ok()?;
    let generation = "SELECT value FROM meta WHERE key = 'generation'";
    connection.query_row(generation, [], |row| row.get(0)).ok()
}

fn make(
    connection: &Connection,
    reading: &VaultReading,
    generation: i64,
) -> Result<(), EngineError> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    connection.execute_batch(SCHEMA)?;
    // 32 MB of terms in memory before they are sorted onto disk: less merging. What is on disk
    // is merged when there is nothing else to do (index/write/tidy.rs), or if that never is.
    connection.execute_batch(
        "INSERT INTO passage_text(passage_text, rank) VALUES ('hashsize', 33554432);
         INSERT INTO passage_text(passage_text, rank) VALUES ('automerge', 0);
         INSERT INTO passage_text(passage_text, rank) VALUES ('crisismerge', 1000);",
    )?;
    let mut set = connection.prepare("INSERT INTO meta (key, value) VALUES (?1, ?2)")?;
    set.execute(("fingerprint", fingerprint(reading)))?;
    set.execute(("generation", generation))?;
    set.execute(("first-generation", generation))?;
    for key in [
        "note", "doc", "notes", "passages", "texts", "links", "unlinked",
    ] {
        set.execute((key, 0))?;
    }
    Ok(connection.execute_batch("COMMIT")?)
}

fn is_index_name(name: &str) -> bool {
    number(Path::new(name)).is_some() && !name.contains(['/', '\\'])
}

/// 7 for `index-7.db` and for the files beside it.
fn number(path: &Path) -> Option<u64> {
    let name = path.file_name()?.to_str()?.strip_prefix("index-")?;
    name[..name.find('.')?].parse().ok()
}

fn index_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| number(path).is_some())
        .collect()
}

/// Removes files of earlier indexes that no process has open any more.
fn remove_unused(folder: &Path, current: &Path) {
    for path in index_files(folder) {
        if number(&path) == number(current) || path.extension().is_none_or(|ending| ending != "use")
        {
            continue;
        }
        let free = lock_file(&path).is_ok_and(|file| file.try_lock().is_ok());
        if free {
            for ending in ["db", "db-wal", "db-shm", "first", "use"] {
                let _ = fs::remove_file(path.with_extension(ending));
            }
        }
    }
}

/// Says that this process has the file open.
fn use_file(path: &Path) -> io::Result<File> {
    let file = lock_file(&path.with_extension("use"))?;
    match file.try_lock_shared() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::ResourceBusy.into()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn lock_file(path: &Path) -> io::Result<File> {
    private_options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(path)
}

fn private_file(path: &Path) -> io::Result<File> {
    private_options().create_new(true).write(true).open(path)
}

fn private_options() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn point_to(folder: &Path, name: &str) -> io::Result<()> {
    let next = folder.join("current.next");
    let mut file = private_options()
        .create(true)
        .truncate(true)
        .write(true)
        .open(&next)?;
    file.write_all(name.as_bytes())?;
    file.sync_all()?;
    fs::rename(next, folder.join(CURRENT))
}

fn at(path: &Path, source: io::Error) -> EngineError {
    EngineError::Io {
        path: path.display().to_string(),
        source,
    }
}
