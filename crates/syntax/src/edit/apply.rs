//! From a text and its edits to the text that results, and back.

use std::fmt;

use super::TextEdit;
use crate::Span;

/// Why a list of edits does not fit a text. Nothing has been changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The span ends behind the text, or before it starts.
    Outside(Span),
    /// The span cuts a character.
    CutsCharacter(Span),
    /// The span starts before the one in front of it has ended.
    OutOfOrder(Span),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (span, why) = match self {
            Self::Outside(span) => (span, "lies outside the text"),
            Self::CutsCharacter(span) => (span, "begins or ends within a character"),
            Self::OutOfOrder(span) => (span, "begins before the edit in front of it ends"),
        };
        write!(f, "The edit of bytes {}..{} {why}.", span.start, span.end)
    }
}

impl std::error::Error for EditError {}

/// The text with the edits made. Fails when one does not fit, and then makes none.
pub fn apply(text: &str, edits: &[TextEdit]) -> Result<String, EditError> {
    let mut result = String::with_capacity(text.len());
    let mut reached = 0;
    for edit in edits {
        old_text(text, edit.span, reached)?;
        result.push_str(&text[reached..edit.span.start]);
        result.push_str(&edit.text);
        reached = edit.span.end;
    }
    result.push_str(&text[reached..]);
    Ok(result)
}

/// The edits that make `text` again of what [`apply`] makes of it.
pub fn inverse(text: &str, edits: &[TextEdit]) -> Result<Vec<TextEdit>, EditError> {
    let mut inverse = Vec::with_capacity(edits.len());
    let mut reached = 0;
    let mut shift = Shift::default();
    for edit in edits {
        let old = old_text(text, edit.span, reached)?;
        reached = edit.span.end;
        let start = shift.of(edit.span.start);
        inverse.push(TextEdit {
            span: Span {
                start,
                end: start + edit.text.len(),
            },
            text: old.to_owned(),
        });
        shift.pass(edit);
    }
    Ok(inverse)
}

/// What an edit replaces, if it may stand behind `reached`.
fn old_text(text: &str, span: Span, reached: usize) -> Result<&str, EditError> {
    if span.start > span.end || span.end > text.len() {
        return Err(EditError::Outside(span));
    }
    if span.start < reached {
        return Err(EditError::OutOfOrder(span));
    }
    text.get(span.start..span.end)
        .ok_or(EditError::CutsCharacter(span))
}

/// How far the edits before a place have moved it.
#[derive(Clone, Copy, Default)]
struct Shift {
    longer: usize,
    shorter: usize,
}

impl Shift {
    fn pass(&mut self, edit: &TextEdit) {
        self.longer += edit.text.len();
        self.shorter += edit.span.end - edit.span.start;
    }

    fn of(self, at: usize) -> usize {
        (at + self.longer).saturating_sub(self.shorter)
    }
}

/// From places in the old text to places in the new one. The edits fit.
pub(super) struct Shifted<'a> {
    edits: Vec<&'a TextEdit>,
    /// What each edit and all before it come to.
    behind: Vec<Shift>,
}

impl<'a> Shifted<'a> {
    pub(super) fn new(edits: impl Iterator<Item = &'a TextEdit>) -> Self {
        let edits: Vec<&TextEdit> = edits.collect();
        let mut shift = Shift::default();
        let behind = edits
            .iter()
            .map(|edit| {
                shift.pass(edit);
                shift
            })
            .collect();
        Self { edits, behind }
    }

    /// Within an edit there is only its start.
    pub(super) fn at(&self, at: usize) -> usize {
        let passed = self.edits.partition_point(|edit| edit.span.end <= at);
        let shift = match passed.checked_sub(1) {
            Some(last) => self.behind[last],
            None => Shift::default(),
        };
        let inside = self.edits.get(passed).map(|edit| edit.span.start);
        shift.of(inside.map_or(at, |start| start.min(at)))
    }

    pub(super) fn span(&self, span: Span) -> Span {
        Span {
            start: self.at(span.start),
            end: self.at(span.end),
        }
    }

    /// Whether any edit stands in the span of the old text.
    pub(super) fn touches(&self, span: Span) -> bool {
        let first = self
            .edits
            .partition_point(|edit| edit.span.end <= span.start);
        self.edits
            .get(first)
            .is_some_and(|edit| edit.span.start < span.end)
    }
}

#[cfg(test)]
mod tests;
