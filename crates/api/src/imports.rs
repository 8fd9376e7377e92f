//! Bringing another program's export into the vault: first what would come of it, then the
//! notes themselves. No file is ever overwritten, and what is there already is known by its
//! own address or its text, so that the same export can be brought in again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use tsuzuri_engine::{AddressMap, EngineError, NotePath, Origin, query};
use tsuzuri_import::{Problem, hatena};

use crate::{ApiError, Vault, daily};

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

/// The export that a person chose in a window, with what it comes to as it was last shown.
#[derive(Default)]
pub(crate) struct HeldExport {
    text: Mutex<Option<Arc<str>>>,
    plan: Mutex<Option<(u32, ImportPlan)>>,
}

impl HeldExport {
    pub(crate) fn choose(&self, text: Option<String>) {
        *lock(&self.text) = text.map(Arc::from);
        *lock(&self.plan) = None;
    }

    pub(crate) fn text(&self) -> Option<Arc<str>> {
        lock(&self.text).clone()
    }

    pub(crate) fn plan(&self, ticket: u32, plan: ImportPlan) {
        *lock(&self.plan) = Some((ticket, plan));
    }

    /// The plan of a ticket, once.
    pub(crate) fn take(&self, ticket: u32) -> Option<ImportPlan> {
        let plan = lock(&self.plan).take_if(|(of, _)| *of == ticket);
        plan.map(|(_, plan)| plan)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
    /// What is not taken over as it was.
    pub problems: Vec<Problem>,
}

/// One note of a plan.
#[derive(Clone, Debug)]
pub struct PlannedNote {
    /// Where it goes, or where it is.
    pub path: NotePath,
    /// Its text; `None` when all of it is in the vault already.
    pub text: Option<String>,
}

/// Reads a Hatena Blog's export and looks for what is there of it. Writes nothing. The
/// index must be up to date.
///
/// # Errors
/// `bad-request` when the settings' pattern for daily notes makes no path; the index's.
pub fn plan_hatena(
    vault: &Vault,
    export: &str,
    blog: Option<&hatena::Blog>,
) -> Result<ImportPlan, ApiError> {
    let reading = vault.reading().of(None);
    let import = hatena::read(export, &hatena::Options { blog, reading });
    let mut plan = ImportPlan {
        blog: import.blog.map(|blog| blog.to_string()),
        entries: import.days.iter().map(|day| day.entries.len()).sum(),
        notes: Vec::new(),
        images: import.images,
        problems: import.problems,
    };
    let Some(last) = import.days.last().map(|day| day.date) else {
        return Ok(plan);
    };
    let pattern = daily::pattern(vault, last)?;
    for day in import.days {
        let (there, missing) = part(vault, day.entries)?;
        let own = daily::path_of(&pattern, day.date)?;
        plan.notes.extend(
            there
                .into_values()
                .map(|path| PlannedNote { path, text: None }),
        );
        if !missing.is_empty() {
            plan.notes
                .push(place(vault, &own, day.date, day.draft, &missing)?);
        }
    }
    Ok(plan)
}

/// Makes the notes of a plan that are not there yet. `progress` is told how many of them are
/// done, and says whether to go on. Returns how many were made.
///
/// # Errors
/// `cancelled`; `exists` when a file has come meanwhile; what the file system said. Notes that
/// were made until then stay: the same import goes on where it ended.
pub fn carry_out(
    vault: &Vault,
    plan: &ImportPlan,
    origin: &Origin,
    progress: &dyn Fn(usize) -> bool,
) -> Result<usize, ApiError> {
    let missing = plan.notes.iter().filter_map(|note| {
        let text = note.text.as_ref()?;
        Some((note.path.clone(), text.clone()))
    });
    let missing: Vec<(NotePath, String)> = missing.collect();
    Ok(vault.engine.create_all(&missing, origin, progress)?)
}

type There = BTreeMap<String, NotePath>;

/// Entries that some note says to be, and the others.
fn part(
    vault: &Vault,
    entries: Vec<hatena::DayEntry>,
) -> Result<(There, Vec<hatena::DayEntry>), ApiError> {
    let (mut there, mut missing) = (There::new(), Vec::new());
    for entry in entries {
        match note_of(vault, entry.address.as_deref())? {
            Some(path) => {
                there.insert(path.to_string(), path);
            }
            None => missing.push(entry),
        }
    }
    Ok((there, missing))
}

/// The note that has an address in its front matter. The vault's map of addresses is not
/// asked: it says where an entry would be, not that it is there.
fn note_of(vault: &Vault, address: Option<&str>) -> Result<Option<NotePath>, ApiError> {
    let Some(address) = address else {
        return Ok(None);
    };
    let reader = vault.reader()?;
    let nowhere = AddressMap::default();
    let link = query::resolve_link(&reader, &*vault.engine, &nowhere, "", address)?;
    Ok(link.path.and_then(|path| NotePath::new(&path).ok()))
}

/// The first name that is free, or whose note has the very text.
fn place(
    vault: &Vault,
    own: &NotePath,
    date: Date,
    draft: bool,
    entries: &[hatena::DayEntry],
) -> Result<PlannedNote, ApiError> {
    let text = hatena::note_text(date, draft, entries);
    let stem = if draft {
        format!("{}-draft", own.stem())
    } else {
        own.stem().to_owned()
    };
    for number in 0_u32.. {
        let name = match number {
            0 => format!("{stem}.md"),
            1 => format!("{stem}-hatena.md"),
            number => format!("{stem}-hatena-{number}.md"),
        };
        let path = own
            .with_name(&name)
            .map_err(|reason| ApiError::bad_path(&name, reason))?;
        match vault.engine.read_note(&path) {
            Err(EngineError::NotFound(_)) => {
                return Ok(PlannedNote {
                    path,
                    text: Some(text),
                });
            }
            Ok(there) if there.text == text => return Ok(PlannedNote { path, text: None }),
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(EngineError::Exists(own.clone()).into())
}
