//! A note gets a new name or place, and every link that means it follows.

use rusqlite::OptionalExtension;
use tsuzuri_syntax::{
    edit::{Meaning, Moved, rename_links},
    name_key,
};

use super::{
    Planner,
    links::Moving,
    planner::{ReadNote, can_move},
};
use crate::{
    edit::{EditConflict, EditPlan, FileMove, LeftBecause},
    error::EngineError,
    path::NotePath,
};

/// Whether a note that moves is found by its new name alone.
pub(super) type Unique<'u> = &'u dyn Fn(&NotePath) -> Result<bool, EngineError>;

impl Planner<'_> {
    /// The note's move and every link that leads to it.
    ///
    /// # Errors
    /// `NotFound`; `Exists` when something else has the new path; what the index and the file
    /// system say.
    pub(crate) fn rename(&self, from: &NotePath, to: &NotePath) -> Result<EditPlan, EngineError> {
        let mut plan = EditPlan::default();
        if from == to {
            return Ok(plan);
        }
        can_move(self.fs, from, to)?;
        let unique = self.is_only_note_called(to.stem(), from)?;
        if !unique {
            plan.conflicts.push(EditConflict {
                path: to.clone(),
                span: None,
                reason: LeftBecause::NameIsTakenElsewhere,
            });
        }
        let moving = Moving::new(
            FileMove {
                from: from.clone(),
                to: to.clone(),
            },
            [from.clone()],
        );
        let only = |_: &NotePath| Ok(unique);
        self.each(
            &mut plan,
            self.notes_that_may_change(from, &moving)?,
            |plan, note| self.follow(plan, note, &moving, &only),
        )?;
        plan.moves.push(moving.whole);
        Ok(plan)
    }

    /// The note itself, those with a link that leads to it, and those with one that may come to.
    fn notes_that_may_change(
        &self,
        note: &NotePath,
        moving: &Moving,
    ) -> Result<Vec<NotePath>, EngineError> {
        let mut paths = self.paths(
            "SELECT DISTINCT linking.path FROM note
             JOIN link ON link.resolved = note.id
             JOIN note AS linking ON linking.id = link.note
             WHERE note.path = ?1 ORDER BY linking.path",
            &[&note.as_str()],
        )?;
        if !paths.contains(note) {
            paths.push(note.clone());
        }
        paths.extend(self.notes_that_name(moving)?);
        Ok(paths)
    }

    /// Adds what a move changes in one note.
    pub(super) fn follow(
        &self,
        plan: &mut EditPlan,
        ReadNote { path, bytes, text }: ReadNote,
        moving: &Moving,
        unique: Unique<'_>,
    ) -> Result<(), EngineError> {
        let place = moving.after(&path);
        let note = Moved {
            from: path.as_str(),
            to: place.as_str(),
        };
        let mut failed = None;
        let reading = self.reading.of(Some(path.as_str()));
        let mut rewrite = rename_links(&text, &reading, note, |link| {
            let meaning = self.meaning(moving, &path, link);
            meaning.unwrap_or_else(|error| {
                failed = Some(error);
                Meaning::Kept
            })
        });
        let in_queries = (self.queries.renamed)(&text, &reading, &mut |named, value| {
            let new = self.new_name(&moving.whole, named, value, unique);
            new.unwrap_or_else(|error| {
                failed = Some(error);
                None
            })
        });
        rewrite.edits.extend(in_queries);
        rewrite.edits.sort_by_key(|edit| edit.span.start);
        if let Some(error) = failed {
            return Err(error);
        }
        plan.add(place, bytes, rewrite);
        Ok(())
    }

    /// Whether no other note answers to a file name: links by the name alone then find it.
    pub(super) fn is_only_note_called(
        &self,
        stem: &str,
        note: &NotePath,
    ) -> Result<bool, EngineError> {
        let other = self
            .reader
            .connection()
            .prepare_cached(
                "SELECT 1 FROM name JOIN note ON note.id = name.note
                 WHERE name.key = ?1 AND name.kind <= 2 AND note.path <> ?2 LIMIT 1",
            )?
            .query_row([name_key(stem).as_str(), note.as_str()], |_| Ok(()))
            .optional()?;
        Ok(other.is_none())
    }
}
