//! A first index: links are resolved before the notes they lead to are in, and what is
//! quicker made at once than row by row is made at the end.

use std::collections::HashSet;

use rayon::prelude::*;
use rusqlite::{Transaction, TransactionBehavior::Immediate};

use super::*;
use crate::index::{
    expected::Expected,
    name::more_names,
    open::index_definition,
    relink::{relink_everything, relink_open},
    terms::settle_spellings,
};

/// Indexes into which rows would go in no order, a page of the file for each. Whoever asks
/// in the meantime gets the same answers, by reading whole tables.
const LATE: [&str; 11] = [
    "passage_tag_by_tag",
    "occurrence_by_tag",
    "link_by_note",
    "link_by_key",
    "link_by_mapped",
    "link_by_page",
    "link_by_resolved",
    "link_by_site",
    "note_by_folder",
    "note_by_day",
    "note_by_time",
];

/// What the writer knows while it makes a first index.
#[derive(Debug)]
pub(super) struct First {
    expected: Arc<Expected>,
    /// Of the promised ids, by their place, those under which a note has come.
    came: Vec<bool>,
    /// Nothing was there when it was begun.
    from_nothing: bool,
    /// Keys of names that links could not count on. Of notes, for example, that came under
    /// other ids than were promised, since someone else wrote them first: links to them must
    /// be resolved again.
    pub strays: BTreeSet<String>,
    /// See `Touched::write`.
    pub whole: HashSet<i64>,
}

impl Batch<'_> {
    /// The id that a first index has kept for a note.
    pub(super) fn promised(&self, entry: &Entry) -> Option<i64> {
        let first = self.writer.first.as_ref()?;
        entry.promised.or_else(|| first.expected.id(&entry.path))
    }

    /// Whether nobody can have written the note that this id was promised to. Asked once,
    /// when it is about to be written.
    pub(super) fn is_first_to_come(&mut self, promised: i64) -> bool {
        let alone = !self.writer.disturbed;
        let Some(first) = &mut self.writer.first else {
            return false;
        };
        let place = first.expected.place(promised);
        let came = place.and_then(|place| first.came.get_mut(place));
        let is_first = came.is_some_and(|came| !std::mem::replace(came, true));
        is_first && alone && first.from_nothing
    }
}

impl Writer {
    /// Prepares for a first index: notes get their ids by their place in `paths`, in
    /// which they will come, so that links resolve before the notes they lead to are in.
    /// Returns the generation that the index then has.
    pub fn expect(
        &mut self,
        paths: Vec<NotePath>,
    ) -> Result<(Arc<Expected>, Generation), EngineError> {
        let mut batch = self.begin(Origin::Disk)?;
        for name in LATE {
            let drop = format!("DROP INDEX IF EXISTS {name}");
            batch.writer.connection.execute_batch(&drop)?;
        }
        let first = batch.note + 1;
        let from_nothing = batch.counts.notes == 0;
        batch.note += number(paths.len());
        batch.set_meta("unlinked", 1)?;
        let generation = batch.commit()?.generation;
        let came = vec![false; paths.len()];
        let expected = Arc::new(Expected::new(first, paths));
        self.first = Some(First {
            expected: expected.clone(),
            came,
            from_nothing,
            strays: BTreeSet::new(),
            whole: HashSet::new(),
        });
        self.disturbed = false;
        Ok((expected, generation))
    }

    /// The first index was broken off: what was expected may never come.
    pub fn give_up_expecting(&mut self) {
        self.first = None;
    }

    /// Whether this writer makes a first index. Someone else may have settled the links
    /// already, when notes were saved before it was begun: what came since has no names yet.
    pub fn is_expecting(&self) -> bool {
        self.first.is_some()
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
        let first = self.first.take().filter(|_| alone);
        self.make_late_indexes()?;
        let mut batch = self.begin(origin)?;
        make_names(&batch.writer.connection)?;
        match first {
            Some(first) => {
                relink_open(&batch.writer.connection)?;
                let missing = missing.iter().flat_map(path_names).map(|(key, _)| key);
                batch.names.extend(first.strays);
                batch.names.extend(missing);
            }
            None => relink_everything(&batch.writer.connection)?,
        }
        settle_spellings(&batch.writer.connection, &mut batch.writer.ids)?;
        batch.set_meta("unlinked", 0)?;
        batch.silent = false;
        batch.delta.everything = true;
        batch.commit()
    }

    /// Makes the indexes that a first index was begun without, each in a transaction of
    /// its own: someone may be waiting to save a note.
    pub fn make_late_indexes(&self) -> Result<(), EngineError> {
        for name in LATE {
            // Whoever else makes them too waits here, and then finds it.
            let turn = Transaction::new_unchecked(&self.connection, Immediate)?;
            let there = turn
                .prepare_cached("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?1")?
                .exists([name])?;
            if let Some(make) = index_definition(name).filter(|_| !there) {
                turn.execute_batch(make)?;
            }
            turn.commit()?;
        }
        Ok(())
    }
}

/// Names of all notes, in their order: it takes far less than one note after the other.
fn make_names(connection: &Connection) -> Result<(), EngineError> {
    let notes: Vec<(i64, String, String)> = connection
        .prepare("SELECT id, path, names FROM note")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let names_of = |(note, path, more): (i64, String, String)| {
        let by_path = NotePath::new(&path).map(|path| path_names(&path));
        let mut names = by_path.unwrap_or_default();
        names.extend(more_names(&more));
        names
            .into_iter()
            .map(move |(key, kind)| (key.into_boxed_str(), kind, note))
    };
    let mut names: Vec<(Box<str>, i64, i64)> =
        notes.into_par_iter().flat_map_iter(names_of).collect();
    names.par_sort_unstable();
    let mut insert =
        connection.prepare("INSERT OR IGNORE INTO name (key, kind, note) VALUES (?1, ?2, ?3)")?;
    for name in &names {
        insert.execute((&*name.0, name.1, name.2))?;
    }
    Ok(())
}
