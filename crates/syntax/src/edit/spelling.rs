//! One tag's new spelling. What it says beside the part that changes stays as written:
//! levels below, facets with their separators, an open parenthesis.

use std::ops::Range;

use super::Reason;
use crate::TagKey;
use crate::tag::{Part, Parts, tag_key};

/// What is to be called otherwise, and how.
pub(super) struct Change {
    from: TagKey<'static>,
    /// Without sign.
    to: String,
    kind: Kind,
}

enum Kind {
    /// A topic, a level or a name, for one part of the spelling.
    Part,
    /// A facet, for others of the same topic; as they are written.
    Facets(String),
    /// All of a tag and nothing less.
    Whole,
}

impl Change {
    /// `to` is a spelling without sign. `None` when it names a topic for a facet under
    /// whatever topic, or the other way round.
    pub(super) fn new(from: &TagKey<'_>, to: &str) -> Option<Self> {
        let to_key = tag_key(to);
        if from.topic().is_empty() != to_key.topic().is_empty() {
            return None;
        }
        let has_names = |key: &TagKey<'_>| key.names().next().is_some();
        let one_facet = from.facets().count() == 1 && !has_names(from);
        let facets_alone = !has_names(&to_key) && to_key.facets().next().is_some();
        let kind = if one_facet && facets_alone && to_key.topic() == from.topic() {
            Kind::Facets(list(to))
        } else if from.facets().next().is_none() && !has_names(from) && Parts::is_one_part(to) {
            Kind::Part
        } else {
            Kind::Whole
        };
        Some(Self {
            from: from.clone().into_owned(),
            to: to.to_owned(),
            kind,
        })
    }

    /// The new spelling of a tag, without sign; `None` for a tag that is not meant, or
    /// that is spelled so already.
    pub(super) fn spell(&self, raw: &str, key: &TagKey<'_>) -> Option<Result<String, Reason>> {
        let meant = key.full() == self.from.full()
            || key.asks().iter().any(|ask| ask.key == self.from.full());
        if !meant {
            return None;
        }
        let spelled = match &self.kind {
            Kind::Part => self.part(raw),
            Kind::Facets(list) => self.facet(raw, list),
            Kind::Whole if key.full() == self.from.full() => Ok(self.to.clone()),
            Kind::Whole => Err(Reason::NotOnePart),
        };
        Some(spelled).filter(|spelled| spelled.as_deref() != Ok(raw))
    }

    fn part(&self, raw: &str) -> Result<String, Reason> {
        let names = Parts::of(raw).names;
        let replace = names
            .iter()
            .map(|name| {
                let end = name.level_end(raw, self.from.full())?;
                Some(self.to.clone() + &raw[end..name.range.end])
            })
            .collect();
        replaced(raw, &names, replace)
    }

    fn facet(&self, raw: &str, list: &str) -> Result<String, Reason> {
        let facets = Parts::of(raw).facets;
        let replace = facets
            .iter()
            .map(|facet| (self.from.facets().next() == Some(&facet.key)).then(|| list.to_owned()))
            .collect();
        replaced(raw, &facets, replace)
    }
}

/// The facets of a spelling, as they are written.
fn list(raw: &str) -> String {
    let facets = Parts::of(raw).facets;
    match (facets.first(), facets.last()) {
        (Some(first), Some(last)) => raw[first.range.start..last.range.end].to_owned(),
        _ => String::new(),
    }
}

/// Puts new texts in the place of parts. A part that would then say what one beside it
/// says already goes, with the sign between.
fn replaced(raw: &str, parts: &[Part], new: Vec<Option<String>>) -> Result<String, Reason> {
    if new.iter().all(Option::is_none) {
        return Err(Reason::NotWrittenApart);
    }
    let kept: Vec<&str> = parts
        .iter()
        .zip(&new)
        .filter(|(_, text)| text.is_none())
        .map(|(part, _)| part.key.as_str())
        .collect();
    let mut result = String::with_capacity(raw.len());
    let mut reached = 0;
    for (index, (part, text)) in parts.iter().zip(&new).enumerate() {
        let Some(text) = text else { continue };
        let Range { start, end } = part.range;
        if kept.contains(&tag_key(text).full()) {
            // The first has its sign behind it, all others before.
            let (from, to) = match (index.checked_sub(1), parts.get(index + 1)) {
                (Some(before), _) => (parts[before].range.end, end),
                (None, next) => (start, next.map_or(end, |next| next.range.start)),
            };
            result.push_str(&raw[reached..from.max(reached)]);
            reached = to;
        } else {
            result.push_str(&raw[reached..start]);
            result.push_str(text);
            reached = end;
        }
    }
    result.push_str(&raw[reached..]);
    Ok(result)
}
