use std::ops::Range;
use std::path::Path;
use std::sync::mpsc;

use tempfile::TempDir;

use super::*;
use crate::delta::Origin;
use crate::index::Index;
use crate::vault::{Reason, VaultReading};

fn log_bytes(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).unwrap().flatten();
    let logs = files.filter(|file| file.file_name().to_string_lossy().ends_with("-wal"));
    logs.map(|log| log.metadata().unwrap().len()).sum()
}

/// Small changes, each in its own transaction; the longest that the log was.
fn write(index: &Index, folder: &Path, changes: Range<usize>) -> u64 {
    let mut longest = 0;
    for change in changes {
        let mut writer = index.writer.patient();
        let mut batch = writer.begin(Origin::Disk).unwrap();
        let path = format!("{change}.md");
        batch.skip(&path, Some(Reason::Unreadable)).unwrap();
        batch.commit().unwrap();
        longest = longest.max(log_bytes(folder));
    }
    longest
}

/// Pages that the log may have here, and what they take with some of one transaction.
const PAGES: i64 = 200;
const BYTES: u64 = (PAGES as u64 + 40) * 8_300;

fn small(folder: &TempDir) -> Index {
    let index = Index::open(folder.path(), &VaultReading::default()).unwrap();
    let patience = Duration::from_millis(1);
    index.writer.urgent().bound_wal_by(PAGES, patience);
    index
}

#[test]
fn the_log_is_bounded_while_a_reader_works_on() {
    let folder = TempDir::new().unwrap();
    let index = small(&folder);
    // Once it is told to end, it must have the time to.
    let patience = Duration::from_secs(1);
    index.writer.urgent().bound_wal_by(PAGES, patience);
    let (begun, has_begun) = mpsc::channel();
    let longest = std::thread::scope(|scope| {
        let index = &index;
        let reading = scope.spawn(move || {
            let reader = index.reader().unwrap();
            begun.send(()).unwrap();
            // Far more than anyone will wait for.
            let count = reader.connection().query_row(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
                [],
                |row| row.get::<_, i64>(0),
            );
            count.map_err(EngineError::from)
        });
        has_begun.recv().unwrap();
        let longest = write(index, folder.path(), 0..1000);
        let read = reading.join().unwrap();
        assert!(matches!(read, Err(EngineError::Overdue)), "{read:?}");
        longest
    });
    assert!(longest < BYTES, "{longest} bytes");
    // The connection serves the next one.
    assert!(index.reader().unwrap().generation() >= 1000);
}

#[test]
fn the_log_is_bounded_while_readers_come_and_go() {
    let folder = TempDir::new().unwrap();
    let index = small(&folder);
    // Long enough for whoever is there, who is not there for long.
    let patience = Duration::from_secs(60);
    index.writer.urgent().bound_wal_by(PAGES, patience);
    let over = AtomicBool::new(false);
    let longest = std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    let reader = index.reader().unwrap();
                    let count = "SELECT count(*) FROM skipped";
                    let counted = reader.connection().query_row(count, [], |row| row.get(0));
                    assert!(counted.is_ok_and(|rows: i64| rows >= 0));
                }
            });
        }
        let longest = write(&index, folder.path(), 0..1000);
        over.store(true, Ordering::Relaxed);
        longest
    });
    assert!(longest < BYTES, "{longest} bytes");
}

#[test]
fn a_reader_that_asks_for_nothing_holds_up_no_one_for_long() {
    let folder = TempDir::new().unwrap();
    let index = small(&folder);
    let held = index.reader().unwrap();
    let longest = write(&index, folder.path(), 0..300);
    assert!(longest > BYTES, "it holds nothing up: {longest} bytes");
    assert!(index.reader().is_ok());
    drop(held);
    write(&index, folder.path(), 300..600);
    assert!(log_bytes(folder.path()) < BYTES);
}

#[test]
fn the_log_goes_into_the_database_when_nothing_else_is_to_do() {
    let folder = TempDir::new().unwrap();
    let index = small(&folder);
    let other = Connection::open(folder.path().join("index-1.db")).unwrap();
    let waiting = || -> i64 {
        let ask = "PRAGMA wal_checkpoint(NOOP)";
        let pages = other.query_row(ask, [], |row| {
            Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?)
        });
        pages.unwrap()
    };
    write(&index, folder.path(), 0..30);
    assert!(waiting() > PAGES / 4);
    index.tidy().unwrap();
    assert_eq!(waiting(), 0);
}
