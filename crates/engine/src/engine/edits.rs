//! Changes across notes: planned, remembered, made file by file, finished when they were
//! broken off, taken back. A file that is no longer what the plan was made for is left as it
//! is, and that is told.

use super::*;
use crate::{
    edit::{EditPlan, FileEdit, FileMove, with_stretches},
    path::NotePath,
    rename::{BadRetag, Planner},
    store::{EditLock, EditRow, MoveRow, Store},
    vault::encoding::decode,
};

/// What is to be changed, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct EditAsk<'a> {
    /// The vault's id in the store.
    pub vault: &'a str,
    /// `retag` or `rename`.
    pub kind: &'a str,
    /// The old name.
    pub from: &'a str,
    /// The new one.
    pub to: &'a str,
}

/// What a change came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditDone {
    /// Its number, by which it can be taken back; `None` when nothing was changed.
    pub id: Option<i64>,
    /// Notes that were moved or whose text was changed.
    pub changed: Vec<String>,
    /// Notes that were left as they are, and why, by a name such as `changed-meanwhile`.
    pub skipped: Vec<(String, &'static str)>,
}

/// Files between two looks at whether to go on; what they came to is remembered and indexed
/// together.
const FILES_A_STEP: usize = 100;

impl Engine {
    /// What a new name for a tag would change. The index must be up to date.
    ///
    /// # Errors
    /// What the index and the file system say. The inner error: names that don't fit.
    pub fn plan_retag(
        &self,
        from: &str,
        to: &str,
    ) -> Result<Result<EditPlan, BadRetag>, EngineError> {
        self.planner(&self.reader()?).retag(from, to)
    }

    /// What a new path for a note would change. The index must be up to date.
    ///
    /// # Errors
    /// `NotFound`, `Exists`; what the index and the file system say.
    pub fn plan_rename(&self, from: &NotePath, to: &NotePath) -> Result<EditPlan, EngineError> {
        self.only_notes(from)?;
        self.only_notes(to)?;
        self.planner(&self.reader()?).rename(from, to)
    }

    fn planner<'p>(&'p self, reader: &'p Reader) -> Planner<'p> {
        Planner {
            fs: &*self.fs,
            clock: &*self.clock,
            reading: &self.config.reading,
            reader,
        }
    }

    /// Makes a planned change. `progress` is told how many files are done, and says whether to
    /// go on; when it says no, what was done is taken back.
    ///
    /// # Errors
    /// `Cancelled`; `Store` when it can't be remembered, and then nothing is changed; what the
    /// file system says when the note itself can't be moved.
    pub fn make_edit(
        &self,
        store: &Store,
        ask: EditAsk<'_>,
        plan: &EditPlan,
        origin: &Origin,
        progress: &dyn Fn(usize) -> bool,
    ) -> Result<EditDone, EngineError> {
        if plan.moves.is_empty() && plan.files.is_empty() {
            return Ok(EditDone::default());
        }
        let lock = store.lock_edits(ask.vault)?;
        let what = (ask.kind, ask.from, ask.to);
        let id = store.begin_edit(ask.vault, what, plan, self.now_ms())?;
        let made = self.go_on(store, &lock, id, origin, progress);
        if matches!(made, Err(EngineError::Cancelled)) {
            store.end_edit(id, true)?;
            self.take_back_holding(store, &lock, ask.vault, id, origin)?;
        }
        made
    }

    /// Finishes changes that were broken off when a process ended. Returns what came of each.
    ///
    /// # Errors
    /// As `make_edit`.
    pub fn finish_edits(
        &self,
        store: &Store,
        vault: &str,
        origin: &Origin,
    ) -> Result<Vec<EditDone>, EngineError> {
        if store.unfinished_edits(vault)?.is_empty() {
            return Ok(Vec::new());
        }
        let lock = store.lock_edits(vault)?;
        // Another process may have finished them while it held the lock.
        let unfinished = store.unfinished_edits(vault)?;
        let finish =
            |edit: &crate::store::EditRecord| self.go_on(store, &lock, edit.id, origin, &|_| true);
        unfinished.iter().map(finish).collect()
    }

    /// Takes a change back: every file that is still what it came to be.
    ///
    /// # Errors
    /// As `make_edit`.
    pub fn take_back(
        &self,
        store: &Store,
        vault: &str,
        id: i64,
        origin: &Origin,
    ) -> Result<EditDone, EngineError> {
        let lock = store.lock_edits(vault)?;
        self.take_back_holding(store, &lock, vault, id, origin)
    }

    fn take_back_holding(
        &self,
        store: &Store,
        lock: &EditLock,
        vault: &str,
        id: i64,
        origin: &Origin,
    ) -> Result<EditDone, EngineError> {
        let plan = self.way_back(store, id)?;
        let what = ("undo", &*id.to_string(), "");
        let undo = store.begin_edit(vault, what, &plan, self.now_ms())?;
        self.go_on(store, lock, undo, origin, &|_| true)
    }

