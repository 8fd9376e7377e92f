//! What holds whatever bytes SQLite hands over: terms are parts of the text, in its order,
//! and a text that was put into a table is found by what is asked for it. Random bytes, the
//! corpus and the fuzz target are held to it, the target with the address sanitizer.

use std::ops::ControlFlow;

use rusqlite::{Connection, params};
use tsuzuri_fts::{NAME, Use, register, terms};
use tsuzuri_syntax::fold;

/// What does not hold.
pub type Law = Result<(), String>;

/// Terms that are asked for at once; FTS5 takes no expression without end.
const ASKED: usize = 40;

macro_rules! hold {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err(format!($($said)+));
        }
    };
}

/// Any bytes are a text; folded, as the index writes it and asks for it, it is found.
pub fn tokenizer(bytes: &[u8]) -> Law {
    let table = table().map_err(said)?;
    insert(&table, bytes)?;
    for chunk in bytes.utf8_chunks() {
        cut(chunk.valid())?;
        ask(&table, &query(chunk.valid())?)?;
    }
    delete(&table)?;

    let folded = fold(&String::from_utf8_lossy(bytes));
    cut(&folded)?;
    let query = query(&folded)?;
    insert(&table, folded.as_bytes())?;
    let is_found = ask(&table, &query)?;
    hold!(
        is_found || query.is_empty(),
        "{query} does not find {folded:?}"
    );
    delete(&table)?;
    hold!(!ask(&table, &query)?, "{query} finds what is gone");
    Ok(())
}

/// What is asked for stands in the text, and all of it is kept of a text.
fn cut(text: &str) -> Law {
    let kept = list(text, Use::Document)?;
    for asked in list(text, Use::Query)? {
        hold!(kept.contains(&asked), "{asked:?} is asked for and not kept");
    }
    Ok(())
}

fn list(text: &str, purpose: Use) -> Result<Vec<&str>, String> {
    let (mut list, mut reached, mut broken) = (Vec::new(), 0, None);
    let _: ControlFlow<()> = terms(text, purpose, |term| {
        if text.get(term.at.clone()) != Some(term.text) || term.at.start < reached {
            broken = Some(format!("{term:?} behind {reached}"));
        }
        reached = term.at.start;
        list.push(term.text);
        ControlFlow::Continue(())
    });
    broken.map_or(Ok(list), Err)
}

fn table() -> rusqlite::Result<Connection> {
    let connection = Connection::open_in_memory()?;
    register(&connection)?;
    connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE t USING fts5(haystack, content = '',
         contentless_delete = 1, detail = none, tokenize = '{NAME}')"
    ))?;
    Ok(connection)
}

/// The first terms of a text, all of which are asked for.
fn query(text: &str) -> Result<String, String> {
    let mut asked = list(text, Use::Query)?;
    asked.truncate(ASKED);
    let quoted = asked
        .iter()
        .map(|term| format!("\"{}\"", term.replace('"', "\"\"")));
    Ok(quoted.collect::<Vec<_>>().join(" AND "))
}

fn insert(table: &Connection, text: &[u8]) -> Law {
    let insert = "INSERT INTO t(rowid, haystack) VALUES (1, CAST(?1 AS TEXT))";
    table.execute(insert, params![text]).map_err(said)?;
    Ok(())
}

fn delete(table: &Connection) -> Law {
    let delete = "DELETE FROM t WHERE rowid = 1";
    table.execute(delete, []).map_err(said)?;
    Ok(())
}

/// Whether the row is found; an empty query finds nothing.
fn ask(table: &Connection, query: &str) -> Result<bool, String> {
    if query.is_empty() {
        return Ok(false);
    }
    let select = "SELECT count(*) FROM t WHERE t MATCH ?1";
    let count: i64 = table
        .query_row(select, params![query], |row| row.get(0))
        .map_err(said)?;
    Ok(count > 0)
}

fn said(error: rusqlite::Error) -> String {
    format!("SQLite: {error}")
}
