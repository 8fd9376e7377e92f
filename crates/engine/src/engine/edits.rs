//! Changes across notes: planned, remembered, made file by file, finished when they were
//! broken off, taken back. A file that is no longer what the plan was made for is left as it
//! is, and that is told.

use std::collections::HashSet;

use super::*;
use crate::{
    edit::{EditPlan, FileEdit, FileMove, LeftBecause, with_stretches},
    path::NotePath,
    query::Columns,
    rename::{BadRetag, Planner, Queries, can_move, notes_of, notes_without_text},
    search,
    store::{EditLock, EditRow, MoveRow, Store},
    vault::encoding::decode,
};

mod finishing;
mod moving;

pub use finishing::Finished;
use moving::NotMoved;

/// What is to be changed, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct EditAsk<'a> {
    /// The vault's id in the store.
    pub vault: &'a str,
    /// `retag`, `rename` or `rename-folder`.
    pub kind: &'a str,
    /// The old name.
    pub from: &'a str,
    /// The new one.
    pub to: &'a str,
}

/// What a change came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditDone {
    /// Its number, by which it can be taken back; `None` when nothing was changed, and of an
    /// undo.
    pub id: Option<i64>,
    /// Notes that were moved or whose text was changed.
    pub changed: Vec<String>,
    /// Notes and folders that were moved, from where to where.
    pub moved: Vec<FileMove>,
    /// Notes that were left as they are, and why, by a name such as `changed-meanwhile`.
    pub skipped: Vec<(String, LeftBecause)>,
}

/// Files between two looks at whether to go on; what they came to is remembered and indexed
/// together.
const FILES_A_STEP: usize = 100;

