//! Writing notes so that no byte is lost, neither ours nor another program's: a new file
//! beside the note, whole and durable, then exchanged with it in one step; what was
//! really there is looked at afterwards, and kept if it is not what the text was made
//! from. Mismatches are never overwritten: the text goes to a sibling. Bytes that others
//! wrote are kept in the history before ours take their place. How they do is `replace`
//! and, where a file must stay the same one, `in_place`; what others write into a file
//! that was moved aside is for `late`.

use std::io;

use super::{
    encoding::{Encoding, decode},
    line_ends,
    read::{Bytes, READ_ONLY_FROM, read_bytes},
    stamp::ContentHash,
    versions::{Cause, Version, Versions},
};
use crate::{
    clock::Clock,
    error::{EngineError, ReadOnly},
    fs::Fs,
    path::{NotePath, join},
};

mod attach;
mod delete;
mod in_place;
mod late;
mod leftovers;
mod replace;
#[cfg(test)]
mod tests;

pub(crate) use late::Late;

pub(super) use leftovers::is_temporary;
pub(crate) use leftovers::take_care_of_leftovers;

/// What a save has led to. The bytes are durable when it is returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Of the bytes that now are in the note's file.
    pub hash: ContentHash,
    /// Set when another program had changed the file meanwhile: the note holds that
    /// program's bytes, untouched, and the text stands in this sibling.
    pub sibling: Option<NotePath>,
    /// Set when captures had come into the file meanwhile: the text it holds now, with
    /// `\n` line ends, is the one to be saved followed by them.
    pub text: Option<String>,
}

impl Saved {
    fn plainly(hash: ContentHash) -> Self {
        Self {
            hash,
            sibling: None,
            text: None,
        }
    }

    fn beside(hash: ContentHash, sibling: NotePath) -> Self {
        Self {
            hash,
            sibling: Some(sibling),
            text: None,
        }
    }
}

/// Saves notes of one vault.
pub(crate) struct Saver<'s> {
    pub fs: &'s dyn Fs,
    pub clock: &'s dyn Clock,
    /// Where earlier versions go.
    pub versions: &'s dyn Versions,
    /// Takes in files that were moved aside, to be looked at once more.
    pub late: &'s Late,
}

/// Bytes on their way into a note.
struct New<'b> {
    bytes: &'b [u8],
    hash: ContentHash,
    cause: Cause,
}

impl<'b> New<'b> {
    fn of(bytes: &'b [u8], cause: Cause) -> Self {
        Self {
            bytes,
            hash: ContentHash::of(bytes),
            cause,
        }
    }
}

