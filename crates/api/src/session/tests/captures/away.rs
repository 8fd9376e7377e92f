//! What is captured for a vault that is not there.

use super::*;

#[test]
fn a_vault_that_is_away_gets_its_captures_when_it_is_back_even_unopened() {
    let home = Home::new();
    let (a, b) = (home.vault("a", &[("n.md", "text")]), home.vault("b", &[]));
    let session = home.session();
    session.open_vault(&b).unwrap();
    session.open_vault(&a).unwrap();
    assert!(targets(&session).reachable);
    let away = a.with_file_name("away");
    fs::rename(&a, &away).unwrap();
    drop(session);

    // A cold start: the vault is known, and not there.
    let session = home.session();
    assert!(session.open_last().is_err());
    let before = targets(&session);
    assert_eq!(
        (before.vault.as_deref(), before.reachable),
        (Some("a"), false)
    );
    capture(&session, request("1", "for a #x", None)).unwrap();
    session.deliver().unwrap();
    assert_eq!(
        waiting(&session),
        [("1".into(), Some(ErrorCode::VaultUnavailable))]
    );

    session.open_vault(&b).unwrap();
    fs::rename(&away, &a).unwrap();
    assert_eq!(session.deliver().unwrap().captures, []);
    assert_eq!(
        session.vault().unwrap().view.name,
        "b",
        "no vault is switched for it"
    );
    session.open_vault(&a).unwrap();
    let note = today(&session);
    assert_eq!(fs::read_to_string(a.join(note)).unwrap(), "for a #x\n");
}

/// As a drive leaves it that is not mounted: what came into it would be hidden by the drive.
#[test]
fn into_the_empty_folder_of_a_drive_that_is_not_there_nothing_is_written() {
    let home = Home::new();
    let vault = home.vault("a", &[("n.md", "text")]);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    let view = commands::notes::open_note(
        &session,
        NoteRequest {
            path: "n.md".into(),
        },
    )
    .unwrap();
    drop((open, session));
    let drive = vault.with_file_name("drive");
    fs::rename(&vault, &drive).unwrap();
    fs::create_dir(&vault).unwrap();

    // A cold start: the folder is there, the drive is not.
    let session = home.session();
    let open = session.open_last().unwrap();
    assert!(open.engine.reconcile(Scope::All).is_err());
    assert_eq!(open.engine.state().unwrap().notes, 1, "the index stays");
    assert!(!targets(&session).reachable);
    capture(&session, request("1", "for the drive #x", None)).unwrap();
    session.deliver().unwrap();
    let waits = ("1".into(), Some(ErrorCode::VaultUnavailable));
    assert_eq!(waiting(&session), [waits]);
    let refused = [
        commands::notes::create_note(
            &session,
            CreateNote {
                path: "new.md".into(),
                text: String::new(),
            },
        )
        .err(),
        commands::notes::save_note(
            &session,
            SaveNote {
                path: view.path,
                text: "typed".into(),
                base_hash: view.hash,
            },
        )
        .err(),
    ];
    for refused in refused {
        assert_eq!(refused.unwrap().code, ErrorCode::VaultUnavailable);
    }
    assert_eq!(fs::read_dir(&vault).unwrap().count(), 0);

    fs::remove_dir(&vault).unwrap();
    fs::rename(&drive, &vault).unwrap();
    assert_eq!(session.deliver().unwrap().captures, []);
    let note = fs::read_to_string(vault.join(today(&session))).unwrap();
    assert_eq!(note, "for the drive #x\n");
}
