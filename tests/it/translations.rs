//! Codes cross to the UI as strings, so no compiler sees one without a translation: this
//! compares the names that the engine gives with the messages in both languages.

use std::{fs, path::Path};

#[test]
fn every_problem_of_a_query_is_translated() {
    assert_translated(
        "crates/engine/src/search/query.rs",
        "impl ProblemCode {",
        "search.ts",
    );
}

#[test]
fn every_reason_for_leaving_a_file_out_is_translated() {
    assert_translated(
        "crates/engine/src/vault/scan.rs",
        "impl Reason {",
        "diagnostics.ts",
    );
}

#[test]
fn every_reason_why_a_note_is_read_only_is_translated() {
    assert_translated("crates/engine/src/error.rs", "impl ReadOnly {", "note.ts");
}

#[test]
fn a_code_without_translation_is_found() {
    let messages = "problem: {\n  'bad-date': 'No date.',\n  regex: 'Not yet.',\n},";
    assert!(is_key("bad-date", messages) && is_key("regex", messages));
    assert!(!is_key("bad", messages) && !is_key("lonely-or", messages));
}

/// The codes that a block of `source` gives have messages in a file of both languages.
fn assert_translated(source: &str, block: &str, file: &str) {
    let codes = codes(&read(source), block);
    assert!(codes.len() > 3, "only {codes:?} found in {source}");
    for language in ["en", "ja"] {
        let messages = read(&format!("ui/src/i18n/{language}/{file}"));
        let missing: Vec<_> = codes
            .iter()
            .filter(|code| !is_key(code, &messages))
            .collect();
        assert!(
            missing.is_empty(),
            "{language}/{file} lacks {missing:?} of {source}"
        );
    }
}

/// The strings that the match arms of a block give.
fn codes(source: &str, block: &str) -> Vec<String> {
    let (_, body) = source.split_once(block).expect("the block is there");
    let body = body.split("\n}").next().unwrap_or(body);
    body.lines()
        .filter_map(|line| line.split_once("=> \"")?.1.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn is_key(code: &str, messages: &str) -> bool {
    messages.lines().map(str::trim_start).any(|line| {
        line.starts_with(&format!("{code}:")) || line.starts_with(&format!("'{code}':"))
    })
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a source file")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
}
