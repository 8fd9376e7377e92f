//! Tags of the front matter: which of them change, and that they are read as they
//! should be afterwards. How one is written is `value`'s.

mod value;

use std::collections::HashSet;

use super::spelling::Change;
use super::verify::{Plan, What};
use super::{Conflict, Reason, TextEdit, apply};
use crate::Tag;
use crate::front_matter::{TagValue, tag_values};
use crate::tag::tag_key;

use value::Value;

/// More edits than this are made together or not at all; fewer are tried one by one.
const FEW: usize = 200;

/// What the front matter of a note has to change.
pub(super) fn plans(text: &str, change: &Change, conflicts: &mut Vec<Conflict>) -> Vec<Plan> {
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let values = tag_values(text, start);
    let mut tags = Tags::default();
    for (_, tag) in values.iter().flat_map(|value| &value.tags) {
        tags.add(tag, change, conflicts);
    }
    if tags.list.iter().all(|tag| tag.to.is_none()) {
        return Vec::new();
    }
    // A tag that is there twice should go, but if that can't be, it is there twice.
    for removing in [true, false] {
        let plans = written(text, &values, &tags, removing);
        if are_read(text, start, &tags, &plans) {
            return plans;
        }
    }
    let plans = written(text, &values, &tags, false);
    let few = plans.len() <= FEW;
    let (good, bad): (Vec<Plan>, Vec<Plan>) = plans
        .into_iter()
        .partition(|plan| few && are_read(text, start, &tags, std::slice::from_ref(plan)));
    let places = bad.iter().flat_map(|plan| &plan.says);
    conflicts.extend(places.map(|says| Conflict {
        span: says.place,
        reason: Reason::NotReadHere,
    }));
    good
}

fn written(text: &str, values: &[TagValue<'_>], tags: &Tags<'_>, removing: bool) -> Vec<Plan> {
    let mut number = 0;
    let mut plans: Vec<Plan> = Vec::new();
    for value in values {
        let first = number;
        number += value.tags.len();
        let place = Value { text, value, first };
        for mut plan in place.plans(tags, removing) {
            // Two that go side by side share what parts them.
            if let Some(before) = plans.last().filter(|_| plan.edit.text.is_empty()) {
                let span = &mut plan.edit.span;
                span.start = span.start.max(before.edit.span.end).min(span.end);
            }
            plans.push(plan);
        }
    }
    plans
}

/// Whether front matter with these edits names the tags that it should.
fn are_read(text: &str, start: usize, tags: &Tags<'_>, plans: &[Plan]) -> bool {
    let edits: Vec<TextEdit> = plans.iter().map(|plan| plan.edit.clone()).collect();
    let Ok(result) = apply(text, &edits) else {
        return false;
    };
    let raws = tags.list.iter().map(|tag| Some(&*tag.tag.raw));
    let mut expected: Vec<Option<&str>> = raws.collect();
    for says in plans.iter().flat_map(|plan| &plan.says) {
        if let What::Front { number, raw, gone } = &says.what {
            expected[*number] = Some(raw.as_str()).filter(|_| !gone);
        }
    }
    let values = tag_values(&result, start);
    let read = values.iter().flat_map(|value| &value.tags);
    read.map(|(_, tag)| &*tag.raw)
        .eq(expected.into_iter().flatten())
}

/// All tags of the front matter.
#[derive(Default)]
struct Tags<'a> {
    list: Vec<Renamed<'a>>,
    /// Keys of those that keep their spelling.
    kept: HashSet<&'a str>,
}

struct Renamed<'a> {
    tag: &'a Tag<'a>,
    /// The new spelling, if it gets one.
    to: Option<String>,
}

impl<'a> Tags<'a> {
    fn add(&mut self, tag: &'a Tag<'a>, change: &Change, conflicts: &mut Vec<Conflict>) {
        let to = match change.spell(&tag.raw, &tag.key) {
            Some(Err(reason)) => {
                let span = tag.span;
                conflicts.push(Conflict { span, reason });
                None
            }
            Some(Ok(raw)) => Some(raw),
            None => None,
        };
        if to.is_none() {
            self.kept.insert(tag.key.full());
        }
        self.list.push(Renamed { tag, to });
    }

    /// Whether a tag that keeps its spelling says the same.
    fn has(&self, raw: &str) -> bool {
        self.kept.contains(tag_key(raw).full())
    }
}
