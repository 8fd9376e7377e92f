//! Text that a reader sees, gathered piece by piece from a note: of headings, tasks,
//! links. It stays a part of the note as long as it is one.

use std::borrow::Cow;

use pulldown_cmark::CowStr;

use crate::Span;

/// Text as it grows.
#[derive(Debug, Default)]
pub(crate) struct Shown<'t> {
    text: Cow<'t, str>,
    /// Where the last piece ends in the note, while all of it is one part of the note.
    end: Option<usize>,
}

impl<'t> Shown<'t> {
    /// Adds the piece of the note at `span`.
    pub(crate) fn push(&mut self, source: &'t str, piece: &CowStr<'t>, span: Span) {
        match piece {
            CowStr::Borrowed(written) if is_part(source, written, span) => {
                self.push_part(source, written, span);
            }
            other => self.push_str(other),
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
    fn push_part(&mut self, source: &'t str, written: &'t str, span: Span) {
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

/// Whether a text is the note's own at `span`, and not what something there means.
pub(crate) fn is_part(source: &str, text: &str, span: Span) -> bool {
    let written = source.as_bytes().get(span.start..span.end);
    written.is_some_and(|written| std::ptr::eq(written, text.as_bytes()))
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
