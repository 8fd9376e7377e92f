use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tempfile::TempDir;
use tsuzuri_engine::{Origin, Scope, Trash};

use super::{Host, Session};
use crate::wire::*;
use crate::{ApiError, ErrorCode, Places, Sink, Topic, commands};

mod captures;
mod days;
mod drafts;
mod edits;
mod exports;
mod history;
mod imports;
mod links;
mod power;
mod searches;
mod settings;

/// A home with vaults in it, and sessions of processes in it.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn vault(&self, name: &str, notes: &[(&str, &str)]) -> PathBuf {
        let vault = self.0.path().canonicalize().unwrap().join(name);
        fs::create_dir_all(&vault).unwrap();
        for (path, text) in notes {
            let file = vault.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        vault
    }

    fn session(&self) -> Session {
        self.session_with(false, Arc::new(()))
    }

    fn session_with(&self, stays: bool, sink: Arc<dyn Sink>) -> Session {
        self.try_session(stays, sink).unwrap()
    }

    fn try_session(&self, stays: bool, sink: Arc<dyn Sink>) -> Result<Session, ApiError> {
        let places = Places {
            index: self.0.path().join("index"),
            data: self.0.path().join("data"),
        };
        Session::new(Host {
            places,
            origin: Origin::Window("main".into()),
            stays,
            trash: Trash::None,
            sink,
        })
    }
}

fn state(session: &Session) -> VaultState {
    commands::vault::vault_state(session, Nothing {}).unwrap()
}

fn names(recent: &[VaultView]) -> Vec<&str> {
    recent.iter().map(|vault| vault.name.as_str()).collect()
}

#[test]
fn vaults_are_remembered_and_opened_again_by_id() {
    let home = Home::new();
    let (a, b) = (home.vault("a", &[]), home.vault("b", &[]));
    let session = home.session();
    assert_eq!(session.open_last().err().unwrap().code, ErrorCode::NoVault);
    session.open_vault(&a).unwrap();
    session.open_vault(&b).unwrap();
    drop(session);

    let session = home.session();
    assert_eq!(state(&session).vault, None);
    assert_eq!(session.open_last().unwrap().view.name, "b");
    let before = state(&session);
    assert_eq!(names(&before.recent), ["a"]);

    let id = before.recent[0].id.clone();
    let after = commands::vault::open_recent(&session, OpenRecent { id }).unwrap();
    assert_eq!(after.vault.unwrap().name, "a");
    assert_eq!(names(&after.recent), ["b"]);
    session.close_vault();
    let closed = state(&session);
    assert_eq!(
        (closed.vault, names(&closed.recent)),
        (None, vec!["a", "b"])
    );
}

#[cfg(unix)]
#[test]
fn two_ways_to_one_folder_are_one_vault() {
    let home = Home::new();
    let vault = home.vault("a", &[]);
    let link = home.0.path().join("link");
    std::os::unix::fs::symlink(&vault, &link).unwrap();
    let session = home.session();
    let first = session.open_vault(&vault).unwrap();
    let second = session.open_vault(&link).unwrap();
    assert!(Arc::ptr_eq(&first, &second), "it was opened twice");
    assert_eq!(state(&session).recent, []);
}

#[test]
fn what_is_no_folder_is_no_vault_and_the_open_one_stays() {
    let home = Home::new();
    let vault = home.vault("a", &[("note.md", "text")]);
    let session = home.session();
    session.open_vault(&vault).unwrap();
    for path in [vault.join("note.md"), vault.join("nowhere")] {
        let error = session.open_vault(&path).err().unwrap();
        assert_eq!(error.code, ErrorCode::VaultUnavailable, "{error}");
    }
    assert_eq!(state(&session).vault.unwrap().name, "a");
}

#[test]
fn without_a_vault_commands_say_so() {
    let home = Home::new();
    let session = home.session();
    let path = || "note.md".to_owned();
    let code = |answer: Option<ApiError>| answer.unwrap().code;
    for refused in [
        code(commands::notes::open_note(&session, NoteRequest { path: path() }).err()),
        code(commands::notes::today(&session, TodayRequest { create: true }).err()),
        code(commands::tags::tag_summary(&session, TagRequest { tag: "a".into() }).err()),
        code(commands::vault::diagnostics(&session, Nothing {}).err()),
    ] {
        assert_eq!(refused, ErrorCode::NoVault);
    }
    let state = commands::vault::index_state(&session, Nothing {}).unwrap();
    assert_eq!(state.phase, IndexPhase::Closed);
}

