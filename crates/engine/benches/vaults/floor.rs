//! What can't be done faster on this machine: the least that any program would have to do
//! for the same answer. Budgets are ratios to these, measured in the same run.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use ignore::{WalkBuilder, WalkState};
use memchr::memmem;
use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use rusqlite::{Connection, types::Value};

use crate::Error;

/// Lists and stats all notes, on all cores.
pub fn stat_all(vault: &Path) -> Vec<PathBuf> {
    let found = Mutex::new(Vec::new());
    WalkBuilder::new(vault)
        .threads(cores())
        .build_parallel()
        .run(|| {
            Box::new(|entry| {
                if let Ok(entry) = entry
                    && entry.metadata().is_ok_and(|meta| meta.is_file())
                    && let Ok(mut found) = found.lock()
                {
                    found.push(entry.into_path());
                }
                WalkState::Continue
            })
        });
    found.into_inner().unwrap_or_default()
}

/// Reads all notes and walks their Markdown, on all cores. Returns the number of events.
pub fn read_markdown(vault: &Path) -> usize {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let events = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap_or_default();
        Parser::new_ext(&text, options).into_offset_iter().count()
    };
    stat_all(vault).par_iter().map(events).sum()
}

/// Looks for words of both languages in the text of all notes, which is in memory already.
pub fn scan(vault: &Path) -> Result<Vec<Duration>, Error> {
    let mut all = String::new();
    for path in stat_all(vault) {
        all.push_str(&fs::read_to_string(path)?);
    }
    let look = |word: &&str| {
        let began = Instant::now();
        std::hint::black_box(memmem::find_iter(all.as_bytes(), word).count());
        began.elapsed()
    };
    Ok(SCANNED.iter().map(look).collect())
}

/// Long and short ones, some that stand nowhere.
const SCANNED: [&str; 8] = [
    "年",
    "会談",
    "タサ",
    "共同声明",
    "全文検索索引",
    "ation",
    "grapro",
    "unlikely",
];

/// Inserts the rows that an index has into an empty one, from memory: one transaction, the
/// tables first and then their indexes. Full text is left out.
pub fn insert_rows(index: &Path, into: &Path) -> Result<Duration, Error> {
    let source = Connection::open(index)?;
    let mut tables: Vec<(String, String, Vec<Vec<Value>>)> = Vec::new();
    let mut indexes = Vec::new();
    let mut schema = source.prepare(
        "SELECT type, name, sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT LIKE 'passage_text%' AND name NOT LIKE 'sqlite_%'",
    )?;
    let mut rows = schema.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        match &*kind {
            "table" => {
                let rows = rows_of(&source, &name)?;
                tables.push((name, sql, rows));
            }
            _ => indexes.push(sql),
        }
    }
    let target = Connection::open(into)?;
    target.execute_batch("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000;")?;
    let began = Instant::now();
    target.execute_batch("BEGIN")?;
    for (name, sql, rows) in &tables {
        target.execute_batch(sql)?;
        insert(&target, name, rows)?;
    }
    for sql in &indexes {
        target.execute_batch(sql)?;
    }
    target.execute_batch("COMMIT")?;
    Ok(began.elapsed())
}

fn rows_of(connection: &Connection, table: &str) -> Result<Vec<Vec<Value>>, Error> {
    // Without those that are made of others.
    let names: String = connection.query_row(
        "SELECT group_concat(name) FROM pragma_table_info(?1)",
        [table],
        |row| row.get(0),
    )?;
    let mut statement = connection.prepare(&format!("SELECT {names} FROM {table}"))?;
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect())?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn insert(connection: &Connection, table: &str, rows: &[Vec<Value>]) -> Result<(), Error> {
    let columns = rows.first().map_or(0, Vec::len);
    if columns == 0 {
        return Ok(());
    }
    let places = vec!["?"; columns].join(", ");
    let mut statement = connection.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    for row in rows {
        statement.execute(rusqlite::params_from_iter(row))?;
    }
    Ok(())
}

pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
