//! What is chosen for a vault, and templates.

use super::*;

fn chosen(session: &Session) -> ChosenVaultSettings {
    commands::settings::vault_settings(session, Nothing {}).unwrap()
}

fn choose(session: &Session, choice: VaultChoice) -> Result<ChosenVaultSettings, ApiError> {
    commands::settings::choose_for_vault(session, choice)
}

#[test]
fn what_is_chosen_for_a_vault_holds_at_once_and_after_a_start() {
    let home = Home::new();
    let vault = home.vault("notes", &[("a.md", "#日NATO(会談)\n")]);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    drop(open);
    let before = chosen(&session);
    assert_eq!(
        (before.profile.as_deref(), before.history_days),
        (None, None)
    );
    assert_eq!(before.usual.templates, "templates");
    assert_eq!(before.usual.attachments, "attachments");
    for choice in [
        VaultChoice::DailyNote(Some(" 日記/{yyyy}/{mm}-{dd}.md ".into())),
        VaultChoice::DailyTemplate(Some("forms/day.md".into())),
        VaultChoice::Templates(Some("forms/".into())),
        VaultChoice::Attachments(Some("./files ".into())),
        VaultChoice::HistoryDays(Some(90)),
        VaultChoice::Profile(Some("obsidian".into())),
    ] {
        choose(&session, choice).unwrap();
    }
    let kept = chosen(&session);
    assert_eq!(kept.profile.as_deref(), Some("obsidian"));
    assert_eq!(kept.daily_template.as_deref(), Some("forms/day.md"));
    assert_eq!(kept.daily_note.as_deref(), Some("日記/{yyyy}/{mm}-{dd}.md"));
    assert_eq!(kept.templates.as_deref(), Some("forms"));
    assert_eq!(kept.attachments.as_deref(), Some("./files"));
    // The vault is open as it was, and is read by them.
    let vault_now = session.vault().unwrap();
    assert_eq!(vault_now.settings().unwrap().history_days, 90);
    let today = commands::notes::today(&session, TodayRequest { create: false }).unwrap();
    assert!(today.path.starts_with("日記/"), "{}", today.path);
    drop((vault_now, session));
    let again = home.session();
    again.open_vault(&vault).unwrap();
    assert_eq!(chosen(&again), kept);
    let kept = choose(&again, VaultChoice::Templates(None)).unwrap();
    assert_eq!((kept.templates, kept.history_days), (None, Some(90)));
}

#[test]
fn patterns_that_make_no_note_for_each_day_are_refused_and_nothing_changes() {
    let home = Home::new();
    let vault = home.vault("notes", &[]);
    let session = home.session();
    session.open_vault(&vault).unwrap();
    let before = chosen(&session);
    for pattern in [
        "",
        "day.md",
        "{yyyy}-{mm}.md",
        "{dd}.md",
        "{yyyy}-{m}{d}.md",
        "../{yyyy}-{mm}-{dd}.md",
        "/{yyyy}{mm}{dd}",
    ] {
        let choice = VaultChoice::DailyNote(Some(pattern.into()));
        let error = choose(&session, choice).unwrap_err();
        assert_eq!(error.code, ErrorCode::BadPath, "{pattern}: {error}");
    }
    for attachments in ["..", "./..", "a/../b", "./a/../../b"] {
        let choice = VaultChoice::Attachments(Some(attachments.into()));
        let error = choose(&session, choice).unwrap_err();
        assert_eq!(error.code, ErrorCode::BadPath, "{attachments}: {error}");
    }
    for templates in ["..", "/etc", "a/../b", ""] {
        let choice = VaultChoice::Templates(Some(templates.into()));
        let error = choose(&session, choice).unwrap_err();
        assert_eq!(error.code, ErrorCode::BadPath, "{templates}: {error}");
    }
    assert_eq!(chosen(&session), before);
}

#[test]
fn a_template_is_filled_in_and_says_where_to_go_on() {
    let home = Home::new();
    let vault = home.vault(
        "notes",
        &[("t.md", "# {{title}} 😀\r\n{{cursor}}\r\n{{dat}}\r\n")],
    );
    let session = home.session();
    session.open_vault(&vault).unwrap();
    let request = FillTemplate {
        path: "t.md".into(),
        title: "会議".into(),
        clipboard: None,
    };
    let filled = commands::templates::fill_template(&session, request).unwrap();
    assert_eq!(filled.text, "# 会議 😀\n\n{{dat}}\n");
    // UTF-16, in which the face is two.
    assert_eq!(filled.cursor, Some(8));
    assert_eq!(filled.unknown, ["{{dat}}"]);
}

#[test]
fn what_lies_around_a_note_is_bounded() {
    let home = Home::new();
    let many: Vec<(String, String)> = (0..60)
        .map(|at| (format!("{at}.md"), "[[hub]] #all\n".to_owned()))
        .chain([("hub.md".to_owned(), "text #own\n".to_owned())])
        .collect();
    let notes: Vec<(&str, &str)> = many.iter().map(|(path, text)| (&**path, &**text)).collect();
    let vault = home.vault("notes", &notes);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    let ask = |tags| {
        let request = NeighbourhoodRequest {
            path: "hub.md".into(),
            depth: 1,
            limit: 20,
            tags,
            query: None,
        };
        commands::graph::neighbourhood(&session, request).unwrap()
    };
    let around = ask(1);
    assert_eq!((around.notes.len(), around.left_out), (20, 41));
    assert_eq!(around.links.len(), 19);
    assert_eq!(around.tags[0].notes.len(), 19);
    assert_eq!((around.tags.len(), around.tags_left_out), (1, 1));
    let without = ask(0);
    assert_eq!((without.tags.len(), without.tags_left_out), (0, 0));
}

#[test]
fn a_mistake_in_the_settings_has_a_code_of_its_own_and_nothing_is_opened() {
    let home = Home::new();
    let vault = home.vault("notes", &[("a.md", "#a\n")]);
    let session = home.session();
    let id = session.open_vault(&vault).unwrap().view.id.clone();
    session.close_vault();
    let folder = home.0.path().join("data/vaults").join(&id);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("settings.toml");
    fs::write(&file, "colours = true\nhistory_days = \"long\"\n").unwrap();
    let request = OpenRecent { id };
    let error = commands::vault::open_recent(&session, request.clone()).unwrap_err();
    let place = format!("{}, line 2: ", file.display());
    assert_eq!(error.code, ErrorCode::BadSettings);
    assert!(error.message.starts_with(&place), "{error}");
    assert_eq!(session.open_last().err().unwrap(), error);
    assert_eq!(state(&session).vault, None);

    fs::write(&file, "colours = true\nhistory_days = 7\n").unwrap();
    commands::vault::open_recent(&session, request).unwrap();
}
