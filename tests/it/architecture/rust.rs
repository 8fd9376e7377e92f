//! Invariants of the packages, and of everything alike.

use regex::Regex;

use super::check::{dependencies, lines_matching, own_mentions};
use super::engine_rooms::engine_rooms;
use super::invariants::Invariant;
use super::sources::Tree;
use super::webview::is_ui;

/// They tell the library that compares two texts until when it may take.
const COMPARING: &[&str] = &[
    "crates/engine/src/merge/edits.rs",
    "crates/engine/src/vault/changes.rs",
    "crates/engine/src/vault/line_ends.rs",
];

/// They ask a webview, or whether a process has ended, again until it is so: nothing there can
/// be awaited.
const ASKING_AGAIN: &[&str] = &["tests/e2e/app.rs", "tests/e2e/desktop.rs"];

pub const INVARIANTS: &[Invariant] = &[
    Invariant {
        id: "arrows",
        check: arrows,
        planted: &[
            (
                "crates/syntax/Cargo.toml",
                "[dependencies]\ntsuzuri-engine.workspace = true\n",
            ),
            (
                "crates/api/Cargo.toml",
                "[target.'cfg(unix)'.dependencies]\ntsuzuri-cli = { path = \"../cli\" }\n",
            ),
            ("crates/fts/src/planted.rs", "use tsuzuri_engine::Engine;\n"),
            (
                "src-tauri/planted.rs",
                "fn f(note: &tsuzuri_syntax::ParsedNote) {}\n",
            ),
        ],
    },
    Invariant {
        id: "pure-syntax",
        check: |tree| {
            let outside = r"\bstd::(fs|io|net|env|process|thread|time)\b|\b(SystemTime|Instant)\b|\b(now|today)\(\)|TimeZone::system|\bprintln!";
            lines_matching(
                tree,
                |path| {
                    let rooms = ["crates/syntax/src/", "crates/import/src/"];
                    rooms.iter().any(|room| path.starts_with(room)) && !tree.is_test(path)
                },
                outside,
            )
        },
        planted: &[
            ("crates/syntax/src/planted.rs", "use std::fs;\n"),
            (
                "crates/syntax/src/planted.rs",
                "let day = jiff::Zoned::now();\n",
            ),
            ("crates/import/src/planted.rs", "use std::fs;\n"),
        ],
    },
    Invariant {
        id: "engine-rooms",
        check: engine_rooms,
        planted: &[
            (
                "crates/engine/src/vault/planted.rs",
                "use crate::query::tags;\n",
            ),
            (
                "crates/engine/src/index/planted.rs",
                "use crate::{error::EngineError, reconcile::Scope};\n",
            ),
            (
                "crates/engine/src/watch/planted.rs",
                "fn f(reader: &crate::Reader) {}\n",
            ),
            ("crates/engine/src/planted.rs", "//! In no room.\n"),
        ],
    },
    Invariant {
        id: "notes-through-one-gate",
        check: |tree| {
            let outside = |path: &str| {
                path.starts_with("crates/engine/src/")
                    && !tree.is_test(path)
                    && !["fs.rs", "fs/", "store.rs", "store/", "index/open.rs"]
                        .iter()
                        .any(|room| path.starts_with(&format!("crates/engine/src/{room}")))
            };
            lines_matching(
                tree,
                outside,
                r"\bstd::fs\b|\brustix::fs\b|\bFile::(open|create)\b",
            )
        },
        planted: &[(
            "crates/engine/src/vault/planted.rs",
            "std::fs::write(path, text)?;\n",
        )],
    },
    Invariant {
        id: "one-clock",
        check: |tree| {
            lines_matching(
                tree,
                |path| {
                    path.starts_with("crates/engine/src/")
                        && path != "crates/engine/src/clock.rs"
                        && !COMPARING.contains(&path)
                        && !tree.is_test(path)
                },
                r"\b(SystemTime|Instant|Zoned|Timestamp)::now\b|\bthread::sleep\b",
            )
        },
        planted: &[
            (
                "crates/engine/src/search/planted.rs",
                "let today = jiff::Zoned::now().date();\n",
            ),
            (
                "crates/engine/src/query/planted.rs",
                "let began = Instant::now();\n",
            ),
        ],
    },
    Invariant {
        id: "one-unsafe-crate",
        check: |tree| {
            let ours = |path: &str| {
                path.ends_with(".rs")
                    && !path.starts_with("crates/fts/src/")
                    && !path.starts_with("tests/it/architecture/")
            };
            let mut places = lines_matching(tree, ours, r"\bunsafe\b");
            let untaken = manifests(tree).filter(|(path, text)| {
                !path.starts_with("crates/fts/") && !text.contains("[lints]\nworkspace = true")
            });
            places.extend(
                untaken.map(|(path, _)| format!("{path}: does not take the workspace's lints")),
            );
            if !tree.text("Cargo.toml").contains("unsafe_code = \"forbid\"") {
                places.push("Cargo.toml: unsafe code is not forbidden".into());
            }
            places
        },
        planted: &[
            (
                "crates/engine/src/planted.rs",
                "unsafe { std::mem::zeroed() }\n",
            ),
            (
                "crates/syntax/Cargo.toml",
                "[package]\nname = \"tsuzuri-syntax\"\n",
            ),
        ],
    },
    Invariant {
        id: "hosts-only-at-the-top",
        check: |tree| {
            let mut places = lines_matching(
                tree,
                |path| path.starts_with("crates/") && path.ends_with(".rs"),
                r"\btauri(::|_\w+::)",
            );
            places.extend(lines_matching(
                tree,
                |path| path.starts_with("crates/") && path.ends_with("Cargo.toml"),
                r"^\s*tauri",
            ));
            places
        },
        planted: &[
            (
                "crates/api/src/planted.rs",
                "fn f(app: &tauri::AppHandle) {}\n",
            ),
            ("crates/api/Cargo.toml", "[dependencies]\ntauri = \"2\"\n"),
        ],
    },
    Invariant {
        id: "sql-below-the-contract",
        check: |tree| {
            let above = |path: &str| {
                ["crates/syntax/", "crates/api/", "crates/cli/", "src-tauri/"]
                    .iter()
                    .any(|room| path.starts_with(room))
            };
            let mut places = lines_matching(
                tree,
                |path| above(path) && path.ends_with(".rs") && !tree.is_test(path),
                r"\brusqlite\b|\bSELECT\b.*\bFROM\b",
            );
            let asking = manifests(tree).filter(|(path, text)| {
                (above(path) || *path == "Cargo.toml") && dependencies(text).contains("rusqlite")
            });
            places.extend(asking.map(|(path, _)| format!("{path}: asks for SQLite")));
            places
        },
        planted: &[
            (
                "crates/api/src/planted.rs",
                "fn f(db: &rusqlite::Connection) {}\n",
            ),
            (
                "crates/cli/Cargo.toml",
                "[dependencies]\nrusqlite.workspace = true\n",
            ),
        ],
    },
    Invariant {
        id: "row-ids-stay-home",
        check: |tree| {
            let outside = |path: &str| {
                ["crates/api/", "crates/cli/", "src-tauri/", "ui/src/"]
                    .iter()
                    .any(|room| path.starts_with(room))
            };
            lines_matching(
                tree,
                |path| outside(path) && !tree.is_test(path),
                r"\brow_?id\b|\b(note|passage|tag|link|doc)_id\b",
            )
        },
        planted: &[
            (
                "crates/api/src/planted.rs",
                "pub struct NoteRow { pub note_id: i64 }\n",
            ),
            (
                "ui/src/features/tags/planted.ts",
                "const key = passage.rowid;\n",
            ),
        ],
    },
    Invariant {
        id: "no-network",
        check: |tree| {
            let rust = lines_matching(
                tree,
                |path| {
                    (path.starts_with("crates/") || path.starts_with("src-tauri/"))
                        && path.ends_with(".rs")
                        && !tree.is_test(path)
                },
                r"\bstd::net\b|\b(Tcp|Udp)(Stream|Listener|Socket)\b|\b(reqwest|ureq|hyper)::",
            );
            let ui = lines_matching(
                tree,
                |path| is_ui(path) && !tree.is_test(path),
                r"\bfetch\(|\bXMLHttpRequest\b|\b(WebSocket|EventSource)\b|\bsendBeacon\b",
            );
            [rust, ui].concat()
        },
        planted: &[
            (
                "crates/engine/src/planted.rs",
                "let s = std::net::TcpStream::connect(a);\n",
            ),
            ("ui/src/features/reading/planted.ts", "await fetch(url);\n"),
        ],
    },
    Invariant {
        id: "no-sleeping-tests",
        check: |tree| {
            lines_matching(
                tree,
                |path| {
                    path.ends_with(".rs")
                        && tree.is_test(path)
                        && !path.starts_with("tests/it/architecture/")
                        && !ASKING_AGAIN.contains(&path)
                },
                r"\b(thread|time)::sleep\b",
            )
        },
        planted: &[
            (
                "crates/engine/src/watch/tests.rs",
                "std::thread::sleep(Duration::from_secs(1));\n",
            ),
            (
                "tests/e2e/planted.rs",
                "tokio::time::sleep(Duration::from_secs(1)).await;\n",
            ),
        ],
    },
    Invariant {
        id: "words",
        check: |tree| {
            let vague = r"\b(struct|enum|trait|type|mod|class|interface)\s+\w*(?i:manager|service|helper|util|processor)";
            let named = |path: &str| !path.starts_with("tests/it/architecture/");
            let mut places = lines_matching(tree, named, vague);
            let stem = Regex::new(r"(?i)(manager|service|helper|util|processor)s?\.\w+$")
                .expect("a pattern of this file");
            places.extend(
                tree.texts()
                    .filter(|(path, _)| stem.is_match(path))
                    .map(|(path, _)| format!("{path}: says nothing")),
            );
            places
        },
        planted: &[
            ("crates/engine/src/planted.rs", "pub struct VaultManager;\n"),
            ("ui/src/shared/utils.ts", "export {};\n"),
        ],
    },
];

