//! Quick capture: keeping a text, and what is needed to say where it goes. Bringing it
//! there is `courier`'s.

use jiff::Zoned;
use jiff::civil::Date;
use tsuzuri_engine::{Capture, CaptureDraft as Draft, query};

use crate::wire::{
    CaptureDraft, CaptureRequest, CaptureTargets, CaptureTargetsRequest, Captured, Nothing,
    RedirectCapture, WaitingCaptures,
};
use crate::{ApiError, ErrorCode, Session, daily, path};

/// The longest text that is captured, in bytes.
const LONGEST: usize = 1_000_000;

/// Where a capture may go.
pub fn capture_targets(
    session: &Session,
    request: CaptureTargetsRequest,
) -> Result<CaptureTargets, ApiError> {
    let mut targets = CaptureTargets {
        vault: session.vault_for_captures()?.map(|vault| vault.name()),
        reachable: false,
        day: today(session).to_string(),
        notes: Vec::new(),
    };
    let Some(vault) = session.current() else {
        return Ok(targets);
    };
    targets.reachable = vault.engine.is_reachable();
    let daily = daily::note_of(&vault, vault.clock.today())?.path;
    let reader = vault.reader()?;
    let found = query::find_notes(&reader, &vault.columns, &request.text, request.limit)?;
    targets.notes = found
        .notes
        .into_iter()
        .filter(|note| note.path != daily.as_str())
        .map(Into::into)
        .collect();
    Ok(targets)
}

/// Keeps a text in the journal, from where it comes into its note; answers once it is
/// durable.
pub fn capture(session: &Session, request: CaptureRequest) -> Result<Captured, ApiError> {
    let vault = session.vault_for_captures()?;
    let vault = vault.ok_or_else(ApiError::no_vault)?;
    capture_into(session, &vault.id, request)
}

/// The same into a vault by its id, which need not be open nor there: for hosts alone.
///
/// # Errors
/// As `capture`.
pub fn capture_into(
    session: &Session,
    vault: &str,
    request: CaptureRequest,
) -> Result<Captured, ApiError> {
    let id = known_form(&request.id)?;
    let text = tidy(&request.text)?;
    let note = chosen_note(session, request.note)?;
    let capture = Capture {
        id: id.clone(),
        vault: vault.to_owned(),
        note,
        day: today(session).to_string(),
        text,
    };
    // What the app captures was its window's draft; what the command line captures was not.
    session.store().keep_capture(&capture, session.stays())?;
    session.bell().ring();
    Ok(Captured { id })
}

/// What stands in the capture window and was not captured.
pub fn capture_draft(session: &Session, _: Nothing) -> Result<CaptureDraft, ApiError> {
    let Draft { text, note } = session.store().capture_draft()?;
    Ok(CaptureDraft { text, note })
}

/// Keeps what stands in the capture window; answers once it is durable.
pub fn keep_capture_draft(session: &Session, draft: CaptureDraft) -> Result<Nothing, ApiError> {
    if draft.text.len() > LONGEST {
        return Err(too_long());
    }
    let CaptureDraft { text, note } = draft;
    session.store().keep_capture_draft(&Draft { text, note })?;
    Ok(Nothing {})
}

/// Captures that are not in their notes yet.
pub fn waiting_captures(session: &Session, _: Nothing) -> Result<WaitingCaptures, ApiError> {
    session.waiting()
}

/// Tries again to bring captures into their notes, and answers what still waits.
pub fn deliver_captures(session: &Session, _: Nothing) -> Result<WaitingCaptures, ApiError> {
    session.deliver()
}

/// Sends a waiting capture to another note of the vault that is open.
pub fn redirect_capture(
    session: &Session,
    request: RedirectCapture,
) -> Result<WaitingCaptures, ApiError> {
    let note = chosen_note(session, request.note)?;
    let vault = session.vault()?;
    let store = session.store();
    if !store.redirect_capture(&request.id, &vault.view.id, note.as_deref())? {
        let message = "this capture waits no more; it is in its note";
        return Err(ApiError::new(ErrorCode::NotFound, message));
    }
    session.deliver()
}

/// The day on the person's calendar, whether or not a vault is open.
fn today(session: &Session) -> Date {
    match session.current() {
        Some(vault) => vault.clock.today(),
        None => Zoned::now().date(),
    }
}

/// A note that is there may have any name; one that will be made must have a name that
/// every system knows.
fn chosen_note(session: &Session, note: Option<String>) -> Result<Option<String>, ApiError> {
    let Some(note) = note else {
        return Ok(None);
    };
    let path = path::note(&note)?;
    let is_there = match session.current() {
        Some(vault) => query::note(&vault.reader()?, path.as_str())?.is_some(),
        None => false,
    };
    if !is_there {
        path::new_note(&note)?;
    }
    Ok(Some(path.to_string()))
}

fn known_form(id: &str) -> Result<String, ApiError> {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if (1..=64).contains(&id.len()) && id.chars().all(good) {
        return Ok(id.to_owned());
    }
    let message = "the id of a capture is 1 to 64 letters, digits and hyphens";
    Err(ApiError::new(ErrorCode::BadRequest, message))
}

/// Without what surrounds the text, and with `\n` line ends.
fn tidy(text: &str) -> Result<String, ApiError> {
    if text.len() > LONGEST {
        return Err(too_long());
    }
    let text = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "");
    let text = text.trim_end();
    let first_line = text
        .lines()
        .take_while(|line| line.trim().is_empty())
        .map(|line| line.len() + 1)
        .sum::<usize>();
    match text.get(first_line..) {
        Some(rest) if !rest.is_empty() => Ok(rest.to_owned()),
        _ => Err(ApiError::new(
            ErrorCode::BadRequest,
            "there is nothing to capture; write something first",
        )),
    }
}

fn too_long() -> ApiError {
    let message = "this is more than a capture can hold (1 MB); make a note of it";
    ApiError::new(ErrorCode::BadRequest, message)
}