#[test]
fn preferences_are_kept_and_nonsense_is_refused() {
    let home = Home::new();
    let session = home.session();
    let chosen = Preferences {
        language: Some("ja".into()),
        theme: Some("dark".into()),
        keys: vec![CommandKeys {
            command: "note.new".into(),
            chords: vec!["Mod+Alt+N".into()],
        }],
        text_size: Some(18),
        measure: Some(36),
        week_start: Some("monday".into()),
        spelling: Some(false),
        slash: Some(true),
        zoom: Some(150),
    };
    commands::vault::set_preferences(&session, chosen.clone()).unwrap();
    let strange = Preferences {
        theme: Some("plaid".into()),
        ..chosen.clone()
    };
    let large = Preferences {
        zoom: Some(201),
        ..chosen.clone()
    };
    for refused in [strange, large] {
        let error = commands::vault::set_preferences(&session, refused).unwrap_err();
        assert_eq!(error.code, ErrorCode::BadRequest);
    }
    assert_eq!(
        commands::vault::preferences(&home.session(), Nothing {}).unwrap(),
        chosen
    );
}

/// What a host hears, in order.
enum Heard {
    Changed(IndexChanged),
    Progress(IndexState),
    Waiting(WaitingCaptures),
}

struct Ear(Mutex<Sender<Heard>>);

impl Sink for Ear {
    fn index_changed(&self, event: IndexChanged) {
        let _ = self.0.lock().unwrap().send(Heard::Changed(event));
    }

    fn index_progress(&self, state: IndexState) {
        let _ = self.0.lock().unwrap().send(Heard::Progress(state));
    }

    fn captures_changed(&self, waiting: WaitingCaptures) {
        let _ = self.0.lock().unwrap().send(Heard::Waiting(waiting));
    }
}

/// Waits for what is wanted; a minute without it is a failure.
fn hear<T>(heard: &Receiver<Heard>, wanted: impl Fn(Heard) -> Option<T>) -> T {
    loop {
        if let Some(found) = wanted(heard.recv_timeout(Duration::from_secs(60)).unwrap()) {
            return found;
        }
    }
}

#[test]
fn a_host_that_stays_hears_of_progress_and_of_its_own_saves() {
    let home = Home::new();
    let vault = home.vault("a", &[("note.md", "# Note\n\n#tag\n")]);
    let (sender, heard) = channel();
    let session = home.session_with(true, Arc::new(Ear(Mutex::new(sender))));
    session.open_vault(&vault).unwrap();
    let ready = |heard| match heard {
        Heard::Progress(state) => (state.phase == IndexPhase::Ready).then_some(state),
        _ => None,
    };
    assert_eq!(hear(&heard, ready).notes, 1);

    let note = NoteRequest {
        path: "note.md".into(),
    };
    let mut view = commands::notes::open_note(&session, note).unwrap();
    // On a machine that is busy the watcher may be first: then it is its doing, and the next
    // save is looked at.
    let (tag, event) = (0..20)
        .find_map(|turn| {
            let tag = format!("more{turn}");
            view.text += &format!("\n#{tag}\n");
            let request = SaveNote {
                path: view.path.clone(),
                text: view.text.clone(),
                base_hash: view.hash.clone(),
            };
            let saved = commands::notes::save_note(&session, request).unwrap();
            assert_eq!(saved.sibling, None);
            view.hash = saved.hash;
            let own = |heard| match heard {
                Heard::Changed(event) => (event.generation == saved.generation).then_some(event),
                _ => None,
            };
            let event = hear(&heard, own);
            (event.origin == crate::Origin::Window("main".into())).then_some((tag, event))
        })
        .unwrap();
    for topic in [Topic::Note("note.md".into()), Topic::Tag(tag), Topic::Tags] {
        assert!(
            event.topics.contains(&topic),
            "{topic:?} is not in {:?}",
            event.topics
        );
    }
}

