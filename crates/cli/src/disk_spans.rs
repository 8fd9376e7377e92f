//! Spans of the index, as bytes of the files on disk. Most files are plain UTF-8, where
//! the two are the same; each is read once to know.

use std::collections::HashMap;
use std::sync::Arc;

use tsuzuri_api::{Session, Vault};
use tsuzuri_engine::{EngineError, NotePath, Offsets};
use tsuzuri_syntax::Span;

use crate::failure::Failure;

/// Turns spans while one answer is made.
pub struct DiskSpans {
    vault: Arc<Vault>,
    read: HashMap<String, Offsets>,
}

impl DiskSpans {
    /// For the open vault.
    pub fn new(session: &Session) -> Result<Self, Failure> {
        Ok(Self {
            vault: session.vault()?,
            read: HashMap::new(),
        })
    }

    /// A span of the index. A file that is gone by now keeps it as it was.
    pub fn span(&mut self, path: &str, [start, end]: [u32; 2]) -> Result<[usize; 2], Failure> {
        if !self.read.contains_key(path) {
            let offsets = self.offsets(path)?;
            self.read.insert(path.to_owned(), offsets);
        }
        let span = Span {
            start: start as usize,
            end: end as usize,
        };
        Ok(self
            .read
            .get(path)
            .map_or([span.start, span.end], |offsets| offsets.span(span)))
    }

    fn offsets(&self, path: &str) -> Result<Offsets, Failure> {
        let refused = |reason| EngineError::BadPath {
            path: path.to_owned(),
            reason,
        };
        match self
            .vault
            .engine
            .file_text(&NotePath::new(path).map_err(refused)?)
        {
            Ok(file) => Ok(file.offsets),
            Err(EngineError::NotFound(_)) => Ok(Offsets::default()),
            Err(error) => Err(error.into()),
        }
    }
}
