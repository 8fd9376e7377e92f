//! Passages taken elsewhere by a window: a file is begun by the host, which asks the person
//! for its place; its pieces come from the window. No window names a file.

use crate::exports::Export;
use crate::wire::{AddToExport, EmbedPicture, EmbeddedPicture, ExportDone, ExportTicket, Nothing};
use crate::{ApiError, Session, path};

/// Takes a picture of the vault into the page that is being written.
///
/// # Errors
/// `cancelled` when it no longer is; `bad-path` when `from` is none.
pub fn embed_picture(
    session: &Session,
    request: EmbedPicture,
) -> Result<EmbeddedPicture, ApiError> {
    let from = path::note(&request.from)?;
    let vault = session.vault()?;
    let taken = vault.exporting.with(request.ticket, |export| {
        export.embed(&vault, &from, &request.target)
    })?;
    Ok(EmbeddedPicture {
        left: taken.as_ref().err().copied(),
        address: taken.ok(),
    })
}

/// Adds a piece to the file that is being written.
///
/// # Errors
/// `cancelled` when it no longer is; `too-large`; what the file system said.
pub fn add_to_export(session: &Session, request: AddToExport) -> Result<Nothing, ApiError> {
    let vault = session.vault()?;
    let added = |export: &mut Export| export.add(&request.text);
    vault.exporting.with(request.ticket, added)?;
    Ok(Nothing {})
}

/// Puts the file in its place, all of it.
///
/// # Errors
/// `cancelled` when it is no longer written; what the file system said.
pub fn finish_export(session: &Session, request: ExportTicket) -> Result<ExportDone, ApiError> {
    let whole = session.vault()?.exporting.take(request.ticket);
    whole.ok_or_else(ApiError::called_off)?.finish()
}

/// Calls it off; nothing of it is left.
pub fn stop_export(session: &Session, request: ExportTicket) -> Result<Nothing, ApiError> {
    drop(session.vault()?.exporting.take(request.ticket));
    Ok(Nothing {})
}
