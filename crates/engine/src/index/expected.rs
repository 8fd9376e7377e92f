//! The notes that a first index will bring, known before the first is read: each has its id
//! already, and most links are resolved by paths alone, wherever the notes are read.

use std::borrow::Cow;

use rayon::prelude::*;
use tsuzuri_syntax::LinkKind;

use super::{
    entry::Entry,
    lookup::{Candidate, settle},
    name::path_names,
};
use crate::path::NotePath;

/// The paths of a first index, and the names that they give.
#[derive(Debug)]
pub(crate) struct Expected {
    /// Note at index i has the id `first + i`.
    first: i64,
    paths: Vec<NotePath>,
    /// Indices of `paths`, sorted by path.
    by_path: Vec<u32>,
    names: Vec<Name>,
}

/// Sorted by key.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    key: Box<str>,
    kind: i8,
    /// An index of `paths`.
    at: u32,
}

impl Expected {
    /// `paths` in the order in which they will come; their ids go on from `first`.
    pub(super) fn new(first: i64, paths: Vec<NotePath>) -> Self {
        let names = |(at, path): (usize, &NotePath)| {
            path_names(path).into_iter().map(move |(key, kind)| Name {
                key: key.into(),
                kind: kind as i8,
                at: at as u32,
            })
        };
        let mut names: Vec<Name> = paths.par_iter().enumerate().flat_map_iter(names).collect();
        names.par_sort_unstable();
        let mut by_path: Vec<u32> = (0..paths.len() as u32).collect();
        by_path.par_sort_unstable_by_key(|at| &paths[*at as usize]);
        Self {
            first,
            paths,
            by_path,
            names,
        }
    }

    /// Resolves what a note is and where its links lead, by paths alone. What titles, aliases
    /// and addresses have to say is left to the end of a first index.
    pub(crate) fn resolve(&self, entry: &mut Entry) {
        entry.promised = self.id(&entry.path);
        let folder = entry.path.folder();
        for link in entry.passages.iter_mut().flat_map(|row| &mut row.links) {
            let candidates = match link.kind {
                LinkKind::Url => Vec::new(),
                _ => self.candidates(&link.key),
            };
            link.leads = Some(settle(&candidates, folder, link.kind, &link.target));
        }
    }

    /// The place of an id among those that were promised.
    pub(super) fn place(&self, id: i64) -> Option<usize> {
        usize::try_from(id - self.first)
            .ok()
            .filter(|at| *at < self.paths.len())
    }

    pub(super) fn id(&self, path: &NotePath) -> Option<i64> {
        let at = self
            .by_path
            .binary_search_by(|at| self.paths[*at as usize].cmp(path));
        at.ok().map(|at| self.first + i64::from(self.by_path[at]))
    }

    fn candidates(&self, key: &str) -> Vec<Candidate<'_>> {
        let from = self.names.partition_point(|name| *name.key < *key);
        self.names[from..]
            .iter()
            .take_while(|name| *name.key == *key)
            .map(|name| Candidate {
                kind: name.kind.into(),
                note: self.first + i64::from(name.at),
                path: Cow::Borrowed(self.paths[name.at as usize].as_str()),
            })
            .collect()
    }
}
