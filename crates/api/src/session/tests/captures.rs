//! Captures, from the request to the note, and what happens when that is not there.

use super::*;
use crate::commands::capture::*;

mod away;
mod looks;

fn request(id: &str, text: &str, note: Option<&str>) -> CaptureRequest {
    CaptureRequest {
        id: id.into(),
        text: text.into(),
        note: note.map(Into::into),
    }
}

fn targets(session: &Session) -> CaptureTargets {
    let request = CaptureTargetsRequest {
        text: String::new(),
        limit: 10,
    };
    capture_targets(session, request).unwrap()
}

fn waiting(session: &Session) -> Vec<(String, Option<ErrorCode>)> {
    let waiting = waiting_captures(session, Nothing {}).unwrap().captures;
    let row = |one: WaitingCapture| (one.id, one.problem.map(|problem| problem.code));
    waiting.into_iter().map(row).collect()
}

/// Waits until a note holds a text, and a change of the index was told since. Whose change
/// it was is not said: the watcher may have seen the note before the courier told of it.
fn comes(heard: &Receiver<Heard>, note: &std::path::Path, text: &str) {
    hear(heard, |heard| {
        let is_change = matches!(heard, Heard::Changed(_));
        (is_change && fs::read_to_string(note).is_ok_and(|read| read == text)).then_some(())
    });
}

fn today(session: &Session) -> String {
    let request = TodayRequest { create: false };
    commands::notes::today(session, request).unwrap().path
}

#[test]
fn a_capture_is_kept_before_it_is_in_its_note_and_an_id_counts_once() {
    let home = Home::new();
    let vault = home.vault("a", &[("list.md", "- milk\n")]);
    let session = home.session();
    session.open_vault(&vault).unwrap();
    for _ in 0..2 {
        capture(&session, request("1", "text #tag\r\n\r\n", None)).unwrap();
        capture(&session, request("2", "- bread", Some("list.md"))).unwrap();
    }
    assert_eq!(waiting(&session), [("1".into(), None), ("2".into(), None)]);
    drop(session);

    let session = home.session();
    session.open_last().unwrap();
    assert_eq!(session.deliver().unwrap().captures, []);
    capture(&session, request("1", "text #tag", None)).unwrap();
    session.deliver().unwrap();
    let read = |path: &str| fs::read_to_string(vault.join(path)).unwrap();
    assert_eq!(read(&today(&session)), "text #tag\n");
    assert_eq!(read("list.md"), "- milk\n- bread\n");
    let place = session.place_of_capture("2").unwrap().unwrap();
    assert_eq!((&*place.path, place.span), ("list.md", (7, 14)));
}

#[test]
fn nonsense_is_refused_before_anything_is_kept() {
    let home = Home::new();
    let vault = home.vault("a", &[]);
    let session = home.session();
    session.open_vault(&vault).unwrap();
    let long = "x".repeat(1_000_001);
    for (id, text, note, code) in [
        ("", "text", None, ErrorCode::BadRequest),
        ("a/b", "text", None, ErrorCode::BadRequest),
        (&*"x".repeat(65), "text", None, ErrorCode::BadRequest),
        ("1", " \n\u{3000}\n", None, ErrorCode::BadRequest),
        ("1", &long, None, ErrorCode::BadRequest),
        ("1", "text", Some("../out.md"), ErrorCode::BadPath),
        ("1", "text", Some("picture.png"), ErrorCode::BadPath),
        ("1", "text", Some(".hidden/new.md"), ErrorCode::BadPath),
    ] {
        let refused = capture(&session, request(id, text, note)).unwrap_err();
        assert_eq!(refused.code, code, "{id:?} {note:?}");
    }
    assert_eq!(waiting(&session), []);
}

#[test]
fn without_any_vault_a_text_stays_a_draft() {
    let home = Home::new();
    let session = home.session();
    assert_eq!(targets(&session).vault, None);
    let refused = capture(&session, request("1", "text", None)).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NoVault);
    let draft = CaptureDraft {
        text: "text".into(),
        note: Some("list.md".into()),
    };
    keep_capture_draft(&session, draft.clone()).unwrap();
    assert_eq!(capture_draft(&home.session(), Nothing {}).unwrap(), draft);
}

