//! Keeps ARCHITECTURE.md true: every invariant it states is checked against the manifests and the
//! sources, and every check is shown to fail on a violation planted in a copy of them.
//!
//! What an invariant means is written in ARCHITECTURE.md; `rust.rs` and `webview.rs` have an entry for each id.

mod check;
mod engine_rooms;
mod invariants;
mod rust;
mod sources;
mod webview;

use std::collections::BTreeSet;

use invariants::invariants;
use sources::Tree;

#[test]
fn the_page_and_the_checks_name_the_same_invariants() {
    let page = Tree::of_repository().text("ARCHITECTURE.md").to_owned();
    let stated: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("- **`")?.split_once("`**"))
        .map(|(id, _)| id)
        .collect();
    let checked: BTreeSet<&str> = invariants().map(|invariant| invariant.id).collect();
    assert_eq!(stated, checked);
}

#[test]
fn the_sources_keep_every_invariant() {
    let tree = Tree::of_repository();
    let violations: Vec<String> = invariants()
        .flat_map(|invariant| {
            let found = (invariant.check)(&tree);
            found
                .into_iter()
                .map(|place| format!("{}: {place}", invariant.id))
        })
        .collect();
    assert!(
        violations.is_empty(),
        "ARCHITECTURE.md is broken at:\n{}",
        violations.join("\n")
    );
}

#[test]
fn every_check_finds_what_is_planted() {
    let tree = Tree::of_repository();
    for invariant in invariants() {
        assert!(
            !invariant.planted.is_empty(),
            "{} was never seen to fail",
            invariant.id
        );
        for (path, text) in invariant.planted {
            let spoilt = tree.clone().with(path, text);
            let found = (invariant.check)(&spoilt);
            assert!(
                found.iter().any(|place| place.starts_with(path)),
                "{} did not notice in {path}: {text}",
                invariant.id
            );
        }
    }
}
