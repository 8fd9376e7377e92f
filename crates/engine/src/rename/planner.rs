//! What planning reads.

use std::{io::ErrorKind, path::Path};

use rusqlite::ToSql;

use super::Queries;

use crate::{
    Reader,
    clock::Clock,
    edit::{EditConflict, EditPlan, LeftBecause},
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
    /// Whether the path of one file alone, that is no note, ends as a link's does.
    pub is_only_file: &'p dyn Fn(&str) -> bool,
    /// Told how many notes are read, and of how many; says whether to go on.
    pub progress: &'p dyn Fn(usize, usize) -> bool,
}

/// A note as it was read.
pub(super) struct ReadNote {
    pub path: NotePath,
    pub bytes: Bytes,
    /// With its own line ends.
    pub text: String,
}

impl Planner<'_> {
    /// Reads notes, and with them all that hold searches, by path. One that can't be read is
    /// left out, which the plan says: the others can be changed all the same.
    pub(super) fn each(
        &self,
        plan: &mut EditPlan,
        paths: Vec<NotePath>,
        mut work: impl FnMut(&mut EditPlan, ReadNote) -> Result<(), EngineError>,
    ) -> Result<(), EngineError> {
        let notes = self.queries.beside(paths);
        let total = notes.len();
        for (number, (path, is_meant)) in notes.into_iter().enumerate() {
            if !(self.progress)(number, total) {
                return Err(EngineError::Cancelled);
            }
            match self.read(&path) {
                Ok(Some(note)) if is_meant || (self.queries.hold)(&note.text) => work(plan, note)?,
                Ok(_) => {}
                Err(error) if self.fs.stat(Path::new("")).is_err() => return Err(error),
                Err(error) => {
                    tracing::warn!(%path, %error, "a note could not be looked at for a change");
                    plan.conflicts.push(EditConflict {
                        path,
                        span: None,
                        reason: LeftBecause::Unreadable,
                    });
                }
            }
        }
        Ok(())
    }

    /// `None` when it has gone.
    fn read(&self, path: &NotePath) -> Result<Option<ReadNote>, EngineError> {
        match read_bytes(self.fs, self.clock, path) {
            Ok(bytes) => Ok(Some(ReadNote {
                path: path.clone(),
                text: FileText::of(bytes.kept.clone()).text,
                bytes,
            })),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(EngineError::io(path, error)),
        }
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
