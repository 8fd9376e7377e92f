//! Commands with a path in their request, against paths that lead out of the vault: each
//! is refused, and nothing outside is read or written, whatever a webview sends.

mod fields;
mod names;
mod place;
#[cfg(unix)]
mod swapped;

use std::path::{Component, Path};

use serde_json::Value;
use ts_rs::TS;
use tsuzuri_api::wire::*;
use tsuzuri_api::{ApiError, ErrorCode, Session, commands, with_commands};

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

/// A command, called with a path.
type Call = (&'static str, fn(&Session, &str) -> Result<Value, ApiError>);

/// Every command whose request names a note; `every_such_command_is_here` sees to it.
const CALLS: &[Call] = &[
    ("fill_template", |session, path| {
        let request = FillTemplate {
            path: path.into(),
            title: String::new(),
            clipboard: None,
        };
        json(commands::templates::fill_template(session, request))
    }),
    ("neighbourhood", |session, path| {
        let request = NeighbourhoodRequest {
            path: path.into(),
            depth: 1,
            limit: 10,
        };
        json(commands::graph::neighbourhood(session, request))
    }),
    ("open_note", |session, path| {
        json(commands::notes::open_note(
            session,
            NoteRequest { path: path.into() },
        ))
    }),
    ("save_note", |session, path| {
        let base_hash = "0".repeat(64);
        let request = SaveNote {
            path: path.into(),
            text: "written".into(),
            base_hash,
        };
        json(commands::notes::save_note(session, request))
    }),
    ("create_note", |session, path| {
        let request = CreateNote {
            path: path.into(),
            text: "written".into(),
        };
        json(commands::notes::create_note(session, request))
    }),
    ("backlinks", |session, path| {
        let request = BacklinksRequest {
            path: path.into(),
            cursor: None,
            limit: 10,
        };
        json(commands::notes::backlinks(session, request))
    }),
    ("keep_draft", |session, path| {
        json(commands::drafts::keep_draft(session, typed(session, path)))
    }),
    ("save_draft", |session, path| {
        json(commands::drafts::save_draft(session, typed(session, path)))
    }),
    ("drop_draft", |session, path| {
        json(commands::drafts::drop_draft(session, draft(session, path)))
    }),
    ("note_draft", |session, path| {
        json(commands::drafts::note_draft(session, draft(session, path)))
    }),
    ("note_copies", |session, path| {
        let request = NoteRequest { path: path.into() };
        json(commands::copies::note_copies(session, request))
    }),
    ("compare_copy", |session, path| {
        let request = CompareCopy {
            path: "inside.md".into(),
            text: String::new(),
            copy: path.into(),
        };
        json(commands::copies::compare_copy(session, request))
    }),
    ("compare_copy", |session, path| {
        let request = CompareCopy {
            path: path.into(),
            text: String::new(),
            copy: "inside.md".into(),
        };
        json(commands::copies::compare_copy(session, request))
    }),
    ("trash_copy", |session, path| {
        let request = TrashCopy {
            path: path.into(),
            hash: "0".repeat(64),
        };
        json(commands::copies::trash_copy(session, request))
    }),
    ("check_edit", |session, path| {
        let request = EditAsk {
            kind: EditKind::Note,
            from: path.into(),
            to: "renamed.md".into(),
        };
        json(commands::edits::check_edit(session, request))
    }),
    ("plan_edit", |session, path| {
        let request = PlanEdit {
            ticket: 1,
            kind: EditKind::Note,
            from: path.into(),
            to: "renamed.md".into(),
        };
        json(commands::edits::plan_edit(session, request))
    }),
    ("picture", |session, path| {
        let request = PictureRequest {
            from: path.into(),
            target: "/dot.gif".into(),
        };
        json(commands::files::picture(session, request))
    }),
    ("attach", |session, path| {
        let request = Attach {
            note: path.into(),
            name: Some("../../outside/written.txt".into()),
            bytes: "d3JpdHRlbg==".into(),
        };
        json(commands::files::attach(session, request))
    }),
    ("moved_note", |session, path| {
        let request = NoteRequest { path: path.into() };
        json(commands::edits::moved_note(session, request))
    }),
    ("outline", |session, path| {
        let request = NoteRequest { path: path.into() };
        json(commands::outline::outline(session, request))
    }),
    ("related_tags", |session, path| {
        let request = NoteRequest { path: path.into() };
        json(commands::outline::related_tags(session, request))
    }),
    ("link_mention", |session, path| {
        let request = LinkMention {
            path: path.into(),
            span: [2, 8],
            raw: "Inside".into(),
            to: "inside.md".into(),
        };
        json(commands::links::link_mention(session, request))
    }),
    ("unlink_mention", |session, path| {
        let request = UnlinkMention {
            path: path.into(),
            start: 2,
            // As the row above leaves it.
            link: "[[Inside]]".into(),
            raw: "Inside".into(),
        };
        json(commands::links::unlink_mention(session, request))
    }),
    ("mentions", |session, path| {
        let request = MentionsRequest {
            path: path.into(),
            cursor: None,
            limit: 10,
            ticket: 0,
        };
        json(commands::links::mentions(session, request))
    }),
    ("note_history", |session, path| {
        json(commands::history::note_history(
            session,
            NoteRequest { path: path.into() },
        ))
    }),
    ("note_version", |session, path| {
        let path = path.into();
        let request = VersionRequest { path, version: 1 };
        json(commands::history::note_version(session, request))
    }),
    ("restore_version", |session, path| {
        let path = path.into();
        let request = VersionRequest { path, version: 1 };
        json(commands::history::restore_version(session, request))
    }),
    ("delete_version", |session, path| {
        let path = path.into();
        let request = VersionRequest { path, version: 1 };
        json(commands::history::delete_version(session, request))
    }),
    ("outgoing_links", |session, path| {
        json(commands::notes::outgoing_links(
            session,
            NoteRequest { path: path.into() },
        ))
    }),
    ("resolve_link", |session, path| {
        let request = ResolveLink {
            from: path.into(),
            target: "inside".into(),
        };
        json(commands::notes::resolve_link(session, request))
    }),
    ("capture", |session, path| {
        let request = CaptureRequest {
            id: id_for(path),
            text: "written".into(),
            note: Some(path.into()),
        };
        let kept = json(commands::capture::capture(session, request))?;
        session.deliver()?;
        Ok(kept)
    }),
    ("redirect_capture", |session, path| {
        // One that waits whatever happens: its note would lie in a file.
        let waits = CaptureRequest {
            id: id_for(path) + "redirected",
            text: "written".into(),
            note: Some("inside.md/none.md".into()),
        };
        commands::capture::capture(session, waits)?;
        let request = RedirectCapture {
            id: id_for(path) + "redirected",
            note: Some(path.into()),
        };
        json(commands::capture::redirect_capture(session, request))
    }),
    ("folder", |session, path| {
        json(commands::notes::folder(
            session,
            FolderRequest { path: path.into() },
        ))
    }),
    ("delete_note", |session, path| {
        json(commands::history::delete_note(
            session,
            NoteRequest { path: path.into() },
        ))
    }),
];

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
        .filter(|(name, _)| !matches!(*name, "keep_capture_draft" | "set_vault_settings"))
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

/// Something typed into a note of the vault that is open.
fn typed(session: &Session, path: &str) -> KeepDraft {
    KeepDraft {
        vault: session.vault().unwrap().view.id.clone(),
        path: path.into(),
        base_hash: "0".repeat(64),
        base: Some(String::new()),
        start: 0,
        end: 0,
        insert: "written".into(),
        at: 0,
    }
}

fn draft(session: &Session, path: &str) -> DraftRequest {
    DraftRequest {
        vault: session.vault().unwrap().view.id.clone(),
        path: path.into(),
    }
}

/// An id for a capture into each path, 64 characters at most.
fn id_for(path: &str) -> String {
    path.bytes()
        .take(26)
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>()
        + "-"
}

fn json<T: serde::Serialize>(answer: Result<T, ApiError>) -> Result<Value, ApiError> {
    answer.map(|answer| serde_json::to_value(answer).unwrap())
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
