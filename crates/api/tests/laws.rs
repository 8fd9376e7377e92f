//! What holds of everything that reads bytes which others wrote, for random ones and for
//! the corpus of the fuzz targets.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its corpus fails"
)]

use std::fs;
use std::path::Path;

use law::Law;
use proptest::prelude::*;

#[path = "common/law.rs"]
mod law;

type Check = fn(&str) -> Law;

/// The fuzz targets that take text, and what each holds it to.
const TARGETS: [(&str, Check); 11] = [
    ("query", law::query),
    ("pattern", law::pattern),
    ("saved", law::saved),
    ("settings", law::settings),
    ("name", law::name),
    ("merging", law::merging),
    ("style", law::style),
    ("filling", law::filling),
    ("address", law::address),
    ("ignoring", law::ignoring),
    ("obsidian", law::obsidian),
];

#[test]
fn the_corpus_keeps_the_laws() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let read = |target: &str| {
        let entries = fs::read_dir(corpus.join(target)).unwrap();
        let files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        assert!(files.len() >= 3, "only {} texts for {target}", files.len());
        files
            .into_iter()
            .map(|file| (fs::read(&file).unwrap(), file))
    };
    for (target, law) in TARGETS {
        for (bytes, file) in read(target) {
            if let Err(broken) = law(&String::from_utf8_lossy(&bytes)) {
                panic!("{}: {broken}", file.display());
            }
        }
    }
    for (bytes, file) in read("file") {
        if let Err(broken) = law::file(&bytes) {
            panic!("{}: {broken}", file.display());
        }
    }
}

/// Pieces of which queries, settings, names, style sheets and templates consist.
const PIECES: &[&str] = &[
    "#港",
    "#(会談)",
    "-",
    "\"",
    "(",
    ")",
    " OR ",
    "title:",
    "date:2023-02",
    "in:note",
    "/",
    "\\",
    "[",
    "]",
    "{",
    "}",
    "{{",
    "}}",
    "date:YYYY",
    "cursor",
    "*",
    "+",
    "?",
    "^",
    "$",
    "|",
    ".",
    "a",
    "字",
    "１",
    " ",
    "\n",
    "\r\n",
    "\0",
    ":root",
    "--x",
    ": ",
    ";",
    "/*",
    "*/",
    "url(",
    "```query\n",
    "```\n",
    "profile = \"twitter\"\n",
    "[[addresses]]\n",
    "published = \"https://a.example/{yyyy}\"\n",
    "note = \"{yyyy}.md\"\n",
    "history_days = 3\n",
    "..",
    "/",
    "!",
    "**",
    "tsuzuri://note/",
    "%2e%2e",
    "{\"attachmentFolderPath\": \"",
    "\"}",
    ".md",
    ".sync-conflict-20230201-000000-ABCDEFG",
    " (a's conflicted copy 2023-02-01)",
    "\u{feff}",
    "é",
    "🌊",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_keeps_the_laws(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)) {
        let text = pieces.concat();
        for (target, law) in TARGETS {
            law(&text).map_err(|broken| TestCaseError::fail(format!("{target}: {broken}")))?;
        }
    }

    #[test]
    fn any_bytes_are_a_file(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        law::file(&bytes).map_err(TestCaseError::fail)?;
    }
}
