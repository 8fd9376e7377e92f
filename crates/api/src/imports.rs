//! Bringing another program's export into the vault: first what would come of it, then the
//! notes themselves. No file that a person has changed is ever overwritten, and what is there
//! already is known by its own address or its text, so that the same export can be brought in
//! again, also once more is known of it.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use tsuzuri_engine::{ContentHash, EngineError, NotePath, Origin};
use tsuzuri_import::{Problem, TooMany, hatena};

use crate::{ApiError, Vault, daily};

mod held;
mod place;

pub(crate) use held::HeldExport;

/// Bytes of an export; larger ones would not fit beside the notes made of them.
pub const LARGEST_EXPORT: u64 = 512 * 1024 * 1024;

/// Why a file can't be read as an export.
#[derive(Debug)]
pub enum BadExport {
    /// What the file system said.
    Unreadable(io::Error),
    /// It is larger than `LARGEST_EXPORT`.
    TooLarge,
    /// It is not UTF-8 from this byte on.
    NoUtf8(usize),
}

/// Reads the whole text of an export.
///
/// # Errors
/// When it can't be one.
pub fn read_export(path: &Path) -> Result<String, BadExport> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(BadExport::Unreadable)?;
    // A file says how large it is before any of it is read; a pipe says nothing.
    let said = file.metadata().map_or(0, |meta| meta.len());
    if said > LARGEST_EXPORT {
        return Err(BadExport::TooLarge);
    }
    file.take(LARGEST_EXPORT + 1)
        .read_to_end(&mut bytes)
        .map_err(BadExport::Unreadable)?;
    if bytes.len() as u64 > LARGEST_EXPORT {
        return Err(BadExport::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| BadExport::NoUtf8(error.utf8_error().valid_up_to()))
}

/// What an export comes to in this vault.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    /// Where the blog is published, if that is known: without it, its entries' own addresses
    /// aren't either, and no old link becomes a backlink.
    pub blog: Option<String>,
    /// Entries that have a day.
    pub entries: usize,
    /// The notes, by day.
    pub notes: Vec<PlannedNote>,
    /// Pictures that stay where they are on the web.
    pub images: Vec<String>,
    /// What is not taken over as it was, by line; the first of it.
    pub problems: Vec<Problem>,
    /// How many more of that there are.
    pub more_problems: usize,
}

/// One note of a plan.
#[derive(Clone, Debug)]
pub struct PlannedNote {
    /// Where it goes, or where it is.
    pub path: NotePath,
    /// What comes of it.
    pub change: NoteChange,
}

/// What an import does to a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteChange {
    /// It is made, with this text.
    Create(String),
    /// An earlier import made it without its entries' addresses, and nobody has changed it
    /// since: it is given them.
    Update {
        /// Of the bytes that it has now.
        base: ContentHash,
        /// With the addresses.
        text: String,
    },
    /// All of it is in the vault already.
    Present,
    /// An earlier import made it without its entries' addresses, and it was changed since: it
    /// is left as it is.
    Left,
}

impl NoteChange {
    /// Whether something is written.
    pub fn writes(&self) -> bool {
        matches!(self, Self::Create(_) | Self::Update { .. })
    }
}

impl ImportPlan {
    /// How many notes are made or given addresses.
    pub fn to_write(&self) -> usize {
        self.notes
            .iter()
            .filter(|note| note.change.writes())
            .count()
    }
}

/// What came of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many notes were made or given addresses.
    pub written: usize,
    /// Notes that were changed since the plan was made, and are left as they are.
    pub left: Vec<NotePath>,
}

/// Reads a Hatena Blog's export as the vault reads notes.
///
/// # Errors
/// When it has more than there is room for.
pub fn read_hatena(
    vault: &Vault,
    export: &str,
    blog: Option<&hatena::Blog>,
) -> Result<hatena::Import, TooMany> {
    let reading = vault.reading().of(None);
    hatena::read(export, &hatena::Options { blog, reading })
}

/// Looks for what is there of an import. Writes nothing. The index must be up to date.
///
/// # Errors
/// `bad-request` when the settings' pattern for daily notes makes no path; the index's.
pub fn plan(vault: &Vault, import: hatena::Import) -> Result<ImportPlan, ApiError> {
    let mut plan = ImportPlan {
        blog: import.blog.map(|blog| blog.to_string()),
        entries: import.days.iter().map(|day| day.entries.len()).sum(),
        notes: Vec::new(),
        images: import.images,
        problems: import.problems,
        more_problems: import.more_problems,
    };
    let Some(last) = import.days.last().map(|day| day.date) else {
        return Ok(plan);
    };
    let pattern = daily::pattern(vault, last)?;
    let mut planned = BTreeSet::new();
    for day in import.days {
        let own = daily::path_of(&pattern, day.date)?;
        let notes = place::place(vault, &own, day, &planned)?;
        planned.extend(notes.iter().map(|note| note.path.clone()));
        plan.notes.extend(notes);
    }
    Ok(plan)
}

/// Writes what a plan says. `progress` is told how many notes are done, and says whether to
/// go on.
///
/// # Errors
/// `cancelled`; `exists` when a file has come meanwhile; what the file system said. What was
/// written until then stays: the same import goes on where it ended.
pub fn carry_out(
    vault: &Vault,
    plan: &ImportPlan,
    origin: &Origin,
    progress: &dyn Fn(usize) -> bool,
) -> Result<Imported, ApiError> {
    let missing = plan.notes.iter().filter_map(|note| match &note.change {
        NoteChange::Create(text) => Some((note.path.clone(), text.clone())),
        _ => None,
    });
    let missing: Vec<(NotePath, String)> = missing.collect();
    let mut done = Imported {
        written: vault.engine.create_all(&missing, origin, progress)?,
        left: Vec::new(),
    };
    for note in &plan.notes {
        let NoteChange::Update { base, text } = &note.change else {
            continue;
        };
        if !progress(done.written) {
            return Err(EngineError::Cancelled.into());
        }
        if give_addresses(vault, &note.path, *base, text, origin)? {
            done.written += 1;
        } else {
            done.left.push(note.path.clone());
        }
    }
    Ok(done)
}

/// Whether a note still was what its new text was made from.
fn give_addresses(
    vault: &Vault,
    path: &NotePath,
    base: ContentHash,
    text: &str,
    origin: &Origin,
) -> Result<bool, ApiError> {
    let is_same = match vault.engine.read_note(path) {
        Ok(note) => note.hash == base,
        Err(EngineError::NotFound(_)) => false,
        Err(error) => return Err(error.into()),
    };
    if is_same {
        let saved = vault
            .engine
            .save(path, text, base, &|_| None, origin.clone())?;
        return Ok(saved.sibling.is_none());
    }
    Ok(false)
}
