//! What the process does in its namespace.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tsuzuri_api::commands::history::{note_history, restore_version};
use tsuzuri_api::commands::notes::{open_note, save_note};
use tsuzuri_api::wire::{NoteRequest, NoteView, SaveNote, Saved, VersionRequest};
use tsuzuri_api::{ApiError, ErrorCode, Session};
use tsuzuri_engine::{Engine, Hindrance, Hint, Scope};

use crate::text::NOTE;
use tsuzuri_tests::session;

/// Longer than what is left on a full disk, and hard to make smaller.
fn long(seed: u64) -> String {
    let mut chance = fastrand::Rng::with_seed(seed);
    std::iter::repeat_with(|| chance.alphanumeric())
        .take(60_000)
        .collect()
}

pub fn hold_to_account(place: &Path) {
    let [vault, data, index] = ["vault", "data", "index"].map(|name| place.join(name));
    for (folder, size) in [(&vault, "512k"), (&data, "2m"), (&index, "4m")] {
        fs::create_dir(folder).unwrap();
        let size = format!("size={size}");
        mount(&["-t", "tmpfs", "-o", &size, "none"], folder);
    }
    fs::write(vault.join(NOTE), "what stood there first\n").unwrap();
    let session = session::of(place);
    session.open_vault(&vault).unwrap();

    fill_up_the_vault(&session, &vault);
    fill_up_the_store(&session, &vault, &data);
    fill_up_the_index(&session, &vault, &index);
    make_read_only(&session, &vault);
}

/// Every amount of room that is too little for a save.
fn fill_up_the_vault(session: &Session, vault: &Path) {
    let before = open(session).text;
    for room in (0..60).step_by(4) {
        fill(&vault.join("ballast"), room * 1024);
        let refused = save(session, &long(1));
        assert_eq!(
            refused.unwrap_err().code,
            ErrorCode::DiskFull,
            "{room} KiB left"
        );
        assert_eq!(open(session).text, before, "{room} KiB left");
        fs::remove_file(vault.join("ballast")).unwrap();
    }
    let names = fs::read_dir(vault).unwrap().count();
    assert_eq!(names, 1, "something was left lying about");
    save(session, &long(1)).unwrap();
    assert_eq!(open(session).text, long(1));
}

/// What another program wrote is not overwritten while it can't be kept.
fn fill_up_the_store(session: &Session, vault: &Path, data: &Path) {
    let theirs = long(2);
    fs::write(vault.join(NOTE), &theirs).unwrap();
    fill(&data.join("ballast"), 0);
    let refused = save(session, "ours\n").unwrap_err();
    assert_eq!(refused.code, ErrorCode::Io, "{refused}");
    assert!(refused.message.contains("history"), "{refused}");
    assert_eq!(open(session).text, theirs);
    fs::remove_file(data.join("ballast")).unwrap();

    save(session, "ours\n").unwrap();
    let path = NOTE.to_owned();
    let history = note_history(session, NoteRequest { path: path.clone() }).unwrap();
    let version = history.versions[1].version;
    restore_version(session, VersionRequest { path, version }).unwrap();
    assert_eq!(open(session).text, theirs);
}

/// Notes are saved and read all the same, and the index is made good when there is room.
fn fill_up_the_index(session: &Session, vault: &Path, index: &Path) {
    let engine = &session.vault().unwrap().engine;
    for (turn, room) in [0, 4, 32, 0].into_iter().enumerate() {
        fill(&index.join("ballast"), room * 1024);
        let ours = format!("# Turn {turn}\n\n#turn-{turn} {}\n", long(3));
        save(session, &ours).unwrap();
        assert_eq!(fs::read_to_string(vault.join(NOTE)).unwrap(), ours);
        assert_eq!(open(session).text, ours, "{room} KiB left for the index");
        let looked = engine.reconcile(Scope::All);
        if room == 0 {
            assert!(looked.is_err(), "there was room after all");
            steps_until(engine, Some(Hindrance::DiskFull));
        }
        fs::remove_file(index.join("ballast")).unwrap();
        steps_until(engine, None);
        engine.reconcile(Scope::All).unwrap();
        engine.complete_text().unwrap();
        assert_eq!(engine.check(10).unwrap(), [], "{room} KiB were left");
    }
}

/// Has the engine look at everything until it tells that, and nothing else, is in its way.
fn steps_until(engine: &Engine, hindered: Option<Hindrance>) {
    let until = Instant::now() + Duration::from_secs(20);
    engine.hint(Hint::Anywhere);
    while engine.state().unwrap().hindered != hindered {
        assert!(Instant::now() < until, "not {hindered:?}");
        engine.step();
        std::thread::yield_now();
    }
}

fn make_read_only(session: &Session, vault: &Path) {
    let before = open(session);
    assert_eq!(before.read_only, None);
    // A file that was replaced is held open for two seconds: until then the disk is in use.
    session.vault().unwrap().engine.settle_saves();
    mount(&["-o", "remount,ro"], vault);
    let seen = open(session);
    assert_eq!(seen.read_only.as_deref(), Some("permission"));
    assert_eq!(seen.text, before.text);
    let refused = save(session, "ours again\n");
    assert_eq!(refused.unwrap_err().code, ErrorCode::ReadOnly);
    mount(&["-o", "remount,rw"], vault);
    save(session, "ours again\n").unwrap();
    assert_eq!(open(session).text, "ours again\n");
}

fn open(session: &Session) -> NoteView {
    let path = NOTE.to_owned();
    open_note(session, NoteRequest { path }).unwrap()
}

fn save(session: &Session, text: &str) -> Result<Saved, ApiError> {
    let request = SaveNote {
        path: NOTE.to_owned(),
        text: text.to_owned(),
        base_hash: open(session).hash,
    };
    save_note(session, request)
}

/// Takes all room but so many bytes.
fn fill(ballast: &Path, room: u64) {
    fs::write(ballast, "").unwrap();
    let folder = rustix::fs::statvfs(ballast.parent().unwrap()).unwrap();
    let free = folder.f_bfree * folder.f_frsize;
    let bytes = usize::try_from(free.saturating_sub(room)).unwrap();
    fs::write(ballast, vec![0; bytes]).unwrap();
}

fn mount(how: &[&str], at: &Path) {
    let done = Command::new("mount").args(how).arg(at).status().unwrap();
    assert!(done.success(), "mount {how:?} {}", at.display());
}