    /// What was made of a change, the other way round.
    pub(super) fn way_back(&self, store: &Store, id: i64) -> Result<EditPlan, EngineError> {
        let (moves, rows) = store.edit_rows(id)?;
        let moves: Vec<FileMove> = moves.into_iter().map(|one| one.place).collect();
        let files = rows.into_iter().filter(|row| row.done);
        Ok(EditPlan {
            files: files
                .map(|row| FileEdit {
                    path: moved_back(row.path, &moves),
                    before: row.after,
                    after: row.before,
                    edits: row.back,
                    back: row.edits,
                    places: Vec::new(),
                })
                .collect(),
            moves: moves
                .into_iter()
                .filter(|one| self.has_moved(one))
                .map(|FileMove { from, to }| FileMove { from: to, to: from })
                .collect(),
            conflicts: Vec::new(),
        })
    }

    /// Does what is left of a change. What was done already is known by its hash, so that it
    /// makes no difference where it was broken off.
    fn go_on(
        &self,
        store: &Store,
        _lock: &EditLock,
        id: i64,
        origin: &Origin,
        progress: &dyn Fn(usize) -> bool,
    ) -> Result<EditDone, EngineError> {
        let (moves, rows) = store.edit_rows(id)?;
        let mut done = EditDone::default();
        for MoveRow {
            number,
            place,
            done: is_done,
        } in &moves
        {
            if !is_done {
                if let Err(error) = self.move_note(place) {
                    // Links must not lead to where nothing is: no text has been changed yet.
                    store.forget_edit(id)?;
                    return Err(self.or_offline(error));
                }
                store.moved(*number)?;
            }
            done.changed.push(place.to.to_string());
        }
        for (step, rows) in rows.chunks(FILES_A_STEP).enumerate() {
            if !progress(step * FILES_A_STEP) {
                return Err(EngineError::Cancelled);
            }
            let mut numbers = Vec::new();
            for row in rows {
                match self.edit_file(row) {
                    Ok(()) => numbers.push(row.number),
                    Err(reason) => done.skipped.push((row.path.to_string(), reason)),
                }
            }
            self.look_at_late(self.clock.elapsed());
            store.edited(&numbers)?;
            let edited = rows.iter().filter(|row| numbers.contains(&row.number));
            let edited: Vec<&NotePath> = edited.map(|row| &row.path).collect();
            self.take_in(edited.iter().copied(), origin);
            let is_told = |path: &NotePath| moves.iter().any(|one| one.place.to == *path);
            let new = edited.into_iter().filter(|path| !is_told(path));
            done.changed.extend(new.map(NotePath::to_string));
        }
        let changed_anything = !done.changed.is_empty();
        store.end_edit(id, changed_anything)?;
        done.id = changed_anything.then_some(id);
        Ok(done)
    }

    fn move_note(&self, FileMove { from, to }: &FileMove) -> Result<(), EngineError> {
        let is_there = |path: &NotePath| self.fs.stat(path.as_path()).is_ok();
        if !is_there(from) && is_there(to) {
            return Ok(());
        }
        self.saver().move_note(from, to)?;
        let paths = [from, to].map(|path| path.as_path().to_owned());
        let reconciled = self.reconcile(Scope::Paths(paths.into_iter().collect()));
        if let Err(error) = reconciled {
            tracing::warn!(%from, %to, %error, "a moved note could not be indexed; trying again");
            self.hint(Hint::Settled(from.as_path().to_owned()));
            self.hint(Hint::Settled(to.as_path().to_owned()));
        }
        Ok(())
    }

    fn has_moved(&self, FileMove { from, to }: &FileMove) -> bool {
        let is_there = |path: &NotePath| self.fs.stat(path.as_path()).is_ok();
        is_there(to) && !is_there(from)
    }

    /// Brings one file from what it was to what it is to be.
    fn edit_file(&self, row: &EditRow) -> Result<(), &'static str> {
        let told = |error: EngineError| {
            tracing::warn!(path = %row.path, %error, "a note could not be changed");
            match error {
                EngineError::NotFound(_) => "gone",
                EngineError::ReadOnly { .. } => "read-only",
                EngineError::DiskFull { .. } => "disk-full",
                _ => "not-written",
            }
        };
        let current = self.read(&row.path).map_err(told)?;
        if current.hash == row.after {
            return Ok(());
        }
        if current.hash != row.before {
            return Err("changed-meanwhile");
        }
        let text = decode(current.kept.clone()).text;
        let text = with_stretches(&text, &row.edits).map_err(|_| "changed-meanwhile")?;
        let saved = self
            .saver()
            .rewrite(&row.path, &text, &current)
            .map_err(told)?;
        match saved.sibling {
            Some(_) => Err("changed-meanwhile"),
            None => Ok(()),
        }
    }

    fn now_ms(&self) -> i64 {
        self.clock.wall_ns() / 1_000_000
    }
}

/// Where a file lies once moves are taken back.
fn moved_back(path: NotePath, moves: &[FileMove]) -> NotePath {
    let back = moves.iter().find(|one| one.to == path);
    back.map_or(path, |one| one.from.clone())
}
