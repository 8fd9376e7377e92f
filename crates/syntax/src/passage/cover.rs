//! Which tags a passage inherits.

use std::collections::HashSet;
use std::ops::Range;

use super::Cutter;
use crate::fact::Inherited;
use crate::{Tag, TagSource};

/// How many inherited tags the passages of one note may have together. Real notes stay
/// far below; without an end to it a note of 1 MB could ask for more memory than there is.
const MOST_INHERITED: usize = 200_000;

/// So many tags are compared one by one.
const FEW: usize = 24;

impl Cutter<'_, '_> {
    /// Adds the tags that a passage inherits, nearest first and each key once, to those
    /// of the note, and says where they are. `own` are the passage's.
    pub(super) fn inherit(&mut self, own: Range<usize>) -> Range<usize> {
        let first = self.note.inherited.len();
        let above: usize = self.above.iter().map(|above| above.tags.tags.len()).sum();
        let further = above + self.note_tags.tags.len() + self.front.tags.len();
        if further == 0 {
            return first..first;
        }
        let mut inherited = std::mem::take(&mut self.note.inherited);
        let mut full = false;
        // Most often there are a handful, and comparing them is quicker than hashing.
        let mut known: Option<HashSet<&str>> = (own.len() + further > FEW).then(|| {
            let own = self.note.tags[own.clone()].iter();
            own.map(|tag| tag.key.full()).collect()
        });
        for one in self.further(&own) {
            let key = self.tag(one).key.full();
            let fresh = match &mut known {
                Some(known) => known.insert(key),
                None => {
                    let own = self.note.tags[own.clone()].iter();
                    let before = inherited[first..].iter().map(|&one| self.tag(one));
                    own.chain(before).all(|tag| tag.key.full() != key)
                }
            };
            if !fresh {
                continue;
            }
            if inherited.len() >= MOST_INHERITED {
                full = true;
                break;
            }
            inherited.push(one);
        }
        self.note.inherited = inherited;
        self.does_without |= full;
        first..self.note.inherited.len()
    }

    /// What covers the passage from elsewhere: headings, the note's opening tag block,
    /// front matter.
    fn further(&self, own: &Range<usize>) -> impl Iterator<Item = Inherited> {
        let named = |from: TagSource| move |&tag: &usize| Inherited { tag, from };
        let above = self.above.iter().rev();
        let above =
            above.flat_map(move |above| above.tags.tags.iter().map(named(TagSource::Heading)));
        let note = self.note_tags.tags.iter().map(named(TagSource::Note));
        let front = self.front.tags.iter().map(named(TagSource::FrontMatter));
        above
            .chain(note)
            .filter(|one| !own.contains(&one.tag))
            .chain(front)
    }

    fn tag(&self, inherited: Inherited) -> &Tag<'_> {
        match inherited.from {
            TagSource::FrontMatter => &self.note.front_matter.tags[inherited.tag],
            _ => &self.note.tags[inherited.tag],
        }
    }
}

/// Tags that cover many passages, each key once.
#[derive(Default)]
pub(super) struct Covering {
    /// Indices among the tags of the text, or of the front matter.
    tags: Vec<usize>,
    /// Their keys, when there are more than a few.
    known: HashSet<String>,
}

impl Covering {
    pub(super) fn of_all(tags: &[Tag<'_>]) -> Self {
        let mut covering = Self::default();
        covering.add(tags, 0..tags.len());
        covering
    }

    pub(super) fn add(&mut self, tags: &[Tag<'_>], picked: impl Iterator<Item = usize>) {
        for tag in picked {
            let key = tags[tag].key.full();
            let fresh = if self.tags.len() < FEW {
                self.tags.iter().all(|&other| tags[other].key.full() != key)
            } else {
                if self.known.is_empty() {
                    let few = self.tags.iter();
                    self.known
                        .extend(few.map(|&other| tags[other].key.full().to_owned()));
                }
                !self.known.contains(key) && self.known.insert(key.to_owned())
            };
            if fresh {
                self.tags.push(tag);
            }
        }
    }
}
