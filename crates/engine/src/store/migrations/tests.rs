use rusqlite::Connection;

use super::*;

/// As the version before left it.
fn before_history(file: &std::path::Path) {
    let connection = Connection::open(file).unwrap();
    for step in &STEPS[..4] {
        connection.execute_batch(step).unwrap();
    }
    connection
        .execute_batch(
            "PRAGMA user_version = 4;
             INSERT INTO preference VALUES ('theme', 'dark');
             INSERT INTO vault VALUES ('v', x'2F6E6F746573', 5);
             INSERT INTO capture (id, vault, day, text) VALUES ('c', 'v', '2023-02-01', 'kept');
             INSERT INTO capture_draft VALUES (1, 'half a thought', NULL);
             INSERT INTO draft_base VALUES ('v', 'n.md', 'w', zeroblob(32), 'base');
             INSERT INTO draft VALUES ('v', 'n.md', 'w', 4, 4, ' and more', 7);",
        )
        .unwrap();
}

#[test]
fn a_store_without_history_gets_one_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    before_history(&folder.path().join("store.db"));

    let store = crate::store::Store::open(folder.path()).unwrap();
    assert_eq!(store.versions("v", "n.md").unwrap(), []);
    assert_eq!(store.preference("theme").unwrap().as_deref(), Some("dark"));
    assert_eq!(store.vaults().unwrap()[0].opened_ms, 5);
    assert_eq!(
        store.waiting_captures(Some("v")).unwrap()[0].capture.text,
        "kept"
    );
    assert_eq!(store.capture_draft().unwrap().text, "half a thought");
    let drafts: i64 = store
        .lock()
        .query_row("SELECT count(*) FROM draft", [], |row| row.get(0))
        .unwrap();
    assert_eq!(drafts, 1);
}

#[test]
fn a_store_that_is_up_to_date_takes_no_step() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.db");
    let mut connection = Connection::open(&file).unwrap();
    run(&mut connection).unwrap();
    assert_eq!(taken(&connection).unwrap(), STEPS.len());
    let before: i64 = connection
        .pragma_query_value(None, "schema_version", |row| row.get(0))
        .unwrap();
    run(&mut connection).unwrap();
    let after: i64 = connection
        .pragma_query_value(None, "schema_version", |row| row.get(0))
        .unwrap();
    assert_eq!(before, after);
}
