//! What a person has begun to write and not handed over yet: the draft of the capture
//! window.

use rusqlite::{OptionalExtension, params};

use super::{Store, unusable};
use crate::error::EngineError;

/// What stands in the capture window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaptureDraft {
    /// With `\n` line ends.
    pub text: String,
    /// As `Capture::note`.
    pub note: Option<String>,
}

impl Store {
    /// What stood in the capture window.
    ///
    /// # Errors
    /// `Store` when the file can't be read.
    pub fn capture_draft(&self) -> Result<CaptureDraft, EngineError> {
        let connection = self.lock();
        let draft = connection.query_row("SELECT text, note FROM capture_draft", [], |row| {
            Ok(CaptureDraft {
                text: row.get(0)?,
                note: row.get(1)?,
            })
        });
        let draft = draft.optional().map_err(|error| unusable(&error))?;
        Ok(draft.unwrap_or_default())
    }

    /// Keeps what stands in the capture window; durable when it returns.
    ///
    /// # Errors
    /// `Store` when the file can't be written.
    pub fn keep_capture_draft(&self, draft: &CaptureDraft) -> Result<(), EngineError> {
        let kept = self.lock().execute(
            "INSERT INTO capture_draft (only, text, note) VALUES (1, ?1, ?2)
             ON CONFLICT (only) DO UPDATE SET text = excluded.text, note = excluded.note",
            params![draft.text, draft.note],
        );
        kept.map(drop).map_err(|error| unusable(&error))
    }
}
