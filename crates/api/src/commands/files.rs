//! What comes into notes beside typing: which picture a link shows, a picture's bytes, files
//! that are put beside a note, and pages that are pasted.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use tsuzuri_engine::{ContentHash, NotePath, PictureKind};

use crate::wire::{Attach, Attached, PastedHtml, PastedText, Picture, PictureRequest};
use crate::{ApiError, ErrorCode, Session, attachments, path};

/// Bytes of an attachment, at most.
pub const LONGEST: usize = 50_000_000;

/// The picture that a link in a note names.
pub fn picture(session: &Session, request: PictureRequest) -> Result<Picture, ApiError> {
    let from = path::note(&request.from)?;
    let vault = session.vault()?;
    let folder = attachments::folder(&vault, &from)?;
    let found = vault.engine.find_picture(&from, &request.target, &folder)?;
    Ok(Picture {
        path: found.path.to_string(),
        width: found.size.map(|size| size.width),
        height: found.size.map(|size| size.height),
        version: found.version,
    })
}

/// The bytes of a picture, for a host that hands them to a webview.
///
/// # Errors
/// `bad-path` when it is none, or leads out of the vault; `not-found`, `io`.
pub fn picture_bytes(session: &Session, path: &str) -> Result<(&'static str, Vec<u8>), ApiError> {
    let path = path::in_vault(path)?;
    let (kind, bytes) = session.vault()?.engine.read_picture(&path)?;
    Ok((kind.media_type(), bytes))
}

/// Puts a file beside a note; answers once the bytes are durable.
pub fn attach(session: &Session, request: Attach) -> Result<Attached, ApiError> {
    let note = path::note(&request.note)?;
    // Four characters hold three bytes.
    if request.bytes.len() / 4 * 3 > LONGEST + 3 {
        return Err(too_long());
    }
    let bytes = STANDARD.decode(&request.bytes).map_err(|_| {
        let message = "the bytes are not in base 64";
        ApiError::new(ErrorCode::BadRequest, message)
    })?;
    put(session, &note, request.name.as_deref(), &bytes)
}

/// The same for bytes that a host has from elsewhere than its webview.
///
/// # Errors
/// As `attach`: `too-large`, `bad-path`, `not-found`, `io`.
pub fn attach_bytes(
    session: &Session,
    note: &str,
    name: Option<&str>,
    bytes: &[u8],
) -> Result<Attached, ApiError> {
    put(session, &path::note(note)?, name, bytes)
}

fn put(
    session: &Session,
    note: &NotePath,
    name: Option<&str>,
    bytes: &[u8],
) -> Result<Attached, ApiError> {
    if bytes.len() > LONGEST {
        return Err(too_long());
    }
    let vault = session.vault()?;
    let kind = PictureKind::of(bytes);
    let name = match name {
        Some(name) => attachments::portable(name),
        None => attachments::named_by_time(vault.clock.local(), &ContentHash::of(bytes), kind),
    };
    let file = attachments::place(&attachments::folder(&vault, note)?, &name)?;
    let attached = vault.engine.attach(note, &file, bytes)?;
    Ok(Attached {
        path: attached.to_string(),
        picture: kind.is_some(),
    })
}

/// The Markdown of a piece of a page.
pub fn read_html(_: &Session, request: PastedHtml) -> Result<PastedText, ApiError> {
    Ok(PastedText {
        text: tsuzuri_import::pasted::markdown(&request.html),
    })
}

fn too_long() -> ApiError {
    let message = "files of more than 50 MB are not put into a vault; copy it there yourself";
    ApiError::new(ErrorCode::TooLarge, message)
}
