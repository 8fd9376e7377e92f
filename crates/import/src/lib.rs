//! What other programs give to notes, as data: their exports, and what is pasted. Of an
//! export: which notes there will be, what they hold, and what could not be taken over. Pure: a text goes in, texts come out. Where they go, and
//! that nothing there is overwritten, is left to `tsuzuri-api`.
//!
//! An export is an attacker's text: whatever it holds, the answer is bounded by it.

pub mod hatena;
mod markdown;
mod movable_type;
pub mod pasted;

pub use movable_type::{Entry, Ping, Reply, Status};

/// Something in an export that was not taken over as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line in the file, from 1.
    pub line: usize,
    /// What it is.
    pub kind: ProblemKind,
}

/// What can be wrong with a part of an export. Nothing of an entry's own text is lost by
/// any of them but the fields that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// An entry without a `DATE` that can be read: it belongs to no day and is left out.
    NoDate,
    /// A line of an entry's head that is no `KEY: value`: left out.
    NoField,
    /// A field that the format does not know, by its key: left out.
    UnknownField(String),
    /// A body in a notation that is not read: it is kept as it was written.
    Notation(String),
    /// A body too large or nested too deeply to be made Markdown of: it is kept as HTML.
    KeptAsHtml,
    /// A category that no hashtag can spell, with the hashtag it became, or none.
    Category {
        /// As the export names it.
        name: String,
        /// Without the sign.
        tag: Option<String>,
    },
    /// A program in a page: left out.
    Script,
}
