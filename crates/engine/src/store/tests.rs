use std::{fs, num::NonZeroU16, path::PathBuf, thread};

use tsuzuri_syntax::Profile;

use super::{ChosenSettings, Store, VaultRecord, settings};
use crate::error::{EngineError, NoStore};

fn record(id: &str, opened_ms: i64) -> VaultRecord {
    VaultRecord {
        id: id.into(),
        path: PathBuf::from("/notes").join(id),
        opened_ms,
    }
}

#[test]
fn what_was_kept_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    store.set_preference("theme", Some("dark")).unwrap();
    store.remember_vault(&record("a", 1)).unwrap();
    store.remember_vault(&record("b", 2)).unwrap();
    store.remember_vault(&record("a", 3)).unwrap();
    drop(store);

    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.preference("theme").unwrap().as_deref(), Some("dark"));
    assert_eq!(store.vaults().unwrap(), [record("a", 3), record("b", 2)]);
    store.set_preference("theme", None).unwrap();
    assert_eq!(store.preference("theme").unwrap(), None);
}

#[test]
fn two_processes_share_one_store() {
    let folder = tempfile::tempdir().unwrap();
    let (app, cli) = (
        Store::open(folder.path()).unwrap(),
        Store::open(folder.path()).unwrap(),
    );
    app.remember_vault(&record("a", 1)).unwrap();
    assert_eq!(cli.vaults().unwrap(), [record("a", 1)]);
}

#[test]
fn a_store_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    let file = folder.path().join("store.db");
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.pragma_update(None, "user_version", 999).unwrap();
    drop(connection);
    let before = fs::read(&file).unwrap();

    let error = Store::open(folder.path()).err().unwrap();
    assert!(
        matches!(
            &error,
            EngineError::NoStore {
                why: NoStore::Newer,
                ..
            }
        ),
        "{error}"
    );
    assert!(error.to_string().contains("newer version"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_damaged_store_says_so_and_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    fs::write(&file, "no database at all, but somebody's bytes").unwrap();
    let error = Store::open(folder.path()).err().unwrap();
    assert!(
        matches!(
            &error,
            EngineError::NoStore {
                why: NoStore::Damaged(_),
                ..
            }
        ),
        "{error}"
    );
    assert!(error.to_string().contains("store.db"), "{error}");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "no database at all, but somebody's bytes"
    );
}

#[test]
fn a_store_that_can_not_be_written_is_not_called_damaged() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("store.db")).unwrap();
    let error = Store::open(folder.path()).err().unwrap();
    assert!(matches!(&error, EngineError::Store(_)), "{error}");
    assert!(
        error.to_string().contains("make the folder writable"),
        "{error}"
    );
}

#[test]
fn settings_are_read_and_mistakes_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(
        store.vault_settings("v").unwrap().daily_note,
        "diary/{yyyy}/{yyyy}-{mm}-{dd}.md"
    );

    let settings = folder.path().join("vaults/v");
    fs::create_dir_all(&settings).unwrap();
    fs::write(settings.join("settings.toml"), "profile = \"obsidian\"\n").unwrap();
    assert_eq!(
        store.vault_settings("v").unwrap().reading.profile,
        Profile::Obsidian
    );

    let file = settings.join("settings.toml");
    for (written, line, named) in [
        (
            &b"# mine\nprofil = \"obsidian\"\n"[..],
            2,
            "unknown field `profil`",
        ),
        (b"colours = true\n\nhistory_days = 0\n", 3, "nonzero"),
        (b"profile = \"obsidian\n", 1, "string"),
        (b"colours = true\n# \xff\n", 2, "UTF-8"),
    ] {
        fs::write(&file, written).unwrap();
        let read = store.vault_settings("v").map(drop);
        let chosen = store.chosen_settings("v").map(drop);
        let put = store.choose_settings("v", |chosen| chosen.templates = Some("forms".into()));
        for mistaken in [read, chosen, put] {
            let error = mistaken.unwrap_err();
            assert!(
                matches!(&error, EngineError::BadSettings { line: Some(at), .. } if *at == line),
                "{error:?}"
            );
            let told = error.to_string();
            let place = format!("{}, line {line}: ", file.display());
            assert!(told.starts_with(&place) && told.contains(named), "{told}");
            assert!(!told.contains('\n'), "{told}");
        }
        assert_eq!(fs::read(&file).unwrap(), written, "it is left as it is");
    }
}