#[test]
fn a_save_over_foreign_bytes_goes_beside_them() {
    let home = Home::new();
    let vault = home.vault("a", &[("note.md", "first\n")]);
    let session = home.session();
    session
        .open_vault(&vault)
        .unwrap()
        .engine
        .reconcile(Scope::All)
        .unwrap();
    let note = || NoteRequest {
        path: "note.md".into(),
    };
    let view = commands::notes::open_note(&session, note()).unwrap();
    fs::write(vault.join("note.md"), "theirs\n").unwrap();
    let request = SaveNote {
        path: view.path,
        text: "ours\n".into(),
        base_hash: view.hash,
    };
    let saved = commands::notes::save_note(&session, request).unwrap();
    assert_eq!(
        fs::read_to_string(vault.join("note.md")).unwrap(),
        "theirs\n"
    );
    let sibling = saved.sibling.unwrap();
    assert_eq!(fs::read_to_string(vault.join(&sibling)).unwrap(), "ours\n");
    assert_eq!(
        commands::notes::open_note(&session, note()).unwrap().hash,
        saved.hash
    );

    let nonsense = SaveNote {
        path: "note.md".into(),
        text: String::new(),
        base_hash: "none".into(),
    };
    let error = commands::notes::save_note(&session, nonsense).unwrap_err();
    assert_eq!(error.code, ErrorCode::BadRequest);
}

#[test]
fn a_note_is_made_once() {
    let home = Home::new();
    let vault = home.vault("a", &[]);
    let session = home.session();
    session.open_vault(&vault).unwrap();
    let request = || CreateNote {
        path: "新しい/ノート".into(),
        text: "# 題\n".into(),
    };
    let row = commands::notes::create_note(&session, request()).unwrap();
    assert_eq!((&*row.path, &*row.title), ("新しい/ノート.md", "題"));
    let error = commands::notes::create_note(&session, request()).unwrap_err();
    assert_eq!(error.code, ErrorCode::Exists);
    assert_eq!(error.path.as_deref(), Some("新しい/ノート.md"));
}

#[test]
fn a_store_that_can_not_be_opened_has_a_code_of_its_own() {
    let home = Home::new();
    let data = home.0.path().join("data");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("store.db"), "somebody's bytes, and no database").unwrap();
    let opened = home.try_session(false, Arc::new(()));
    assert_eq!(opened.err().unwrap().code, ErrorCode::DamagedStore);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_vault_says_what_it_is() {
    let home = Home::new();
    let vault = home.vault("a", &[]);
    fs::write(home.0.path().join("outside.md"), "kept\n").unwrap();
    std::os::unix::fs::symlink(home.0.path().join("outside.md"), vault.join("link.md")).unwrap();
    let session = home.session();
    session.open_vault(&vault).unwrap();
    let request = NoteRequest {
        path: "link.md".into(),
    };
    let error = commands::notes::open_note(&session, request).unwrap_err();
    assert_eq!(
        (error.code, error.why.as_deref()),
        (ErrorCode::ReadOnly, Some("link"))
    );
}

#[test]
fn what_is_odd_about_a_note_is_told_by_its_kind() {
    let yaml = |inside: &str| format!("---\na: {inside}\n---\n");
    let passages = |above: String| above + "\n\n" + &"本文\n\n---\n\n".repeat(5_000);
    let told = |text: String| {
        let home = Home::new();
        let vault = home.vault("a", &[("a.md", &*text)]);
        let session = home.session();
        session.open_vault(&vault).unwrap();
        let path = "a.md".to_owned();
        let view = commands::notes::open_note(&session, NoteRequest { path }).unwrap();
        view.warnings
    };
    assert_eq!(told(yaml("1")), []);
    assert_eq!(
        told(yaml(&"x".repeat(70_000))),
        [NoteWarning::LargeFrontMatter { most: 65_536 }]
    );
    assert_eq!(
        told(yaml(&("[".repeat(40) + &"]".repeat(40)))),
        [NoteWarning::NestedFrontMatter { most: 32 }]
    );
    let broken = told(yaml("1\nb: ["));
    assert!(
        matches!(&*broken, [NoteWarning::BrokenYaml { line: 4, why }] if !why.is_empty()),
        "{broken:?}"
    );
    let broken = told("+++\na = \n+++\n".to_owned());
    assert!(
        matches!(&*broken, [NoteWarning::BrokenToml { why }] if !why.is_empty()),
        "{broken:?}"
    );
    let tags = (0..1_000).map(|tag| format!("#標{tag} ")).collect();
    assert_eq!(told(passages(tags)), [NoteWarning::TooManyTags]);
    let headings = (1..=6).map(|level| format!("{} {}\n", "#".repeat(level), "題".repeat(200)));
    assert_eq!(
        told(passages(headings.collect())),
        [NoteWarning::TooLongHeadings]
    );
}