/// For each package, the folder of its sources and the packages of ours that it may name.
const ARROWS: &[(&str, &str, &[&str])] = &[
    ("crates/syntax/Cargo.toml", "crates/syntax/src/", &[]),
    ("crates/fts/Cargo.toml", "crates/fts/src/", &["syntax"]),
    (
        "crates/engine/Cargo.toml",
        "crates/engine/src/",
        &["syntax", "fts"],
    ),
    (
        "crates/import/Cargo.toml",
        "crates/import/src/",
        &["syntax"],
    ),
    (
        "crates/api/Cargo.toml",
        "crates/api/src/",
        &["syntax", "engine", "import"],
    ),
    (
        "crates/cli/Cargo.toml",
        "crates/cli/src/",
        &["syntax", "engine", "import", "api"],
    ),
    ("Cargo.toml", "src-tauri/", &["api"]),
];

fn arrows(tree: &Tree) -> Vec<String> {
    let mut places = Vec::new();
    for (manifest, sources, allowed) in ARROWS {
        let declared = dependencies(tree.text(manifest))
            .into_iter()
            .filter_map(|name| Some((*manifest, name.strip_prefix("tsuzuri-")?.to_owned())));
        for (path, package) in declared.chain(own_mentions(tree, sources)) {
            if !allowed.contains(&package.as_str()) {
                places.push(format!("{path}: must not depend on {package}"));
            }
        }
    }
    places
}

fn manifests(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    tree.texts()
        .filter(|(path, _)| path.ends_with("Cargo.toml"))
}
