//! Files that a save has moved aside. Whoever had one open may still write into it, into
//! a file that has no name any more. So it is held open and looked at once more, two
//! seconds later; what was written there then stands beside the note.

use std::{
    io::Read,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::Saver;
use crate::{
    error::EngineError,
    fs::Opened,
    path::NotePath,
    vault::{ContentHash, read::READ_ONLY_FROM, read_bytes},
};

/// How long a program may go on writing into a file that it had open.
const LATE: Duration = Duration::from_secs(2);

/// So many are held at most when others are taken in: a process may have a thousand files
/// open, and a change across notes moves ten thousand aside.
const MOST_HELD: usize = 100;

/// Files that are held open until they are looked at, the oldest first.
#[derive(Default)]
pub(crate) struct Late(Mutex<Vec<Parted>>);

/// A file that has no name any more.
pub(crate) struct Parted {
    path: NotePath,
    hash: ContentHash,
    file: Opened,
    due: Duration,
}

impl Late {
    /// When the next one is to be looked at, by the clock's `elapsed`.
    pub fn next(&self) -> Option<Duration> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().map(|parted| parted.due).min()
    }

    /// Those that are due, and the oldest of too many.
    pub fn take(&self, now: Duration) -> Vec<Parted> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let too_many = held.len().saturating_sub(MOST_HELD);
        let mut taken: Vec<Parted> = held.drain(..too_many).collect();
        taken.extend(held.extract_if(.., |parted| parted.due <= now));
        taken
    }
}

impl Saver<'_> {
    /// Holds the file open that stands at `at` and is going to lose that name. One that
    /// can't be opened can't be looked at either: it was read a moment ago, so that is rare.
    pub(super) fn part_with(&self, path: &NotePath, at: &NotePath, hash: ContentHash) {
        if let Some(parted) = self.hold(path, at, hash) {
            self.look_later(parted);
        }
    }

    /// The first half of `part_with`, for a file that may keep its name after all.
    pub(super) fn hold(&self, path: &NotePath, at: &NotePath, hash: ContentHash) -> Option<Parted> {
        let opened = self.fs.open(at.as_path());
        let file = opened
            .inspect_err(|error| tracing::warn!(%path, %error, "the old file can't be watched"));
        Some(Parted {
            path: path.clone(),
            hash,
            file: file.ok()?,
            due: self.clock.elapsed() + LATE,
        })
    }

    /// The second half.
    pub(super) fn look_later(&self, parted: Parted) {
        let mut held = self.late.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.push(parted);
    }

    /// Looks at a file that was moved aside. The sibling that now holds what was written
    /// into it meanwhile, if anything was.
    pub fn look_once_more(&self, parted: Parted) -> Result<Option<NotePath>, EngineError> {
        let path = parted.path;
        let failed = |error| EngineError::io(&path, error);
        let mut bytes = Vec::new();
        parted
            .file
            .bytes
            .take(READ_ONLY_FROM)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        let hash = ContentHash::of(&bytes);
        if bytes.is_empty() || hash == parted.hash {
            return Ok(None);
        }
        // A program that noticed may have written the note itself again.
        let now = read_bytes(self.fs, self.clock, &path).ok();
        if now.as_ref().is_some_and(|now| now.hash == hash) {
            return Ok(None);
        }
        let base = now.map_or(parted.hash, |now| now.hash);
        self.put_beside(&path, &bytes, base).map(Some)
    }
}
