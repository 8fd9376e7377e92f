//! A vault's id comes from the place of its folder: one that was moved has another, and
//! no history. Here the history that it had is found by the bytes of its notes, and moved
//! to the new id when the person wants that, with all else that is not in the notes yet.

use std::{collections::HashMap, path::Path};

use rusqlite::params;

use super::{History, not_read};
use crate::{error::EngineError, store::VaultRecord, vault::ContentHash};

/// A vault that is not where it was, and whose notes are in another one now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedVault {
    /// As it was known.
    pub vault: VaultRecord,
    /// Of its notes with a history, how many stand in the other vault, byte for byte as one
    /// of their versions and at the same path.
    pub matching: usize,
    /// How many notes have a history.
    pub notes: usize,
}

impl History {
    /// Vaults whose folder is gone and of whose notes with a history at least half are
    /// here; the one with the most first. `here` answers this vault's notes, and is asked only
    /// when the folder of a vault is gone.
    ///
    /// # Errors
    /// `History` when the store can't be read.
    pub fn moved_here(
        &self,
        here: impl Fn() -> Result<HashMap<String, ContentHash>, EngineError>,
    ) -> Result<Vec<MovedVault>, EngineError> {
        let mut gone = self.store.vaults()?;
        gone.retain(|vault| vault.id != self.vault && !is_there(&vault.path));
        if gone.is_empty() {
            return Ok(Vec::new());
        }
        let here = here()?;
        let mut moved = Vec::new();
        for vault in gone {
            let (matching, notes) = self.matching(&vault.id, &here)?;
            if matching > 0 && matching * 2 >= notes {
                moved.push(MovedVault {
                    vault,
                    matching,
                    notes,
                });
            }
        }
        moved.sort_by_key(|moved| std::cmp::Reverse(moved.matching));
        Ok(moved)
    }

    /// Takes the history of another vault over, what was typed into its notes and not saved,
    /// captures that wait for them, and changes across them. Where a note has a history here
    /// too, the two become one, in the order in which their versions were kept; of two
    /// drafts that one process has kept, the one of this vault stays.
    ///
    /// # Errors
    /// `History` when the store can't be written: nothing is taken over then.
    pub fn adopt(&self, from: &str) -> Result<(), EngineError> {
        const TAKEN_OVER: [&str; 4] = [
            "UPDATE version SET vault = ?1 WHERE vault = ?2",
            "UPDATE OR IGNORE draft_base SET vault = ?1 WHERE vault = ?2",
            "UPDATE capture SET vault = ?1, problem = NULL WHERE vault = ?2",
            "UPDATE edit SET vault = ?1 WHERE vault = ?2",
        ];
        self.write(|connection| {
            for table in TAKEN_OVER {
                connection.execute(table, params![self.vault, from])?;
            }
            Ok(())
        })
    }

    fn matching(
        &self,
        vault: &str,
        here: &HashMap<String, ContentHash>,
    ) -> Result<(usize, usize), EngineError> {
        let connection = self.store.lock();
        let read = || -> rusqlite::Result<HashMap<String, bool>> {
            let mut query =
                connection.prepare_cached("SELECT path, hash FROM version WHERE vault = ?1")?;
            let mut rows = query.query([vault])?;
            let mut notes = HashMap::new();
            while let Some(row) = rows.next()? {
                let (path, hash): (String, ContentHash) = (row.get(0)?, row.get(1)?);
                let is_here = here.get(&path) == Some(&hash);
                *notes.entry(path).or_insert(false) |= is_here;
            }
            Ok(notes)
        };
        let notes = read().map_err(|error| not_read(&error))?;
        Ok((
            notes.values().filter(|is_here| **is_here).count(),
            notes.len(),
        ))
    }
}

/// A disk that is not plugged in may come back with all it had.
fn is_there(folder: &Path) -> bool {
    folder.try_exists().unwrap_or(true)
}
