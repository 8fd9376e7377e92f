//! What can go wrong, told so that a person knows what happened and what to do.

use std::{io, path::PathBuf};

use crate::events::Hindrance;
use crate::path::{BadPath, NotePath};

/// An error of the engine.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The vault's folder can't be reached. The index stays as it is.
    #[error("the folder {} can't be reached; it may have been moved, unmounted or made private", .0.display())]
    Offline(PathBuf),
    /// A string that is no path in a vault.
    #[error("“{path}” is no path in the vault: {reason}")]
    BadPath {
        /// As given.
        path: String,
        /// What is wrong with it.
        reason: BadPath,
    },
    /// No such note.
    #[error("there is no note at {0}")]
    NotFound(NotePath),
    /// A file of that name is there.
    #[error("{0} is there already; choose another name")]
    Exists(NotePath),
    /// The note can be read and not written.
    #[error("{path} can't be changed here: {why}")]
    ReadOnly {
        /// The note.
        path: NotePath,
        /// The reason.
        why: ReadOnly,
    },
    /// The disk is full.
    #[error("{path} could not be saved: the disk is full")]
    DiskFull {
        /// The note.
        path: NotePath,
    },
    /// The file system said no.
    #[error("{path}: {source}")]
    Io {
        /// What was read or written.
        path: String,
        /// What it said.
        source: io::Error,
    },
    /// The system's trash does not take a file, which is where it was.
    #[error(
        "{path} can't go to the trash and stays where it is; move or delete it in your file manager ({source})"
    )]
    NoTrash {
        /// The file.
        path: NotePath,
        /// What the system said.
        source: io::Error,
    },
    /// A newer request took its place, or the engine is stopping.
    #[error("the work was called off")]
    Cancelled,
    /// A question took so long that the index could not be kept short; it may be asked again.
    #[error("the index was read for too long; ask again")]
    Overdue,
    /// A search has more characters or terms than can be looked for at once.
    #[error(
        "the search is too long: it may have {characters} characters and {terms} words or \
         conditions; look for a part of it, or put quotation marks around words that belong together"
    )]
    LongQuery {
        /// How many characters there may be.
        characters: usize,
        /// How many words, tags and fields there may be.
        terms: usize,
    },
    /// The index can't be read or written.
    #[error("the index can't be used: {0}")]
    Index(rusqlite::Error),
    /// The index is not what it should be, though SQLite is content.
    #[error("the index can't be used: {0}")]
    BadIndex(String),
    /// Earlier versions of notes can't be read or kept.
    #[error("the history of the notes can't be used: {0}")]
    History(String),
    /// The store of settings can't be read or written.
    #[error("the settings can't be used: {0}")]
    Store(String),
    /// The store can't be opened, and is left as it is.
    #[error("the settings can't be used: {} {why}", file.display())]
    NoStore {
        /// The store.
        file: PathBuf,
        /// The reason.
        why: NoStore,
    },
    /// A vault's `settings.toml` has a mistake; nothing in it was taken.
    #[error("{}{}: {problem}", file.display(), line.map_or_else(String::new, |line| format!(", line {line}")))]
    BadSettings {
        /// The file.
        file: PathBuf,
        /// The line that it begins in, from 1, where that is known.
        line: Option<usize>,
        /// What is wrong with it.
        problem: String,
    },
}

/// Why the store can't be opened, where more is known than that the file system forbids it.
#[derive(Debug, thiserror::Error)]
pub enum NoStore {
    /// It is no database, or not a whole one.
    #[error("is damaged ({0})")]
    Damaged(rusqlite::Error),
    /// A newer version of the app made it.
    #[error("was made by a newer version of Tsuzuri")]
    Newer,
    /// There is no room for what has to be written to open it.
    #[error("can't be opened: the disk is full")]
    DiskFull,
}

/// Why a note can be read and not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadOnly {
    /// Its bytes don't come back from its text, or the text holds characters that its
    /// encoding lacks.
    #[error("its encoding can't hold the text; convert the file to UTF-8 first")]
    Encoding,
    /// Too large to edit.
    #[error("it is larger than 20 MB")]
    Large,
    /// The file system forbids it.
    #[error("the file or its folder is write-protected")]
    Permission,
    /// It is a symbolic link to something that is no note of the vault.
    #[error("it is a link to something that is no note of this vault")]
    Link,
}

impl ReadOnly {
    /// The code that the contract uses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::Large => "large",
            Self::Permission => "permission",
            Self::Link => "link",
        }
    }
}

impl EngineError {
    /// What the file system said about a note, in the terms of callers.
    pub(crate) fn io(path: &NotePath, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound(path.clone()),
            io::ErrorKind::AlreadyExists => Self::Exists(path.clone()),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::DiskFull { path: path.clone() }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly {
                path: path.clone(),
                why: ReadOnly::Permission,
            },
            _ => Self::Io {
                path: path.to_string(),
                source,
            },
        }
    }

    /// Whether others kept the index to themselves for too long.
    pub(crate) fn is_busy(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        match self {
            Self::Index(error) => {
                matches!(
                    error.sqlite_error_code(),
                    Some(DatabaseBusy | DatabaseLocked)
                )
            }
            _ => false,
        }
    }

    /// Whether there is no room for what the index had to write. Nothing is wrong with it then.
    pub fn lacks_room_for_the_index(&self) -> bool {
        match self {
            Self::Index(error) => error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull),
            _ => false,
        }
    }

    /// What it is for the index.
    pub(crate) fn hindrance(&self) -> Hindrance {
        if self.lacks_room_for_the_index() {
            Hindrance::DiskFull
        } else {
            Hindrance::Other
        }
    }

    /// Whether the index file itself is damaged and must be made anew.
    pub(crate) fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        match self {
            Self::Index(error) => {
                let code = error.sqlite_error_code();
                matches!(code, Some(DatabaseCorrupt | NotADatabase))
                    || is_cut_short(error)
                    || lacks_a_table(error)
            }
            Self::BadIndex(_) => true,
            _ => false,
        }
    }
}

/// What SQLite says of a file that ends before its pages do.
fn is_cut_short(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code == Some(rusqlite::ffi::SQLITE_IOERR_SHORT_READ)
}

/// A file that was cut to nothing is a database to SQLite: one without tables. What the index
/// is asked for is fixed, so that a table is missing only from an index that is damaged.
fn lacks_a_table(error: &rusqlite::Error) -> bool {
    let (rusqlite::Error::SqliteFailure(_, Some(message))
    | rusqlite::Error::SqlInputError { msg: message, .. }) = error
    else {
        return false;
    };
    message.starts_with("no such table")
}

impl From<rusqlite::Error> for EngineError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::OperationInterrupted) => Self::Overdue,
            _ => Self::Index(error),
        }
    }
}
