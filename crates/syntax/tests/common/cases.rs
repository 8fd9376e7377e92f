//! Files of cases, as `tests/grammar` and `tests/edits` hold them.

use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// Reads every JSON file of a folder below `tests`, in the order of their names.
///
/// # Panics
///
/// If one can't be read, or says something else.
pub fn files<T: DeserializeOwned>(folder: &str) -> Vec<(PathBuf, T)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut paths: Vec<PathBuf> = fs::read_dir(tests.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let json = fs::read_to_string(&path).unwrap();
            let file = serde_json::from_str(&json)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path, file)
        })
        .collect()
}
