//! Queries as trees: as text, and what they find in a scanned vault.

mod any;
mod term;

use std::collections::BTreeSet;

pub(super) use any::any_query;
pub(super) use term::Term;

use super::scan::{Note, World};
use super::*;

/// A whole query.
#[derive(Clone, Debug)]
pub(super) struct Query {
    pub tree: Tree,
    pub scope: Scope,
    pub sort: Sort,
}

#[derive(Clone, Debug)]
pub(super) enum Tree {
    Term(Term),
    And(Vec<Tree>),
    Or(Vec<Tree>),
    Not(Box<Tree>),
}

/// A passage: its note and its ordinal.
type At = (usize, usize);

impl Query {
    /// As it is typed.
    pub fn text(&self) -> String {
        let mut text = self.tree.text();
        text += match self.scope {
            Scope::Auto => "",
            Scope::Passage => " in:passage",
            Scope::Note => " in:note",
            Scope::Title => " in:title",
        };
        let minus = if self.sort.reversed { " -" } else { " " };
        let name = match self.sort.by {
            SortBy::Tier => return text,
            SortBy::Relevance => "relevance",
            SortBy::Date => "date",
            SortBy::Name => "name",
            SortBy::Modified => "modified",
        };
        format!("{text}{minus}sort:{name}")
    }

    pub fn is_scored(&self) -> bool {
        self.sort.by == SortBy::Relevance
    }

    /// What a search has to find, in order.
    pub fn found_in(&self, world: &World) -> Found {
        let mut found: Vec<(u8, At)> = Vec::new();
        for note in 0..world.notes.len() {
            let all: Vec<At> = (0..world.notes[note].texts.len())
                .map(|text| (note, text))
                .collect();
            let apart = self.apart(world, &self.tree, &all);
            if self.scope == Scope::Note && self.tree.excludes() && apart.is_none() {
                continue;
            }
            let meeting: Vec<At> = all
                .into_iter()
                .filter(|&at| self.holds(world, &self.tree, at))
                .collect();
            if meeting.is_empty() && matches!(self.scope, Scope::Auto | Scope::Note) {
                found.extend(apart.into_iter().flatten().map(|at| (1, at)));
            }
            found.extend(meeting.into_iter().map(|at| (0, at)));
        }
        let mut placed: Vec<_> = found
            .into_iter()
            .map(|(group, at)| (self.place(world, group, at), at))
            .collect();
        placed.sort();
        let in_tiers = matches!(self.sort.by, SortBy::Tier | SortBy::Relevance);
        placed
            .into_iter()
            .map(|(_, (note, text))| {
                let tier = if in_tiers {
                    self.tier(&world.notes[note], text)
                } else {
                    Tier::Text
                };
                let path = world.notes[note].path.clone();
                (path, world.notes[note].texts[text].ordinal, tier)
            })
            .collect()
    }

    /// What passages are sorted by.
    fn place(&self, world: &World, group: u8, (note, text): At) -> impl Ord + use<> {
        let (note, text) = (&world.notes[note], text);
        let day = note.texts[text].day;
        let number = |day: jiff::civil::Date| {
            i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
        };
        let turn = |number: i64| if self.sort.reversed { -number } else { number };
        // What has no day comes last, either way.
        let days = day.map_or(i64::MAX, |day| turn(-number(day)));
        let letters = |text: &str| -> Vec<i64> {
            // Behind all letters when turned, so that the shorter of two comes last.
            let letters = text.bytes().map(|byte| turn(i64::from(byte) + 1));
            letters.chain([0]).collect()
        };
        let (first, second, third) = match self.sort.by {
            SortBy::Tier | SortBy::Relevance => {
                ((group, Some(self.tier(note, text))), days, Vec::new())
            }
            SortBy::Date => ((0, None), days, Vec::new()),
            SortBy::Modified => ((0, None), turn(-note.modified_ns), Vec::new()),
            SortBy::Name => ((0, None), 0, letters(&note.title)),
        };
        (first, second, third, note.path.clone(), text)
    }

    fn tier(&self, note: &Note, text: usize) -> Tier {
        let called = |word: &str| note.is_called(&|name| scan::holds(name, word));
        if text == 0 && self.tree.said(&called) == Some(true) {
            let whole = self.tree.only_words().map(|words| words.join(" "));
            return if whole.as_deref() == Some(&*note.title) {
                Tier::ExactTitle
            } else {
                Tier::Title
            };
        }
        if self.scope == Scope::Title {
            return Tier::Text;
        }
        let text = &note.texts[text];
        let beside = |word: &str| {
            let tags = text.own_tags.iter().map(|tag| tsuzuri_syntax::fold(tag));
            let mut fields = text.headings.iter().cloned().chain(tags);
            fields.any(|field| scan::holds(&field, word))
        };
        match self.tree.said(&beside) {
            Some(true) => Tier::HeadingOrTag,
            _ => Tier::Text,
        }
    }

