//! That an index holds what was written, in all and of what stands in most notes: a figure of
//! an index that does not is worth nothing.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use tsuzuri_engine::query::{PageAsk, backlinks, totals};

use crate::Error;
use crate::made::Made;
use crate::questions::notes_with;
use crate::step::Place;
use crate::work::open;

/// Tags and notes that are looked at one by one: those with the highest numbers.
const MOST: usize = 200;

/// Compares a finished index with what was put into its vault.
pub fn check(made: &Made, place: &Place) -> Result<(), Error> {
    let engine = open(place, Arc::new(()))?;
    let reader = engine.reader()?;
    let all = totals(&reader)?;
    same("notes", all.notes, made.notes as u64)?;
    same("links", all.links, made.links)?;
    same("links that lead nowhere", all.unresolved, made.unresolved)?;
    same("tags", all.tags, made.tags.len() as u64)?;
    for (tag, notes) in most(&made.tags) {
        same(
            format!("notes with #{tag}"),
            notes_with(&engine, tag)? as u64,
            notes,
        )?;
    }
    let count = PageAsk {
        cursor: None,
        limit: 0,
    };
    for (path, links) in most(&made.linked) {
        let found = backlinks(&reader, &engine, path, count)?.total;
        same(format!("links to {path}"), found.into(), links)?;
    }
    Ok(())
}

fn most(counted: &BTreeMap<String, u64>) -> Vec<(&str, u64)> {
    let mut all: Vec<(&str, u64)> = counted
        .iter()
        .map(|(name, count)| (&**name, *count))
        .collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    all.truncate(MOST);
    all
}

fn same(what: impl Display, indexed: u64, written: u64) -> Result<(), Error> {
    if indexed == written {
        return Ok(());
    }
    Err(format!("{what}: {indexed} in the index, {written} written").into())
}
