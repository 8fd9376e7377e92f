//! Changes across notes: a note, a folder or a tag gets another name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;

/// What gets another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EditKind {
    /// A note; names are paths.
    Note,
    /// A folder with all that lies in it; names are paths.
    Folder,
    /// A tag and whatever lies below it.
    Tag,
}

/// Why something can't be called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EditProblem {
    /// The new name is the old one.
    Same,
    /// It can be no name of a file.
    BadName,
    /// Something else has it.
    Taken,
    /// A folder would lie in itself.
    Inside,
    /// It would lie in a file or a link, which is no folder of the vault.
    NoFolder,
    /// The new name is no tag.
    NoTag,
    /// One is a facet under any topic and the other is not.
    FacetAndTopic,
}

/// A row of a preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EditRowKind {
    /// The path of the note whose lines follow.
    Note,
    /// A line as it is.
    Old,
    /// A line as it will be.
    New,
}

/// What is going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EditStep {
    /// Notes are read to see what would change.
    Planning,
    /// Files are written.
    Making,
    /// What was written is taken back.
    TakingBack,
    /// Notes are made of an export.
    Importing,
}

wire! {
    /// What is to be called what. Paths are vault-relative, a note's with its ending.
    #[derive(Eq)]
    pub struct EditAsk {
        /// What it is.
        kind: EditKind,
        /// The old name.
        from: String,
        /// The new one.
        to: String,
    }
    /// Answer of `check_edit`.
    #[derive(Eq)]
    pub struct EditCheck {
        /// Why it can't be done.
        problem: Option<EditProblem>,
        /// The new path as it will be; a tag as it was asked for.
        to: String,
        /// Passages of a tag that has the name already: the two become one.
        merges: Option<u32>,
    }
    /// Asks what a change would do. Keeps the answer for `edit_rows` and `make_edit`.
    pub struct PlanEdit {
        /// Grows; a request with a greater one takes the place of this.
        ticket: u32,
        /// As in `EditAsk`.
        kind: EditKind,
        /// As in `EditAsk`.
        from: String,
        /// As in `EditAsk`.
        to: String,
    }
    /// Answer of `plan_edit`.
    pub struct PlannedEdit {
        /// Notes whose text changes.
        notes: u32,
        /// Places in them.
        places: u32,
        /// Rows of the preview.
        rows: u32,
        /// Places that keep their text, the first of them.
        left: Vec<LeftNote>,
        /// All of them.
        left_total: u32,
    }
    /// A note of which something was left as it is.
    #[derive(Eq)]
    pub struct LeftNote {
        /// Of the note.
        path: String,
        /// By a name such as `changed-meanwhile`.
        reason: String,
    }
    /// Asks for rows of a preview.
    pub struct EditRowsRequest {
        /// Of the plan.
        ticket: u32,
        /// The first row, from 0.
        first: u32,
        /// At most so many.
        limit: u32,
    }
    /// Answer of `edit_rows`.
    pub struct EditRows {
        /// In their order.
        rows: Vec<EditRow>,
    }
    /// A row of a preview.
    pub struct EditRow {
        /// What it is.
        kind: EditRowKind,
        /// What stands in it.
        pieces: Vec<EditPiece>,
    }
    /// Part of a line.
    pub struct EditPiece {
        /// Its text; what is far from any change gives way to `…`.
        text: String,
        /// Whether it is what changes.
        changed: bool,
    }
    /// Names what is under way.
    pub struct EditTicket {
        /// Of the request.
        ticket: u32,
    }
    /// What a change came to.
    pub struct EditResult {
        /// By which it can be taken back; `None` for an undo, or when nothing was changed.
        id: Option<i64>,
        /// How many notes were moved or changed.
        changed: u32,
        /// Notes and folders that have another path now.
        moved: Vec<MovedNote>,
        /// Notes that were left as they are.
        left: Vec<LeftNote>,
    }
    /// A note or folder with its new path.
    pub struct MovedNote {
        /// Where it was.
        from: String,
        /// Where it is.
        to: String,
    }
    /// Takes a change back.
    pub struct UndoEdit {
        /// Of this request.
        ticket: u32,
        /// `EditResult::id`.
        id: i64,
    }
    /// Changes across notes, the last one first.
    pub struct PastEdits {
        /// At most fifty.
        edits: Vec<PastEdit>,
    }
    /// A change across notes that was made.
    pub struct PastEdit {
        /// By which it can be taken back.
        id: i64,
        /// What was renamed.
        kind: EditKind,
        /// The old name.
        from: String,
        /// The new one.
        to: String,
        /// When it was made.
        time: i64,
        /// Notes whose text was changed.
        notes: u32,
        /// Whether it was taken back.
        undone: bool,
        /// Notes that it left as they were; once taken back, those that could not be.
        left: Vec<LeftNote>,
    }
    /// Answer of `moved_note`.
    pub struct MovedTo {
        /// Vault-relative; `null` when no change across notes has moved the note, or it is not
        /// there any more.
        path: Option<String>,
    }
    /// Changes that were broken off when the app ended last, and are finished now, or can't be.
    pub struct FinishedEdits {
        /// In their order; told once.
        edits: Vec<FinishedEdit>,
    }
    /// One of them.
    pub struct FinishedEdit {
        /// By which it can be taken back; `None` for an undo, or when nothing was changed.
        id: Option<i64>,
        /// Notes that were moved or changed.
        changed: u32,
        /// Notes that were left as they are.
        left: Vec<LeftNote>,
        /// Why it could not be finished; `None` when it was.
        failed: Option<FailedEdit>,
    }
    /// A change that was broken off and could not be finished.
    pub struct FailedEdit {
        /// What was to be changed; `None` of an undo.
        ask: Option<EditAsk>,
        /// What was in the way.
        problem: ApiError,
        /// Whether it is tried again when the vault is opened next. If not, nothing of it is
        /// made.
        again: bool,
    }
    /// How far something is that was asked for. Sent by the event `edit-progress`.
    pub struct EditProgress {
        /// Of the request.
        ticket: u32,
        /// What is going on.
        step: EditStep,
        /// Notes done.
        done: u32,
        /// Notes in all.
        total: u32,
    }
}
