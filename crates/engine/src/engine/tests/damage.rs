//! An index that an answer, not a change, finds damaged.

use std::{fs::File, os::unix::fs::FileExt};

use super::*;

/// Overwrites two pages of the index's file, with everything moved there that was written.
fn spoil(index_dir: &Path) {
    let entries = std::fs::read_dir(index_dir).unwrap();
    let mut paths = entries.map(|entry| entry.unwrap().path());
    let is_index = |path: &PathBuf| path.extension().is_some_and(|end| end == "db");
    let path = paths.find(is_index).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    let moved = other.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
        row.get::<_, i64>(0)
    });
    assert_eq!(moved.unwrap(), 0, "someone is reading");
    drop(other);
    let file = File::options().write(true).open(path).unwrap();
    file.write_all_at(&[0xAA; 8192], 4096).unwrap();
}

#[test]
fn what_an_answer_found_damaged_is_made_anew() {
    let bench = Bench::new();
    for number in 0..300 {
        bench.write(
            &format!("{number}.md"),
            &format!("#tag-{number} some words\n"),
        );
    }
    bench.look();
    spoil(bench.folder.path());

    bench.engine.doubt_index();
    for _ in 0..20 {
        bench.clock.advance(Duration::from_millis(500));
        bench.engine.step();
    }
    assert_eq!(bench.engine.state().unwrap().notes, 300);
    bench.check();
}

#[test]
fn a_sound_index_that_is_doubted_stays() {
    let bench = Bench::new();
    bench.write("a.md", "#a");
    let generation = bench.look().generation;
    bench.engine.doubt_index();
    bench.engine.step();
    assert_eq!(bench.engine.state().unwrap().generation, generation);
}
