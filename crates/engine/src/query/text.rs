//! The text of notes, read from their files while an answer is made.

use std::collections::VecDeque;
use std::sync::Arc;

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

/// Texts kept at once.
const MOST: usize = 16;

impl<'s> Texts<'s> {
    pub fn new(source: &'s dyn NoteSource) -> Self {
        Self {
            source,
            kept: VecDeque::with_capacity(MOST),
            changed: Vec::new(),
        }
    }

    /// The text that was indexed; `None` when the file is gone or holds another by now.
    pub fn get(&mut self, file: &NoteFile) -> Option<Arc<String>> {
        if let Some((_, text)) = self.kept.iter().find(|(path, _)| *path == file.path) {
            return text.clone();
        }
        let text = self.read(file);
        if text.is_none() && !self.changed.contains(&file.path) {
            self.changed.push(file.path.clone());
        }
        if self.kept.len() == MOST {
            self.kept.pop_front();
        }
        self.kept.push_back((file.path.clone(), text.clone()));
        text
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
