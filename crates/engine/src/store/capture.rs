//! The journal of quick capture: what a person was told is kept, until it stands in its
//! note and for a day after.

use std::fs::File;

use rusqlite::{Row, params};

use super::{Store, lock_file, refused, unusable};
use crate::{error::EngineError, vault::ContentHash};

mod written;

pub use written::{CapturePlace, Look, Written};

/// Something captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// Made by whoever captured; no two have one.
    pub id: String,
    /// Of the vault it is for.
    pub vault: String,
    /// Vault-relative path of its note; `None` is the note of `day`.
    pub note: Option<String>,
    /// Day on which it was captured, `2023-02-01`.
    pub day: String,
    /// With `\n` line ends, without line ends around it.
    pub text: String,
}

/// A capture that is not known to stand in its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The capture.
    pub capture: Capture,
    /// What kept it from its note, as whoever tried has put it.
    pub problem: Option<String>,
    /// What was going to be added when a process last tried.
    pub plan: Option<Plan>,
}

/// What is going to be added to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Vault-relative.
    pub path: String,
    /// Of the bytes before.
    pub base: ContentHash,
    /// How many they are.
    pub base_size: u64,
    /// What sets the text apart, the text, its line end, in the file's encoding.
    pub addition: Vec<u8>,
    /// Bytes before the text.
    pub lead: usize,
    /// Bytes of the text.
    pub body: usize,
    /// How often the text already stood in the file.
    pub seen: u32,
}

impl Plan {
    /// Whether its parts lie within the addition. Those of a damaged store may not; such a capture
    /// is added as if nothing had been begun, for twice is better than not at all.
    fn is_whole(&self) -> bool {
        matches!(self.lead.checked_add(self.body), Some(end) if end <= self.addition.len())
    }
}

/// While it lives, no other process or thread delivers captures of the vault.
#[derive(Debug)]
pub struct CaptureLock(#[expect(dead_code, reason = "the file is what is locked")] File);

impl Store {
    /// Keeps a capture, and empties the draft that it was; durable when it returns. One
    /// whose id is known is left as it is.
    ///
    /// # Errors
    /// `Store` when the file can't be written: nothing is kept then.
    pub fn keep_capture(&self, capture: &Capture, was_draft: bool) -> Result<(), EngineError> {
        let mut connection = self.lock();
        let mut keep = || -> rusqlite::Result<()> {
            let transaction = connection.transaction()?;
            transaction.execute(
                "INSERT INTO capture (id, vault, note, day, text) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO NOTHING",
                params![
                    capture.id,
                    capture.vault,
                    capture.note,
                    capture.day,
                    capture.text
                ],
            )?;
            if was_draft {
                transaction.execute("UPDATE capture_draft SET text = ''", [])?;
            }
            transaction.commit()
        };
        keep().map_err(|error| unusable(&error))
    }

    /// Captures that are not known to stand in their notes, of one vault or of all, the
    /// oldest first.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn waiting_captures(&self, vault: Option<&str>) -> Result<Vec<Waiting>, EngineError> {
        let connection = self.lock();
        let read = || -> rusqlite::Result<Vec<Waiting>> {
            let mut query = connection.prepare_cached(
                "SELECT id, vault, note, day, text, problem,
                        path, base, base_size, addition, lead, body, seen
                 FROM capture WHERE written_ms IS NULL AND (?1 IS NULL OR vault = ?1)
                 ORDER BY number",
            )?;
            let rows = query.query_map([vault], waiting)?;
            rows.collect()
        };
        read().map_err(|error| unusable(&error))
    }

    /// Keeps what is going to be added; durable when it returns.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn plan_capture(&self, id: &str, plan: &Plan) -> Result<(), EngineError> {
        let kept = self.lock().execute(
            "UPDATE capture SET path = ?2, base = ?3, base_size = ?4, addition = ?5,
                    lead = ?6, body = ?7, seen = ?8
             WHERE id = ?1",
            params![
                id,
                plan.path,
                plan.base,
                signed(plan.base_size),
                plan.addition,
                signed(plan.lead as u64),
                signed(plan.body as u64),
                plan.seen
            ],
        );
        kept.map(drop).map_err(|error| unusable(&error))
    }

    /// Keeps what kept a capture from its note.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn capture_failed(&self, id: &str, problem: &str) -> Result<(), EngineError> {
        let kept = self.lock().execute(
            "UPDATE capture SET problem = ?2 WHERE id = ?1 AND problem IS NOT ?2",
            [id, problem],
        );
        kept.map(drop).map_err(|error| unusable(&error))
    }

    /// Sends a capture that waits to another note, perhaps of another vault. Whether there
    /// was one.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn redirect_capture(
        &self,
        id: &str,
        vault: &str,
        note: Option<&str>,
    ) -> Result<bool, EngineError> {
        let changed = self.lock().execute(
            "UPDATE capture SET vault = ?2, note = ?3, problem = NULL
             WHERE id = ?1 AND written_ms IS NULL",
            params![id, vault, note],
        );
        changed
            .map(|rows| rows > 0)
            .map_err(|error| unusable(&error))
    }

    /// Waits for its turn to deliver captures of a vault. A process that ends gives its
    /// turn back, however it ends.
    ///
    /// # Errors
    /// `Store` when the lock's file can't be made.
    pub fn lock_captures(&self, vault: &str) -> Result<CaptureLock, EngineError> {
        let folder = self.folder.join("vaults").join(vault);
        let file = folder.join("captures.lock");
        lock_file(&file)
            .map(CaptureLock)
            .map_err(|error| refused(&file, &error))
    }
}

fn waiting(row: &Row<'_>) -> rusqlite::Result<Waiting> {
    let path: Option<String> = row.get(6)?;
    let plan = match path {
        Some(path) => Some(Plan {
            path,
            base: row.get(7)?,
            base_size: unsigned(row.get(8)?),
            addition: row.get(9)?,
            lead: size(row.get(10)?),
            body: size(row.get(11)?),
            seen: row.get(12)?,
        }),
        None => None,
    };
    Ok(Waiting {
        capture: Capture {
            id: row.get(0)?,
            vault: row.get(1)?,
            note: row.get(2)?,
            day: row.get(3)?,
            text: row.get(4)?,
        },
        problem: row.get(5)?,
        plan: plan.filter(Plan::is_whole),
    })
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
    number.unsigned_abs()
}

fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}