#[test]
fn what_is_chosen_is_written_beside_what_people_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let choose = |chosen: &mut ChosenSettings| {
        chosen.daily_note = Some("日記/{yyyy}-{mm}-{dd}.md".to_owned());
        chosen.history_days = NonZeroU16::new(90);
    };
    store.choose_settings("v", choose).unwrap();
    let mut wanted = ChosenSettings::default();
    choose(&mut wanted);
    assert_eq!(store.chosen_settings("v").unwrap(), wanted);
    assert_eq!(store.vault_settings("v").unwrap().history_days, 90);

    let file = folder.path().join("vaults/v/settings.toml");
    let written = "# mine\ncolours = true\nprofile = \"obsidian\" # as there\nhistory_days = 90\n\n\
                   [[addresses]]\npublished = \"https://a.example/{yyyy}/{mm}/{dd}\"\n\
                   note = \"{yyyy}-{mm}-{dd}.md\"\n";
    fs::write(&file, written).unwrap();
    let choose = |chosen: &mut ChosenSettings| {
        assert_eq!(chosen.profile, Some(Profile::Obsidian));
        chosen.profile = Some(Profile::Twitter);
        chosen.history_days = None;
    };
    store.choose_settings("v", choose).unwrap();
    let wanted = written
        .replace("\"obsidian\"", "\"twitter\"")
        .replace("history_days = 90\n", "");
    assert_eq!(fs::read_to_string(&file).unwrap(), wanted);

    // What can't be understood is not written over.
    fs::write(&file, "profile = ").unwrap();
    assert!(store.choose_settings("v", |_| {}).is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), "profile = ");
}

#[test]
fn of_two_who_choose_at_once_neither_loses_what_it_chose() {
    let folder = tempfile::tempdir().unwrap();
    // As two processes have it.
    let stores = [(); 2].map(|()| Store::open(folder.path()).unwrap());
    let [first, second] = &stores;
    thread::scope(|scope| {
        scope.spawn(|| {
            for days in (1..=50).filter_map(NonZeroU16::new) {
                first
                    .choose_settings("v", |chosen| chosen.history_days = Some(days))
                    .unwrap();
                let kept = first.chosen_settings("v").unwrap();
                assert_eq!(kept.history_days, Some(days));
            }
        });
        scope.spawn(|| {
            for folder in (1..=50).map(|number| format!("forms {number}")) {
                second
                    .choose_settings("v", |chosen| chosen.templates = Some(folder.clone()))
                    .unwrap();
                let kept = second.chosen_settings("v").unwrap();
                assert_eq!(kept.templates, Some(folder));
            }
        });
    });
}

#[test]
fn settings_say_what_decides_about_tags_and_links() {
    let plain = settings::read("").unwrap();
    assert_eq!(plain, settings::read("colours = false").unwrap());
    assert!(settings::read("colours = true").unwrap().reading.colours);
    let text = "[[addresses]]
published = \"https://d1021.hatenadiary.jp/entry/{yyyy}/{mm}/{dd}/…\"
note = \"diary/{yyyy}-{mm}-{dd}.md\"

[[addresses]]
published = \"https://a.jp/{name}\"
note = \"{name}.md\"
";
    let addresses = settings::read(text).unwrap().reading.addresses;
    let note = |url| addresses.note_of(url).unwrap().to_string();
    assert_eq!(
        note("https://d1021.hatenadiary.jp/entry/2023/02/01/1"),
        "diary/2023-02-01.md"
    );
    assert_eq!(note("https://a.jp/x"), "x.md");
}

#[test]
fn a_pattern_that_means_nothing_is_refused_with_its_line() {
    let head = "colours = true\n\n[[addresses]]\n";
    for (table, line, reason) in [
        (
            "published = \"a.jp/{name}\"\nnote = \"{name}.md\"",
            4,
            "no address of a page",
        ),
        (
            "published = \"https://a.jp/{nam}\"\nnote = \"{name}.md\"",
            4,
            "none of {yyyy}",
        ),
        (
            "published = \"https://a.jp/{name}\"\nnote = \"{name}\"",
            5,
            "no path of a note",
        ),
        (
            "published = \"https://a.jp/x\"\nnote = \"{name}.md\"",
            3,
            "nothing for the note's {name}",
        ),
        (
            "published = \"https://a.jp/x\"\nnotes = \"x.md\"",
            5,
            "notes",
        ),
        ("published = \"https://a.jp/x\"", 3, "note"),
    ] {
        let error = settings::read(&format!("{head}{table}\n")).unwrap_err();
        let message = error.to_string();
        assert!(
            message.contains(&format!("line {line},")) && message.contains(reason),
            "{table}: {message}"
        );
    }
}

#[test]
fn many_may_open_a_new_store_at_once() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().unwrap();
        let together = std::sync::Barrier::new(8);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    together.wait();
                    Store::open(folder.path()).unwrap();
                });
            }
        });
    }
}
