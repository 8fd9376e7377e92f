//! A note gets a new name or place, and every link that means it follows.

use rusqlite::OptionalExtension;
use tsuzuri_syntax::{
    Link,
    edit::{Moved, Target, rename_links},
    name_key,
};

use super::Planner;
use crate::{
    edit::{EditConflict, EditPlan, FileMove},
    error::EngineError,
    index::{Resolution, resolve},
    path::NotePath,
};

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
        let stat = |path: &NotePath| self.fs.stat(path.as_path());
        let moved = stat(from).map_err(|error| EngineError::io(from, error))?;
        // A name that differs in case alone is the same file where case makes no difference.
        let same = |there: crate::fs::Meta| there.inode != 0 && there.inode == moved.inode;
        if stat(to).is_ok_and(|there| !same(there)) {
            return Err(EngineError::Exists(to.clone()));
        }
        let unique = self.is_only_note_called(to.stem(), from)?;
        if !unique {
            plan.conflicts.push(EditConflict {
                path: to.clone(),
                span: None,
                reason: "name-is-taken-elsewhere",
            });
        }
        let target = Target {
            path: Moved {
                from: from.as_str(),
                to: to.as_str(),
            },
            unique,
        };
        for path in self.notes_that_may_change(from)? {
            let Some((bytes, text)) = self.read(&path)? else {
                continue;
            };
            let is_moved = path == *from;
            let place = if is_moved { to } else { &path };
            let note = Moved {
                from: path.as_str(),
                to: place.as_str(),
            };
            let mut failed = None;
            let reading = self.reading.of(Some(path.as_str()));
            let rewrite = rename_links(&text, &reading, note, |link| {
                match self.leads_to(&path, link, from) {
                    Ok(leads) => leads.then_some(target),
                    Err(error) => {
                        failed = Some(error);
                        None
                    }
                }
            });
            if let Some(error) = failed {
                return Err(error);
            }
            plan.add(place.clone(), bytes, rewrite);
        }
        plan.moves.push(FileMove {
            from: from.clone(),
            to: to.clone(),
        });
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
            paths.sort();
        }
        Ok(paths)
    }

    fn leads_to(
        &self,
        from: &NotePath,
        link: &Link<'_>,
        note: &NotePath,
    ) -> Result<bool, EngineError> {
        let resolution = resolve(
            self.reader.connection(),
            &self.reading.addresses,
            from.as_str(),
            link.kind,
            &link.target,
        )?;
        Ok(match resolution {
            Resolution::Unique(path) | Resolution::Ambiguous(path) => path == note.as_str(),
            Resolution::Unresolved => false,
        })
    }

    /// Whether no other note answers to a file name: links by the name alone then find it.
    fn is_only_note_called(&self, stem: &str, note: &NotePath) -> Result<bool, EngineError> {
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
