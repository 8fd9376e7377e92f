//! Notes that hold a query's terms, but not in one passage: which notes may, and which
//! of their passages make it so.

use std::collections::BTreeSet;

use super::plan::{Plan, Term};
use crate::query::Set;
use crate::query::Table;

/// A passage with its haystack; `None` where the text can't be read.
pub(super) struct Candidate {
    pub id: i64,
    pub haystack: Option<String>,
}

impl Plan<'_> {
    /// Whether terms could be held by a note without meeting in a passage.
    pub fn may_be_apart(&self) -> bool {
        match self {
            Self::All { filters: _, terms } => {
                terms.len() > 1 || terms.iter().any(Plan::may_be_apart)
            }
            Self::Any(list) => list.iter().any(Plan::may_be_apart),
            Self::Not(_) | Self::Leaf(_) => false,
        }
    }

    /// The notes that may hold it, as a set of `doc`s.
    pub fn notes(&self, table: &Table) -> Set {
        match self {
            Self::All { filters: _, terms } => terms
                .iter()
                .map(|part| part.notes(table))
                .fold(Set::everything(), Set::and),
            Self::Any(list) => list
                .iter()
                .map(|part| part.notes(table))
                .fold(Set::nothing(), Set::or),
            Self::Not(_) => Set::everything(),
            Self::Leaf(term) => match term.set() {
                Set::Only(ids) => Set::of(table.docs_of(ids)),
                // Of a note only some passages are left out.
                Set::Except(_) => Set::everything(),
            },
        }
    }

    /// The terms whose passages tell whether a note holds it, excluded ones too.
    pub fn telling<'p>(&'p self, into: &mut Vec<&'p Term<'p>>) {
        match self {
            Self::All {
                filters: _,
                terms: list,
            }
            | Self::Any(list) => {
                for part in list {
                    part.telling(into);
                }
            }
            Self::Not(inner) => inner.telling(into),
            Self::Leaf(term) => into.push(term),
        }
    }

    /// The passages, by their place in `note`, that together make a note hold it; `None`
    /// when it does not.
    pub fn witnesses(&self, note: &[&Candidate]) -> Option<BTreeSet<i64>> {
        match self {
            Self::All { filters, terms } => {
                let left: Vec<&Candidate> = note
                    .iter()
                    .copied()
                    .filter(|one| filters.iter().all(|filter| one.is(filter)))
                    .collect();
                if terms.is_empty() {
                    return (!left.is_empty()).then(|| left.iter().map(|one| one.id).collect());
                }
                let mut all = BTreeSet::new();
                for term in terms {
                    all.extend(term.witnesses(&left)?);
                }
                Some(all)
            }
            Self::Any(list) => {
                list.iter()
                    .filter_map(|part| part.witnesses(note))
                    .reduce(|mut all, more| {
                        all.extend(more);
                        all
                    })
            }
            Self::Not(inner) => match inner.witnesses(note) {
                Some(_) => None,
                None => Some(BTreeSet::new()),
            },
            Self::Leaf(term) => {
                let found: BTreeSet<i64> = note
                    .iter()
                    .filter(|one| term.holds(one.id, one.haystack.as_deref()))
                    .map(|one| one.id)
                    .collect();
                (!found.is_empty()).then_some(found)
            }
        }
    }
}

impl Candidate {
    fn is(&self, plan: &Plan<'_>) -> bool {
        plan.holds(self.id, self.haystack.as_deref())
    }
}

/// The passages of some notes in which any of the terms may be found; ids ascend.
pub(super) fn passages(table: &Table, notes: &Set, terms: &[&Term<'_>]) -> Vec<i64> {
    let mut all = Set::nothing();
    for term in terms {
        all = all.or(term.set().clone());
    }
    table.members(&all, |doc| notes.holds(doc))
}
