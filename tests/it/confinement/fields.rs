//! Every text that a request has is known to be a path or to be none, so that a command
//! that takes a path under a new name can't stay without its cases.

use std::collections::BTreeSet;

use ts_rs::TS;
use tsuzuri_api::wire::*;
use tsuzuri_api::with_commands;

/// Fields that hold paths; each command with one of them has its rows in `CALLS`.
pub const PATHS: [&str; 5] = ["path", "from", "folder", "note", "copy"];

/// Fields that hold texts and can't name a file, with what they hold.
const NO_PATHS: &[(&str, &str)] = &[
    ("base", "the text that was typed into"),
    ("base_hash", "a hash"),
    ("blog", "an address on the web"),
    ("bytes", "of a file that comes into the vault"),
    ("clipboard", "what was copied, put into a text"),
    ("cursor", "where a list goes on; see the tests of each"),
    ("day", "a day"),
    ("filter", "what is looked for among tags"),
    ("first", "a day"),
    ("hash", "a hash"),
    ("html", "what was copied, made Markdown"),
    ("id", "of a vault that was opened before, or of a capture"),
    ("insert", "what was typed"),
    ("language", "of the interface"),
    ("last", "a day"),
    ("month", "a month"),
    ("name", "proposed to the person in a dialog, made portable"),
    ("parent", "a tag"),
    ("query", "a search"),
    ("link", "what stands in a note and becomes its words again"),
    ("raw", "what stands in a note and becomes a link"),
    (
        "recent",
        "compared with paths of the index, which holds notes alone",
    ),
    ("shortcut", "keys"),
    ("site", "an address on the web"),
    ("tag", "a tag"),
    (
        "target",
        "the text of a link; `link_targets_lead_to_notes_alone`",
    ),
    ("text", "of a note, or what is looked for"),
    ("theme", "of the interface"),
    ("title", "put into a text"),
    (
        "to",
        "written into a link's text; of a change across notes a destination, see `edits`",
    ),
    ("typed", "the start of a tag"),
    ("url", "an address on the web"),
    (
        "value",
        "kept as a setting; as a template or a folder it is read as a path, or not at all",
    ),
    ("vault", "an id"),
    ("week_start", "a day of the week"),
];

#[test]
fn every_text_of_a_request_is_a_path_or_known_to_be_none() {
    let known: BTreeSet<&str> = NO_PATHS
        .iter()
        .map(|(field, _)| *field)
        .chain(PATHS)
        .collect();
    let unknown: BTreeSet<_> = requests()
        .iter()
        .flat_map(|(name, shape)| texts(shape).into_iter().map(move |field| (field, *name)))
        .filter(|(field, _)| !known.contains(field.as_str()))
        .collect();
    assert!(
        unknown.is_empty(),
        "is it a path? Then it belongs to PATHS and the command to CALLS: {unknown:#?}"
    );
}

#[test]
fn a_field_with_a_new_name_is_found() {
    let shape = "{ file: string, limit: number, all: Array<string>, at: { where: string | null } }";
    assert_eq!(texts(shape), ["file", "all", "where"]);
    let one_of_some = r#"{ "kind": "file", "place": string | null } | { "kind": "none" }"#;
    assert_eq!(texts(one_of_some), ["place"]);
}

/// Names of the fields of a TypeScript shape that hold text.
fn texts(shape: &str) -> Vec<String> {
    let field = regex::Regex::new(r#"(\w+)\??: (?:Array<)?\(?(?:string|"[^"]*")"#).unwrap();
    let named = |found: regex::Captures<'_>| found[1].to_owned();
    let quoted = regex::Regex::new(r#""(\w+)":"#).unwrap();
    let literal = regex::Regex::new(r#"(?:"[^"]*" \| )*"[^"]*""#).unwrap();
    // A choice among given words is no text.
    let named_plainly = quoted.replace_all(shape, "$1:");
    let open = literal.replace_all(&named_plainly, "word");
    field.captures_iter(&open).map(named).collect()
}

/// Names of all commands, the shell's too, with their requests' shapes.
fn requests() -> Vec<(&'static str, String)> {
    macro_rules! rows {
        (api { $($room:ident $name:ident($request:ty) -> $answer:ty;)* }
         shell { $($shell:ident($asked:ty) -> $told:ty;)* }) => {
            vec![
                $((stringify!($name), <$request>::inline(&ts_rs::Config::new())),)*
                $((stringify!($shell), <$asked>::inline(&ts_rs::Config::new())),)*
            ]
        };
    }
    with_commands!(rows)
}
