//! A tag gets a new name, or becomes one with another tag.

use tsuzuri_syntax::{
    TagKey,
    edit::{TagRenameError, rename_tag},
    read_tag,
};

use super::Planner;
use crate::{edit::EditPlan, error::EngineError, vault::VaultReading};

/// Why a tag can't get a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadRetag {
    /// The old name is none of a tag.
    NoTag,
    /// What the grammar says.
    Name(TagRenameError),
}

/// Whether a tag can have a name at all: wrong names are wrong whatever the notes hold.
fn can_be_called(reading: &VaultReading, from: &TagKey<'_>, to: &str) -> Result<(), BadRetag> {
    rename_tag("", &reading.of(None), from, to)
        .map(drop)
        .map_err(BadRetag::Name)
}

impl Planner<'_> {
    /// Every place where `from`, or what lies below it, is written, and how it will be.
    ///
    /// # Errors
    /// What the index and the file system say. The inner error: names that don't fit.
    pub(crate) fn retag(
        &self,
        from: &str,
        to: &str,
    ) -> Result<Result<EditPlan, BadRetag>, EngineError> {
        let Some(from) = read_tag(from, self.reading.profile) else {
            return Ok(Err(BadRetag::NoTag));
        };
        if let Err(bad) = can_be_called(self.reading, &from, to) {
            return Ok(Err(bad));
        }
        // A passage that inherits the tag has it from its own note. Notes without passages
        // are few, and say what they have in their front matter alone.
        let notes = self.paths(
            "SELECT path FROM note WHERE id IN (
               SELECT passage.note FROM tag
               JOIN passage_tag ON passage_tag.tag = tag.id
               JOIN passage ON passage.id = passage_tag.passage
               WHERE tag.key = ?1
             ) OR (passages = 0 AND id IN (SELECT note FROM occurrence WHERE ordinal = -1))
             ORDER BY path",
            &[&from.full()],
        )?;
        let mut plan = EditPlan::default();
        self.each(&mut plan, notes, |plan, note| {
            let (path, text) = (note.path, note.text);
            let reading = self.reading.of(Some(path.as_str()));
            // The names were looked at before.
            let mut rewrite = rename_tag(&text, &reading, &from, to).unwrap_or_default();
            let in_queries = (self.queries.retagged)(&text, &reading, &from, to);
            rewrite.edits.extend(in_queries);
            rewrite.edits.sort_by_key(|edit| edit.span.start);
            plan.add(path.clone(), note.bytes, rewrite);
            Ok(())
        })?;
        Ok(Ok(plan))
    }
}

/// Whether a tag can get a name, without looking at any note.
///
/// # Errors
/// What is wrong with the names.
pub fn check_retag(reading: &VaultReading, from: &str, to: &str) -> Result<(), BadRetag> {
    let key = read_tag(from, reading.profile).ok_or(BadRetag::NoTag)?;
    can_be_called(reading, &key, to)
}
