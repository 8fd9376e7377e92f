//! Moves of a change. One that was broken off, or that failed half-way, is told from one that was
//! never made by where the file is, and not by what an error says: what has moved is gone on
//! with, and only what is where it was is forgotten.

use super::*;
use crate::{
    fs::Meta,
    rename::at,
    store::MoveMark,
    vault::{ContentHash, read_bytes},
};

/// Why a note or folder does not have its new path.
pub(super) struct NotMoved {
    pub error: EngineError,
    /// Whether it is sure not to have moved. The disk may not say.
    pub is_certain: bool,
}

/// Where something is that gets a new path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Old,
    New,
    /// At neither of the two.
    Nowhere,
}

/// In what a file is like the one that was to move.
#[derive(Clone, Copy, Debug, Default)]
struct Likeness {
    inode: bool,
    hash: bool,
}

impl Engine {
    /// Gives a note or folder its new path, unless it has it already.
    pub(super) fn make_move(&self, store: &Store, one: &MoveRow) -> Result<(), NotMoved> {
        let FileMove { from, to } = &one.place;
        // What was never marked, nobody has tried to move.
        let not_yet = |error| NotMoved {
            error,
            is_certain: one.mark.is_none(),
        };
        match self
            .place_of(&one.place, one.mark.as_ref())
            .map_err(not_yet)?
        {
            Place::New => return Ok(()),
            Place::Old => {}
            Place::Nowhere => {
                return Err(NotMoved {
                    error: EngineError::NotFound(from.clone()),
                    is_certain: true,
                });
            }
        }
        let mark = self.mark_of(from).map_err(not_yet)?;
        // Before it moves, for whoever goes on when this is broken off: there may be another
        // file at the old path by then.
        store.begin_move(one.number, &mark).map_err(not_yet)?;
        let Err(error) = self.saver().move_note(from, to) else {
            return Ok(());
        };
        let place = self.place_of(&one.place, Some(&mark));
        if matches!(place, Ok(Place::New)) {
            tracing::warn!(%from, %to, %error, "moved, though the disk reported an error");
            return Ok(());
        }
        Err(NotMoved {
            error,
            is_certain: matches!(place, Ok(Place::Old)),
        })
    }

    /// Whether there is something to move back. What has come to the old path meanwhile is in
    /// the way then: links that lead back without their note would lead to that.
    pub(super) fn is_away(&self, one: &MoveRow) -> bool {
        let is_there = |path: &NotePath| self.fs.stat(path.as_path()).is_ok();
        is_there(&one.place.to) && (one.done || !is_there(&one.place.from))
    }

    fn place_of(&self, place: &FileMove, mark: Option<&MoveMark>) -> Result<Place, EngineError> {
        let FileMove { from, to } = place;
        match (self.meta_of(from)?, self.meta_of(to)?) {
            (None, Some(_)) => Ok(Place::New),
            (Some(_), None) => Ok(Place::Old),
            // A drive that was unmounted leaves an empty folder there.
            (None, None) if self.is_root_empty() => {
                Err(EngineError::Offline(self.config.root.clone()))
            }
            (None, None) => Ok(Place::Nowhere),
            // Where case makes no difference, both names lead to it.
            (Some(old), Some(new)) if old.inode != 0 && old.inode == new.inode => {
                let has_new_name = self.is_listed(to)? && !self.is_listed(from)?;
                Ok(if has_new_name { Place::New } else { Place::Old })
            }
            (Some(old), Some(new)) => Ok(mark.map_or(Place::Old, |mark| {
                let likeness = |path, meta| self.likeness(mark, path, meta);
                told_apart(likeness(from, &old), likeness(to, &new))
            })),
        }
    }

    fn meta_of(&self, path: &NotePath) -> Result<Option<Meta>, EngineError> {
        match at(&*self.fs, path) {
            // Another program may have put a file in the place of its folder.
            Err(EngineError::BadPath { .. }) => Ok(None),
            there => there,
        }
    }

    fn is_root_empty(&self) -> bool {
        let entries = self.fs.list("".as_ref(), &|_| false);
        entries.map_or(true, |entries| entries.is_empty())
    }

    /// Whether a path is written so on disk.
    fn is_listed(&self, path: &NotePath) -> Result<bool, EngineError> {
        let entries = self.fs.list(path.folder().as_ref(), &|_| false);
        let entries = entries.map_err(|error| EngineError::io(path, error))?;
        Ok(entries.iter().any(|entry| entry.name == path.name()))
    }

    pub(in crate::engine) fn mark_of(&self, path: &NotePath) -> Result<MoveMark, EngineError> {
        let meta = self.fs.stat(path.as_path());
        let meta = meta.map_err(|error| EngineError::io(path, error))?;
        Ok(MoveMark {
            inode: meta.inode,
            hash: self.hash_of(path),
        })
    }

    fn likeness(&self, mark: &MoveMark, path: &NotePath, meta: &Meta) -> Likeness {
        Likeness {
            inode: meta.inode != 0 && meta.inode == mark.inode,
            hash: mark.hash.is_some() && mark.hash == self.hash_of(path),
        }
    }

    /// `None` for a folder, and for a note that can't be read.
    fn hash_of(&self, path: &NotePath) -> Option<ContentHash> {
        let read = path
            .is_note()
            .then(|| read_bytes(&*self.fs, &*self.clock, path));
        Some(read?.ok()?.hash)
    }
}

/// Which of two files is the one that was to move. An inode says more than what a file holds,
/// which a copy holds too; yet a file that is put in the place of another may have the inode of
/// one that is gone. When neither is the one, both were written anew since: there was nothing at
/// the new path when the change was planned, so it was moved there.
fn told_apart(old: Likeness, new: Likeness) -> Place {
    if new.inode {
        Place::New
    } else if old.inode && old.hash {
        Place::Old
    } else if new.hash {
        Place::New
    } else if old.inode || old.hash {
        Place::Old
    } else {
        Place::New
    }
}
