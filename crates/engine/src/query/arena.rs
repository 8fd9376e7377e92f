//! Many short texts in one string, so that all of them are searched in one sweep.

use std::ops::Range;

use super::up_to;

/// Folded texts, each with the number of what it belongs to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    text: String,
    /// Where each text starts, and its owner.
    entries: Vec<(usize, i64)>,
}

/// Stands between texts; no phrase reaches over it, for it is no white space and no
/// folded query holds it.
const BETWEEN: char = '\0';

impl Arena {
    pub(crate) fn push(&mut self, folded: &str, owner: i64) {
        self.entries.push((self.text.len(), owner));
        self.text.push_str(folded);
        self.text.push(BETWEEN);
    }

    /// Gives back the room that is kept for more.
    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// Each text with its owner.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, i64)> {
        let ends = self.entries.iter().skip(1).map(|&(start, _)| start);
        let ends = ends.chain([self.text.len()]);
        let texts = self.entries.iter().zip(ends);
        texts.map(|(&(start, owner), end)| (&self.text[start..end - BETWEEN.len_utf8()], owner))
    }

    /// Owners of the texts in which `find(text, from)` finds something; one comes more
    /// than once when several of its texts hold it.
    pub(crate) fn holding<'a>(
        &'a self,
        find: impl Fn(&str, usize) -> Option<Range<usize>> + 'a,
    ) -> impl Iterator<Item = i64> + 'a {
        let (mut from, mut entry) = (0, 0);
        std::iter::from_fn(move || {
            let found = find(&self.text, from)?;
            entry += up_to(&self.entries[entry..], |&(start, _)| start <= found.start);
            from = self
                .entries
                .get(entry)
                .map_or(self.text.len(), |&(start, _)| start);
            self.entries
                .get(entry.checked_sub(1)?)
                .map(|&(_, owner)| owner)
        })
    }
}

#[cfg(test)]
mod tests;
