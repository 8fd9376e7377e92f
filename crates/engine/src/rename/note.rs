//! A note gets a new name or place, and every link that means it follows.

use rusqlite::OptionalExtension;
use tsuzuri_syntax::{
    Link,
    edit::{Moved, Target, rename_links},
    name_key,
};

use super::{
    Planner,
    planner::{ReadNote, can_move},
};
use crate::{
    edit::{EditConflict, EditPlan, FileMove, LeftBecause},
    error::EngineError,
    index::{Resolution, resolve},
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
        let target = Target {
            path: Moved {
                from: from.as_str(),
                to: to.as_str(),
            },
            unique,
        };
        let moved = FileMove {
            from: from.clone(),
            to: to.clone(),
        };
        let only = |_: &NotePath| Ok(unique);
        self.each(
            &mut plan,
            self.notes_that_may_change(from)?,
            |plan, note| {
                let path = note.path.clone();
                let meant = |link: &Link<'_>| {
                    let leads = self.leads_to(&path, link)?;
                    Ok(leads
                        .filter(|leads| *leads == from.as_str())
                        .map(|_| target))
                };
                self.follow(plan, note, (&moved, &only), meant)
            },
        )?;
        plan.moves.push(moved);
        Ok(plan)
    }

    /// The note itself, and those with a link that leads to it.
    fn notes_that_may_change(&self, note: &NotePath) -> Result<Vec<NotePath>, EngineError> {
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
        Ok(paths)
    }

    /// Adds what a move changes in one note: `meant` says which of its links lead to what has
    /// moved.
    pub(super) fn follow<'t>(
        &self,
        plan: &mut EditPlan,
        ReadNote { path, bytes, text }: ReadNote,
        (moved, unique): (&FileMove, Unique<'_>),
        mut meant: impl FnMut(&Link<'_>) -> Result<Option<Target<'t>>, EngineError>,
    ) -> Result<(), EngineError> {
        let place = moved.of(&path).unwrap_or_else(|| path.clone());
        let note = Moved {
            from: path.as_str(),
            to: place.as_str(),
        };
        let mut failed = None;
        let reading = self.reading.of(Some(path.as_str()));
        let mut rewrite = rename_links(&text, &reading, note, |link| {
            meant(link).unwrap_or_else(|error| {
                failed = Some(error);
                None
            })
        });
        let in_queries = (self.queries.renamed)(&text, &reading, &mut |named, value| {
            let new = self.new_name(moved, named, value, unique);
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

    /// The note that a link leads to.
    pub(super) fn leads_to(
        &self,
        from: &NotePath,
        link: &Link<'_>,
    ) -> Result<Option<String>, EngineError> {
        let resolution = resolve(
            self.reader.connection(),
            &self.reading.addresses,
            from.as_str(),
            link.kind,
            &link.target,
        )?;
        Ok(match resolution {
            Resolution::Unique(path) | Resolution::Ambiguous(path) => Some(path),
            Resolution::Unresolved => None,
        })
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
