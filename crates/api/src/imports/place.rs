//! Where the entries of a day go, and where they are already.

use std::collections::{BTreeMap, BTreeSet};

use tsuzuri_engine::{AddressMap, EngineError, NotePath, query};
use tsuzuri_import::hatena::{self, Day, DayEntry, Standing};

use super::{NoteChange, PlannedNote};
use crate::{ApiError, Vault};

/// Notes that have some entries' addresses, by path.
type There = BTreeMap<String, NotePath>;

/// What comes of a day: the notes that hold entries of it, and one for those that none holds,
/// at the first name that is free. What is `planned` for other days is not: a pattern of daily
/// notes that somebody wrote may give several days one name.
pub(super) fn place(
    vault: &Vault,
    own: &NotePath,
    day: Day,
    planned: &BTreeSet<NotePath>,
) -> Result<Vec<PlannedNote>, ApiError> {
    let Day {
        date,
        draft,
        entries,
    } = day;
    let (there, mut missing) = part(vault, entries)?;
    let present = |path: &NotePath| PlannedNote {
        path: path.clone(),
        change: NoteChange::Present,
    };
    let mut notes: Vec<PlannedNote> = there.values().map(present).collect();
    let stem = match draft {
        true => format!("{}-draft", own.stem()),
        false => own.stem().to_owned(),
    };
    for number in 0_u32.. {
        if missing.is_empty() {
            return Ok(notes);
        }
        let path = nth(own, &stem, number)?;
        if there.contains_key(path.as_str()) || planned.contains(&path) {
            continue;
        }
        let note = match vault.engine.read_note(&path) {
            Ok(note) => note,
            Err(EngineError::NotFound(_)) => {
                vault.engine.check_new(&path)?;
                let change = NoteChange::Create(hatena::note_text(date, draft, &missing));
                notes.push(PlannedNote { path, change });
                return Ok(notes);
            }
            Err(error) => return Err(error.into()),
        };
        let (standing, others) = hatena::known_in(&note.text, date, draft, missing);
        missing = others;
        let change = match standing {
            None => continue,
            Some(Standing::AsMade) => NoteChange::Present,
            Some(Standing::Edited) => NoteChange::Left,
            Some(Standing::WithoutAddresses(_)) if note.read_only.is_some() => NoteChange::Left,
            Some(Standing::WithoutAddresses(text)) => NoteChange::Update {
                base: note.hash,
                text,
            },
        };
        notes.push(PlannedNote { path, change });
    }
    Err(EngineError::Exists(own.clone()).into())
}

/// Entries that some note says to be, and the others.
fn part(vault: &Vault, entries: Vec<DayEntry>) -> Result<(There, Vec<DayEntry>), ApiError> {
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

/// The names that a day's note may have, one after the other.
fn nth(own: &NotePath, stem: &str, number: u32) -> Result<NotePath, ApiError> {
    let name = match number {
        0 => format!("{stem}.md"),
        1 => format!("{stem}-hatena.md"),
        number => format!("{stem}-hatena-{number}.md"),
    };
    own.with_name(&name)
        .map_err(|reason| ApiError::bad_path(&name, reason))
}
