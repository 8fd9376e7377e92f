//! What a note's path says about days.

use jiff::civil::Date;

use super::{Context, Place, date_in};

/// A path, read for dates when asked: the file name before the folders, near folders
/// before far ones.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PathDates<'a> {
    folders: &'a str,
    stem: &'a str,
}

impl<'a> PathDates<'a> {
    pub(crate) fn new(path: &'a str) -> Self {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name
            .rsplit_once('.')
            .filter(|(stem, ending)| !stem.is_empty() && is_note_ending(ending))
            .map_or(name, |(stem, _)| stem);
        Self { folders, stem }
    }

    /// The day that the path names.
    pub(crate) fn day(self) -> Option<Date> {
        self.name_day().or_else(|| self.folder_day())
    }

    /// The day that the file name names; what it lacks the folders give.
    pub(crate) fn name_day(self) -> Option<Date> {
        date_in(self.stem, Place::Name, self.folder_context()).or_else(|| self.day_across())
    }

    /// What a partial date in the note may take from its path.
    pub(crate) fn context(self) -> Context {
        Context::of(self.stem, Place::Name).or(self.folder_context())
    }

    /// `2023/02/01.md`: one date across two folders and the name.
    fn day_across(self) -> Option<Date> {
        let (above, month) = self.folders.rsplit_once('/')?;
        let year = above.rsplit('/').next()?;
        if !format!("{year}{month}").bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let across = format!("{year}/{month}/{}", self.stem);
        date_in(&across, Place::Prose, Context::default())
    }

    fn folder_day(self) -> Option<Date> {
        let mut rest = self.folders;
        while !rest.is_empty() {
            let (above, folder) = rest.rsplit_once('/').unwrap_or(("", rest));
            if let Some(day) = date_in(folder, Place::Name, folder_context(above)) {
                return Some(day);
            }
            rest = above;
        }
        None
    }

    fn folder_context(self) -> Context {
        folder_context(self.folders)
    }
}

fn folder_context(folders: &str) -> Context {
    folders
        .rsplit('/')
        .fold(Context::default(), |near, folder| {
            near.or(Context::of(folder, Place::Name))
        })
}

fn is_note_ending(ending: &str) -> bool {
    ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
}
