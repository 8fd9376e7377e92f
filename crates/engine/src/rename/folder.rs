//! A folder gets a new name or place, with all that lies in it. Links that lead into it
//! follow, also those to files that are no notes, and so do links out of it that are found from
//! where their note lies.

use super::{
    Planner,
    links::Moving,
    planner::{can_move, paths},
};
use crate::{
    Reader,
    edit::{EditPlan, FileMove},
    error::EngineError,
    fs::Kind,
    path::NotePath,
};

impl Planner<'_> {
    /// The folder's move and every link that it changes.
    ///
    /// # Errors
    /// `NotFound` when there is no such folder; `Exists` when something else has the new path;
    /// `BadPath` when it would lie in itself; what the index and the file system say.
    pub(crate) fn rename_folder(
        &self,
        from: &NotePath,
        to: &NotePath,
    ) -> Result<EditPlan, EngineError> {
        let mut plan = EditPlan::default();
        if from == to {
            return Ok(plan);
        }
        let kind = self.fs.stat(from.as_path()).map(|meta| meta.kind);
        if kind.is_ok_and(|kind| kind != Kind::Folder) {
            return Err(EngineError::NotFound(from.clone()));
        }
        can_move(self.fs, from, to)?;
        let whole = FileMove {
            from: from.clone(),
            to: to.clone(),
        };
        let moving = Moving::new(whole, notes_of(self.reader, from)?);
        let unique = |note: &NotePath| self.is_only_note_called(note.stem(), note);
        let mut notes = self.notes_around(from)?;
        notes.extend(self.notes_that_name(&moving)?);
        self.each(&mut plan, notes, |plan, note| {
            self.follow(plan, note, &moving, &unique)
        })?;
        plan.moves.push(moving.whole);
        Ok(plan)
    }

    /// Notes of the folder, notes that lead to them, and notes that may lead to its other
    /// files.
    fn notes_around(&self, folder: &NotePath) -> Result<Vec<NotePath>, EngineError> {
        let (first, behind) = (format!("{folder}/"), format!("{folder}0"));
        let named = format!("{}/", folder.name());
        self.paths(
            "SELECT path FROM note WHERE path > ?1 AND path < ?2
             UNION
             SELECT linking.path FROM note
             JOIN link ON link.resolved = note.id
             JOIN note AS linking ON linking.id = link.note
             WHERE note.path > ?1 AND note.path < ?2
             UNION
             SELECT note.path FROM link JOIN note ON note.id = link.note
             WHERE link.state = 'file' AND instr(link.target, ?3) > 0
             ORDER BY 1",
            &[&first, &behind, &named],
        )
    }
}

/// The notes that lie in a folder, by path.
///
/// # Errors
/// The index's.
pub(crate) fn notes_of(reader: &Reader, folder: &NotePath) -> Result<Vec<NotePath>, EngineError> {
    let (first, behind) = (format!("{folder}/"), format!("{folder}0"));
    paths(
        reader,
        "SELECT path FROM note WHERE path > ?1 AND path < ?2 ORDER BY path",
        &[&first, &behind],
    )
}
