//! Drafts from the first key to the file, over the end of the app and meetings with other
//! programs.

use super::*;
use crate::commands::drafts::{drafts, drop_draft, keep_draft, note_draft, save_draft};

const NOTE: &str = "note.md";

/// A window on one note, with its text as it was read.
struct Window {
    session: Session,
    view: NoteView,
    vault: String,
}

impl Window {
    fn on(home: &Home, vault: &std::path::Path) -> Self {
        let session = home.session();
        let open = session.open_vault(vault).unwrap();
        open.engine.reconcile(Scope::All).unwrap();
        let note = NoteRequest { path: NOTE.into() };
        let view = commands::notes::open_note(&session, note).unwrap();
        let vault = open.view.id.clone();
        Self {
            session,
            view,
            vault,
        }
    }

    /// All of the note, typed anew.
    fn typed(&self, text: &str, at: i64) -> KeepDraft {
        KeepDraft {
            vault: self.vault.clone(),
            path: NOTE.into(),
            base_hash: self.view.hash.clone(),
            base: Some(self.view.text.clone()),
            start: 0,
            end: u32::try_from(self.view.text.encode_utf16().count()).unwrap(),
            insert: text.into(),
            at,
        }
    }

    fn keep(&self, text: &str, at: i64) {
        assert!(
            keep_draft(&self.session, self.typed(text, at))
                .unwrap()
                .kept
        );
    }

    fn save(&self, text: &str, at: i64) -> DraftSaved {
        save_draft(&self.session, self.typed(text, at)).unwrap()
    }

    fn draft(&self) -> Option<Draft> {
        note_draft(&self.session, self.request()).unwrap().draft
    }

    fn request(&self) -> DraftRequest {
        DraftRequest {
            vault: self.vault.clone(),
            path: NOTE.into(),
        }
    }
}

fn read(vault: &std::path::Path) -> String {
    fs::read_to_string(vault.join(NOTE)).unwrap()
}

#[test]
fn what_was_typed_outlives_the_app_and_is_saved_by_the_next_start() {
    let home = Home::new();
    let vault = home.vault("a", &[(NOTE, "first\n")]);
    let window = Window::on(&home, &vault);
    window.keep("first\nsecond\n", 1);
    drop(window);

    let window = Window::on(&home, &vault);
    assert_eq!(drafts(&window.session, Nothing {}).unwrap().paths, [NOTE]);
    let draft = window.draft().unwrap();
    assert_eq!(draft.base_hash, window.view.hash);
    let saved = window.save(&draft.text, 2);
    assert_eq!(
        (saved.conflict, saved.sibling, saved.text),
        (None, None, None)
    );
    assert_eq!(read(&vault), "first\nsecond\n");
    assert_eq!(window.draft(), None, "the file holds it");
}

#[test]
fn what_others_wrote_meanwhile_is_merged_or_left_to_the_person() {
    let home = Home::new();
    let vault = home.vault("a", &[(NOTE, "one\n\ntwo\n\nthree\n")]);
    let window = Window::on(&home, &vault);
    fs::write(vault.join(NOTE), "ONE\n\ntwo\n\nthree\n").unwrap();
    let saved = window.save("one\n\ntwo\n\nTHREE\n", 1);
    assert_eq!(saved.text.as_deref(), Some("ONE\n\ntwo\n\nTHREE\n"));
    assert_eq!(read(&vault), "ONE\n\ntwo\n\nTHREE\n");
    assert_eq!(window.draft(), None);

    let window = Window::on(&home, &vault);
    fs::write(vault.join(NOTE), "ONE\n\ntheirs\n\nTHREE\n").unwrap();
    let saved = window.save("ONE\n\nours\n\nTHREE\n", 2);
    let conflict = saved.conflict.unwrap();
    assert_eq!(conflict.theirs, read(&vault));
    let apart = MergePiece::Apart {
        theirs: "theirs\n".into(),
        ours: "ours\n".into(),
    };
    assert_eq!(conflict.pieces[1], apart);
    assert_eq!(window.draft().unwrap().text, "ONE\n\nours\n\nTHREE\n");
    drop(window);
    let window = Window::on(&home, &vault);
    assert_eq!(drafts(&window.session, Nothing {}).unwrap().paths, [NOTE]);
    assert_eq!(
        window.draft().unwrap().text,
        "ONE\n\nours\n\nTHREE\n",
        "it waits"
    );
    drop_draft(&window.session, window.request()).unwrap();
    assert_eq!(window.draft(), None);
}

#[test]
fn what_was_typed_while_a_save_was_under_way_stays_a_draft() {
    let home = Home::new();
    let vault = home.vault("a", &[(NOTE, "one\n")]);
    let window = Window::on(&home, &vault);
    // The draft that was kept last overtakes the save that was asked for before it.
    window.keep("one, two, three\n", 2);
    window.save("one, two\n", 1);
    assert_eq!(read(&vault), "one, two\n");
    assert_eq!(window.draft().unwrap().text, "one, two, three\n");
}

#[test]
fn a_note_of_another_vault_is_kept_for_it_and_never_saved_into_the_open_one() {
    let home = Home::new();
    let (one, two) = (
        home.vault("one", &[(NOTE, "one\n")]),
        home.vault("two", &[(NOTE, "one\n")]),
    );
    let window = Window::on(&home, &one);
    window.session.open_vault(&two).unwrap();
    let error = save_draft(&window.session, window.typed("typed\n", 1)).unwrap_err();
    assert_eq!(error.code, ErrorCode::NoVault);
    assert_eq!(
        (read(&one), read(&two)),
        ("one\n".to_owned(), "one\n".to_owned())
    );
    assert_eq!(drafts(&window.session, Nothing {}).unwrap().paths, [""; 0]);
    window.session.open_vault(&one).unwrap();
    assert_eq!(drafts(&window.session, Nothing {}).unwrap().paths, [NOTE]);
    assert_eq!(window.draft().unwrap().text, "typed\n");
}

#[test]
fn a_draft_outlives_its_note_and_its_vault() {
    let home = Home::new();
    let vault = home.vault("a", &[(NOTE, "one\n")]);
    let window = Window::on(&home, &vault);
    fs::remove_file(vault.join(NOTE)).unwrap();
    let error = save_draft(&window.session, window.typed("typed\n", 1)).unwrap_err();
    assert_eq!(
        error.code,
        ErrorCode::NotFound,
        "it does not come back unasked"
    );
    assert!(!vault.join(NOTE).exists());

    let away = vault.with_extension("away");
    fs::rename(&vault, &away).unwrap();
    let error = save_draft(&window.session, window.typed("typed on\n", 2)).unwrap_err();
    assert_eq!(error.code, ErrorCode::VaultUnavailable);
    assert_eq!(window.draft().unwrap().text, "typed on\n");

    fs::rename(&away, &vault).unwrap();
    fs::write(vault.join(NOTE), "one\n").unwrap();
    window.save("typed on\n", 3);
    assert_eq!(read(&vault), "typed on\n");
}

#[test]
fn drafts_are_kept_only_for_vaults_that_are_known() {
    let home = Home::new();
    let vault = home.vault("a", &[(NOTE, "one\n")]);
    let window = Window::on(&home, &vault);
    let stray = KeepDraft {
        vault: "nobody's".into(),
        ..window.typed("typed\n", 1)
    };
    let error = keep_draft(&window.session, stray).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
    let baseless = KeepDraft {
        base: None,
        ..window.typed("typed\n", 1)
    };
    assert!(!keep_draft(&window.session, baseless).unwrap().kept);
}
