//! A folder of the vault that somebody replaces by a symbolic link to elsewhere after it
//! was indexed, and while the app works in it.

use std::fs;
use std::os::unix::fs::symlink;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use tsuzuri_api::commands;
use tsuzuri_api::wire::*;
use tsuzuri_engine::Scope;

use super::calls::{CALLS, Call, json};
use super::place::{Place, SECRET};

/// Notes that are in the folder, that only the other folder has, and that neither has.
const PATHS: [&str; 4] = [
    "folder/deep.md",
    "folder/secret.md",
    "folder/new.md",
    "folder/deeper/new.md",
];

/// What would be overwritten or read where the link leads.
fn bait(place: &Place) -> String {
    let text = format!("# Deep\n\n{SECRET}\n");
    fs::write(place.outside.join("deep.md"), &text).unwrap();
    text
}

#[test]
fn a_folder_that_became_a_link_leads_nowhere() {
    for (name, call) in CALLS {
        let place = Place::new();
        let text = bait(&place);
        let folder = place.vault.join("folder");
        fs::rename(&folder, place.vault.join("moved")).unwrap();
        symlink(&place.outside, &folder).unwrap();
        for path in PATHS {
            assert_silent(
                name,
                path,
                &call(&place.session, path).map_err(|e| e.to_string()),
            );
        }
        assert_bait(&place, &text, name);
    }
}

#[test]
fn a_note_that_became_a_link_leads_nowhere() {
    for (name, call) in CALLS {
        let place = Place::new();
        let text = bait(&place);
        let note = place.vault.join("folder/deep.md");
        fs::remove_file(&note).unwrap();
        symlink(place.outside.join("deep.md"), &note).unwrap();
        let answer = call(&place.session, "folder/deep.md").map_err(|e| e.to_string());
        assert_silent(name, "folder/deep.md", &answer);
        assert_bait(&place, &text, name);
    }
}

/// The folder is a link at one moment and a folder at the next, as often as can be.
#[test]
fn a_folder_that_is_swapped_meanwhile_leads_nowhere() {
    let place = Place::new();
    let text = bait(&place);
    while_swapping(&place, || {
        for _ in 0..40 {
            for (name, call) in CALLS.iter().filter(writes_or_reads) {
                for path in PATHS {
                    let answer = call(&place.session, path).map_err(|e| e.to_string());
                    assert_silent(name, path, &answer);
                }
            }
        }
    });
    assert_bait(&place, &text, "a swap");
}

/// A note that goes into the folder and out of it, by a change and by what takes it back.
#[test]
fn nothing_is_moved_through_a_folder_that_is_swapped_meanwhile() {
    let place = Place::new();
    let text = bait(&place);
    let (mut moved, mut refused) = (0, 0);
    while_swapping(&place, || {
        for ticket in 1..=400 {
            let name = format!("{ticket}.md");
            fs::write(place.vault.join(&name), "[[deep]]\n").unwrap();
            let engine = &place.session.vault().unwrap().engine;
            engine
                .reconcile(Scope::Paths([name.clone().into()].into()))
                .unwrap();
            let request = PlanEdit {
                ticket,
                kind: EditKind::Note,
                from: name.clone(),
                to: format!("folder/{name}"),
            };
            let made = commands::edits::plan_edit(&place.session, request)
                .and_then(|_| commands::edits::make_edit(&place.session, EditTicket { ticket }));
            let Ok(EditResult { id: Some(id), .. }) = made else {
                refused += 1;
                continue;
            };
            moved += 1;
            let undone = commands::edits::undo_edit(&place.session, UndoEdit { ticket, id });
            assert_silent("undo_edit", &name, &json(undone).map_err(|e| e.to_string()));
        }
    });
    assert!(moved > 0 && refused > 0, "{moved} moved, {refused} refused");
    assert_bait(&place, &text, "a swap");
}

/// Does `work` while the folder is swapped for a link to the other one and back.
fn while_swapping(place: &Place, work: impl FnOnce()) {
    let (folder, away) = (place.vault.join("folder"), place.vault.join("away"));
    let link = place.vault.join("lead");
    symlink(&place.outside, &link).unwrap();
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                swap(&folder, &away, &link);
                swap(&folder, &link, &away);
            }
        });
        // Also when it fails, or nobody would end the other.
        let worked = catch_unwind(AssertUnwindSafe(work));
        ended.store(true, Ordering::Relaxed);
        if let Err(failed) = worked {
            resume_unwind(failed);
        }
    });
}

/// Puts what is called `place` away, and `other` in its place.
fn swap(place: &Path, away: &Path, other: &Path) {
    // Whoever makes the folder anew in between is in the way of neither.
    let _ = fs::rename(place, away);
    let _ = fs::rename(other, place);
}

/// The commands that open, write or remove files; others ask the index.
fn writes_or_reads((name, _): &&Call) -> bool {
    [
        "open_note",
        "save_note",
        "create_note",
        "save_draft",
        "capture",
        "delete_note",
        "note_copies",
        "trash_copy",
        "compare_copy",
        "link_mention",
        "unlink_mention",
        "restore_version",
        "attach",
    ]
    .contains(name)
}

fn assert_silent(name: &str, path: &str, answer: &Result<serde_json::Value, String>) {
    let said = match answer {
        Ok(answer) => answer.to_string(),
        Err(error) => error.clone(),
    };
    assert!(!said.contains(SECRET), "{name} {path}: {said}");
}

/// What lies outside is as it was, and nothing has come to it.
fn assert_bait(place: &Place, text: &str, name: &str) {
    let mut names: Vec<_> = fs::read_dir(&place.outside)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["deep.md", "secret.gif", "secret.md"], "{name}");
    let read = |file| fs::read_to_string(place.outside.join(file)).unwrap();
    assert_eq!(
        (read("deep.md").as_str(), read("secret.md").as_str()),
        (text, SECRET),
        "{name}"
    );
}
