//! Daily notes: where a day's note goes, the names by which one that is already there is
//! known, and what a new one begins with.

use jiff::civil::Date;
use tsuzuri_engine::{NotePath, VaultSettings, query};

use crate::{ApiError, ErrorCode, Vault, template};

mod told;

/// The note of a day.
pub(crate) struct DailyNote {
    pub path: NotePath,
    /// Whether the index knows it.
    pub exists: bool,
}

/// The note that the vault already keeps for a day, else where it would be.
///
/// # Errors
/// `bad-request` when the settings' pattern makes no path of the vault; the index's.
pub(crate) fn note_of(vault: &Vault, day: Date) -> Result<DailyNote, ApiError> {
    let usual = path_of(&pattern(vault, day)?, day)?;
    let reader = vault.reader()?;
    if query::note(&reader, usual.as_str())?.is_some() {
        return Ok(DailyNote {
            path: usual,
            exists: true,
        });
    }
    for stem in stems(day) {
        let paths = query::notes_with_stem(&reader, &stem)?;
        let nearest = paths.iter().min_by_key(|path| (path.len(), *path));
        if let Some(path) = nearest.and_then(|path| NotePath::new(path).ok()) {
            return Ok(DailyNote { path, exists: true });
        }
    }
    Ok(DailyNote {
        path: usual,
        exists: false,
    })
}

/// What a day's note begins with: the vault's template filled in, else nothing. A template
/// that can't be read is no reason not to make the note.
pub(crate) fn first_text(vault: &Vault, note: &NotePath, day: Date) -> String {
    let read = || -> Result<_, ApiError> {
        let Some(template) = vault.settings()?.daily_template else {
            return Ok(None);
        };
        let path = NotePath::note(&template);
        let path = path.map_err(|reason| ApiError::bad_path(&template, reason))?;
        Ok(Some(vault.engine.read_note(&path)?))
    };
    match read() {
        Ok(None) => String::new(),
        Ok(Some(found)) => {
            let at = day.to_datetime(vault.clock.local().time());
            let values = template::Values {
                title: note.shown_name(),
                at,
                clipboard: None,
            };
            template::fill_in(&found.text, &values).text
        }
        Err(error) => {
            tracing::warn!(%error, "the template of daily notes can't be read");
            String::new()
        }
    }
}

/// The vault's own pattern; where none was chosen, that of its latest daily note.
pub(crate) fn pattern(vault: &Vault, day: Date) -> Result<String, ApiError> {
    let chosen = vault.settings()?.daily_note;
    if chosen != VaultSettings::default().daily_note {
        return Ok(chosen);
    }
    let latest = query::notes_up_to_day(&vault.reader()?, day, LOOKED_AT)?;
    Ok(told::by(&latest).unwrap_or(chosen))
}

/// Notes with a day, at most, among which a daily note is looked for.
const LOOKED_AT: u32 = 1000;

/// The path that a pattern gives a day; `{yyyy}`, `{mm}` and `{dd}` stand for its parts,
/// `{m}` and `{d}` for those without a leading zero.
///
/// # Errors
/// `bad-settings` when the pattern of the settings makes no path of the vault.
pub(crate) fn path_of(pattern: &str, day: Date) -> Result<NotePath, ApiError> {
    let path = pattern
        .replace("{yyyy}", &format!("{:04}", day.year()))
        .replace("{mm}", &format!("{:02}", day.month()))
        .replace("{dd}", &format!("{:02}", day.day()))
        .replace("{m}", &day.month().to_string())
        .replace("{d}", &day.day().to_string());
    NotePath::note(&path).map_err(|reason| {
        let message =
            format!("daily_note = \"{pattern}\" in settings.toml makes no path: {reason}");
        ApiError::new(ErrorCode::BadSettings, message)
    })
}

/// File stems by which people name the note of a day, most usual first.
pub(crate) fn stems(day: Date) -> [String; 6] {
    let (year, month, date) = (day.year(), day.month(), day.day());
    [
        format!("{year:04}-{month:02}-{date:02}"),
        format!("{year:04}_{month:02}_{date:02}"),
        format!("{year:04}{month:02}{date:02}"),
        format!("{year:04}.{month:02}.{date:02}"),
        format!("{year}年{month}月{date}日"),
        format!("{year}年{month:02}月{date:02}日"),
    ]
}

#[cfg(test)]
mod tests;
