use std::{fs, path::PathBuf};

use tsuzuri_syntax::Profile;

use super::{Store, VaultRecord};

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

    let error = Store::open(folder.path()).err().unwrap().to_string();
    assert!(error.contains("newer version"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_damaged_store_says_so_and_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    fs::write(&file, "no database at all, but somebody's bytes").unwrap();
    let error = Store::open(folder.path()).err().unwrap().to_string();
    assert!(error.contains("store.db"), "{error}");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "no database at all, but somebody's bytes"
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
        store.vault_settings("v").unwrap().profile,
        Profile::Obsidian
    );

    fs::write(settings.join("settings.toml"), "profil = \"obsidian\"\n").unwrap();
    let error = store.vault_settings("v").err().unwrap().to_string();
    assert!(
        error.contains("settings.toml") && error.contains("profil"),
        "{error}"
    );
}
