//! Searches that are kept in notes follow new names too. How they are read is for `search/`;
//! what a name becomes is said here.

use std::collections::BTreeMap;

use tsuzuri_syntax::{
    LinkKind, Reading, TagKey,
    edit::{Enough, Meaning, Moved, Target, TextEdit, rename_links},
};

use super::{Planner, note::Unique, planner::paths};
use crate::{
    Reader,
    edit::FileMove,
    error::EngineError,
    index::{Resolution, resolve},
    path::NotePath,
};

/// What a search names besides tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// A note, as a wikilink would: `link:`, `linked-from:`.
    Note,
    /// A path, or a part of one: `path:`.
    Path,
}

/// What a named note or path is called from now on; `None` when that stays.
pub(crate) type NewName<'n> = &'n mut dyn FnMut(Named, &str) -> Option<String>;

/// How the searches of notes are written anew.
#[derive(Clone, Copy)]
pub(crate) struct Queries<'q> {
    /// Notes that may hold some, as full text says.
    pub notes: &'q [NotePath],
    /// Notes of which full text says nothing yet.
    pub unsure: &'q [NotePath],
    /// Whether a text holds some.
    pub hold: &'q dyn Fn(&str) -> bool,
    /// What a tag's new name changes in the queries of a text, in order.
    pub retagged: &'q dyn Fn(&str, &Reading<'_>, &TagKey<'_>, &str) -> Vec<TextEdit>,
    /// What new names of notes and paths change in them, in order.
    pub renamed: &'q dyn Fn(&str, &Reading<'_>, NewName<'_>) -> Vec<TextEdit>,
}

impl Queries<'_> {
    /// Notes that a change means, and beside them those that may hold searches; of the ones
    /// that are not to be changed unless they do, `false`.
    pub(super) fn beside(&self, meant: Vec<NotePath>) -> BTreeMap<NotePath, bool> {
        let mut notes: BTreeMap<NotePath, bool> = self
            .unsure
            .iter()
            .map(|path| (path.clone(), false))
            .collect();
        let meant = meant.into_iter().chain(self.notes.iter().cloned());
        notes.extend(meant.map(|path| (path, true)));
        notes
    }
}

/// Notes of which full text says nothing yet, or nothing of how they are now. On battery, or
/// right after a vault was opened for the first time, these may be all of them.
///
/// # Errors
/// The index's.
pub(crate) fn notes_without_text(reader: &Reader) -> Result<Vec<NotePath>, EngineError> {
    let query = "SELECT path FROM note WHERE (text = 0 OR hash IS NULL) AND passages > 0";
    paths(reader, query, &[])
}

impl Planner<'_> {
    /// What something that moves is called in searches afterwards. `unique` is asked of a
    /// note of it.
    pub(super) fn new_name(
        &self,
        moved: &FileMove,
        named: Named,
        value: &str,
        unique: Unique<'_>,
    ) -> Result<Option<String>, EngineError> {
        match named {
            Named::Path => Ok(new_path(moved, value)),
            Named::Note => self.new_note(moved, value, unique),
        }
    }

    /// A search finds every note that has the name: it follows only when one alone was meant.
    fn new_note(
        &self,
        moved: &FileMove,
        value: &str,
        unique: Unique<'_>,
    ) -> Result<Option<String>, EngineError> {
        let kind = LinkKind::Wikilink;
        let connection = self.reader.connection();
        let found = resolve(connection, &self.reading.addresses, "", kind, value)?;
        let Resolution::Unique(found) = found else {
            return Ok(None);
        };
        let Some((from, to)) = NotePath::new(&found)
            .ok()
            .and_then(|from| moved.of(&from).map(|to| (from, to)))
        else {
            return Ok(None);
        };
        let target = Target {
            from: from.to_string(),
            to: to.to_string(),
            enough: match unique(&from)? {
                true => Enough::Names,
                false => Enough::Path,
            },
        };
        // Searches are asked of the whole vault: they name notes from its root.
        let root = Moved { from: "", to: "" };
        let link = format!("[[{value}]]");
        let rewrite = rename_links(&link, &self.reading.of(None), root, |_| {
            Meaning::Of(target.clone())
        });
        let mut edits = rewrite.edits.into_iter();
        Ok(edits.next().map(|edit| edit.text))
    }
}

/// `path:` asks for a part of a path. What names the whole of something that moves, or something
/// in it, follows; whatever else has that part in its path would be lost by any other rule.
fn new_path(moved: &FileMove, value: &str) -> Option<String> {
    let path = value.trim_matches('/');
    let whole = NotePath::new(path).ok()?;
    let new = moved.of(&whole).map(|to| to.to_string()).or_else(|| {
        let note = NotePath::new(&format!("{path}.md")).ok()?;
        let to = moved.of(&note)?;
        Some(
            to.as_str()
                .strip_suffix(".md")
                .unwrap_or(to.as_str())
                .to_owned(),
        )
    })?;
    Some(value.replacen(path, &new, 1))
}
