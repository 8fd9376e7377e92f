//! Which tags cover a passage: its own, and those it inherits.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Cutter, MOST_INHERITED};
use crate::tag::tag_key;
use crate::{CoveringTag, Span, Tag, TagSource};

/// So many tags are compared one by one.
const FEW: usize = 24;

impl Cutter<'_> {
    /// The tags that cover a passage: its own, then what it inherits, nearest first and
    /// each key once.
    pub(super) fn covering(&mut self, span: Span) -> Vec<CoveringTag> {
        let from = self
            .facts
            .tags
            .partition_point(|tag| tag.span.start < span.start);
        let to = self
            .facts
            .tags
            .partition_point(|tag| tag.span.start < span.end);
        let own = from..to;
        let above = self
            .headings
            .iter()
            .rev()
            .flat_map(|above| above.tags.iter().map(|&tag| (tag, TagSource::Heading)));
        let note = self.note_tags.iter().map(|&tag| (tag, TagSource::Note));
        let further = above.chain(note).filter(|(tag, _)| !own.contains(tag));
        let inherited = further
            .map(|(tag, from)| (&self.tags[tag], self.facts.tags[tag].block, from))
            .chain(self.front.iter().map(|tag| (&tag.tag, tag.block, tag.from)));
        let mut covering: Vec<CoveringTag> = own
            .clone()
            .map(|tag| {
                covering_tag(
                    &self.tags[tag],
                    self.facts.tags[tag].block,
                    self.sources[tag],
                )
            })
            .collect();
        let room = MOST_INHERITED.saturating_sub(self.inherited);
        // Most often there are a handful, and comparing them is quicker than hashing.
        let above: usize = self.headings.iter().map(|above| above.tags.len()).sum();
        let many = own.len() + above + self.note_tags.len() + self.front.len() > FEW;
        let mut known: Option<HashSet<&str>> = many.then(|| {
            let keys = own.clone().map(|tag| self.tags[tag].key.full.as_str());
            keys.collect()
        });
        for (tag, block, from) in inherited.take(room + 1) {
            let key = tag.key.full.as_str();
            let fresh = match &mut known {
                Some(known) => known.insert(key),
                None => covering.iter().all(|known| known.tag.key.full != key),
            };
            if fresh {
                covering.push(covering_tag(tag, block, from));
            }
        }
        self.inherited += covering.len() - own.len();
        covering.truncate(own.len() + room);
        covering
    }
}

fn covering_tag(tag: &Arc<Tag>, block: Span, from: TagSource) -> CoveringTag {
    CoveringTag {
        tag: Arc::clone(tag),
        from,
        block,
    }
}

pub(super) fn tag_at(source: &str, span: Span) -> Tag {
    let written = &source[span.start..span.end];
    let sign = written.chars().next().map_or(0, char::len_utf8);
    let raw = &written[sign..];
    Tag {
        raw: raw.to_owned(),
        key: tag_key(raw),
        span,
    }
}

/// What covers many passages is worth naming once.
pub(super) fn each_key_once(tags: &[Arc<Tag>], picked: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut known = HashSet::new();
    picked
        .filter(|&tag| known.insert(tags[tag].key.full.as_str()))
        .collect()
}