#[test]
fn what_the_app_captures_was_its_draft_and_what_others_capture_was_not() {
    let home = Home::new();
    let vault = home.vault("a", &[]);
    let (app, cli) = (home.session_with(true, Arc::new(())), home.session());
    app.open_vault(&vault).unwrap();
    cli.open_vault(&vault).unwrap();
    let draft = CaptureDraft {
        text: "half a thought".into(),
        note: Some("list.md".into()),
    };
    keep_capture_draft(&app, draft.clone()).unwrap();
    capture(&cli, request("1", "another", None)).unwrap();
    assert_eq!(capture_draft(&app, Nothing {}).unwrap(), draft);
    capture(&app, request("2", "half a thought", None)).unwrap();
    let left = capture_draft(&app, Nothing {}).unwrap();
    assert_eq!(
        (&*left.text, left.note),
        ("", draft.note),
        "the target stays"
    );
}

#[test]
fn what_can_not_come_into_one_note_can_be_sent_to_another() {
    let home = Home::new();
    let vault = home.vault("a", &[]);
    fs::create_dir(vault.join("folder.md")).unwrap();
    let session = home.session();
    session.open_vault(&vault).unwrap();
    capture(&session, request("1", "text #a", Some("folder.md"))).unwrap();
    session.deliver().unwrap();
    let waits = waiting(&session);
    assert!(
        matches!(&waits[..], [(id, Some(_))] if id == "1"),
        "{waits:?}"
    );

    let redirect = |note: Option<&str>| {
        let request = RedirectCapture {
            id: "1".into(),
            note: note.map(Into::into),
        };
        redirect_capture(&session, request)
    };
    assert_eq!(
        redirect(Some("../x.md")).unwrap_err().code,
        ErrorCode::BadPath
    );
    assert_eq!(redirect(Some("other.md")).unwrap().captures, []);
    assert_eq!(
        fs::read_to_string(vault.join("other.md")).unwrap(),
        "text #a\n"
    );
    assert_eq!(redirect(None).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_save_whose_base_is_older_than_captures_keeps_them_behind_its_text() {
    let home = Home::new();
    let vault = home.vault("a", &[("n.md", "first\r\n")]);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    let path = || "n.md".to_owned();
    let view = commands::notes::open_note(&session, NoteRequest { path: path() }).unwrap();
    for (id, text) in [("1", "one\n\n#a"), ("2", "two #b")] {
        capture(&session, request(id, text, Some("n.md"))).unwrap();
        session.deliver().unwrap();
    }
    let save = |text: &str, base_hash: &str| {
        let request = SaveNote {
            path: path(),
            text: text.into(),
            base_hash: base_hash.into(),
        };
        commands::notes::save_note(&session, request).unwrap()
    };
    let saved = save("first\nand typed at the end\n", &view.hash);
    let whole = "first\nand typed at the end\n\n---\n\none\n\n#a\n\ntwo #b\n";
    assert_eq!((saved.sibling, saved.text.as_deref()), (None, Some(whole)));
    let bytes = fs::read_to_string(vault.join("n.md")).unwrap();
    assert_eq!(bytes, whole.replace('\n', "\r\n"));
    assert_eq!(save("next\n", &saved.hash).text, None);

    // Another program in between: nothing is known, nothing overwritten.
    let view = commands::notes::open_note(&session, NoteRequest { path: path() }).unwrap();
    capture(&session, request("3", "three", Some("n.md"))).unwrap();
    session.deliver().unwrap();
    fs::write(vault.join("n.md"), "theirs\n").unwrap();
    let saved = save("mine\n", &view.hash);
    assert!(saved.sibling.is_some() && saved.text.is_none());
}

#[test]
fn the_courier_delivers_what_comes_and_tells_what_waits() {
    let home = Home::new();
    let vault = home.vault("a", &[]);
    let (sender, heard) = channel();
    let session = Arc::new(home.session_with(true, Arc::new(Ear(Mutex::new(sender)))));
    let waits = |count| {
        move |heard| match heard {
            Heard::Waiting(waiting) => (waiting.captures.len() == count).then_some(()),
            _ => None,
        }
    };
    session.open_vault(&vault).unwrap();
    let courier = session.start_courier().unwrap();
    courier.begin();
    capture(&session, request("1", "at once #a", None)).unwrap();
    let note = vault.join(today(&session));
    comes(&heard, &note, "at once #a\n");

    let away = vault.with_file_name("away");
    fs::rename(&vault, &away).unwrap();
    capture(&session, request("2", "later #b", None)).unwrap();
    hear(&heard, waits(1));
    fs::rename(&away, &vault).unwrap();
    hear(&heard, waits(0));
    let text = fs::read_to_string(&note).unwrap();
    assert_eq!(text, "at once #a\n\n---\n\nlater #b\n");
}

#[test]
fn while_paused_nothing_is_followed_and_afterwards_everything() {
    let home = Home::new();
    let vault = home.vault("a", &[("n.md", "#first\n")]);
    let (sender, heard) = channel();
    let session = home.session_with(true, Arc::new(Ear(Mutex::new(sender))));
    session.open_vault(&vault).unwrap();
    let rests = |heard| match heard {
        Heard::Progress(state) => (state.phase == IndexPhase::Ready).then_some(()),
        _ => None,
    };
    hear(&heard, rests);
    let pause = |paused| commands::vault::pause_sync(&session, PauseSync { paused }).unwrap();
    assert_eq!(pause(true).sync, SyncState::Paused);
    fs::write(vault.join("n.md"), "#second\n").unwrap();
    // Its own writing goes on, and is in the index at once.
    let made = CreateNote {
        path: "own.md".into(),
        text: "#own\n".into(),
    };
    commands::notes::create_note(&session, made).unwrap();
    let tags = || {
        let request = TagTreeRequest {
            parent: None,
            filter: String::new(),
            offset: 0,
            limit: 10,
        };
        let mut tags: Vec<_> = commands::tags::tag_tree(&session, request)
            .unwrap()
            .tags
            .into_iter()
            .map(|tag| tag.key)
            .collect();
        tags.sort();
        tags
    };
    assert_eq!(tags(), ["first", "own"]);
    assert_ne!(pause(false).sync, SyncState::Paused);
    let seen = |heard| match heard {
        Heard::Changed(event) => event
            .topics
            .contains(&Topic::Note("n.md".into()))
            .then_some(()),
        _ => None,
    };
    hear(&heard, seen);
    assert_eq!(tags(), ["own", "second"]);
}

#[test]
fn a_day_that_is_kept_elsewhere_is_found_before_anything_is_made() {
    let home = Home::new();
    let day = jiff::Zoned::now().date();
    let vault = home.vault("a", &[]);
    for number in 0..1500 {
        let text = format!("# Note {number}\n\n#tag{number} [[{}]]\n", number + 1);
        fs::write(vault.join(format!("{number}.md")), text.repeat(20)).unwrap();
    }
    let daily = format!("journals/{}.md", day.to_string().replace('-', "_"));
    fs::create_dir(vault.join("journals")).unwrap();
    fs::write(vault.join(&daily), "Morning. #a\n").unwrap();
    let (sender, heard) = channel();
    let session = Arc::new(home.session_with(true, Arc::new(Ear(Mutex::new(sender)))));
    let courier = session.start_courier().unwrap();
    courier.begin();
    session.open_vault(&vault).unwrap();
    capture(&session, request("1", "Noon. #a", None)).unwrap();
    // On a slow machine the reading takes longer than a person is let wait.
    let today = loop {
        match commands::notes::today(&session, TodayRequest { create: true }) {
            Err(error) if error.code == ErrorCode::Index => {}
            answer => break answer.unwrap(),
        }
    };
    assert_eq!((today.path, today.exists), (daily.clone(), true));
    let both = "Morning. #a\n\n---\n\nNoon. #a\n";
    comes(&heard, &vault.join(&daily), both);
    assert!(!vault.join("diary").exists());
}

#[test]
fn a_capture_that_is_overwritten_unseen_is_put_back_but_one_that_is_taken_out_is_not() {
    let home = Home::new();
    let vault = home.vault("a", &[("n.md", "before\n"), ("own.md", "before\n")]);
    let (sender, heard) = channel();
    let session = Arc::new(home.session_with(true, Arc::new(Ear(Mutex::new(sender)))));
    session.open_vault(&vault).unwrap();
    let courier = session.start_courier().unwrap();
    courier.begin();
    capture(&session, request("1", "mine #a", Some("own.md"))).unwrap();
    let (own, other) = (vault.join("own.md"), vault.join("n.md"));
    comes(&heard, &own, "before\n\n---\n\nmine #a\n");
    let path = || "own.md".to_owned();
    let view = commands::notes::open_note(&session, NoteRequest { path: path() }).unwrap();
    let taken_out = SaveNote {
        path: path(),
        text: "before\n".into(),
        base_hash: view.hash,
    };
    commands::notes::save_note(&session, taken_out).unwrap();

    capture(&session, request("2", "kept #a", Some("n.md"))).unwrap();
    comes(&heard, &other, "before\n\n---\n\nkept #a\n");
    // A program that had read the note before writes what it knows.
    fs::write(&other, "before, and theirs\n").unwrap();
    comes(&heard, &other, "before, and theirs\n\n---\n\nkept #a\n");
    // It came in earlier, so it was looked for by now.
    assert_eq!(fs::read_to_string(own).unwrap(), "before\n");
}
