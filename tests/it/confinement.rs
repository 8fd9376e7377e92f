//! Commands with a path in their request, against paths that lead out of the vault: each
//! is refused, and nothing outside is read or written, whatever a webview sends.

mod calls;
mod edits;
mod fields;
mod names;
mod place;
#[cfg(unix)]
mod swapped;

use std::path::{Component, Path};

use serde_json::Value;
use ts_rs::TS;
use tsuzuri_api::wire::*;
use tsuzuri_api::{ErrorCode, commands, with_commands};

use calls::CALLS;
use place::{DOT, Place, SECRET};

/// Paths that name nothing in any vault.
const HOSTILE: &[&str] = &[
    "",
    "/",
    ".",
    "..",
    "./inside.md",
    "../secret.md",
    "../outside/secret.md",
    "folder/../../outside/secret.md",
    "folder/..",
    "folder/../inside.md",
    "folder//inside.md",
    "folder/./inside.md",
    "/inside.md",
    "//inside.md",
    "inside.md/",
    "inside.md\0",
    "in\0side.md",
    "\0",
    "../../../../../../../../etc/passwd",
    "/etc/passwd",
    "/proc/self/environ",
    "..\0/secret.md",
    "folder/..\0/../../outside/secret.md",
];

/// Names that only Windows takes for something else than a file of the vault. Here they
/// are names like others, but none that a note is given.
const FOREIGN: &[&str] = &[
    "C:\\Windows\\win.md",
    "C:/Windows/win.md",
    "C:win.md",
    "\\\\server\\share\\note.md",
    "\\\\?\\C:\\note.md",
    "\\inside.md",
    "..\\outside\\secret.md",
    "folder\\..\\..\\outside\\secret.md",
    "inside.md:stream",
    "inside.md::$DATA",
];

/// Ways out by a symbolic link that someone has put into the vault.
const LINKED: &[&str] = &[
    "link.md",
    "linked/secret.md",
    "linked/new.md",
    "linked/deep/new.md",
    "folder/up/outside/secret.md",
];

/// Files of the vault that are no notes.
const NOT_NOTES: &[&str] = &["picture.png", ".obsidian/app.json", "folder"];

#[test]
fn paths_out_of_the_vault_are_refused() {
    let place = Place::new();
    let paths: Vec<String> = HOSTILE
        .iter()
        .map(|path| (*path).to_owned())
        .chain(made())
        .collect();
    assert!(paths.len() > 2500, "{}", paths.len());
    for (name, call) in CALLS {
        for path in paths
            .iter()
            .filter(|path| *name != "folder" || !path.is_empty())
        {
            let error = call(&place.session, path).expect_err(&format!("{name} {path:?}"));
            assert_eq!(error.code, ErrorCode::BadPath, "{name} {path:?}: {error}");
        }
    }
    place.assert_untouched();
}

/// Every path of up to four of these parts that has a bad one among them.
fn made() -> impl Iterator<Item = String> {
    const BAD: &[&str] = &["..", ".", "", "\0"];
    const GOOD: &[&str] = &["folder", "outside", "inside.md"];
    let mut paths: Vec<Vec<&str>> = vec![Vec::new()];
    let mut longest = paths.clone();
    for _ in 0..4 {
        let longer = longest.iter().flat_map(|path| {
            BAD.iter()
                .chain(GOOD)
                .map(|part| path.iter().copied().chain([*part]).collect())
        });
        longest = longer.collect();
        paths.extend(longest.clone());
    }
    let hostile = |path: &Vec<&str>| path.iter().any(|part| BAD.contains(part));
    paths.into_iter().filter(hostile).map(|path| path.join("/"))
}

#[test]
fn windows_paths_lead_nowhere_and_new_notes_never_have_them() {
    let place = Place::new();
    for (name, call) in CALLS {
        for path in FOREIGN {
            match call(&place.session, path) {
                Err(error) if *name == "create_note" => {
                    assert_eq!(error.code, ErrorCode::BadPath, "{path:?}: {error}");
                }
                // Here it is a name like others: a note of that name, deleted while its
                // text was open, is made again.
                Ok(_) if matches!(*name, "save_note" | "save_draft") => {}
                // It has a version then, and can be deleted.
                Ok(_)
                    if matches!(
                        *name,
                        "note_version" | "restore_version" | "delete_version" | "delete_note"
                    ) => {}
                Ok(_) if *name == "note_history" => {}
                Ok(answer) => assert_empty(name, path, &answer),
                Err(error) => assert!(
                    matches!(error.code, ErrorCode::BadPath | ErrorCode::NotFound),
                    "{name} {path:?}: {error}"
                ),
            }
        }
    }
    place.assert_outside_untouched();
}

#[cfg(unix)]
#[test]
fn symbolic_links_lead_nowhere() {
    let place = Place::new();
    for (name, call) in CALLS {
        for path in LINKED {
            match call(&place.session, path) {
                Ok(answer) => assert_empty(name, path, &answer),
                Err(error) => {
                    assert!(
                        !error.to_string().contains(SECRET),
                        "{name} {path}: {error}"
                    );
                    let codes = [
                        ErrorCode::BadPath,
                        ErrorCode::NotFound,
                        ErrorCode::Exists,
                        ErrorCode::ReadOnly,
                    ];
                    assert!(codes.contains(&error.code), "{name} {path}: {error}");
                }
            }
        }
    }
    place.assert_untouched();
    let request = SearchRequest {
        query: SECRET.into(),
        cursor: None,
        limit: 10,
        ticket: 0,
    };
    let answer = commands::search::search(&place.session, request).unwrap();
    assert!(
        answer.results.is_empty(),
        "the index read outside: {answer:?}"
    );
}

