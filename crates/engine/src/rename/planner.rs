//! What planning reads.

use std::io::ErrorKind;

use rusqlite::ToSql;

use super::Queries;

use crate::{
    Reader,
    clock::Clock,
    error::EngineError,
    fs::{Fs, Meta},
    path::{BadPath, NotePath},
    vault::{Bytes, FileText, VaultReading, read_bytes},
};

/// Plans changes of one vault. The index must be up to date.
pub(crate) struct Planner<'p> {
    pub fs: &'p dyn Fs,
    pub clock: &'p dyn Clock,
    pub reading: &'p VaultReading,
    pub reader: &'p Reader,
    pub queries: Queries<'p>,
    /// Told how many notes are read, and of how many; says whether to go on.
    pub progress: &'p dyn Fn(usize, usize) -> bool,
}

impl Planner<'_> {
    /// A note's bytes and its text with its own line ends. `None` when it has gone.
    pub(super) fn read(&self, path: &NotePath) -> Result<Option<(Bytes, String)>, EngineError> {
        match read_bytes(self.fs, self.clock, path) {
            Ok(bytes) => {
                let text = FileText::of(bytes.kept.clone()).text;
                Ok(Some((bytes, text)))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(EngineError::io(path, error)),
        }
    }

    /// Notes that are to be read, each once it is their turn.
    pub(super) fn each(
        &self,
        paths: Vec<NotePath>,
        mut work: impl FnMut(NotePath) -> Result<(), EngineError>,
    ) -> Result<(), EngineError> {
        let total = paths.len();
        for (number, path) in paths.into_iter().enumerate() {
            if !(self.progress)(number, total) {
                return Err(EngineError::Cancelled);
            }
            work(path)?;
        }
        Ok(())
    }

    /// Paths that a query answers, in their order.
    pub(super) fn paths(
        &self,
        query: &str,
        parameters: &[&dyn ToSql],
    ) -> Result<Vec<NotePath>, EngineError> {
        paths(self.reader, query, parameters)
    }
}

/// Paths of notes that a query answers, in its order.
pub(super) fn paths(
    reader: &Reader,
    query: &str,
    parameters: &[&dyn ToSql],
) -> Result<Vec<NotePath>, EngineError> {
    let mut query = reader.connection().prepare_cached(query)?;
    let rows = query.query_map(parameters, |row| row.get::<_, String>(0))?;
    let mut paths = Vec::new();
    for path in rows {
        paths.extend(NotePath::new(&path?).ok());
    }
    Ok(paths)
}

/// Whether a note or folder could get a path.
///
/// # Errors
/// `NotFound` when it is not there; `Exists` when something else has the new path; `BadPath`
/// when a folder would lie in itself, or anything in what is no folder; what the file system
/// says.
pub(crate) fn can_move(fs: &dyn Fs, from: &NotePath, to: &NotePath) -> Result<(), EngineError> {
    let moved = fs
        .stat(from.as_path())
        .map_err(|error| EngineError::io(from, error))?;
    if from != to && to.as_path().starts_with(from.as_path()) {
        return Err(EngineError::BadPath {
            path: to.to_string(),
            reason: BadPath::Inside,
        });
    }
    // A name that differs in case alone is the same file where case makes no difference.
    match at(fs, to)? {
        Some(there) if there.inode == 0 || there.inode != moved.inode => {
            Err(EngineError::Exists(to.clone()))
        }
        _ => Ok(()),
    }
}

/// What has a path already; `None` when a note or folder can get it.
///
/// # Errors
/// `BadPath` when it would lie in what is no folder; what the file system says.
pub(crate) fn at(fs: &dyn Fs, path: &NotePath) -> Result<Option<Meta>, EngineError> {
    match fs.stat(path.as_path()) {
        Ok(there) => Ok(Some(there)),
        Err(error) => match error.kind() {
            ErrorKind::NotFound => Ok(None),
            ErrorKind::NotADirectory => Err(EngineError::BadPath {
                path: path.to_string(),
                reason: BadPath::NoFolder,
            }),
            _ => Err(EngineError::io(path, error)),
        },
    }
}
