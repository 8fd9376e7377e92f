//! What links mean that a move may change: where they lead, where that will lie, and how much
//! of its path they need to say then, so that they lead there again.

use tsuzuri_syntax::{
    Link, LinkKind,
    edit::{Enough, Meaning, Target},
};

use super::Planner;
use crate::{
    edit::FileMove,
    error::EngineError,
    fs::Kind,
    index::{Relocated, Resolution, resolve},
    path::{NotePath, places},
};

/// What moves, as links see it.
pub(super) struct Moving {
    /// The note, or the folder with all that lies in it.
    pub whole: FileMove,
    /// The notes of it.
    pub notes: Relocated,
}

impl Moving {
    /// `notes` are those that move along, where they are.
    pub fn new(whole: FileMove, notes: impl IntoIterator<Item = NotePath>) -> Self {
        let moves = notes.into_iter().filter_map(|note| {
            let to = whole.of(&note)?;
            Some((note, to))
        });
        let notes = Relocated::new(moves);
        Self { whole, notes }
    }

    /// Where something will lie.
    pub fn after(&self, path: &NotePath) -> NotePath {
        self.whole.of(path).unwrap_or_else(|| path.clone())
    }
}

impl Planner<'_> {
    /// Notes with a link that has a name which something will have, and leads somewhere now.
    pub(super) fn notes_that_name(&self, moving: &Moving) -> Result<Vec<NotePath>, EngineError> {
        let mut notes = Vec::new();
        for key in moving.notes.keys() {
            notes.extend(self.paths(
                "SELECT DISTINCT note.path FROM link JOIN note ON note.id = link.note
                 WHERE link.key = ?1 AND link.resolved IS NOT NULL",
                &[&key],
            )?);
        }
        Ok(notes)
    }

    /// What a link of a note means.
    pub(super) fn meaning(
        &self,
        moving: &Moving,
        note: &NotePath,
        link: &Link<'_>,
    ) -> Result<Meaning, EngineError> {
        let new_folder = moving.after(note);
        let new_folder = new_folder.folder();
        let Some(from) = self.leads_to(note, link)? else {
            return Ok(self.meaning_of_file(moving, note, link));
        };
        let to = moving.after(&from);
        let stays = from == to && note.folder() == new_folder;
        if stays && !moving.notes.concern(new_folder, link.kind, &link.target) {
            return Ok(Meaning::Kept);
        }
        let mut failed = None;
        let enough = enough(link, &to, |text| {
            let found = moving
                .notes
                .resolve(self.reader.connection(), new_folder, link.kind, text);
            match found {
                Ok(Resolution::Unique(found)) => found == to.as_str(),
                // What was the nearest one may be so again.
                Ok(Resolution::Ambiguous(found)) => from == to && found == to.as_str(),
                Ok(Resolution::Unresolved) => false,
                Err(error) => {
                    failed = Some(error);
                    false
                }
            }
        });
        match failed {
            Some(error) => Err(error),
            None => Ok(target(&from, &to, enough)),
        }
    }

    /// The note that a link leads to.
    fn leads_to(&self, note: &NotePath, link: &Link<'_>) -> Result<Option<NotePath>, EngineError> {
        let connection = self.reader.connection();
        let addresses = &self.reading.addresses;
        let resolution = resolve(
            connection,
            addresses,
            note.as_str(),
            link.kind,
            &link.target,
        )?;
        Ok(match resolution {
            Resolution::Unique(path) | Resolution::Ambiguous(path) => NotePath::new(&path).ok(),
            Resolution::Unresolved => None,
        })
    }

    /// What a link means that leads to no note: another file, or what is not there yet.
    fn meaning_of_file(&self, moving: &Moving, note: &NotePath, link: &Link<'_>) -> Meaning {
        let is_there = |path: &NotePath| {
            let meta = self.fs.stat(path.as_path());
            meta.is_ok_and(|meta| matches!(meta.kind, Kind::File | Kind::Link))
        };
        let named = places(note.folder(), &link.target);
        let new_note = moving.after(note);
        let Some(from) = named.iter().find(|path| is_there(path)).cloned() else {
            // By its name alone, which stays; else the place itself is meant.
            let is_relative = link.target.starts_with("./") || link.target.starts_with("../");
            let moves_along = named
                .first()
                .is_some_and(|path| moving.whole.of(path).is_some());
            return match is_relative && !moves_along {
                true => Meaning::Place,
                false => Meaning::Kept,
            };
        };
        let to = moving.after(&from);
        if from == to && note.folder() == new_note.folder() {
            return Meaning::Kept;
        }
        let will_be_there = |path: &NotePath| match moving.whole.back().of(path) {
            Some(old) => is_there(&old),
            None => moving.whole.of(path).is_none() && is_there(path),
        };
        let is_wikilink = matches!(link.kind, LinkKind::Wikilink | LinkKind::Embed);
        let enough = enough(link, &to, |text| {
            let first = places(new_note.folder(), text)
                .into_iter()
                .find(will_be_there);
            match first {
                Some(first) => first == to,
                None => is_wikilink && (self.is_only_file)(text),
            }
        });
        target(&from, &to, enough)
    }
}

fn target(from: &NotePath, to: &NotePath, enough: Enough) -> Meaning {
    Meaning::Of(Target {
        from: from.to_string(),
        to: to.to_string(),
        enough,
    })
}

/// How much a link needs to say: as many names as it does, the path from the root, or that it
/// begins there.
fn enough(link: &Link<'_>, to: &NotePath, mut leads_there: impl FnMut(&str) -> bool) -> Enough {
    let names = link.target.split('/').count();
    let before = to.as_str().rmatch_indices('/').nth(names - 1);
    let last = before.map_or(to.as_str(), |(at, _)| &to.as_str()[at + 1..]);
    if leads_there(last) {
        Enough::Names
    } else if leads_there(to.as_str()) {
        Enough::Path
    } else {
        Enough::Root
    }
}
