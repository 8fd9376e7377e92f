//! Saving what was typed over what others may have written meanwhile: merged where that
//! harms neither, left to the person where not. Saves without the text they were made
//! from (`Engine::save`) go beside the note instead.

use super::*;
use crate::{
    error::ReadOnly,
    merge::{Merge, merge},
    path::NotePath,
    store::DraftBase,
    vault::{Bytes, ContentHash, READ_ONLY_FROM, Saved, encoding::decode, line_ends},
};

/// What saving a draft has led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftSaved {
    /// The note holds the text; `Saved::text` is set when it holds more than that.
    Saved(Saved),
    /// Both sides changed the same place. Nothing was written.
    Conflict(Conflict),
}

/// Two versions of a note that can't be merged unseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Of the bytes on disk.
    pub hash: ContentHash,
    /// What they say, with `\n` line ends.
    pub theirs: String,
    /// What could be merged of both, and what is left to choose.
    pub merge: Merge,
}

/// How often a merge is made anew because another program was faster.
const TRIES: usize = 5;

impl Engine {
    /// Saves a text (`\n` line ends) that was typed over `base`. Where the file holds
    /// other bytes by now, both are merged. `captures` as for `save`.
    ///
    /// # Errors
    /// `NotFound` when the note was deleted: whether it is to come back is for a person to
    /// say. Else as `save`.
    pub fn save_draft(
        &self,
        path: &NotePath,
        text: &str,
        base: &DraftBase,
        captures: &dyn Fn(ContentHash) -> Option<Vec<String>>,
        origin: Origin,
    ) -> Result<DraftSaved, EngineError> {
        self.only_notes(path)?;
        let path = &self.through_link(path)?;
        let mut done = self.try_draft(path, text, base, captures)?;
        for _ in 1..TRIES {
            if !self.takes_back(&mut done) {
                break;
            }
            done = self.try_draft(path, text, base, captures)?;
        }
        if let DraftSaved::Saved(saved) = &done.0 {
            self.take_in_saved(path, saved, &origin);
        }
        Ok(done.0)
    }

    /// One try, and the text that was to be written.
    fn try_draft(
        &self,
        path: &NotePath,
        text: &str,
        base: &DraftBase,
        captures: &dyn Fn(ContentHash) -> Option<Vec<String>>,
    ) -> Result<(DraftSaved, String), EngineError> {
        let saver = self.saver();
        let attempt = || {
            let current = saver.current(path)?;
            let current = current.ok_or_else(|| EngineError::NotFound(path.clone()))?;
            let now = current.hash;
            if now == base.hash {
                let saved = saver.save(path, text, now, Some(current))?;
                return Ok((DraftSaved::Saved(saved), text.to_owned()));
            }
            let text = match captures(now) {
                Some(captures) => self.followed_by(text, &captures),
                None => {
                    let theirs = text_of(path, &current)?;
                    let merge = merge(&base.text, &theirs, text);
                    let Some(text) = merge.clean() else {
                        let conflict = Conflict {
                            hash: now,
                            theirs,
                            merge,
                        };
                        return Ok((DraftSaved::Conflict(conflict), String::new()));
                    };
                    text
                }
            };
            let saved = saver.save(path, &text, now, Some(current))?;
            let saved = Saved {
                text: saved.sibling.is_none().then(|| text.clone()),
                ..saved
            };
            Ok((DraftSaved::Saved(saved), text))
        };
        attempt().map_err(|error| self.or_offline(error))
    }

    /// Another program was faster by a hair, and the text stands beside the note: it is
    /// taken away again, to be merged with what that program wrote. `false` when it is not
    /// so, or when what stands there is not just this text.
    fn takes_back(&self, done: &mut (DraftSaved, String)) -> bool {
        let (DraftSaved::Saved(saved), text) = done else {
            return false;
        };
        let Some(sibling) = &saved.sibling else {
            return false;
        };
        let is_ours = self.read_note(sibling).is_ok_and(|note| note.text == *text);
        is_ours && self.fs.remove(sibling.as_path()).is_ok()
    }
}

/// What a file says; nothing is merged into one that could not be written back exactly.
fn text_of(path: &NotePath, bytes: &Bytes) -> Result<String, EngineError> {
    let read_only = |why| EngineError::ReadOnly {
        path: path.clone(),
        why,
    };
    if bytes.stamp.size > READ_ONLY_FROM {
        return Err(read_only(ReadOnly::Large));
    }
    let decoded = decode(bytes.kept.clone());
    if !decoded.exact {
        return Err(read_only(ReadOnly::Encoding));
    }
    Ok(line_ends::to_lf(&decoded.text))
}
