//! Through real FTS5 tables, declared as the index declares its own.

use std::ops::ControlFlow;

use rusqlite::{Connection, params};

use crate::{NAME, Use, register, terms};

fn table(rows: &[&str]) -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    register(&connection).unwrap();
    connection
        .execute_batch(&format!(
            "CREATE VIRTUAL TABLE t USING fts5(haystack, content = '',
             contentless_delete = 1, detail = none, tokenize = '{NAME}')"
        ))
        .unwrap();
    for (at, row) in rows.iter().enumerate() {
        connection
            .execute(
                "INSERT INTO t(rowid, haystack) VALUES (?1, ?2)",
                params![at as i64 + 1, row],
            )
            .unwrap();
    }
    connection
}

fn found(connection: &Connection, query: &str) -> Vec<i64> {
    let mut statement = connection
        .prepare("SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rowid")
        .unwrap();
    let rows = statement.query_map([query], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn cut(text: &str, purpose: Use) -> Vec<&str> {
    let mut list = Vec::new();
    let _: ControlFlow<()> = terms(text, purpose, |term| {
        assert_eq!(&text[term.at.clone()], term.text);
        list.push(term.text);
        ControlFlow::Continue(())
    });
    list
}

#[test]
fn a_document_has_pairs_and_the_last_character() {
    assert_eq!(
        cut("共同声明", Use::Document),
        ["共同", "同声", "声明", "明"]
    );
    assert_eq!(cut("会", Use::Document), ["会"]);
    assert_eq!(
        cut("nato首脳が ok", Use::Document),
        ["nato", "首脳", "脳が", "が", "ok"]
    );
}

#[test]
fn a_query_has_no_last_character_but_of_a_run_of_one() {
    assert_eq!(cut("共同声明", Use::Query), ["共同", "同声", "声明"]);
    assert_eq!(cut("会 nato", Use::Query), ["会", "nato"]);
}

#[test]
fn cutting_stops_when_told() {
    let mut seen = 0;
    let end = terms("共同声明", Use::Document, |_| {
        seen += 1;
        if seen == 2 {
            ControlFlow::Break("enough")
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!((seen, end), (2, ControlFlow::Break("enough")));
}

#[test]
fn finds_japanese_of_any_length() {
    let table = table(&["共同声明を発表した", "声明の発表", "共に同じ", "表"]);
    assert_eq!(found(&table, "\"発\"*"), [1, 2]);
    assert_eq!(found(&table, "\"表\"*"), [1, 2, 4]);
    assert_eq!(found(&table, "\"同\"*"), [1, 3]);
    assert_eq!(found(&table, "\"発表\""), [1, 2]);
    assert_eq!(found(&table, "\"共同\" AND \"同声\""), [1]);
    assert_eq!(
        found(&table, "\"共同\" AND \"同声\" AND \"声明\" AND \"明を\""),
        [1]
    );
}

#[test]
fn finds_characters_with_marks() {
    let table = table(&["漢\u{301}あ字", "葛\u{E0100}城市"]);
    for (row, asked) in (1..).zip(["漢\u{301}あ字", "葛\u{E0100}城市"]) {
        let terms = cut(asked, Use::Query).join("\" AND \"");
        assert_eq!(found(&table, &format!("\"{terms}\"")), [row]);
    }
}

#[test]
fn finds_words_whole_and_by_prefix() {
    let table = table(&["security policy", "secure", "insecure"]);
    assert_eq!(found(&table, "\"secure\""), [2]);
    assert_eq!(found(&table, "\"secur\"*"), [1, 2]);
    assert_eq!(found(&table, "\"cur\"*"), [] as [i64; 0]);
}

#[test]
fn finds_a_mixed_run() {
    let table = table(&["31日のnato首脳会談", "nato の 首脳", "北大西洋条約機構"]);
    assert_eq!(found(&table, "\"nato\" AND \"首脳\""), [1, 2]);
    assert_eq!(found(&table, "\"na\"* AND \"首\"*"), [1, 2]);
}

#[test]
fn finds_symbols_and_emoji() {
    let table = table(&["c++ と rust", "いいね👍", "👍🏽"]);
    assert_eq!(found(&table, "\"👍\""), [2, 3]);
    assert_eq!(found(&table, "\"c\" AND \"+\""), [1]);
}

#[test]
fn a_deleted_row_is_found_no_more() {
    let table = table(&["共同声明", "声明"]);
    table.execute("DELETE FROM t WHERE rowid = 1", []).unwrap();
    assert_eq!(found(&table, "\"声明\""), [2]);
    table
        .execute("INSERT INTO t(rowid, haystack) VALUES (3, '声明文')", [])
        .unwrap();
    assert_eq!(found(&table, "\"声明\""), [2, 3]);
}

#[test]
fn bytes_that_are_not_utf8_end_a_run() {
    let table = table(&[]);
    let mut bytes = "首脳".as_bytes().to_vec();
    bytes.push(0xff);
    bytes.extend_from_slice("会談".as_bytes());
    table
        .execute(
            "INSERT INTO t(rowid, haystack) VALUES (1, CAST(?1 AS TEXT))",
            [bytes],
        )
        .unwrap();
    assert_eq!(found(&table, "\"首脳\" AND \"会談\""), [1]);
    assert_eq!(found(&table, "\"脳会\""), [] as [i64; 0]);
}

#[test]
fn arguments_are_refused() {
    let connection = Connection::open_in_memory().unwrap();
    register(&connection).unwrap();
    let made = connection
        .execute_batch("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'tsuzuri trigram')");
    assert!(made.is_err());
}

#[test]
fn every_connection_needs_it() {
    let connection = Connection::open_in_memory().unwrap();
    let made =
        connection.execute_batch("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'tsuzuri')");
    assert!(made.is_err());
}
