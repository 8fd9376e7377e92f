//! A folder gets a new name or place, with all that lies in it. Links that lead into it
//! follow, also those to files that are no notes, and so do links out of it that are written
//! from where their note lies.

use std::collections::HashMap;

use tsuzuri_syntax::{
    Link, LinkKind,
    edit::{Moved, Target},
};

use super::{
    Planner,
    planner::{can_move, paths},
};
use crate::{
    Reader,
    edit::{EditPlan, FileMove},
    error::EngineError,
    fs::Kind,
    path::NotePath,
};

/// Where the files of a folder go, by where they are.
type Files = HashMap<String, (NotePath, bool)>;

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
        let mut files = Files::new();
        self.list(&whole, from, &mut files)?;
        let unique = |note: &NotePath| self.is_only_note_called(note.stem(), note);
        self.each(&mut plan, self.notes_around(from)?, |plan, note| {
            let path = note.path.clone();
            let meant = |link: &Link<'_>| {
                let note = self.leads_to(&path, link)?;
                let leads = note.or_else(|| file_of(path.folder(), link));
                let found = leads.and_then(|leads| files.get_key_value(&leads));
                Ok(found.map(|(from, (to, unique))| Target {
                    path: Moved {
                        from,
                        to: to.as_str(),
                    },
                    unique: *unique,
                }))
            };
            self.follow(plan, note, (&whole, &unique), meant)
        })?;
        plan.moves.push(whole);
        Ok(plan)
    }

    /// Every file below a folder that moves.
    fn list(
        &self,
        whole: &FileMove,
        folder: &NotePath,
        files: &mut Files,
    ) -> Result<(), EngineError> {
        let entries = self.fs.list(folder.as_path(), &|_| false);
        for entry in entries.map_err(|error| EngineError::io(folder, error))? {
            // What no link can name is moved all the same.
            let Some(path) = entry.name.to_str().and_then(|name| {
                let path = format!("{folder}/{name}");
                NotePath::new(&path).ok()
            }) else {
                continue;
            };
            match entry.kind {
                Kind::Folder => self.list(whole, &path, files)?,
                _ => {
                    let Some(to) = whole.of(&path) else { continue };
                    let unique = !path.is_note() || self.is_only_note_called(path.stem(), &path)?;
                    files.insert(path.to_string(), (to, unique));
                }
            }
        }
        Ok(())
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

/// The file of the vault that a link's path names, seen from a folder. A name alone is no
/// path: where the file lies makes no difference to it.
fn file_of(folder: &str, link: &Link<'_>) -> Option<String> {
    let target: &str = &link.target;
    let is_wikilink = matches!(link.kind, LinkKind::Wikilink | LinkKind::Embed);
    let is_from_note = match is_wikilink {
        true => target.starts_with("./") || target.starts_with("../"),
        false => !target.starts_with('/'),
    };
    if link.kind == LinkKind::Url || (is_wikilink && !target.contains('/')) {
        return None;
    }
    let mut parts: Vec<&str> = match is_from_note {
        true => folder.split('/').filter(|part| !part.is_empty()).collect(),
        false => Vec::new(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
