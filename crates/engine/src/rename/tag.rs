//! A tag gets a new name, or becomes one with another tag.

use tsuzuri_syntax::{
    edit::{TagRenameError, rename_tag},
    read_tag,
};

use super::Planner;
use crate::{edit::EditPlan, error::EngineError};

/// Why a tag can't get a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadRetag {
    /// The old name is none of a tag.
    NoTag,
    /// What the grammar says.
    Name(TagRenameError),
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
        // Wrong names are wrong whatever the notes hold.
        if let Err(error) = rename_tag("", &self.reading.of(None), &from, to) {
            return Ok(Err(BadRetag::Name(error)));
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
        for path in notes {
            let Some((bytes, text)) = self.read(&path)? else {
                continue;
            };
            let reading = self.reading.of(Some(path.as_str()));
            match rename_tag(&text, &reading, &from, to) {
                Ok(rewrite) => plan.add(path.clone(), bytes, rewrite),
                Err(error) => return Ok(Err(BadRetag::Name(error))),
            }
        }
        Ok(Ok(plan))
    }
}