impl Engine {
    /// What a new name for a tag would change. The index must be up to date. `progress` is
    /// told how many notes are read, and of how many; it says whether to go on.
    ///
    /// # Errors
    /// `Cancelled`; what the index and the file system say. The inner error: names that don't
    /// fit.
    pub fn plan_retag(
        &self,
        from: &str,
        to: &str,
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Result<EditPlan, BadRetag>, EngineError> {
        self.plan(progress, |planner| planner.retag(from, to))
    }

    /// What a new path for a note would change. The index must be up to date; `progress` is
    /// as with `plan_retag`.
    ///
    /// # Errors
    /// `Cancelled`, `NotFound`, `Exists`; what the index and the file system say.
    pub fn plan_rename(
        &self,
        from: &NotePath,
        to: &NotePath,
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<EditPlan, EngineError> {
        self.only_notes(from)?;
        self.only_notes(to)?;
        self.through_link(from)?;
        self.plan(progress, |planner| planner.rename(from, to))
    }

    /// Whether a note or folder could get a path, without looking at any note.
    ///
    /// # Errors
    /// `NotFound`, `Exists`; `BadPath` when a folder would lie in itself; `ReadOnly` for a link
    /// out of the vault.
    pub fn check_move(&self, from: &NotePath, to: &NotePath) -> Result<(), EngineError> {
        // A name that stands for a file elsewhere is nothing to rename here.
        self.through_link(from)?;
        can_move(&*self.fs, from, to)
    }

    /// What a new path for a folder would change; else as `plan_rename`.
    ///
    /// # Errors
    /// As `plan_rename`; `BadPath` when the folder would lie in itself.
    pub fn plan_rename_folder(
        &self,
        from: &NotePath,
        to: &NotePath,
        progress: &dyn Fn(usize, usize) -> bool,
    ) -> Result<EditPlan, EngineError> {
        self.plan(progress, |planner| planner.rename_folder(from, to))
    }

    fn plan<T>(
        &self,
        progress: &dyn Fn(usize, usize) -> bool,
        plan: impl FnOnce(&Planner<'_>) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        let reader = self.reader()?;
        let reading = &self.config.reading;
        let (columns, profile) = (Columns::new(), reading.profile);
        // Before full text is asked: what is covered meanwhile is then looked at twice, and not
        // left out.
        let unsure = notes_without_text(&reader)?;
        let notes = search::notes_with_queries(&reader, &columns, self, &*self.clock, profile)?;
        let notes = notes.iter().map(|(path, _)| NotePath::new(path));
        let notes: Vec<NotePath> = notes.filter_map(Result::ok).collect();
        plan(&Planner {
            fs: &*self.fs,
            clock: &*self.clock,
            reading,
            reader: &reader,
            queries: Queries {
                notes: &notes,
                unsure: &unsure,
                hold: &|text| !search::saved_queries(text).is_empty(),
                retagged: &search::retagged,
                renamed: &search::renamed,
            },
            is_only_file: &|target| self.is_only_file(target),
            progress,
        })
    }

    /// Makes a planned change. `progress` is told how many files are done, and says whether to
    /// go on; when it says no, what was done is taken back, and `progress` is told of that too,
    /// from the beginning.
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
            let told = |done| {
                progress(done);
            };
            self.take_back_holding(store, &lock, ask.vault, id, origin, &told)?;
        }
        made
    }

    /// Takes a change back: every file that is still what it came to be. `progress` is told how
    /// many files are done; half an undo would be neither the one nor the other.
    ///
    /// # Errors
    /// As `make_edit`.
    pub fn take_back(
        &self,
        store: &Store,
        vault: &str,
        id: i64,
        origin: &Origin,
        progress: &dyn Fn(usize),
    ) -> Result<EditDone, EngineError> {
        let lock = store.lock_edits(vault)?;
        self.take_back_holding(store, &lock, vault, id, origin, progress)
    }

    fn take_back_holding(
        &self,
        store: &Store,
        lock: &EditLock,
        vault: &str,
        id: i64,
        origin: &Origin,
        progress: &dyn Fn(usize),
    ) -> Result<EditDone, EngineError> {
        let plan = self.way_back(store, id)?;
        let what = ("undo", &*id.to_string(), "");
        let undo = store.begin_edit(vault, what, &plan, self.now_ms())?;
        let told = |done| {
            progress(done);
            true
        };
        let done = self.go_on(store, lock, undo, origin, &told)?;
        Ok(EditDone { id: None, ..done })
    }

    /// What was made of a change, the other way round, but for what an undo has taken back: what
    /// one had to leave may be asked for again.
    pub(super) fn way_back(&self, store: &Store, id: i64) -> Result<EditPlan, EngineError> {
        let (moves, rows) = store.edit_rows(id)?;
        let is_away = |one: &MoveRow| self.is_away(one);
        let back = moves.iter().filter(|one| is_away(one));
        let back = back.map(|one| one.place.back()).collect();
        let moves: Vec<FileMove> = moves.into_iter().map(|one| one.place).collect();
        let files = rows.into_iter().filter(|row| row.done);
        let files = files.map(|row| FileEdit {
            path: moved_back(row.path, &moves),
            before: row.after,
            after: row.before,
            edits: row.back,
            back: row.edits,
            places: Vec::new(),
            lines: Vec::new(),
        });
        let taken_back = store.taken_back_of(id)?;
        let taken_back: HashSet<_> = taken_back
            .iter()
            .map(|row| (&row.path, row.before, row.after))
            .collect();
        Ok(EditPlan {
            files: files
                .filter(|file| !taken_back.contains(&(&file.path, file.before, file.after)))
                .collect(),
            moves: back,
            conflicts: Vec::new(),
        })
    }

    /// Does what is left of a change. What was done already is known by its hash, so that it
    /// makes no difference where it was broken off.
    fn go_on(
        &self,
        store: &Store,
        lock: &EditLock,
        id: i64,
        origin: &Origin,
        progress: &dyn Fn(usize) -> bool,
    ) -> Result<EditDone, EngineError> {
        let (moves, rows) = store.edit_rows(id)?;
        let mut done = EditDone::default();
        for one in &moves {
            let place = &one.place;
            if !one.done {
                if let Err(NotMoved { error, is_certain }) = self.make_move(store, one) {
                    // Links must not lead to where nothing is: no text has been changed yet.
                    if is_certain {
                        store.forget_edit(id)?;
                    }
                    return Err(self.or_offline(error));
                }
                store.moved(lock.vault(), one.number, place)?;
            }
            self.find_moved(place);
            match place.to.is_note() {
                true => done.changed.push(place.to.to_string()),
                false => {
                    let notes = notes_of(&self.reader()?, &place.to)?;
                    done.changed.extend(notes.iter().map(NotePath::to_string));
                }
            }
            done.moved.push(place.clone());
        }
        for (step, rows) in rows.chunks(FILES_A_STEP).enumerate() {
            if !progress(step * FILES_A_STEP) {
                return Err(EngineError::Cancelled);
            }
            let (mut numbers, mut skipped) = (Vec::new(), Vec::new());
            let mut edited = Vec::new();
            for row in rows {
                match self.edit_file(row) {
                    Ok(()) => {
                        numbers.push(row.number);
                        edited.push(&row.path);
                    }
                    Err(reason) => {
                        skipped.push((row.number, reason));
                        done.skipped.push((row.path.to_string(), reason));
                    }
                }
            }
            self.look_at_late(self.clock.elapsed());
            store.edited(&numbers, &skipped)?;
            self.take_in(edited.iter().copied(), origin);
            let is_told = |path: &NotePath| {
                let back = |one: &MoveRow| one.place.back().of(path).is_some();
                moves.iter().any(back)
            };
            let new = edited.into_iter().filter(|path| !is_told(path));
            done.changed.extend(new.map(NotePath::to_string));
        }
        let changed_anything = !done.changed.is_empty() || !done.moved.is_empty();
        store.end_edit(id, changed_anything)?;
        done.id = changed_anything.then_some(id);
        Ok(done)
    }

    /// Brings what has moved into the index.
    fn find_moved(&self, FileMove { from, to }: &FileMove) {
        let paths = [from, to].map(|path| path.as_path().to_owned());
        let reconciled = self.reconcile(Scope::Paths(paths.into_iter().collect()));
        if let Err(error) = reconciled {
            tracing::warn!(%from, %to, %error, "a moved note could not be indexed; trying again");
            self.hint(Hint::Settled(from.as_path().to_owned()));
            self.hint(Hint::Settled(to.as_path().to_owned()));
        }
    }

    /// Brings one file from what it was to what it is to be.
    fn edit_file(&self, row: &EditRow) -> Result<(), LeftBecause> {
        let edited = self.try_to_edit(row);
        // The disk may report an error once the file has its text, and then an undo is to take
        // that back too.
        let is_edited = || self.read(&row.path).is_ok_and(|now| now.hash == row.after);
        match edited {
            Err(_) if is_edited() => Ok(()),
            edited => edited,
        }
    }

    fn try_to_edit(&self, row: &EditRow) -> Result<(), LeftBecause> {
        let told = |error: EngineError| {
            tracing::warn!(path = %row.path, %error, "a note could not be changed");
            match error {
                EngineError::NotFound(_) => LeftBecause::Gone,
                EngineError::ReadOnly { .. } => LeftBecause::ReadOnly,
                EngineError::DiskFull { .. } => LeftBecause::DiskFull,
                _ => LeftBecause::NotWritten,
            }
        };
        let current = self.read(&row.path).map_err(told)?;
        if current.hash == row.after {
            return Ok(());
        }
        if current.hash != row.before {
            return Err(LeftBecause::ChangedMeanwhile);
        }
        let text = decode(current.kept.clone()).text;
        let text = with_stretches(&text, &row.edits).map_err(|_| LeftBecause::ChangedMeanwhile)?;
        let saved = self
            .saver()
            .rewrite(&row.path, &text, &current)
            .map_err(told)?;
        match saved.sibling {
            Some(_) => Err(LeftBecause::ChangedMeanwhile),
            None => Ok(()),
        }
    }

    fn now_ms(&self) -> i64 {
        self.clock.wall_ns() / 1_000_000
    }
}

/// Where a file lies once moves are taken back.
fn moved_back(path: NotePath, moves: &[FileMove]) -> NotePath {
    let back = moves.iter().find_map(|one| one.back().of(&path));
    back.unwrap_or(path)
}
