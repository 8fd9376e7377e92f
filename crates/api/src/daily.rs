//! Daily notes: where a day's note goes, and the names by which one that is already
//! there is known.

use jiff::civil::Date;
use tsuzuri_engine::NotePath;

use crate::{ApiError, ErrorCode};

/// The path that a pattern gives a day; `{yyyy}`, `{mm}` and `{dd}` stand for its parts.
///
/// # Errors
/// `bad-request` when the pattern of the settings makes no path of the vault.
pub(crate) fn path_of(pattern: &str, day: Date) -> Result<NotePath, ApiError> {
    let path = pattern
        .replace("{yyyy}", &format!("{:04}", day.year()))
        .replace("{mm}", &format!("{:02}", day.month()))
        .replace("{dd}", &format!("{:02}", day.day()));
    NotePath::note(&path).map_err(|reason| {
        let message =
            format!("daily_note = \"{pattern}\" in settings.toml makes no path: {reason}");
        ApiError::new(ErrorCode::BadRequest, message)
    })
}

/// File stems by which people name the note of a day, most usual first.
pub(crate) fn stems(day: Date) -> [String; 5] {
    let (year, month, date) = (day.year(), day.month(), day.day());
    [
        format!("{year:04}-{month:02}-{date:02}"),
        format!("{year:04}_{month:02}_{date:02}"),
        format!("{year:04}{month:02}{date:02}"),
        format!("{year:04}.{month:02}.{date:02}"),
        format!("{year}年{month}月{date}日"),
    ]
}

/// How the vault places its daily notes, told by one of them: the note of `day` has one of
/// the day's usual names, and folders named for its year or month stand for theirs.
pub(crate) fn pattern_of(path: &NotePath, day: Date) -> Option<String> {
    let (year, month, date) = (
        format!("{:04}", day.year()),
        format!("{:02}", day.month()),
        format!("{:02}", day.day()),
    );
    let form = [
        format!("{year}-{month}-{date}"),
        format!("{year}_{month}_{date}"),
        format!("{year}{month}{date}"),
        format!("{year}.{month}.{date}"),
    ]
    .iter()
    .zip([
        "{yyyy}-{mm}-{dd}",
        "{yyyy}_{mm}_{dd}",
        "{yyyy}{mm}{dd}",
        "{yyyy}.{mm}.{dd}",
    ])
    .find_map(|(stem, form)| (path.stem() == stem).then_some(form))?;
    let folders = path
        .folder()
        .split('/')
        .filter(|part| !part.is_empty())
        .map(|part| match part {
            part if part == year => "{yyyy}/".to_owned(),
            part if part == month => "{mm}/".to_owned(),
            part if part == format!("{year}-{month}") => "{yyyy}-{mm}/".to_owned(),
            part => format!("{part}/"),
        });
    let ending = &path.name()[path.stem().len()..];
    Some(format!("{}{form}{ending}", folders.collect::<String>()))
}

#[cfg(test)]
mod tests;
