//! Text that a reader sees, gathered piece by piece from a note: of headings, tasks,
//! links. It stays a part of the note as long as it is one.

use std::borrow::Cow;

use crate::Span;

/// What is shown at some place of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'e> {
    /// What stands there.
    AsWritten,
    /// What that means: an entity, an escape, a line's end.
    Other(&'e str),
}

/// Text as it grows.
#[derive(Debug, Default)]
pub(crate) struct Shown<'t> {
    text: Cow<'t, str>,
    /// Where the last piece ends in the note, while all of it is one part of the note.
    end: Option<usize>,
}

impl<'t> Shown<'t> {
    /// Adds what the note shows at `span`.
    pub(crate) fn push(&mut self, source: &'t str, piece: &Piece<'_>, span: Span) {
        match piece {
            Piece::AsWritten => self.push_part(source, span),
            Piece::Other(text) => self.push_str(text),
        }
    }

    /// Adds what is no part of the note.
    pub(crate) fn push_str(&mut self, piece: &str) {
        self.end = None;
        self.text.to_mut().push_str(piece);
    }

    pub(crate) fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// Adds a piece that stands in the note as it is shown.
    fn push_part(&mut self, source: &'t str, span: Span) {
        let written = &source[span.start..span.end];
        if self.text.is_empty() {
            self.text = Cow::Borrowed(written);
            self.end = Some(span.end);
            return;
        }
        match self.end {
            Some(end) if end == span.start => {
                self.text = Cow::Borrowed(&source[end - self.text.len()..span.end]);
                self.end = Some(span.end);
            }
            _ => self.push_str(written),
        }
    }
}

/// Without white space at both ends.
pub(crate) fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(mut text) => {
            text.truncate(text.trim_end().len());
            let white = text.len() - text.trim_start().len();
            text.drain(..white);
            Cow::Owned(text)
        }
    }
}
