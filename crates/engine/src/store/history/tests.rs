use std::{collections::HashMap, fs, path::PathBuf};

use super::*;
use crate::{
    path::NotePath,
    store::{Capture, Typed, VaultRecord},
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// 2023-02-01 00:00 UTC.
const START: i64 = 1_675_209_600_000;

struct Desk {
    store: Arc<Store>,
    history: History,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(folder.path()).unwrap());
        Self {
            history: History::new(store.clone(), "v", 30),
            store,
            _folder: folder,
        }
    }

    fn keep(&self, bytes: impl AsRef<[u8]>, cause: Cause, follows: Option<&str>, at_ms: i64) {
        keep(&self.history, bytes.as_ref(), cause, follows, at_ms);
    }

    /// What each version holds, the newest first.
    fn held(&self) -> Vec<String> {
        let versions = self.store.versions("v", "n.md").unwrap();
        let text = |version: &NoteVersion| {
            let bytes = self.store.version_bytes("v", "n.md", version.number);
            String::from_utf8_lossy(&bytes.unwrap().unwrap()).into_owned()
        };
        versions.iter().map(text).collect()
    }

    fn count(&self, table: &str) -> i64 {
        let query = format!("SELECT count(*) FROM {table}");
        let connection = self.store.lock();
        connection.query_row(&query, [], |row| row.get(0)).unwrap()
    }
}

fn keep(history: &History, bytes: &[u8], cause: Cause, follows: Option<&str>, at_ms: i64) {
    let version = Version {
        path: &NotePath::new("n.md").unwrap(),
        bytes,
        hash: ContentHash::of(bytes),
        cause,
        follows: follows.map(|text| ContentHash::of(text.as_bytes())),
        at_ms,
    };
    history.keep(&version).unwrap();
}

#[test]
fn own_saves_that_follow_each_other_become_one_and_those_of_others_stay() {
    let desk = Desk::new();
    desk.keep("theirs", Cause::Other, None, START);
    desk.keep("a", Cause::Saved, Some("theirs"), START);
    desk.keep("ab", Cause::Saved, Some("a"), START + MINUTE);
    desk.keep("abc", Cause::Saved, Some("ab"), START + 4 * MINUTE);
    // The five minutes count from the first of them.
    desk.keep("abcd", Cause::Saved, Some("abc"), START + 6 * MINUTE);
    assert_eq!(desk.held(), ["abcd", "abc", "theirs"]);
    assert_eq!(desk.count("content"), 3);
}

#[test]
fn a_save_that_was_overwritten_by_others_is_not_taken_into_the_next() {
    let desk = Desk::new();
    desk.keep("ours", Cause::Saved, None, START);
    // Others wrote meanwhile, and the next save was made from that.
    desk.keep("theirs", Cause::Other, None, START + MINUTE);
    desk.keep(
        "theirs and ours",
        Cause::Saved,
        Some("theirs"),
        START + MINUTE,
    );
    assert_eq!(desk.held(), ["theirs and ours", "theirs", "ours"]);
}

#[test]
fn what_is_the_newest_already_is_not_kept_twice_and_bytes_are_kept_once() {
    let desk = Desk::new();
    desk.keep("same", Cause::Saved, None, START);
    desk.keep("same", Cause::Other, None, START + HOUR);
    assert_eq!(desk.held(), ["same"]);
    desk.keep("other", Cause::Other, None, START + HOUR);
    desk.keep("same", Cause::Restored, None, START + HOUR);
    desk.keep("same", Cause::Deleted, None, START + HOUR);
    assert_eq!(desk.held(), ["same", "same", "other", "same"]);
    assert_eq!(desk.count("content"), 2);
}

#[test]
fn a_version_that_is_deleted_is_gone_and_takes_no_other_with_it() {
    let desk = Desk::new();
    desk.keep("same", Cause::Other, None, START);
    desk.keep("other", Cause::Other, None, START + HOUR);
    desk.keep("same", Cause::Restored, None, START + HOUR);
    let versions = desk.store.versions("v", "n.md").unwrap();
    let [newest, middle, oldest] = [0, 1, 2].map(|at: usize| versions[at].number);
    let delete =
        |vault: &str, path: &str, number| desk.store.delete_version(vault, path, number).unwrap();
    // The number alone is no right to it.
    assert!(!delete("w", "n.md", newest));
    assert!(!delete("v", "m.md", newest));
    assert!(delete("v", "n.md", newest));
    // What another version holds too stays.
    assert_eq!(desk.held(), ["other", "same"]);
    assert!(delete("v", "n.md", middle));
    assert!(!delete("v", "n.md", middle));
    assert!(delete("v", "n.md", oldest));
    assert_eq!(desk.held(), [""; 0]);
    assert_eq!(desk.count("content"), 0);
}

