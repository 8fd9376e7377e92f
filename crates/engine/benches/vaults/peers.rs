//! What others take for the same vault: SQLite's own trigrams in this process, and programs
//! that are asked only where they are installed. They inform; floors decide.

use std::time::Instant;

use rusqlite::Connection;

use crate::step::{Place, Took, peak_memory, peer};
use crate::work::percentiles;
use crate::{Error, floor};

/// Notes, of any vault, of which a question is made.
const SAMPLES: usize = 200;

/// A plain FTS5 table with trigrams over whole notes, the text in it: what it takes to
/// make, its size, and questions of three characters and more.
pub fn trigrams(place: &Place) -> Result<Took, Error> {
    let file = tempfile::NamedTempFile::new_in(&place.index)?;
    let began = Instant::now();
    let mut table = Connection::open(file.path())?;
    table.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000;
         CREATE VIRTUAL TABLE note USING fts5(text, tokenize = 'trigram');",
    )?;
    let change = table.transaction()?;
    let mut samples = Vec::new();
    {
        let mut insert = change.prepare("INSERT INTO note (text) VALUES (?1)")?;
        let files = floor::stat_all(&place.vault);
        let each = (files.len() / SAMPLES).max(1);
        for (at, path) in files.iter().enumerate() {
            let text = std::fs::read_to_string(path)?;
            if at % each == 0 {
                samples.extend(letters(&text, at * 7919 % 400));
            }
            insert.execute([text])?;
        }
    }
    change.commit()?;
    let made = began.elapsed().as_secs_f64() * 1e3;
    let mut times = Vec::new();
    let mut find =
        table.prepare("SELECT rowid FROM note WHERE text MATCH ?1 ORDER BY rowid DESC LIMIT 50")?;
    for sample in &samples {
        let began = Instant::now();
        let found = find.query_map([format!("\"{sample}\"")], |row| row.get::<_, i64>(0))?;
        found.collect::<Result<Vec<_>, _>>()?;
        times.push(began.elapsed());
    }
    let asked = percentiles(times)?;
    Ok(Took {
        ms: made,
        peak_mb: peak_memory(),
        also: vec![
            ("bytes".to_owned(), file.as_file().metadata()?.len() as f64),
            ("p99".to_owned(), asked.also("p99")),
        ],
    })
}

/// The first five letters in a row of a text, from a place in it on.
fn letters(text: &str, from: usize) -> Option<String> {
    let characters: Vec<char> = text.chars().skip(from).collect();
    let run = characters
        .windows(5)
        .find(|run| run.iter().all(|character| character.is_alphabetic()));
    run.map(|run| run.iter().collect())
}

/// ripgrep once over the whole vault for five characters.
pub fn ripgrep(place: &Place) -> Option<Took> {
    peer("rg", &["-F", "共同声明を", "."], &place.vault)
}

/// iwe reads all notes and ranks a word by BM25: it keeps nothing from one time to the next.
pub fn iwe(place: &Place) -> Option<Took> {
    peer("iwe", &["init"], &place.vault)?;
    peer("iwe", &["find", "--lexical", "design"], &place.vault)
}
