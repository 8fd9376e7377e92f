//! A query with its terms looked up: which passages it may be true of, and, given a
//! passage's text, whether it is.

use super::needle::Needle;
use super::nominate::Lookup;
use super::query::{Expr, Leaf, Scope};
use crate::EngineError;
use crate::query::Set;

/// An expression with its terms looked up.
pub(super) enum Plan<'q> {
    All {
        /// What every passage that counts must be: days, paths, exclusions.
        filters: Vec<Plan<'q>>,
        /// What may stand in several passages of one note.
        terms: Vec<Plan<'q>>,
    },
    Any(Vec<Plan<'q>>),
    Not(Box<Plan<'q>>),
    Leaf(Box<Term<'q>>),
}

/// A term with the passages it may be true of.
pub(super) struct Term<'q> {
    set: Set,
    /// Whether it is true of all of them.
    sure: bool,
    word: Option<Word<'q>>,
}

/// What a word or a pattern needs to be verified.
struct Word<'q> {
    needle: Needle<'q>,
    /// Whether a passage is in the set for a reason, so that it counts when its text
    /// can't be read.
    nominated: bool,
    /// First passages of notes whose title or alias holds it, whatever their text says.
    titled: Vec<i64>,
}

impl<'q> Plan<'q> {
    /// Looks up the terms of an expression. Under `in:note` nothing is a filter:
    /// everything may stand anywhere in the note.
    pub fn new(expr: &'q Expr, scope: Scope, lookup: Lookup<'q>) -> Result<Self, EngineError> {
        Ok(match expr {
            Expr::All(list) => {
                let (mut filters, mut terms) = (Vec::new(), Vec::new());
                for part in list {
                    let filter = scope != Scope::Note && !may_stand_apart(part);
                    let place = if filter { &mut filters } else { &mut terms };
                    place.push(Self::new(part, scope, lookup)?);
                }
                Self::All { filters, terms }
            }
            Expr::Any(list) => {
                let parts = list.iter().map(|part| Self::new(part, scope, lookup));
                Self::Any(parts.collect::<Result<_, _>>()?)
            }
            Expr::Not(inner) => Self::Not(Box::new(Self::new(inner, scope, lookup)?)),
            Expr::Leaf(leaf) => Self::Leaf(Box::new(Term::new(leaf, scope, lookup)?)),
        })
    }

    /// The passages it may be true of, and whether it is true of all of them.
    pub fn nominated(&self) -> (Set, bool) {
        match self {
            Self::All { filters, terms } => {
                join(filters.iter().chain(terms), Set::everything(), Set::and)
            }
            Self::Any(list) => join(list.iter(), Set::nothing(), Set::or),
            Self::Not(inner) => match inner.nominated() {
                (set, true) => (set.not(), true),
                // Of a passage that may hold it nothing is known.
                (_, false) => (Set::everything(), false),
            },
            Self::Leaf(term) => (term.set.clone(), term.sure),
        }
    }

    /// Whether it is true of a passage. Without a haystack, whether it may be.
    pub fn holds(&self, id: i64, haystack: Option<&str>) -> bool {
        match self {
            Self::All { filters, terms } => filters
                .iter()
                .chain(terms)
                .all(|part| part.holds(id, haystack)),
            Self::Any(list) => list.iter().any(|part| part.holds(id, haystack)),
            Self::Not(inner) => {
                (haystack.is_none() && !inner.nominated().1) || !inner.holds(id, haystack)
            }
            Self::Leaf(term) => term.holds(id, haystack),
        }
    }

    /// The terms that are not under an exclusion.
    pub fn terms<'p>(&'p self, into: &mut Vec<&'p Term<'q>>) {
        match self {
            Self::All { filters, terms } => {
                for part in filters.iter().chain(terms) {
                    part.terms(into);
                }
            }
            Self::Any(list) => {
                for part in list {
                    part.terms(into);
                }
            }
            Self::Not(_) => {}
            Self::Leaf(term) => into.push(term),
        }
    }
}

fn join<'p, 'q: 'p>(
    list: impl Iterator<Item = &'p Plan<'q>>,
    start: Set,
    joint: fn(Set, Set) -> Set,
) -> (Set, bool) {
    list.map(Plan::nominated)
        .fold((start, true), |(set, sure), (other, other_sure)| {
            (joint(set, other), sure && other_sure)
        })
}

/// Whether a part of an `AND` is something to be found rather than a condition on where.
pub(super) fn may_stand_apart(expr: &Expr) -> bool {
    match expr {
        Expr::All(list) | Expr::Any(list) => list.iter().any(may_stand_apart),
        Expr::Not(_) => false,
        Expr::Leaf(leaf) => matches!(
            leaf,
            Leaf::Text(_) | Leaf::Pattern(_) | Leaf::Tag { .. } | Leaf::Heading(_)
        ),
    }
}

impl<'q> Term<'q> {
    fn new(leaf: &'q Leaf, scope: Scope, lookup: Lookup<'q>) -> Result<Self, EngineError> {
        let needle = match leaf {
            Leaf::Text(phrase) => Needle::phrase(phrase),
            Leaf::Pattern(pattern) => Needle::Pattern(pattern, lookup.cancel),
            _ => {
                let found = lookup.leaf(leaf)?;
                return Ok(Self {
                    set: found.set,
                    sure: found.sure,
                    word: None,
                });
            }
        };
        let titled = lookup.titled(&needle)?;
        if scope == Scope::Title {
            return Ok(Self {
                set: Set::of(titled),
                sure: true,
                word: None,
            });
        }
        let found = lookup.leaf(leaf)?;
        Ok(Self {
            set: found.set.or(Set::of(titled.clone())),
            sure: found.sure,
            word: Some(Word {
                needle,
                nominated: !matches!(leaf, Leaf::Pattern(pattern) if pattern.narrowed().is_none()),
                titled,
            }),
        })
    }

    /// The passages it may be true of.
    pub fn set(&self) -> &Set {
        &self.set
    }

    /// Whether it is true of a passage. Without a haystack, whether it may be.
    pub fn holds(&self, id: i64, haystack: Option<&str>) -> bool {
        if !self.set.holds(id) {
            return false;
        }
        let Some(word) = self.word.as_ref().filter(|_| !self.sure) else {
            return true;
        };
        let titled = || word.titled.binary_search(&id).is_ok();
        match haystack {
            Some(haystack) => titled() || word.needle.is_in(haystack),
            None => word.nominated || titled(),
        }
    }

    /// What finds its places in a haystack, for a word or a pattern.
    pub fn needle(&self) -> Option<&Needle<'q>> {
        self.word.as_ref().map(|word| &word.needle)
    }
}
