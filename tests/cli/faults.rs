//! What is wrong is found and mended: a doctored index, a damaged file, another profile.

use std::fs;

use crate::desk::Desk;

#[test]
fn check_finds_what_the_index_says_wrongly_and_rebuild_mends_it() {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["index"]);
    let index = rusqlite::Connection::open(desk.database()).unwrap();
    index
        .execute_batch(
            "UPDATE link SET state = 'unresolved', resolved = NULL WHERE raw = '[[NATO]]'",
        )
        .unwrap();
    drop(index);

    let found = desk.json(1, &["check"]);
    assert_eq!(found["equal"], false);
    let tables: Vec<_> = found["differences"].as_array().unwrap().iter().collect();
    assert!(tables.iter().all(|row| row["table"] == "link"), "{found}");
    assert!(
        tables
            .iter()
            .any(|row| row["path"] == "odd/crlf.md" && !row["index"].is_null())
    );
    assert!(
        tables
            .iter()
            .any(|row| row["path"] == "odd/crlf.md" && !row["rebuilt"].is_null())
    );

    let advice = desk.run(&["check"]).stdout;
    assert!(advice.contains("tsuzuri index --rebuild"), "{advice}");

    let rebuilt = desk.json(0, &["index", "--rebuild"]);
    assert_eq!(rebuilt["changed"], rebuilt["notes"]);
    assert_eq!(desk.json(0, &["check"])["equal"], true);
}

#[test]
fn a_file_that_is_no_database_is_replaced() {
    let desk = Desk::with_vault("clippings");
    let before = desk.json(0, &["index"]);
    fs::write(desk.database(), "no database at all").unwrap();
    let after = desk.json(0, &["index"]);
    assert_eq!(after["notes"], before["notes"]);
    assert_eq!(desk.json(0, &["check"])["equal"], true);
}

#[test]
fn without_text_the_rest_is_there() {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["index", "--no-text"]);
    assert_eq!(desk.json(0, &["tags"]), {
        desk.json(0, &["index"]);
        desk.json(0, &["tags"])
    });
    assert_eq!(desk.json(0, &["stats"])["text_covered"], 1.0);
}
