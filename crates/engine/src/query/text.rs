//! The text of notes, read from their files while an answer is made.

use std::collections::VecDeque;
use std::sync::Arc;

use rayon::prelude::*;

use crate::NotePath;
use crate::vault::{ContentHash, NoteSource};

/// What is needed to read a note's text and to know that it is the text that was
/// indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoteFile {
    pub path: String,
    /// Of the bytes that were indexed; `None` when they could not be read.
    pub hash: Option<ContentHash>,
}

/// Reads texts, each once as long as its passages come near one another.
pub(crate) struct Texts<'s> {
    source: &'s dyn NoteSource,
    kept: VecDeque<(String, Option<Arc<String>>)>,
    /// Notes whose files are no longer what the index knows, in the order met.
    pub changed: Vec<String>,
}

impl<'s> Texts<'s> {
    /// Texts kept, and read ahead, at once.
    pub const MOST: usize = 16;

    pub fn new(source: &'s dyn NoteSource) -> Self {
        Self {
            source,
            kept: VecDeque::with_capacity(Self::MOST),
            changed: Vec::new(),
        }
    }

    /// Reads what will be asked for next, on all cores; no more than is kept.
    pub fn read_ahead<'f>(&mut self, files: impl Iterator<Item = &'f NoteFile>) {
        let mut wanted: Vec<&NoteFile> = files.take(Self::MOST).collect();
        wanted.dedup_by_key(|file| &file.path);
        wanted.retain(|file| self.kept.iter().all(|(path, _)| *path != file.path));
        let texts: Vec<_> = wanted.par_iter().map(|file| self.read(file)).collect();
        for (file, text) in wanted.into_iter().zip(texts) {
            self.keep(file, text);
        }
    }

    /// The text that was indexed; `None` when the file is gone or holds another by now.
    pub fn get(&mut self, file: &NoteFile) -> Option<Arc<String>> {
        if let Some((_, text)) = self.kept.iter().find(|(path, _)| *path == file.path) {
            return text.clone();
        }
        let text = self.read(file);
        self.keep(file, text.clone());
        text
    }

    fn keep(&mut self, file: &NoteFile, text: Option<Arc<String>>) {
        if text.is_none() && !self.changed.contains(&file.path) {
            self.changed.push(file.path.clone());
        }
        if self.kept.len() == Self::MOST {
            self.kept.pop_front();
        }
        self.kept.push_back((file.path.clone(), text));
    }

    fn read(&self, file: &NoteFile) -> Option<Arc<String>> {
        let path = NotePath::new(&file.path).ok()?;
        let read = self.source.source(&path).ok()?;
        (Some(read.hash) == file.hash).then(|| Arc::new(read.text))
    }
}

/// Line ends in front of a place: its line, counted from that of `text`'s start.
pub(crate) fn lines_before(text: &str, at: usize) -> u32 {
    let lines = memchr::memchr_iter(b'\n', &text.as_bytes()[..at.min(text.len())]).count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}
