//! A first index: links are resolved before the notes they lead to are in, and what is
//! quicker made at once than row by row is made at the end.

use super::*;
use crate::index::{
    open::index_definition,
    relink::{relink_everything, relink_open},
};

/// Indexes into which rows would go in no order, a page of the file for each. Whoever asks
/// in the meantime gets the same answers, by reading whole tables.
const LATE: [&str; 8] = [
    "link_by_key",
    "link_by_mapped",
    "link_by_page",
    "link_by_resolved",
    "link_by_site",
    "note_by_folder",
    "note_by_day",
    "note_by_time",
];

impl Writer {
    /// Prepares for a first index: notes get their ids by their place in `paths`, in
    /// which they will come, so that links resolve before the notes they lead to are in.
    /// Returns the generation that the index then has.
    pub fn expect(&mut self, paths: Vec<NotePath>) -> Result<Generation, EngineError> {
        let mut batch = self.begin(Origin::Disk)?;
        for name in LATE {
            let drop = format!("DROP INDEX IF EXISTS {name}");
            batch.writer.connection.execute_batch(&drop)?;
        }
        let first = batch.note + 1;
        batch.note += number(paths.len());
        batch.set_meta("unlinked", 1)?;
        let generation = batch.commit()?.generation;
        self.names = Some(PathNames::new(first, paths));
        self.disturbed = false;
        Ok(generation)
    }

    /// The first index was broken off: what was expected may never come.
    pub fn give_up_expecting(&mut self) {
        self.names = None;
        self.strays.clear();
    }

    /// Whether a first index was begun and its links are not settled yet.
    pub fn is_unlinked(&self) -> Result<bool, EngineError> {
        Ok(meta(&self.connection, "unlinked")? != 0)
    }

    /// Settles the links of a first index. `missing`: notes that were expected and did
    /// not come.
    pub fn settle_links(
        &mut self,
        missing: &[NotePath],
        origin: Origin,
    ) -> Result<IndexDelta, EngineError> {
        // Whoever else wrote resolved links by the names that were there at the time.
        let alone = !std::mem::take(&mut self.disturbed);
        let whole = self.names.take().is_some() && alone;
        let strays = std::mem::take(&mut self.strays);
        self.make_late_indexes()?;
        let mut batch = self.begin(origin)?;
        if whole {
            relink_open(&batch.writer.connection)?;
            batch.names.extend(strays);
            for path in missing {
                batch
                    .names
                    .extend(path_names(path).into_iter().map(|(key, _)| key));
            }
        } else {
            relink_everything(&batch.writer.connection)?;
        }
        batch.set_meta("unlinked", 0)?;
        batch.silent = false;
        batch.delta.everything = true;
        batch.commit()
    }

    /// Makes the indexes that a first index was begun without, each in a transaction of
    /// its own: someone may be waiting to save a note.
    pub fn make_late_indexes(&self) -> Result<(), EngineError> {
        for name in LATE {
            let there = self
                .connection
                .prepare_cached("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?1")?
                .exists([name])?;
            if let Some(make) = index_definition(name).filter(|_| !there) {
                self.connection.execute_batch(make)?;
            }
        }
        Ok(())
    }
}
