//! Codes cross to the window and the command line as strings, so no compiler sees one without
//! a translation: this compares the names that the engine gives with those that have words,
//! in both languages and in both places. Neither may have more than the other.

use std::collections::BTreeSet;
use std::{fs, path::Path};

#[test]
fn every_problem_of_a_query_is_translated() {
    let given = given("crates/engine/src/search/query.rs", "impl ProblemCode {");
    assert_window_says(&given, "search.ts", "problem: {");
    assert_command_line_says(&given, "language.rs", "fn query_problem(");
}

#[test]
fn every_reason_for_leaving_a_file_out_is_translated() {
    let given = given("crates/engine/src/vault/scan.rs", "impl Reason {");
    assert_window_says(&given, "diagnostics.ts", "reason: {");
    assert_command_line_says(&given, "language/reasons.rs", "fn skip_reason(");
}

#[test]
fn every_reason_why_a_note_is_read_only_is_translated() {
    let given = given("crates/engine/src/error.rs", "impl ReadOnly {");
    assert_window_says(&given, "note.ts", "readOnlyWhy: {");
    assert_window_says(&given, "error.ts", "why: {");
    assert_command_line_says(&given, "language/reasons.rs", "fn read_only(");
}

#[test]
fn every_reason_why_a_change_leaves_something_is_translated() {
    let mut given = given("crates/engine/src/edit/left.rs", "impl LeftBecause {");
    given.extend(self::given("crates/syntax/src/edit.rs", "impl Reason {"));
    assert_window_says(&given, "rename.ts", "reason: {");
    assert_command_line_says(&given, "language/edits.rs", "fn edit_reason(");
}

#[test]
fn everything_odd_about_a_note_is_translated() {
    let given = variants(
        &read("crates/api/src/wire/notes.rs"),
        "pub enum NoteWarning {",
    );
    assert_window_says(&given, "note.ts", "odd: {");
}

#[test]
fn a_code_without_translation_is_found_and_a_translation_without_code() {
    let source = "impl Code {\n  Self::Date => \"bad-date\",\n  Self::Or => \"or\",\n}\n\"no\"";
    let codes = set(&["bad-date", "or"]);
    assert_eq!(arms_give(source, "impl Code {"), codes);
    let source =
        "pub enum Code {\n    /// One.\n    BadDate {\n        at: u32,\n    },\n    Or,\n}\nNo,";
    assert_eq!(variants(source, "pub enum Code {"), codes);
    let words = "x: {\n  a: '',\n},\nproblem: {\n  'bad-date': 'No date: this.',\n  or:\n    'Not: yet.',\n  other: '',\n},\nno: 1";
    assert_eq!(keys(words, "problem: {"), set(&["bad-date", "or", "other"]));
    let arms = "fn words() {\n  \"bad-date\" => \"\",\n  \"or\" => (\n  other => other,\n  }\n}\n\"no\" => 1";
    assert_eq!(arms_take(arms, "fn words("), codes);
}

/// The window has words for what is given, for whatever else may come, and for nothing more.
fn assert_window_says(given: &BTreeSet<String>, file: &str, block: &str) {
    for language in ["en", "ja"] {
        let file = format!("ui/src/i18n/{language}/{file}");
        let mut said = keys(&read(&file), block);
        said.remove("other");
        assert_eq!(&said, given, "{block} of {file}");
    }
}

/// So has the command line: one arm of a `match`, which has both languages, or English from
/// where the code is.
fn assert_command_line_says(given: &BTreeSet<String>, file: &str, function: &str) {
    let file = format!("crates/cli/src/{file}");
    let said = arms_take(&read(&file), function);
    assert_eq!(&said, given, "{function} of {file}");
}

/// The codes of an engine's type.
fn given(source: &str, block: &str) -> BTreeSet<String> {
    let codes = arms_give(&read(source), block);
    assert!(codes.len() > 3, "only {codes:?} found in {source}");
    codes
}

/// The strings that the arms of a `match` give.
fn arms_give(source: &str, block: &str) -> BTreeSet<String> {
    lines_of(source, block)
        .filter_map(|line| line.split_once("=> \"")?.1.split('"').next())
        .map(str::to_owned)
        .collect()
}

/// The variants of an `enum`, in the contract's spelling.
fn variants(source: &str, block: &str) -> BTreeSet<String> {
    lines_of(source, block)
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(char::is_uppercase))
        .map(|line| kebab(line.trim_end_matches([' ', '{', ','])))
        .collect()
}

/// `TooManyTags`: `too-many-tags`.
fn kebab(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('-');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// The strings that the arms of a `match` take.
fn arms_take(source: &str, block: &str) -> BTreeSet<String> {
    lines_of(source, block)
        .filter_map(|line| line.trim_start().strip_prefix('"')?.split_once("\" =>"))
        .map(|(code, _)| code.to_owned())
        .collect()
}

/// The names that messages have in a block, which stand first in their lines.
fn keys(messages: &str, block: &str) -> BTreeSet<String> {
    lines_of(messages, block)
        .filter_map(|line| line.trim_start().split_once(':'))
        .map(|(name, _)| {
            name.strip_prefix('\'')
                .and_then(|name| name.strip_suffix('\''))
                .unwrap_or(name)
        })
        .filter(|name| {
            name.bytes()
                .all(|byte| byte == b'-' || byte.is_ascii_lowercase())
        })
        .map(str::to_owned)
        .collect()
}

/// What stands between the line in which a block begins and the one that ends it, which has
/// the same indentation.
fn lines_of<'a>(text: &'a str, block: &str) -> impl Iterator<Item = &'a str> {
    let (before, body) = text.split_once(block).expect("the block is there");
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indentation = line.len() - line.trim_start().len();
    let end = format!("{}}}", &line[..indentation]);
    body.lines()
        .skip(1)
        .take_while(move |line| !line.starts_with(&end))
}

fn set(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|&code| code.to_owned()).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).expect("a source file")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the repository")
}
