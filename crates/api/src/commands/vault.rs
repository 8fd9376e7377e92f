//! Which vault is open, how its index is, what a person chose for the app.

use serde_json::json;
use tsuzuri_engine::query;

use crate::wire::{
    Diagnostics, IndexPhase, IndexState, Nothing, OpenRecent, PauseSync, Preferences, Skipped,
    SyncState, VaultState,
};
use crate::{ApiError, ErrorCode, Session};

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const KEYS: &str = "keys";
const TEXT_SIZE: &str = "text_size";
const MEASURE: &str = "measure";
const WEEK_START: &str = "week_start";
const SPELLING: &str = "spelling";
const SLASH: &str = "slash";
const ZOOM: &str = "zoom";

/// What is open, and what was open before.
pub fn vault_state(session: &Session, _: Nothing) -> Result<VaultState, ApiError> {
    session.state()
}

/// Opens a vault that was open before.
pub fn open_recent(session: &Session, request: OpenRecent) -> Result<VaultState, ApiError> {
    session.open_known(&request.id)?;
    session.state()
}

/// How far the index is; `closed` when no vault is open.
pub fn index_state(session: &Session, _: Nothing) -> Result<IndexState, ApiError> {
    Ok(match session.current() {
        Some(vault) => (&vault.engine.state()?).into(),
        None => CLOSED,
    })
}

const CLOSED: IndexState = IndexState {
    generation: 0,
    phase: IndexPhase::Closed,
    done: 0,
    total: 0,
    notes: 0,
    passages: 0,
    tags: 0,
    links: 0,
    covered: 0.0,
    text_waits: false,
    vanishing: 0,
    finishing: None,
    hindered: None,
    sync: SyncState::Offline,
    looking: None,
    problems: 0,
};

/// What is not in the index, or only in part.
pub fn diagnostics(session: &Session, _: Nothing) -> Result<Diagnostics, ApiError> {
    let reader = session.vault()?.reader()?;
    let skipped = query::skipped(&reader)?;
    let row = |(path, reason)| Skipped { path, reason };
    Ok(Diagnostics {
        generation: reader.generation(),
        skipped: skipped.into_iter().map(row).collect(),
    })
}

/// What was chosen.
pub fn preferences(session: &Session, _: Nothing) -> Result<Preferences, ApiError> {
    let keys = session.store().preference(KEYS)?;
    let number = |name| -> Result<Option<u16>, ApiError> {
        let kept = session.store().preference(name)?;
        Ok(kept.and_then(|kept| kept.parse().ok()))
    };
    let choice = |name| -> Result<Option<bool>, ApiError> {
        let kept = session.store().preference(name)?;
        Ok(kept.and_then(|kept| kept.parse().ok()))
    };
    Ok(Preferences {
        text_size: number(TEXT_SIZE)?,
        measure: number(MEASURE)?,
        zoom: number(ZOOM)?,
        week_start: session.store().preference(WEEK_START)?,
        spelling: choice(SPELLING)?,
        slash: choice(SLASH)?,
        language: session.store().preference(LANGUAGE)?,
        theme: session.store().preference(THEME)?,
        // Written by this function's other half; anything else is damage, and changes no key.
        keys: keys
            .and_then(|keys| serde_json::from_str(&keys).ok())
            .unwrap_or_default(),
    })
}

/// Chooses; what is `None` follows the system.
pub fn set_preferences(session: &Session, chosen: Preferences) -> Result<Preferences, ApiError> {
    known("language", chosen.language.as_deref(), &["ja", "en"])?;
    known("theme", chosen.theme.as_deref(), &["light", "dark"])?;
    known(
        "first day of the week",
        chosen.week_start.as_deref(),
        &["sunday", "monday", "saturday"],
    )?;
    within("text size", chosen.text_size, 13..=24)?;
    within("measure", chosen.measure, 24..=80)?;
    within("zoom", chosen.zoom, 50..=200)?;
    let kept = [
        (TEXT_SIZE, chosen.text_size.map(|value| value.to_string())),
        (MEASURE, chosen.measure.map(|value| value.to_string())),
        (ZOOM, chosen.zoom.map(|value| value.to_string())),
        (SPELLING, chosen.spelling.map(|value| value.to_string())),
        (SLASH, chosen.slash.map(|value| value.to_string())),
        (WEEK_START, chosen.week_start.clone()),
    ];
    for (name, value) in kept {
        session.store().set_preference(name, value.as_deref())?;
    }
    session
        .store()
        .set_preference(LANGUAGE, chosen.language.as_deref())?;
    session
        .store()
        .set_preference(THEME, chosen.theme.as_deref())?;
    let keys = (!chosen.keys.is_empty()).then(|| json!(chosen.keys).to_string());
    session.store().set_preference(KEYS, keys.as_deref())?;
    session.sink().preferences_changed(chosen.clone());
    Ok(chosen)
}

/// Stops following what other programs write, until it is taken back or the app ends.
/// Saves go on, and overwrite nothing that was not seen.
pub fn pause_sync(session: &Session, request: PauseSync) -> Result<IndexState, ApiError> {
    session.vault()?.engine.set_paused(request.paused);
    index_state(session, Nothing {})
}

fn known(what: &str, value: Option<&str>, values: &[&str]) -> Result<(), ApiError> {
    match value {
        Some(value) if !values.contains(&value) => {
            let message = format!("there is no {what} “{value}”");
            Err(ApiError::new(ErrorCode::BadRequest, message))
        }
        _ => Ok(()),
    }
}

fn within(
    what: &str,
    value: Option<u16>,
    range: std::ops::RangeInclusive<u16>,
) -> Result<(), ApiError> {
    match value {
        Some(value) if !range.contains(&value) => {
            let message = format!(
                "a {what} of {value} is not from {} to {}",
                range.start(),
                range.end()
            );
            Err(ApiError::new(ErrorCode::BadRequest, message))
        }
        _ => Ok(()),
    }
}
