//! Changes to a note that keep every byte they do not mean to change (the grammar, §6):
//! a tag or the target of a link renamed in all the forms it is written in.
//!
//! Pure like the rest: from a text and a question to a list of edits. Which note a link
//! means, and what happens to files, is the engine's. What would come out wrong is not
//! edited but reported: every answer has been applied and read again, and gives the
//! facts it had before, but for those that were to change.

mod apply;
mod facts;
mod front;
mod links;
mod path;
mod spelling;
mod tags;
mod verify;
mod written;

pub use apply::{EditError, apply, inverse};
pub use links::{Enough, Meaning, Moved, Target, rename_links};
pub use tags::{TagRenameError, rename_tag};

use crate::Span;

/// One replacement: the bytes of `span`, in exactly the text that was parsed, give way
/// to `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// On character boundaries; may be empty.
    pub span: Span,
    /// May be empty.
    pub text: String,
}

/// What a change means for one note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rewrite {
    /// In text order and apart, as [`apply`] takes them.
    pub edits: Vec<TextEdit>,
    /// Places that keep their text though the change was meant for them, in text order.
    pub conflicts: Vec<Conflict>,
}

/// A place that could not be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The tag with its sign, or the link.
    pub span: Span,
    /// Why not.
    pub reason: Reason,
}

/// Why a place could not be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The new spelling would not be read as that tag or target here: a number, what the
    /// vault's profile knows for no tag, what the text behind it would lengthen or cut,
    /// characters that this form of a link can't hold.
    NotReadHere,
    /// The new spelling has names or facets where it would be one part of a tag.
    NotOnePart,
    /// The tag answers to the old one, but no part of its spelling says it.
    NotWrittenApart,
    /// Something else in the note would be read otherwise: another tag, a link, a
    /// passage, a day.
    ChangesOthers,
}

impl Reason {
    /// The name used by the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotReadHere => "not-read-here",
            Self::NotOnePart => "not-one-part",
            Self::NotWrittenApart => "not-written-apart",
            Self::ChangesOthers => "changes-others",
        }
    }
}
