//! Another program's export, brought into the vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a file can't be read as an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ExportProblem {
    /// It can't be read at all.
    Unreadable,
    /// It is larger than 512 MB.
    TooLarge,
    /// It is not UTF-8.
    NoUtf8,
}

/// What is not taken over as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ImportProblemKind {
    /// An entry without a date: left out.
    NoDate,
    /// A line that belongs to no field: left out.
    NoField,
    /// A field that is not known, `name`: left out.
    UnknownField,
    /// A text in the notation `name`: kept as it was written.
    Notation,
    /// A text too large or too deep: kept as HTML.
    KeptAsHtml,
    /// The category `name` becomes the hashtag `tag`, or stays in the front matter.
    Category,
    /// A program in a page: left out.
    Script,
}

/// What an import does to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ImportChange {
    /// It is made.
    Create,
    /// An earlier import made it without its entries' addresses: it is given them.
    Update,
    /// All of it is in the vault already.
    Present,
    /// So is it, without addresses, and it was changed since: it is left as it is.
    Left,
}

wire! {
    /// Answer of `choose_import`.
    pub struct ChosenImport {
        /// The file's name, without its folders.
        file: String,
        /// Why it can't be read.
        problem: Option<ExportProblem>,
    }
    /// Asks what would come of the file that was chosen. Writes nothing.
    pub struct PlanImport {
        /// Grows; `make_import` names it.
        ticket: u32,
        /// Where the blog is published; `None` to have it told by its entries.
        blog: Option<String>,
    }
    /// Answer of `plan_import`.
    pub struct PlannedImport {
        /// Where the blog is published, if that is known.
        blog: Option<String>,
        /// Entries that have a day.
        entries: u32,
        /// The first and the last note, by path, and all between.
        notes: Vec<ImportNote>,
        /// Pictures that stay where they are on the web.
        images: u32,
        /// What is not taken over as it was, by line; the first 1,000 places.
        problems: Vec<ImportProblem>,
        /// How many more there are.
        more_problems: u32,
    }
    /// One note of an import.
    pub struct ImportNote {
        /// Where it goes, or where it is.
        path: String,
        /// What comes of it.
        change: ImportChange,
    }
    /// A place of an export that is not taken over as it was.
    pub struct ImportProblem {
        /// In the file, from 1.
        line: u32,
        /// What it is.
        kind: ImportProblemKind,
        /// What it is about, as the export names it.
        name: Option<String>,
        /// The hashtag that a category became.
        tag: Option<String>,
    }
    /// Answer of `make_import`.
    pub struct ImportDone {
        /// Notes that were made or given their addresses.
        made: u32,
        /// Notes that were changed since they were looked at, and are left as they are.
        left: u32,
        /// Whether it was called off: what was made stays, and the same import goes on there.
        called_off: bool,
    }
}
