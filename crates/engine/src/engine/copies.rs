//! Copies of a note that sync tools have made of two versions: which there are, how they
//! differ from their note, and away with them once a person has taken what they hold.

use super::*;
use crate::{
    merge::{Merge, compare},
    path::{BadPath, NotePath},
    vault::ContentHash,
    watch::ignore::original_of_copy,
};

/// What the index knows of copies around a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// The note of which this one is a copy.
    pub original: Option<String>,
    /// Copies of this note, by path.
    pub copies: Vec<String>,
}

/// A note and a copy of it, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Of the copy's bytes.
    pub hash: ContentHash,
    /// Where they differ; the copy's text is `theirs`.
    pub merge: Merge,
}

impl Engine {
    /// Copies of a note that stand beside it.
    ///
    /// # Errors
    /// `Index` when the index can't be read.
    pub fn copies(&self, path: &NotePath) -> Result<Copies, EngineError> {
        let reader = self.reader()?;
        let connection = reader.connection();
        let copies = connection
            .prepare_cached("SELECT path FROM note WHERE copy_of = ?1 ORDER BY path")?
            .query_map([path.as_str()], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        // A copy whose note is gone is a note like others.
        let original =
            original_of(path).filter(|original| self.fs.stat(original.as_path()).is_ok());
        Ok(Copies {
            original: original.map(|path| path.to_string()),
            copies,
        })
    }

    /// Sets a text of a note beside a copy of it. Nobody has what both were made from.
    ///
    /// # Errors
    /// `NotFound`, or what the file system said; `BadPath` when it is no copy of the note.
    pub fn compare_copy(
        &self,
        path: &NotePath,
        text: &str,
        copy: &NotePath,
    ) -> Result<Comparison, EngineError> {
        if original_of(copy).as_ref() != Some(path) {
            return Err(no_copy(copy));
        }
        let copy = self.read_note(copy)?;
        Ok(Comparison {
            hash: copy.hash,
            merge: compare(&copy.text, text),
        })
    }

    /// Moves a copy to the system's trash, if it still holds the bytes with this hash.
    /// Whether it did.
    ///
    /// # Errors
    /// What the file system said; `BadPath` for what is no copy of a note; `NoTrash` when the
    /// copy had to stay where it is.
    pub fn trash_copy(&self, copy: &NotePath, hash: ContentHash) -> Result<bool, EngineError> {
        original_of(copy).ok_or_else(|| no_copy(copy))?;
        if self.read_note(copy)?.hash != hash {
            return Ok(false);
        }
        self.fs
            .trash(copy.as_path())
            .map_err(|source| EngineError::NoTrash {
                path: copy.clone(),
                source,
            })?;
        let place = Scope::Paths(vec![copy.as_path().to_owned()]);
        if let Err(error) = self.reconcile(place) {
            tracing::warn!(path = %copy, %error, "a copy that went is still in the index; trying again");
            self.hint(Hint::Gone(copy.as_path().to_owned()));
        }
        Ok(true)
    }
}

fn original_of(copy: &NotePath) -> Option<NotePath> {
    copy.with_name(&original_of_copy(copy.name())?).ok()
}

fn no_copy(path: &NotePath) -> EngineError {
    EngineError::BadPath {
        path: path.to_string(),
        reason: BadPath::NoNote,
    }
}
