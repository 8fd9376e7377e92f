//! Which tags a passage inherits.

use std::collections::HashSet;
use std::ops::Range;

use super::Cutter;
use crate::fact::Inherited;
use crate::{Tag, TagSource, Warning};

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
        let above: usize = self.above.iter().map(|above| above.tags.len()).sum();
        let front = self.note.front_matter.tags.len();
        let further = above + self.note_tags.len() + front;
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
        if full && !std::mem::replace(&mut self.warned, true) {
            self.note.warnings.push(Warning {
                at: 0,
                message: "Too many passages inherit too many tags; some do without.".to_owned(),
            });
        }
        first..self.note.inherited.len()
    }

    /// What covers the passage from elsewhere: headings, the note's opening tag block,
    /// front matter.
    fn further(&self, own: &Range<usize>) -> impl Iterator<Item = Inherited> {
        let named = |from: TagSource| move |&tag: &usize| Inherited { tag, from };
        let above = self.above.iter().rev();
        let above = above.flat_map(move |above| above.tags.iter().map(named(TagSource::Heading)));
        let note = self.note_tags.iter().map(named(TagSource::Note));
        let front = (0..self.note.front_matter.tags.len()).map(|tag| Inherited {
            tag,
            from: TagSource::FrontMatter,
        });
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

/// What covers many passages is worth naming once.
pub(super) fn each_key_once(tags: &[Tag<'_>], picked: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut once: Vec<usize> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for tag in picked {
        let key = tags[tag].key.full();
        let fresh = if once.len() < FEW {
            once.iter().all(|&other| tags[other].key.full() != key)
        } else {
            if known.is_empty() {
                known.extend(once.iter().map(|&other| tags[other].key.full()));
            }
            known.insert(key)
        };
        if fresh {
            once.push(tag);
        }
    }
    once
}
