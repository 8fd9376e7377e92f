//! Changes across notes as data: which places of which notes a new name changes, and from
//! which bytes each file becomes which. What a new name changes is `rename/`'s to say, what
//! happens to files `engine/edits.rs`', what is remembered of it `store/edits.rs`'.

use serde::{Deserialize, Serialize};
use tsuzuri_syntax::{
    Span,
    edit::{EditError, Rewrite, TextEdit, apply, inverse},
};

use crate::{
    path::NotePath,
    vault::{Bytes, ContentHash, FileText, encoding::decode},
};

mod left;
mod shown;

pub use left::LeftBecause;
pub(crate) use shown::shown_lines;
pub use shown::{ShownLine, ShownPiece};

/// A change of many notes, before it is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditPlan {
    /// Files, or a folder, that get a new path, before any text is changed.
    pub moves: Vec<FileMove>,
    /// Files whose text changes, by path.
    pub files: Vec<FileEdit>,
    /// Places that keep their text though the change was meant for them.
    pub conflicts: Vec<EditConflict>,
}

/// A file's new path, or a folder's with all that lies in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMove {
    /// Where it is.
    pub from: NotePath,
    /// Where it will be.
    pub to: NotePath,
}

/// What changes in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// Where it lies once files are moved.
    pub path: NotePath,
    /// Of the bytes that the edits were made for.
    pub before: ContentHash,
    /// Of the bytes that come of them.
    pub after: ContentHash,
    /// In the file's text with its own line ends.
    pub edits: Vec<Stretch>,
    /// The way back, in the text that comes of them.
    pub back: Vec<Stretch>,
    /// The same places for people.
    pub places: Vec<Place>,
    /// The lines they stand in, old and new.
    pub lines: Vec<ShownLine>,
}

/// One replacement in a file's text, as it is kept: bytes of the text as decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    start: usize,
    end: usize,
    text: String,
}

/// One place that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes of the file as it is on disk.
    pub span: (u64, u64),
    /// What stands there.
    pub before: String,
    /// What will.
    pub after: String,
}

/// A place, or a whole file, that stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditConflict {
    /// The note.
    pub path: NotePath,
    /// Bytes of the file; `None` for all of it.
    pub span: Option<(u64, u64)>,
    /// Why.
    pub reason: LeftBecause,
}

impl EditPlan {
    /// Takes in what a change means for one file, as it was read.
    pub(crate) fn add(&mut self, path: NotePath, bytes: Bytes, rewrite: Rewrite) {
        if rewrite.edits.is_empty() && rewrite.conflicts.is_empty() {
            return;
        }
        let file = FileText::of(bytes.kept.clone());
        let on_disk = |span: Span| {
            let offset = |at| file.offsets.at(at) as u64;
            (offset(span.start), offset(span.end))
        };
        for conflict in &rewrite.conflicts {
            self.conflicts.push(EditConflict {
                path: path.clone(),
                span: Some(on_disk(conflict.span)),
                reason: LeftBecause::Place(conflict.reason),
            });
        }
        if rewrite.edits.is_empty() {
            return;
        }
        let places = rewrite.edits.iter().map(|edit| Place {
            span: on_disk(edit.span),
            before: file.text[edit.span.start..edit.span.end].to_owned(),
            after: edit.text.clone(),
        });
        let places = places.collect();
        let lines = shown_lines(&file.text, &rewrite.edits);
        match changed(&bytes, &rewrite.edits) {
            Some((after, back)) => self.files.push(FileEdit {
                path,
                before: bytes.hash,
                after,
                edits: rewrite.edits.into_iter().map(Stretch::from).collect(),
                back: back.into_iter().map(Stretch::from).collect(),
                places,
                lines,
            }),
            None => self.conflicts.push(EditConflict {
                path,
                span: None,
                reason: LeftBecause::ReadOnly,
            }),
        }
    }
}

/// The hash of what comes of edits, and the way back. `None` where the file's encoding can't
/// hold it.
fn changed(bytes: &Bytes, edits: &[TextEdit]) -> Option<(ContentHash, Vec<TextEdit>)> {
    let decoded = decode(bytes.kept.clone());
    if !decoded.exact {
        return None;
    }
    let text = apply(&decoded.text, edits).ok()?;
    let back = inverse(&decoded.text, edits).ok()?;
    let encoded = decoded.encoding.encode(&text)?;
    Some((ContentHash::of(&encoded), back))
}

impl FileMove {
    /// Where a path lies after the move; `None` when the move leaves it where it is.
    #[must_use]
    pub fn of(&self, path: &NotePath) -> Option<NotePath> {
        if *path == self.from {
            return Some(self.to.clone());
        }
        let below = path.as_str().strip_prefix(self.from.as_str())?;
        below.strip_prefix('/')?;
        NotePath::new(&format!("{}{below}", self.to)).ok()
    }

    /// The way back.
    #[must_use]
    pub fn back(&self) -> Self {
        Self {
            from: self.to.clone(),
            to: self.from.clone(),
        }
    }
}

/// A file's text with stretches of it replaced.
///
/// # Errors
/// When one of them does not fit.
pub(crate) fn with_stretches(text: &str, stretches: &[Stretch]) -> Result<String, EditError> {
    let edits: Vec<TextEdit> = stretches.iter().map(TextEdit::from).collect();
    apply(text, &edits)
}

impl From<TextEdit> for Stretch {
    fn from(edit: TextEdit) -> Self {
        Self {
            start: edit.span.start,
            end: edit.span.end,
            text: edit.text,
        }
    }
}

impl From<&Stretch> for TextEdit {
    fn from(stretch: &Stretch) -> Self {
        Self {
            span: Span {
                start: stretch.start,
                end: stretch.end,
            },
            text: stretch.text.clone(),
        }
    }
}
