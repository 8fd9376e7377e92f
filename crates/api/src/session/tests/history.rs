//! The history of a vault follows it to another place, when it is asked to.

use super::*;
use crate::commands::history::{adopt_history, moved_here, note_history};

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
