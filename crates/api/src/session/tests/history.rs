//! The history of a vault follows it to another place, when it is asked to. What a deletion took
//! away is found in it again.

use super::*;
use crate::commands::history::{
    adopt_history, delete_note, moved_here, note_history, restore_version,
};

#[test]
fn the_history_of_a_vault_that_was_moved_is_offered_and_taken_over() {
    let home = Home::new();
    let before = home.vault("before", &[("n.md", "# Note\n\nFirst.\n")]);
    let session = home.session();
    let vault = session.open_vault(&before).unwrap();
    vault.engine.reconcile(Scope::All).unwrap();
    let path = || NoteRequest {
        path: "n.md".into(),
    };
    let view = commands::notes::open_note(&session, path()).unwrap();
    let save = SaveNote {
        path: view.path,
        text: "# Note\n\nSecond.\n".into(),
        base_hash: view.hash,
    };
    commands::notes::save_note(&session, save).unwrap();
    let kept = note_history(&session, path()).unwrap().versions.len();
    assert!(kept > 0);
    assert_eq!(moved_here(&session, Nothing {}).unwrap().vaults, []);
    session.close_vault();
    let capture = CaptureRequest {
        id: "1".into(),
        text: "Captured. #a".into(),
        note: Some("n.md".into()),
    };
    commands::capture::capture(&session, capture).unwrap();

    let after = before.with_file_name("after");
    fs::rename(&before, &after).unwrap();
    let vault = session.open_vault(&after).unwrap();
    vault.engine.reconcile(Scope::All).unwrap();
    assert_eq!(note_history(&session, path()).unwrap().versions, []);
    let offered = moved_here(&session, Nothing {}).unwrap().vaults;
    assert_eq!(offered.len(), 1);
    assert_eq!(offered[0].path, before.display().to_string());
    let unknown = AdoptHistory { id: "none".into() };
    let refused = adopt_history(&session, unknown).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
    let id = offered[0].id.clone();
    adopt_history(&session, AdoptHistory { id }).unwrap();
    let versions = note_history(&session, path()).unwrap().versions;
    assert_eq!(versions.len(), kept);
    assert_eq!(moved_here(&session, Nothing {}).unwrap().vaults, []);
    assert_eq!(session.deliver().unwrap().captures, []);
    let text = fs::read_to_string(after.join("n.md")).unwrap();
    assert_eq!(text, "# Note\n\nSecond.\n\n---\n\nCaptured. #a\n");
}

#[test]
fn a_deletion_knows_its_own_version_whatever_came_after() {
    let home = Home::new();
    let vault = home.vault("notes", &[("n.md", "First.\n"), ("empty.md", "")]);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    let of = |path: &str| NoteRequest { path: path.into() };
    assert_eq!(delete_note(&session, of("empty.md")).unwrap().version, None);
    let version = delete_note(&session, of("n.md")).unwrap().version.unwrap();
    // Another program makes it anew, and that is saved over, so that there are newer versions.
    fs::write(vault.join("n.md"), "Other.\n").unwrap();
    let view = commands::notes::open_note(&session, of("n.md")).unwrap();
    let save = SaveNote {
        path: view.path,
        text: "Saved.\n".into(),
        base_hash: view.hash,
    };
    commands::notes::save_note(&session, save).unwrap();
    let newest = note_history(&session, of("n.md"))
        .unwrap()
        .versions
        .remove(0);
    assert_ne!(newest.version, version);
    let request = VersionRequest {
        path: "n.md".into(),
        version,
    };
    restore_version(&session, request).unwrap();
    assert_eq!(fs::read_to_string(vault.join("n.md")).unwrap(), "First.\n");
}
