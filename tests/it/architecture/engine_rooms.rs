//! The rooms of the engine stand one upon another: what is in one names only what lies beside or
//! below it.

use std::collections::BTreeMap;

use regex::Regex;

use super::sources::Tree;

const SOURCES: &str = "crates/engine/src/";

/// From the ground up. Rooms of one row know nothing of each other, but for the first.
const ROWS: &[&[&str]] = &[
    &[
        "path", "error", "clock", "delta", "events", "sync", "fs", "merge",
    ],
    &["watch"],
    &["vault"],
    &["edit"],
    &["store"],
    &["index", "capture"],
    &["query", "rename"],
    &["search"],
    &["reconcile"],
    &["engine", "outside"],
];

/// Where a room names one that it must not, and files that are in no room.
pub fn engine_rooms(tree: &Tree) -> Vec<String> {
    let known_as = reexports(tree);
    let mut places = Vec::new();
    for (path, code) in tree.codes() {
        let Some(own) = room_of(path).filter(|room| *room != "lib" && !tree.is_test(path)) else {
            continue;
        };
        let Some(row) = row_of(own) else {
            places.push(format!("{path}: {own} is in no row of engine_rooms.rs"));
            continue;
        };
        for name in names_from_the_root(code) {
            let other = known_as.get(&name).unwrap_or(&name);
            let fits = row_of(other).is_none_or(|below| below < row || below == 0 || other == own);
            if !fits {
                places.push(format!("{path}: {own} must not know {name} of {other}"));
            }
        }
    }
    places
}

fn room_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix(SOURCES)?.strip_suffix(".rs")?;
    inside.split('/').next()
}

fn row_of(room: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&room))
}

/// The room of each name that `lib.rs` gives out: `pub use room::{Name, Other};`
fn reexports(tree: &Tree) -> BTreeMap<String, String> {
    let lib = tree.code("crates/engine/src/lib.rs");
    let line = Regex::new(r"pub use (\w+)::\{?([^;}]*)\}?;").expect("a pattern of this file");
    let mut rooms = BTreeMap::new();
    for found in line.captures_iter(lib) {
        for name in found[2].split(',') {
            rooms.insert(name.trim().to_owned(), found[1].to_owned());
        }
    }
    rooms
}

/// The first part of every path that begins at the crate: `crate::room::…`, `crate::{room::…, Name}`.
fn names_from_the_root(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            names.extend(heads(list));
        } else {
            names.push(word(rest));
        }
    }
    names
}

/// The first words of the parts of a list of imports, up to the brace that closes it.
fn heads(list: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut heads = Vec::new();
    let mut part = 0;
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => {
                heads.push(word(list[part..at].trim_start()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(word(list[part..at].trim_start()));
                part = at + 1;
            }
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

fn word(text: &str) -> String {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    text[..end.unwrap_or(text.len())].to_owned()
}

#[test]
fn imports_are_read_however_they_are_written() {
    let code = "use crate::{error::EngineError, index::{Reader, write}, Scope};\nlet x: crate::path::NotePath;";
    assert_eq!(
        names_from_the_root(code),
        ["error", "index", "Scope", "path"]
    );
}
