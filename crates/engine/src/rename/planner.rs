//! What planning reads.

use rusqlite::ToSql;

use crate::{
    Reader,
    clock::Clock,
    error::EngineError,
    fs::Fs,
    path::NotePath,
    vault::{Bytes, FileText, VaultReading, read_bytes},
};

/// Plans changes of one vault. The index must be up to date.
pub(crate) struct Planner<'p> {
    pub fs: &'p dyn Fs,
    pub clock: &'p dyn Clock,
    pub reading: &'p VaultReading,
    pub reader: &'p Reader,
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

    /// Paths that a query answers, in their order.
    pub(super) fn paths(
        &self,
        query: &str,
        parameters: &[&dyn ToSql],
    ) -> Result<Vec<NotePath>, EngineError> {
        let mut query = self.reader.connection().prepare_cached(query)?;
        let rows = query.query_map(parameters, |row| row.get::<_, String>(0))?;
        let mut paths = Vec::new();
        for path in rows {
            paths.extend(NotePath::new(&path?).ok());
        }
        Ok(paths)
    }
}
