//! The JSON of every command, on the vault `clippings`, as `tests/golden/cli/` keeps it;
//! and its text and exit status.

use crate::desk::Desk;
use crate::golden;

/// Fields whose values differ from run to run or with the version of a library.
const VARYING: &[&str] = &[
    "elapsed_ms",
    "grammar_version",
    "index_bytes",
    "schema_version",
    "sqlite_version",
];

/// One run: golden file, arguments, exit status.
const CASES: &[(&str, &[&str], i32)] = &[
    ("index", &["index"], 0),
    ("index-again", &["index"], 0),
    ("stats", &["stats"], 0),
    ("notes", &["notes"], 0),
    ("notes-by-name", &["notes", "大西洋"], 0),
    ("notes-none", &["notes", "無い名前"], 1),
    ("search", &["search", "会談"], 0),
    ("search-one-character", &["search", "扉", "--explain"], 0),
    (
        "search-tag-and-word",
        &["search", "＃外交・安全保障 会談"],
        0,
    ),
    ("search-problem", &["search", "date:2023-13 声明"], 0),
    ("search-regex", &["search", r"/ＮＡＴＯ|\d+月\d+日/"], 0),
    ("search-broken-regex", &["search", "/[会/ OR 声明"], 0),
    ("search-none", &["search", "存在しない言葉"], 1),
    ("tags", &["tags"], 0),
    ("tags-by-prefix", &["tags", "ウクライナ"], 0),
    ("tags-tree", &["tags", "--tree"], 0),
    ("tag", &["tag", "ウクライナ軍事支援"], 0),
    ("tag-facet", &["tag", "(NATO)"], 0),
    (
        "tag-first-page",
        &["tag", "#日NATO(会談)", "--limit", "1"],
        0,
    ),
    ("tag-none", &["tag", "無いタグ"], 1),
    ("backlinks", &["backlinks", "NATO"], 0),
    (
        "backlinks-of-an-address",
        &["backlinks", "https://www.example.com/news/20230201"],
        0,
    ),
    ("backlinks-of-a-site", &["backlinks", "example.com"], 0),
    (
        "backlinks-of-another-page",
        &["backlinks", "https://example.com/none"],
        1,
    ),
    (
        "backlinks-with-mentions",
        &["backlinks", "notes/memo.md", "--mentions"],
        0,
    ),
    (
        "backlinks-of-an-address-with-mentions",
        &["backlinks", "https://example.com", "--mentions"],
        2,
    ),
    ("backlinks-none", &["backlinks", "odd/empty.md"], 1),
    ("links", &["links"], 0),
    ("links-of-a-note", &["links", "diary/2023/2023-02-02.md"], 0),
    ("links-unresolved", &["links", "--unresolved"], 0),
    ("links-ambiguous", &["links", "--ambiguous"], 0),
    ("note", &["note", "2023-02-01"], 0),
    ("note-by-alias", &["note", "北大西洋条約機構"], 0),
    ("note-in-shift-jis", &["note", "古い記録"], 0),
    (
        "note-with-broken-front-matter",
        &["note", "odd/broken front matter.md"],
        0,
    ),
    ("note-empty", &["note", "odd/empty.md"], 0),
    ("note-ambiguous", &["note", "memo"], 2),
    ("note-none", &["note", "無い名前"], 1),
    ("note-outside", &["note", "../outside.md"], 2),
    ("graph", &["graph"], 0),
    ("graph-around-a-note", &["graph", "古い記録"], 0),
    (
        "graph-two-links-away",
        &["graph", "古い記録", "--depth", "2"],
        0,
    ),
    ("graph-none", &["graph", "無い名前"], 1),
    ("tags-tree-by-prefix", &["tags", "--tree", "#日NATO（会"], 0),
    ("check", &["check"], 0),
];

#[test]
fn every_command_prints_the_agreed_json() {
    let desk = Desk::with_vault("clippings");
    for (name, arguments, status) in CASES {
        golden::check_json(name, &desk.printed(*status, arguments), VARYING);
    }
}
