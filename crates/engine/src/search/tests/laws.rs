//! The law of search: what it finds, and in which order, is what a plain scan of all
//! files finds, for random vaults and for queries with every operator. The scan shares
//! nothing with the search but folding and the parser of notes.

mod cases;
mod links;
mod query;
mod saboteurs;
mod scan;
mod vaults;

use proptest::prelude::*;

use self::query::{Query, any_query};
use self::scan::World;
use super::*;

/// What a search has to say: path, ordinal and tier of each result.
type Found = Vec<(String, u32, Tier)>;

/// Random vaults that the law is held to.
const VAULTS: u32 = 104;

/// Queries asked of each.
const QUERIES: usize = 8;

/// The law, for one query on one vault.
fn check(
    world: &World,
    sample: &Sample,
    source: &dyn NoteSource,
    query: &Query,
) -> Result<(), String> {
    let text = query.text();
    let read = read(&text);
    if !read.problems.is_empty() {
        return Err(format!("{text} was not read: {:?}", read.problems));
    }
    let mut expected = query.found_in(world);
    let hits = pages(sample, source, &text, 3);
    let mut found: Found = hits
        .into_iter()
        .map(|hit| (hit.path, hit.ordinal, hit.tier))
        .collect();
    if query.is_scored() {
        // In which order is for the tests of scores.
        expected.sort();
        found.sort();
    }
    if found != expected {
        return Err(format!("{text} found {found:?} and not {expected:?}"));
    }
    let counted = count(sample, &text);
    if counted.total as usize != expected.len() || !counted.exact {
        let expected = expected.len();
        return Err(format!("{text} counted {counted:?} and not {expected}"));
    }
    Ok(())
}

/// A vault of files, indexed and scanned.
fn indexed(files: &[(String, String)]) -> (Sample, World) {
    let named: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    let sample = Sample::of(&named);
    let world = World::of(files, |path| sample.modified_ns(path));
    (sample, world)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(VAULTS))]

    #[test]
    fn search_finds_what_a_scan_finds(
        files in vaults::any_vault(),
        queries in prop::collection::vec(any_query(), QUERIES),
    ) {
        let (sample, world) = indexed(&files);
        for query in queries {
            let checked = check(&world, &sample, &sample.engine, &query);
            prop_assert_eq!(checked, Ok(()));
        }
    }
}

/// Makes a vault of one into the other.
fn change(sample: &Sample, files: &[(String, String)], later: &[(String, String)]) {
    let gone = |path: &str| later.iter().all(|(known, _)| known != path);
    for (path, _) in files.iter().filter(|(path, _)| gone(path)) {
        sample.remove(path);
    }
    for (path, text) in later.iter().filter(|file| !files.contains(file)) {
        sample.write(path, text);
    }
    sample.settle();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(VAULTS / 2))]

    /// What questions keep in memory follows what changes.
    #[test]
    fn it_still_does_once_notes_have_changed(
        [files, later] in vaults::any_vault_twice(),
        queries in prop::collection::vec(any_query(), QUERIES),
    ) {
        let (sample, world) = indexed(&files);
        let checked = check(&world, &sample, &sample.engine, &queries[0]);
        prop_assert_eq!(checked, Ok(()));
        change(&sample, &files, &later);
        let world = World::of(&later, |path| sample.modified_ns(path));
        for query in queries {
            let checked = check(&world, &sample, &sample.engine, &query);
            prop_assert_eq!(checked, Ok(()));
        }
    }
}
