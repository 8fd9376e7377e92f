//! The means by which the invariants are checked. Each gives the places where one is broken, as
//! `path:line: what stands there`, or `path: what is wrong`.

use std::collections::BTreeSet;

use regex::Regex;

use super::sources::Tree;

/// Lines of code, comments apart, that match `pattern` in the files that `concerns` picks.
pub fn lines_matching(tree: &Tree, concerns: impl Fn(&str) -> bool, pattern: &str) -> Vec<String> {
    let pattern = Regex::new(pattern).expect("a pattern of this file");
    let mut places = Vec::new();
    for (path, code) in tree.codes().filter(|(path, _)| concerns(path)) {
        for (number, line) in (1..).zip(code.lines()) {
            if pattern.is_match(line) {
                places.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    places
}

/// Names of the packages that a manifest asks for outside `dev-dependencies`.
pub fn dependencies(manifest: &str) -> BTreeSet<String> {
    let manifest: toml::Table = manifest.parse().expect("cargo reads it too");
    let mut found = BTreeSet::new();
    let mut tables = vec![&manifest];
    if let Some(targets) = manifest.get("target").and_then(toml::Value::as_table) {
        tables.extend(targets.values().filter_map(toml::Value::as_table));
    }
    for table in tables {
        for kind in ["dependencies", "build-dependencies"] {
            let names = table.get(kind).and_then(toml::Value::as_table);
            found.extend(names.into_iter().flat_map(|table| table.keys().cloned()));
        }
    }
    found
}

/// Packages of ours that the code under `folder` names.
pub fn own_mentions<'a>(
    tree: &'a Tree,
    folder: &'a str,
) -> impl Iterator<Item = (&'a str, String)> {
    let name =
        Regex::new(r"\btsuzuri_(syntax|fts|engine|api|cli)\b").expect("a pattern of this file");
    tree.codes()
        .filter(move |(path, _)| {
            path.starts_with(folder) && path.ends_with(".rs") && !tree.is_test(path)
        })
        .flat_map(move |(path, code)| {
            let found: BTreeSet<String> = name
                .captures_iter(code)
                .map(|found| found[1].to_owned())
                .collect();
            found.into_iter().map(move |package| (path, package))
        })
}
