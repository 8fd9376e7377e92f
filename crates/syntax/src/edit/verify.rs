//! The last word on planned edits: they are made, the result is read again, and what
//! does not read as it should is taken back and reported.

use std::collections::HashSet;

use super::apply::{Shifted, apply, inverse};
use super::facts::{Expected, differences};
use super::links::is_of_vault;
use super::{Conflict, Reason, Rewrite, TextEdit};
use crate::{ParsedNote, Reading, Span, parse};

/// An edit, and what it is meant to say.
pub(super) struct Plan {
    pub(super) edit: TextEdit,
    pub(super) says: Vec<Says>,
}

/// What the new text is to say in one place of the old one.
pub(super) struct Says {
    /// The tag or the link, to report.
    pub(super) place: Span,
    pub(super) what: What,
}

pub(super) enum What {
    /// A tag that begins where the place does.
    Tag { raw: String },
    /// A tag of the front matter, by its number.
    Front {
        number: usize,
        raw: String,
        /// Another one says it already, and this one goes.
        gone: bool,
    },
    /// The target of one or more links.
    Link {
        target_span: Span,
        old: String,
        new: String,
    },
}

/// So often one edit is looked for that is to blame; then as often all that may be, and
/// then none is left: a note is not read again for each of a thousand tags.
const PATIENCE: usize = 16;

/// Keeps of the plans those that read as they should.
pub(super) fn settled(
    text: &str,
    reading: &Reading<'_>,
    note: &ParsedNote<'_>,
    mut plans: Vec<Plan>,
    mut conflicts: Vec<Conflict>,
) -> Rewrite {
    plans.sort_by_key(|plan| (plan.edit.span.start, plan.edit.span.end));
    let mut reached = 0;
    take_back(
        &mut plans,
        Reason::NotWrittenApart,
        &mut conflicts,
        |_, plan| {
            let overlaps = plan.edit.span.start < reached;
            reached = reached.max(plan.edit.span.end);
            overlaps
        },
    );
    for round in 0.. {
        if plans.is_empty() {
            break;
        }
        let (mut failed, reason) = match failures(text, reading, note, &plans) {
            Failures::None => break,
            Failures::Places(_) if round >= 2 * PATIENCE => {
                ((0..plans.len()).collect(), Reason::NotReadHere)
            }
            Failures::Places(places) => (places, Reason::NotReadHere),
            Failures::Others(mut blamed) => {
                if round < PATIENCE {
                    blamed.truncate(1);
                } else if round >= 2 * PATIENCE {
                    blamed = (0..plans.len()).collect();
                }
                (blamed, Reason::ChangesOthers)
            }
        };
        failed.sort_unstable();
        take_back(&mut plans, reason, &mut conflicts, |index, _| {
            failed.binary_search(&index).is_ok()
        });
    }
    conflicts.sort_by_key(|conflict| (conflict.span, conflict.reason));
    conflicts.dedup();
    Rewrite {
        edits: plans.into_iter().map(|plan| plan.edit).collect(),
        conflicts,
    }
}

fn take_back(
    plans: &mut Vec<Plan>,
    reason: Reason,
    conflicts: &mut Vec<Conflict>,
    mut is_wrong: impl FnMut(usize, &Plan) -> bool,
) {
    let mut index = 0;
    plans.retain(|plan| {
        let wrong = is_wrong(index, plan);
        index += 1;
        if wrong {
            let places = plan.says.iter().map(|says| says.place);
            conflicts.extend(places.map(|span| Conflict { span, reason }));
        }
        !wrong
    });
}

enum Failures {
    None,
    /// Plans that do not say what they are to say.
    Places(Vec<usize>),
    /// Plans next to what says something else; never none, the likeliest first.
    Others(Vec<usize>),
}

fn failures(text: &str, reading: &Reading<'_>, note: &ParsedNote<'_>, plans: &[Plan]) -> Failures {
    let edits: Vec<TextEdit> = plans.iter().map(|plan| plan.edit.clone()).collect();
    let (Ok(result), Ok(back)) = (apply(text, &edits), inverse(text, &edits)) else {
        return Failures::Places((0..plans.len()).collect());
    };
    let new = parse(&result, reading);
    let shifted = Shifted::new(edits.iter());
    let wrong = Found::of(&result, &new).missed(plans, &shifted);
    if !wrong.is_empty() {
        return Failures::Places(wrong);
    }
    let expected = expected(plans, &shifted);
    let differences = differences(note, &new, &shifted, &Shifted::new(back.iter()), &expected);
    if differences.is_empty() {
        return Failures::None;
    }
    let blamed = differences.iter().map(|&at| nearest(&back, at));
    Failures::Others(blamed.collect())
}

/// Which of the edits, seen from the new text, stands nearest to a place.
fn nearest(back: &[TextEdit], at: usize) -> usize {
    let behind = back.partition_point(|edit| edit.span.start < at);
    let before = behind.saturating_sub(1);
    let far = |index: usize| back.get(index).map(|edit| edit.span.start.abs_diff(at));
    match (far(before), far(behind)) {
        (Some(left), Some(right)) if right < left => behind,
        _ => before,
    }
}

/// What the new note says where.
struct Found<'a> {
    tags: HashSet<(usize, &'a str)>,
    links: HashSet<(usize, &'a str)>,
}

impl<'a> Found<'a> {
    fn of(text: &str, note: &'a ParsedNote<'_>) -> Self {
        let tags = note.tags.iter().map(|tag| (tag.span.start, &*tag.raw));
        let links = note.links.iter().filter(|link| is_of_vault(text, link));
        let links = links.map(|link| (link.target_span.start, &*link.target));
        Self {
            tags: tags.collect(),
            links: links.collect(),
        }
    }

    /// The plans that did not come out. How front matter comes out was seen when it was
    /// planned.
    fn missed(&self, plans: &[Plan], shifted: &Shifted<'_>) -> Vec<usize> {
        let says = |says: &Says| match &says.what {
            What::Tag { raw } => self
                .tags
                .contains(&(shifted.at(says.place.start), raw.as_str())),
            What::Front { .. } => true,
            What::Link {
                target_span, new, ..
            } => self
                .links
                .contains(&(shifted.at(target_span.start), new.as_str())),
        };
        (0..plans.len())
            .filter(|&index| !plans[index].says.iter().all(says))
            .collect()
    }
}

fn expected<'a>(plans: &'a [Plan], shifted: &Shifted<'_>) -> Expected<'a> {
    let mut expected = Expected::default();
    for says in plans.iter().flat_map(|plan| &plan.says) {
        match &says.what {
            What::Tag { raw } => {
                expected.tags.insert(says.place.start, raw);
            }
            What::Front { number, raw, gone } => {
                let raw = Some(raw.as_str()).filter(|_| !gone);
                expected.front.insert(*number, raw);
            }
            What::Link {
                target_span,
                old,
                new,
            } => {
                expected.links.insert(target_span.start, new);
                let at = shifted.at(target_span.start);
                expected.retargeted.insert(at, [old, new]);
            }
        }
    }
    expected
}
