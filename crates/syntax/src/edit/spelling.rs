//! One tag's new spelling. What it says beside the part that changes stays as written:
//! levels below, facets with their separators, an open parenthesis.

use std::collections::HashSet;

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

/// Puts new texts in the place of parts. What another part says already goes, with the
/// sign before it.
fn replaced(raw: &str, parts: &[Part], new: Vec<Option<String>>) -> Result<String, Reason> {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Err(Reason::NotWrittenApart);
    };
    if new.iter().all(Option::is_none) {
        return Err(Reason::NotWrittenApart);
    }
    let unchanged = parts.iter().zip(&new).filter(|(_, text)| text.is_none());
    let mut said: HashSet<String> = unchanged.map(|(part, _)| part.key.clone()).collect();
    let mut result = raw[..first.range.start].to_owned();
    let mut is_first = true;
    for (index, (part, text)) in parts.iter().zip(new).enumerate() {
        if let Some(text) = &text
            && !said.insert(tag_key(text).full().to_owned())
        {
            continue;
        }
        if let Some(before) = index.checked_sub(1).filter(|_| !is_first) {
            result.push_str(&raw[parts[before].range.end..part.range.start]);
        }
        is_first = false;
        result.push_str(text.as_deref().unwrap_or(&raw[part.range.clone()]));
    }
    result.push_str(&raw[last.range.end..]);
    Ok(result)
}