    fn holds(&self, world: &World, tree: &Tree, at: At) -> bool {
        match tree {
            Tree::Term(term) => term.holds(world, at, self.scope),
            Tree::And(list) => list.iter().all(|part| self.holds(world, part, at)),
            Tree::Or(list) => list.iter().any(|part| self.holds(world, part, at)),
            Tree::Not(inner) => !self.holds(world, inner, at),
        }
    }

    /// The passages by which a note holds a part of the query, as `docs/search.md` says:
    /// conditions and exclusions are of passages, all else may stand anywhere among
    /// those that are left. Under `in:note` everything may.
    fn apart(&self, world: &World, tree: &Tree, note: &[At]) -> Option<BTreeSet<At>> {
        match tree {
            Tree::Term(_) => {
                let found = note.iter().copied();
                let found = found.filter(|&at| self.holds(world, tree, at));
                Some(found.collect::<BTreeSet<_>>()).filter(|found| !found.is_empty())
            }
            Tree::And(list) => {
                let condition = |part: &&Tree| self.scope != Scope::Note && part.is_condition();
                let (conditions, terms): (Vec<&Tree>, Vec<&Tree>) =
                    list.iter().partition(condition);
                let holds = |at: &At| conditions.iter().all(|part| self.holds(world, part, *at));
                let left: Vec<At> = note.iter().copied().filter(holds).collect();
                if terms.is_empty() {
                    let all: BTreeSet<At> = left.into_iter().collect();
                    return Some(all).filter(|all| !all.is_empty());
                }
                let parts = terms.iter().map(|part| self.apart(world, part, &left));
                let found: Option<Vec<BTreeSet<At>>> = parts.collect();
                Some(found?.into_iter().flatten().collect())
            }
            Tree::Or(list) => list
                .iter()
                .filter_map(|part| self.apart(world, part, note))
                .reduce(|a, b| a.union(&b).copied().collect()),
            Tree::Not(inner) => {
                let found = self.apart(world, inner, note);
                found.is_none().then(BTreeSet::new)
            }
        }
    }
}

impl Tree {
    fn text(&self) -> String {
        let joined = |list: &[Tree], joint: &str| {
            let parts: Vec<String> = list.iter().map(Tree::text).collect();
            format!("({})", parts.join(joint))
        };
        match self {
            Self::Term(term) => term.text(),
            Self::And(list) => joined(list, " "),
            Self::Or(list) => joined(list, " OR "),
            Self::Not(inner) => match &**inner {
                Self::Term(term) => format!("-{}", term.text()),
                inner => format!("-({})", inner.text()),
            },
        }
    }

    /// As it means: `AND` in `AND` is one, and what is excluded twice is wanted.
    pub fn flat(self) -> Self {
        let one = |mut parts: Vec<Self>, many: fn(Vec<Self>) -> Self| {
            if parts.len() == 1 {
                parts.remove(0)
            } else {
                many(parts)
            }
        };
        match self {
            Self::And(list) => {
                let parts = list.into_iter().flat_map(|part| match part.flat() {
                    Self::And(inner) => inner,
                    other => vec![other],
                });
                one(parts.collect(), Self::And)
            }
            Self::Or(list) => one(list.into_iter().map(Self::flat).collect(), Self::Or),
            Self::Not(inner) => match inner.flat() {
                Self::Not(twice) => *twice,
                once => Self::Not(Box::new(once)),
            },
            term => term,
        }
    }

    fn excludes(&self) -> bool {
        match self {
            Self::Term(_) => false,
            Self::And(list) | Self::Or(list) => list.iter().any(Self::excludes),
            Self::Not(_) => true,
        }
    }

    /// Whether nothing in it is to be found: it only says where.
    fn is_condition(&self) -> bool {
        match self {
            Self::Term(term) => term.is_condition(),
            Self::And(list) | Self::Or(list) => list.iter().all(Self::is_condition),
            Self::Not(_) => true,
        }
    }

    /// Whether the words hold somewhere, all else being so; `None` without words.
    fn said(&self, says: &dyn Fn(&str) -> bool) -> Option<bool> {
        match self {
            Self::Term(Term::Word(word)) => Some(says(word)),
            Self::And(list) => list
                .iter()
                .filter_map(|part| part.said(says))
                .reduce(|a, b| a & b),
            Self::Or(list) => list
                .iter()
                .filter_map(|part| part.said(says))
                .reduce(|a, b| a | b),
            Self::Term(_) | Self::Not(_) => None,
        }
    }

    /// The folded words of a query that is nothing but words side by side.
    fn only_words(&self) -> Option<Vec<String>> {
        let word = |tree: &Tree| match tree {
            Self::Term(Term::Word(word)) => {
                let folded = tsuzuri_syntax::fold(word);
                Some(folded.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            _ => None,
        };
        match self {
            Self::And(list) => list.iter().map(word).collect(),
            other => word(other).map(|word| vec![word]),
        }
    }
}
