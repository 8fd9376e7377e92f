//! Writing notes so that no byte is lost, neither ours nor another program's: a new file
//! beside the note, whole and durable, then exchanged with it in one step; what was
//! really there is looked at afterwards, and kept if it is not what the text was made
//! from. Mismatches are never overwritten: the text goes to a sibling.

use std::io;

use super::{
    encoding::{Encoding, decode},
    line_ends,
    read::{Bytes, READ_ONLY_FROM, read_bytes},
    stamp::ContentHash,
};
use crate::{
    clock::Clock,
    error::{EngineError, ReadOnly},
    fs::Fs,
    path::{NotePath, join},
};

mod leftovers;
#[cfg(test)]
mod tests;

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
        let hash = ContentHash::of(&bytes);
        if hash == base {
            return Ok(Saved::plainly(hash));
        }
        if !self.fs.writable(path.as_path()) {
            return Err(EngineError::ReadOnly {
                path: path.clone(),
                why: ReadOnly::Permission,
            });
        }
        self.replace(path, &bytes, hash, base)
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
        let hash = ContentHash::of(&bytes);
        if !self.fs.writable(path.as_path()) {
            return Err(EngineError::ReadOnly {
                path: path.clone(),
                why: ReadOnly::Permission,
            });
        }
        self.replace(path, &bytes, hash, current.hash)
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
        let folder = path.as_path().parent().unwrap_or("".as_ref());
        self.fs
            .make_folders(folder)
            .map_err(|error| EngineError::io(path, error))?;
        self.create_bytes(path, text.as_bytes())?;
        Ok(ContentHash::of(text.as_bytes()))
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

    fn create_bytes(&self, path: &NotePath, bytes: &[u8]) -> Result<(), EngineError> {
        let failed = |error| EngineError::io(path, error);
        let hash = ContentHash::of(bytes);
        let temporary = self.temporary(path, hash, hash)?;
        self.fs
            .create(temporary.as_path(), bytes, None)
            .map_err(failed)?;
        if let Err(error) = self.fs.rename_new(temporary.as_path(), path.as_path()) {
            let _ = self.fs.remove(temporary.as_path());
            return Err(failed(error));
        }
        self.sync_folder_of(path)
    }

    fn replace(
        &self,
        path: &NotePath,
        bytes: &[u8],
        hash: ContentHash,
        base: ContentHash,
    ) -> Result<Saved, EngineError> {
        let failed = |error| EngineError::io(path, error);
        let temporary = self.temporary(path, base, hash)?;
        self.fs
            .create(temporary.as_path(), bytes, Some(path.as_path()))
            .map_err(failed)?;
        // The note first: the last that other programs hear of it is then its arrival.
        match self.fs.exchange(path.as_path(), temporary.as_path()) {
            Ok(()) => self.settle_exchange(path, &temporary, hash, base),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                self.compare_and_rename(path, &temporary, hash, base)
            }
            Err(error) => {
                let _ = self.fs.remove(temporary.as_path());
                Err(failed(error))
            }
        }
    }

    /// The temporary file holds what was really there.
    fn settle_exchange(
        &self,
        path: &NotePath,
        temporary: &NotePath,
        hash: ContentHash,
        base: ContentHash,
    ) -> Result<Saved, EngineError> {
        let failed = |error| EngineError::io(path, error);
        let was_there = read_bytes(self.fs, self.clock, temporary)
            .map_err(failed)?
            .hash;
        if was_there == base {
            // Our bytes must be durable under their name before the old ones go.
            self.sync_folder_of(path)?;
            self.fs.remove(temporary.as_path()).map_err(failed)?;
            return Ok(Saved::plainly(hash));
        }
        // Another program was faster by a hair: its bytes go back where they were.
        self.fs
            .exchange(path.as_path(), temporary.as_path())
            .map_err(failed)?;
        let ours = read_bytes(self.fs, self.clock, temporary)
            .map_err(failed)?
            .hash;
        let sibling = self.keep_as_sibling(path, temporary)?;
        if ours != hash {
            tracing::warn!(%path, "written twice while it was saved; both versions are kept");
        }
        let now = read_bytes(self.fs, self.clock, path).map_err(failed)?.hash;
        Ok(Saved::beside(now, sibling))
    }

    /// Where files can't be exchanged, a moment remains between looking and renaming.
    fn compare_and_rename(
        &self,
        path: &NotePath,
        temporary: &NotePath,
        hash: ContentHash,
        base: ContentHash,
    ) -> Result<Saved, EngineError> {
        let failed = |error| EngineError::io(path, error);
        let now = read_bytes(self.fs, self.clock, path).map(|bytes| bytes.hash);
        if now.as_ref().ok() != Some(&base) {
            let sibling = self.keep_as_sibling(path, temporary)?;
            return Ok(Saved::beside(now.map_err(failed)?, sibling));
        }
        if let Err(error) = self.fs.rename(temporary.as_path(), path.as_path()) {
            let _ = self.fs.remove(temporary.as_path());
            return Err(failed(error));
        }
        self.sync_folder_of(path)?;
        Ok(Saved::plainly(hash))
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
        let temporary = self.temporary(path, current.hash, ContentHash::of(&bytes))?;
        let like = Some(path.as_path());
        self.fs
            .create(temporary.as_path(), &bytes, like)
            .map_err(|error| EngineError::io(path, error))?;
        let sibling = self.keep_as_sibling(path, &temporary)?;
        Ok(Saved::beside(current.hash, sibling))
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
