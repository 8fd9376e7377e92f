//! Templates: what a note begins with, or what is put into one.

use crate::template::{self, Values};
use crate::wire::{FillTemplate, FilledTemplate};
use crate::{ApiError, Session, path};

/// The text of a template, filled in for a note. Writes nothing.
pub fn fill_template(session: &Session, request: FillTemplate) -> Result<FilledTemplate, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let found = vault.engine.read_note(&path)?;
    let values = Values {
        title: &request.title,
        at: vault.clock.local(),
        clipboard: request.clipboard.as_deref(),
    };
    let filled = template::fill_in(&found.text, &values);
    let before = filled.cursor.and_then(|at| filled.text.get(..at));
    let units = before.map(|text| text.encode_utf16().count());
    Ok(FilledTemplate {
        cursor: units.map(|units| u32::try_from(units).unwrap_or(u32::MAX)),
        text: filled.text,
        wants_clipboard: filled.wants_clipboard,
        unknown: filled.unknown,
    })
}