impl Saver<'_> {
    /// What the file holds now; `None` when someone has deleted it.
    pub fn current(&self, path: &NotePath) -> Result<Option<Bytes>, EngineError> {
        match read_bytes(self.fs, self.clock, path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(EngineError::io(path, error)),
        }
    }

    /// Puts an editor's text (`\n` line ends) in the place of the bytes with hash `base`;
    /// `current` is what the file holds.
    pub fn save(
        &self,
        path: &NotePath,
        text: &str,
        base: ContentHash,
        current: Option<Bytes>,
    ) -> Result<Saved, EngineError> {
        let Some(current) = current else {
            // Nothing is there to be overwritten.
            return self.create_again(path, text);
        };
        if current.hash != base {
            return self.save_beside(path, text, current);
        }
        let bytes = self.bytes_for(path, text, &current)?;
        self.replace(path, &New::of(&bytes, Cause::Saved), &current)
    }

    /// Puts the bytes of an earlier version in the place of whatever the file holds, or
    /// makes it again.
    pub fn restore(
        &self,
        path: &NotePath,
        bytes: &[u8],
        current: Option<Bytes>,
    ) -> Result<Saved, EngineError> {
        let new = New::of(bytes, Cause::Restored);
        let Some(current) = current else {
            self.make_folder_of(path)?;
            self.create_bytes(path, &new)?;
            return Ok(Saved::plainly(new.hash));
        };
        self.replace(path, &new, &current)
    }

    /// Puts a text with its own line ends in the place of the bytes it was made from, which
    /// are `current`, in their encoding.
    pub fn rewrite(
        &self,
        path: &NotePath,
        text: &str,
        current: &Bytes,
    ) -> Result<Saved, EngineError> {
        let decoded = decode(current.kept.clone());
        let bytes = decoded.encoding.encode(text);
        let bytes = bytes
            .filter(|_| decoded.exact && current.stamp.size <= READ_ONLY_FROM)
            .ok_or_else(|| EngineError::ReadOnly {
                path: path.clone(),
                why: ReadOnly::Encoding,
            })?;
        self.replace(path, &New::of(&bytes, Cause::Edited), current)
    }

    /// Moves a note to a name that is free, with the folders it needs.
    pub fn move_note(&self, from: &NotePath, to: &NotePath) -> Result<(), EngineError> {
        let failed = |error| EngineError::io(to, error);
        self.fs.make_folders(to.folder().as_ref()).map_err(failed)?;
        match self.fs.rename_new(from.as_path(), to.as_path()) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && self.same(from, to) => {
                // One file, whose name differs in case alone.
                self.fs.rename(from.as_path(), to.as_path())
            }
            done => done,
        }
        .map_err(failed)?;
        self.sync_folder_of(to)?;
        self.sync_folder_of(from)
    }

    fn same(&self, a: &NotePath, b: &NotePath) -> bool {
        let inode = |path: &NotePath| self.fs.stat(path.as_path()).map(|meta| meta.inode);
        matches!((inode(a), inode(b)), (Ok(a), Ok(b)) if a == b && a != 0)
    }

    /// Makes a new note, UTF-8 and with the line ends as given, and the folders it needs.
    pub fn create(&self, path: &NotePath, text: &str) -> Result<ContentHash, EngineError> {
        let new = New::of(text.as_bytes(), Cause::Saved);
        self.make_folder_of(path)?;
        self.create_bytes(path, &new)?;
        Ok(new.hash)
    }

    fn create_again(&self, path: &NotePath, text: &str) -> Result<Saved, EngineError> {
        match self.create(path, text) {
            Ok(hash) => Ok(Saved::plainly(hash)),
            Err(EngineError::Exists(_)) => {
                let current = read_bytes(self.fs, self.clock, path)
                    .map_err(|error| EngineError::io(path, error))?;
                self.save_beside(path, text, current)
            }
            Err(error) => Err(error),
        }
    }

    fn make_folder_of(&self, path: &NotePath) -> Result<(), EngineError> {
        self.fs
            .make_folders(path.folder().as_ref())
            .map_err(|error| EngineError::io(path, error))
    }

    fn create_bytes(&self, path: &NotePath, new: &New<'_>) -> Result<(), EngineError> {
        let failed = |error| EngineError::io(path, error);
        let temporary = self.temporary(path, new.hash, new.hash)?;
        self.fs
            .create(temporary.as_path(), new.bytes, None)
            .map_err(failed)?;
        if let Err(error) = self.fs.rename_new(temporary.as_path(), path.as_path()) {
            let _ = self.fs.remove(temporary.as_path());
            return Err(failed(error));
        }
        self.sync_folder_of(path)?;
        self.keep_ours(path, new, None);
        Ok(())
    }

    fn save_beside(
        &self,
        path: &NotePath,
        text: &str,
        current: Bytes,
    ) -> Result<Saved, EngineError> {
        let bytes = match self.bytes_for(path, text, &current) {
            Ok(bytes) => bytes,
            // In another encoding than the note's, rather than not at all.
            Err(_) => text.as_bytes().to_vec(),
        };
        if ContentHash::of(&bytes) == current.hash {
            return Ok(Saved::plainly(current.hash));
        }
        let sibling = self.put_beside(path, &bytes, current.hash)?;
        Ok(Saved::beside(current.hash, sibling))
    }

    /// Makes a sibling with these bytes; `base` is what the note holds.
    fn put_beside(
        &self,
        path: &NotePath,
        bytes: &[u8],
        base: ContentHash,
    ) -> Result<NotePath, EngineError> {
        let temporary = self.temporary(path, base, ContentHash::of(bytes))?;
        // The note may be gone by now.
        let like = self.fs.stat(path.as_path()).is_ok();
        self.fs
            .create(temporary.as_path(), bytes, like.then_some(path.as_path()))
            .map_err(|error| EngineError::io(path, error))?;
        let named = self.keep_as_sibling(path, &temporary);
        if named.is_err() {
            let _ = self.fs.remove(temporary.as_path());
        }
        named
    }

    /// Gives a temporary file a name for people, one that nothing has yet.
    fn keep_as_sibling(
        &self,
        path: &NotePath,
        temporary: &NotePath,
    ) -> Result<NotePath, EngineError> {
        let at = self.clock.local().strftime("%Y-%m-%d %H%M%S").to_string();
        for number in 1.. {
            let sibling = sibling(path, &at, number)?;
            match self.fs.rename_new(temporary.as_path(), sibling.as_path()) {
                Ok(()) => {
                    self.sync_folder_of(&sibling)?;
                    return Ok(sibling);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => {}
                Err(error) => return Err(EngineError::io(&sibling, error)),
            }
        }
        Err(EngineError::Exists(path.clone()))
    }

    /// The bytes of a text in the form of the file it came from.
    fn bytes_for(&self, path: &NotePath, text: &str, base: &Bytes) -> Result<Vec<u8>, EngineError> {
        let read_only = |why| EngineError::ReadOnly {
            path: path.clone(),
            why,
        };
        if base.stamp.size > READ_ONLY_FROM {
            return Err(read_only(ReadOnly::Large));
        }
        if base.kept.is_empty() {
            return Ok(text.as_bytes().to_vec());
        }
        let decoded = decode(base.kept.clone());
        if !decoded.exact {
            return Err(read_only(ReadOnly::Encoding));
        }
        let text = line_ends::like(&decoded.text, text);
        Encoding::encode(decoded.encoding, &text).ok_or(read_only(ReadOnly::Encoding))
    }

    /// Keeps what is about to be overwritten. Without that nothing is.
    fn keep_before(&self, path: &NotePath, current: &Bytes) -> Result<(), EngineError> {
        if current.stamp.size > READ_ONLY_FROM {
            return Err(EngineError::ReadOnly {
                path: path.clone(),
                why: ReadOnly::Large,
            });
        }
        let new = New {
            bytes: &current.kept,
            hash: current.hash,
            cause: Cause::Other,
        };
        self.keep(path, &new, None)
    }

    /// Keeps what stands in the note by our doing. It is durable there, so a history that
    /// can't be written is no failure of the save.
    fn keep_ours(&self, path: &NotePath, new: &New<'_>, base: Option<ContentHash>) {
        if let Err(error) = self.keep(path, new, base) {
            tracing::warn!(%path, %error, "a save did not come into the history");
        }
    }

    fn keep(
        &self,
        path: &NotePath,
        new: &New<'_>,
        follows: Option<ContentHash>,
    ) -> Result<(), EngineError> {
        if new.bytes.is_empty() {
            return Ok(());
        }
        self.versions.keep(&Version {
            path,
            bytes: new.bytes,
            hash: new.hash,
            cause: new.cause,
            follows,
            at_ms: self.clock.wall_ns() / 1_000_000,
        })
    }

    fn sync_folder_of(&self, path: &NotePath) -> Result<(), EngineError> {
        self.fs
            .sync_folder(path.folder().as_ref())
            .map_err(|error| EngineError::io(path, error))
    }

    /// A name for the file that is written first. It says whose it is and between which
    /// bytes it stood, so that what a crash leaves behind can be told apart.
    fn temporary(
        &self,
        path: &NotePath,
        base: ContentHash,
        new: ContentHash,
    ) -> Result<NotePath, EngineError> {
        let name = leftovers::name(base, new);
        NotePath::new(&join(path.folder(), &name))
            .map_err(|reason| EngineError::BadPath { path: name, reason })
    }
}

/// `note (conflict 2026-11-23 140322).md`, cut so that the name fits.
fn sibling(path: &NotePath, at: &str, number: u32) -> Result<NotePath, EngineError> {
    const LONGEST_NAME: usize = 255;
    let ending = &path.name()[path.stem().len()..];
    let number = if number == 1 {
        String::new()
    } else {
        format!(" {number}")
    };
    let mark = format!(" (conflict {at}{number}){ending}");
    let room = LONGEST_NAME.saturating_sub(mark.len());
    let stem = path.stem();
    let cut = (0..=room.min(stem.len()))
        .rev()
        .find(|at| stem.is_char_boundary(*at))
        .unwrap_or(0);
    let name = format!("{}{mark}", &stem[..cut]);
    path.with_name(&name)
        .map_err(|reason| EngineError::BadPath { path: name, reason })
}