#[test]
fn other_files_of_the_vault_are_no_notes() {
    let place = Place::new();
    for (name, call) in CALLS
        .iter()
        .filter(|(name, _)| !["folder", "create_note"].contains(name))
    {
        for path in NOT_NOTES {
            let error = call(&place.session, path).expect_err(&format!("{name} {path}"));
            assert_eq!(error.code, ErrorCode::BadPath, "{name} {path}: {error}");
        }
    }
    place.assert_untouched();
}

/// A target is the text of a link: it may say anything and leads to notes alone.
#[test]
fn link_targets_lead_to_notes_alone() {
    let place = Place::new();
    for target in HOSTILE.iter().chain(FOREIGN).chain(LINKED) {
        let request = ResolveLink {
            from: "folder/deep.md".into(),
            target: (*target).into(),
        };
        let link = commands::notes::resolve_link(&place.session, request).unwrap();
        for path in link.path.iter().chain(&link.candidates) {
            assert!(
                ["inside.md", "folder/deep.md"].contains(&path.as_str()),
                "{target:?}: {path}"
            );
        }
        if let Some(would_be) = link.would_be {
            let place = Path::new(&would_be);
            assert!(
                place.is_relative() && !would_be.contains(['\\', ':', '\0']),
                "{would_be:?}"
            );
            let plain = |part| matches!(part, Component::Normal(_));
            assert!(place.components().all(plain), "{target:?}: {would_be}");
        }
    }
    place.assert_untouched();
}

/// Pictures of the vault are served, and nothing else that a path may name.
#[test]
fn pictures_are_served_from_the_vault_alone() {
    let place = Place::new();
    let bytes = |path: &str| commands::files::picture_bytes(&place.session, path);
    assert_eq!(
        bytes("dot.gif").unwrap(),
        ("image/gif", DOT.as_bytes().to_vec())
    );
    let hostile = HOSTILE.iter().map(|path| (*path).to_owned()).chain(made());
    for path in hostile {
        let error = bytes(&path).expect_err(&path);
        assert_eq!(error.code, ErrorCode::BadPath, "{path:?}: {error}");
    }
    for path in FOREIGN.iter().chain(LINKED).chain(NOT_NOTES) {
        bytes(path).expect_err(path);
    }
    for path in ["inside.md", "link.gif", "linked/secret.gif", "dot.gif/x"] {
        bytes(path).expect_err(path);
    }
    let target = |target: &str| {
        let request = PictureRequest {
            from: "folder/deep.md".into(),
            target: target.into(),
        };
        commands::files::picture(&place.session, request)
    };
    assert_eq!(target("dot.gif").unwrap().path, "dot.gif");
    assert_eq!(target("../dot.gif").unwrap().path, "dot.gif");
    for hostile in [
        "../../outside/secret.gif",
        "/../outside/secret.gif",
        "secret.gif",
        "link.gif",
        "linked/secret.gif",
        "up/outside/secret.gif",
        "/inside.md",
    ] {
        target(hostile).expect_err(hostile);
    }
    place.assert_untouched();
}

#[test]
fn vaults_are_opened_by_id_alone() {
    let place = Place::new();
    let outside = place.outside.to_string_lossy().into_owned();
    for id in HOSTILE.iter().copied().chain([&*outside]) {
        let request = OpenRecent { id: id.into() };
        let error = commands::vault::open_recent(&place.session, request).unwrap_err();
        assert_eq!(error.code, ErrorCode::NotFound, "{id:?}: {error}");
    }
}

/// The same calls answer and write where they may: what is refused above is refused for
/// its path.
#[test]
fn paths_of_the_vault_pass() {
    let place = Place::new();
    for (name, call) in CALLS {
        let path = match *name {
            "create_note" => "folder/new.md",
            "folder" => "folder",
            _ => "inside.md",
        };
        // Copies have names of their own, which `inside.md` has not.
        if matches!(*name, "compare_copy" | "trash_copy") {
            continue;
        }
        // Nor has it a version yet.
        if matches!(*name, "note_version" | "restore_version" | "delete_version") {
            continue;
        }
        call(&place.session, path).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    assert!(place.vault.join("folder/new.md").is_file());
}

#[test]
fn every_such_command_is_here() {
    let with_path: Vec<&str> = requests()
        .into_iter()
        .filter(|(_, request)| {
            fields::PATHS
                .iter()
                .any(|field| request.contains(&format!("{field}:")))
        })
        // Keeps what it is told, and looks at no file.
        .filter(|(name, _)| *name != "keep_capture_draft")
        .map(|(name, _)| name)
        .collect();
    let mut here: Vec<&str> = CALLS.iter().map(|(name, _)| *name).collect();
    // One that takes two paths has a row for each.
    here.dedup();
    here.sort_by_key(|name| with_path.iter().position(|other| other == name));
    assert_eq!(here, with_path);
}

/// Names of the api's commands, with their requests' shape in TypeScript.
fn requests() -> Vec<(&'static str, String)> {
    macro_rules! rows {
        (api { $($room:ident $name:ident($request:ty) -> $answer:ty;)* } shell { $($rest:tt)* }) => {
            vec![$((stringify!($name), <$request>::inline(&ts_rs::Config::new()))),*]
        };
    }
    with_commands!(rows)
}

/// An answer about a name that nothing has: no rows, no text.
fn assert_empty(name: &str, path: &str, answer: &Value) {
    assert!(
        !answer.to_string().contains(SECRET),
        "{name} {path:?}: {answer}"
    );
    assert!(answer.get("text").is_none(), "{name} {path:?}: {answer}");
    for list in ["links", "notes", "folders"] {
        let rows = answer.get(list).and_then(Value::as_array);
        assert!(rows.is_none_or(Vec::is_empty), "{name} {path:?}: {answer}");
    }
}