#[test]
fn bytes_come_back_exactly() {
    let desk = Desk::new();
    let long = "長い文章です。\r\n".repeat(50_000).into_bytes();
    let random: Vec<u8> = (0..70_000u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    for bytes in [
        &b""[..],
        b"\xFF\xFEa\0",
        b"\x93\xFA\x96\x7B\r\n",
        &long,
        &random,
    ] {
        desk.keep(bytes, Cause::Other, None, START);
        let version = &desk.store.versions("v", "n.md").unwrap()[0];
        assert_eq!(version.size, bytes.len() as u64);
        let again = desk.store.version_bytes("v", "n.md", version.number);
        assert!(again.unwrap().unwrap() == bytes, "{} bytes", bytes.len());
    }
    let kept: i64 = {
        let connection = desk.store.lock();
        let query = "SELECT max(length(bytes)) FROM content WHERE packed";
        connection.query_row(query, [], |row| row.get(0)).unwrap()
    };
    assert!(kept < long.len() as i64 / 50, "{kept}");
}

#[test]
fn damage_is_noticed_and_never_handed_out() {
    let desk = Desk::new();
    desk.keep("precious", Cause::Other, None, START);
    let sql = "UPDATE content SET packed = 0, bytes = CAST('precioux' AS BLOB)";
    desk.store.lock().execute(sql, []).unwrap();
    let number = desk.store.versions("v", "n.md").unwrap()[0].number;
    let refused = desk.store.version_bytes("v", "n.md", number);
    assert!(
        matches!(refused, Err(EngineError::History(_))),
        "{refused:?}"
    );
}

#[test]
fn a_version_of_another_note_or_vault_is_none() {
    let desk = Desk::new();
    desk.keep("text", Cause::Other, None, START);
    let number = desk.store.versions("v", "n.md").unwrap()[0].number;
    for (vault, path, number) in [
        ("w", "n.md", number),
        ("v", "m.md", number),
        ("v", "n.md", 99),
    ] {
        assert_eq!(desk.store.version_bytes(vault, path, number).unwrap(), None);
    }
}

/// Which of versions of these ages in minutes, since another took their place, stay.
fn staying(cause: Cause, ages: &[i64]) -> Vec<i64> {
    let now = START + 1000 * DAY;
    // A version lasted until the next one was kept.
    let mut rows = vec![row(0, now, Cause::Saved)];
    rows.extend(ages.iter().map(|age| row(*age, now - age * MINUTE, cause)));
    let mut superseding = rows.iter().map(|row| row.at_ms).collect::<Vec<_>>();
    superseding.pop();
    let over: Vec<i64> = thin::over(rows, 30, now)
        .iter()
        .map(|row| row.number)
        .collect();
    ages.iter()
        .copied()
        .filter(|age| !over.contains(age))
        .collect()
}

fn row(number: i64, at_ms: i64, cause: Cause) -> thin::Row {
    thin::Row {
        number,
        hash: ContentHash::of(&number.to_le_bytes()),
        at_ms,
        cause,
    }
}

#[test]
fn versions_grow_fewer_with_age() {
    let every_ten_minutes: Vec<i64> = (1..40 * 24 * 6).map(|ten| ten * 10).collect();
    let left = staying(Cause::Saved, &every_ten_minutes);
    let between = |from: i64, to: i64| {
        let days = from * 24 * 60..to * 24 * 60;
        left.iter().filter(|age| days.contains(age)).count()
    };
    assert_eq!(between(0, 1), 24 * 6 - 1);
    assert!(
        (6 * 24..=6 * 24 + 2).contains(&between(1, 7)),
        "{}",
        between(1, 7)
    );
    assert!((22..=25).contains(&between(7, 30)), "{}", between(7, 30));
    assert!(between(30, 40) <= 1);
    // What others wrote is no draft of anything.
    let theirs = staying(Cause::Other, &every_ten_minutes);
    assert_eq!(theirs.len(), 30 * 24 * 6);
}

#[test]
fn the_newest_version_stays_however_old_and_a_kept_one_counts_from_when_it_was_replaced() {
    let desk = Desk::new();
    desk.keep("old", Cause::Saved, None, START);
    desk.history.thin(START + 400 * DAY).unwrap();
    assert_eq!(desk.held(), ["old"]);
    // Others wrote after more than a year, and were overwritten.
    desk.keep("theirs", Cause::Other, None, START + 400 * DAY);
    desk.keep("ours", Cause::Saved, Some("theirs"), START + 400 * DAY);
    desk.history.thin(START + 429 * DAY).unwrap();
    assert_eq!(desk.held(), ["ours", "theirs", "old"]);
    desk.history.thin(START + 431 * DAY).unwrap();
    assert_eq!(desk.held(), ["ours"]);
    assert_eq!(desk.count("content"), 1);
}

#[test]
fn a_clock_that_was_set_back_loses_nothing() {
    let desk = Desk::new();
    desk.keep("a", Cause::Saved, None, START + 100 * DAY);
    desk.keep("ab", Cause::Saved, Some("a"), START);
    desk.keep("abc", Cause::Saved, Some("ab"), START + HOUR);
    assert_eq!(desk.held(), ["abc", "ab", "a"]);
}

#[test]
fn two_processes_keep_versions_of_one_note() {
    let desk = Desk::new();
    let other = Arc::new(Store::open(desk._folder.path()).unwrap());
    let theirs = History::new(other, "v", 30);
    std::thread::scope(|scope| {
        for history in [&desk.history, &theirs] {
            scope.spawn(move || {
                for number in 0..50 {
                    let text = format!("{number} {:p}", history);
                    keep(history, text.as_bytes(), Cause::Other, None, START);
                }
            });
        }
    });
    assert_eq!(desk.held().len(), 100);
}

#[test]
fn the_history_of_a_moved_vault_is_offered_and_taken_over() {
    let desk = Desk::new();
    let place = tempfile::tempdir().unwrap();
    let record = |id: &str, path: PathBuf| VaultRecord {
        id: id.into(),
        path,
        opened_ms: 1,
    };
    let before = place.path().join("before");
    fs::create_dir(&before).unwrap();
    desk.store
        .remember_vault(&record("old", before.clone()))
        .unwrap();
    let old = History::new(desk.store.clone(), "old", 30);
    keep(&old, b"first", Cause::Other, None, START);
    keep(&old, b"second", Cause::Saved, None, START);
    let hash = |text: &str| ContentHash::of(text.as_bytes());
    let here = HashMap::from([("n.md".to_owned(), hash("second"))]);

    assert_eq!(
        desk.history.moved_here(|| Ok(here.clone())).unwrap(),
        [],
        "it is still there"
    );
    fs::remove_dir(&before).unwrap();
    let moved = desk.history.moved_here(|| Ok(here.clone())).unwrap();
    assert_eq!((moved[0].matching, moved[0].notes), (1, 1));
    assert_eq!(moved[0].vault.id, "old");
    for elsewhere in [("n.md", "other"), ("m.md", "second")] {
        let here = HashMap::from([(elsewhere.0.to_owned(), hash(elsewhere.1))]);
        assert_eq!(desk.history.moved_here(|| Ok(here.clone())).unwrap(), []);
    }

    desk.keep("third", Cause::Saved, Some("second"), START + HOUR);
    desk.history.adopt("old").unwrap();
    assert_eq!(desk.held(), ["third", "second", "first"]);
    assert_eq!(desk.store.versions("old", "n.md").unwrap(), []);
}

#[test]
fn what_was_typed_captured_and_renamed_goes_along_with_a_moved_vault() {
    let desk = Desk::new();
    let store = &desk.store;
    let base = ContentHash::of(b"base");
    let typed = Typed {
        start: 0,
        end: 0,
        insert: "typed ".into(),
    };
    let draft = store.keep_draft("old", "n.md", base, Some("base"), &typed, START);
    let capture = Capture {
        id: "1".into(),
        vault: "old".into(),
        note: None,
        day: "2023-02-01".into(),
        text: "captured".into(),
    };
    store.keep_capture(&capture, false).unwrap();
    store.capture_failed("1", "the vault is away").unwrap();
    desk.history.adopt("old").unwrap();
    assert_eq!(store.draft("v", "n.md").unwrap(), draft.unwrap());
    assert_eq!(store.draft("old", "n.md").unwrap(), None);
    let waiting = store.waiting_captures(Some("v")).unwrap();
    assert_eq!(
        (&*waiting[0].capture.text, &waiting[0].problem),
        ("captured", &None)
    );
    assert_eq!(store.waiting_captures(Some("old")).unwrap(), []);
}
