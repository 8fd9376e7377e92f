use std::{io, path::Path, sync::Arc};

use super::*;
use crate::{
    EngineError, NotePath,
    clock::FakeClock,
    fs::{FakeFs, Fs},
    store::{Capture, CapturePlace, Store, Waiting},
    vault::{ContentHash, VaultReading},
};

mod breaking;
mod joints;

/// A vault in memory, a journal on disk, and the time.
struct Desk {
    clock: Arc<FakeClock>,
    fs: FakeFs,
    store: Store,
    folder: tempfile::TempDir,
}

const NOTE: &str = "diary/2023-02-01.md";

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FakeClock::default());
        Self {
            fs: FakeFs::new(clock.clone(), 1),
            clock,
            store: Store::open(folder.path()).unwrap(),
            folder,
        }
    }

    fn keep(&self, id: &str, text: &str) {
        let capture = Capture {
            id: id.into(),
            vault: "v".into(),
            note: None,
            day: "2023-02-01".into(),
            text: text.into(),
        };
        self.store.keep_capture(&capture, false).unwrap();
    }

    fn waiting(&self) -> Vec<Waiting> {
        self.store.waiting_captures(Some("v")).unwrap()
    }

    /// Delivers all that waits, on the disk as it is or on one that breaks.
    fn deliver_on(&self, fs: &dyn Fs) -> Result<Vec<Delivered>, EngineError> {
        let courier = Courier {
            fs,
            clock: &*self.clock,
            store: &self.store,
            reading: &VaultReading::default(),
            is_reachable: &|| fs.stat("".as_ref()).is_ok(),
        };
        let note = NotePath::new(NOTE).unwrap();
        let deliver =
            |waiting: &Waiting| courier.deliver(waiting, &note, &|| "# 2月1日\n".to_owned());
        self.waiting().iter().map(deliver).collect()
    }

    fn deliver(&self) -> Vec<Delivered> {
        self.deliver_on(&self.fs).unwrap()
    }

    fn text(&self) -> String {
        let files = self.fs.files();
        assert!(files.len() <= 1, "{:?}", files.keys());
        let bytes = files.get(Path::new(NOTE));
        bytes.map_or(String::new(), |bytes| {
            String::from_utf8(bytes.to_vec()).unwrap()
        })
    }
}

#[test]
fn a_missing_note_begins_with_its_template() {
    let desk = Desk::new();
    desk.keep("1", "港が開いた。\n\n#潮見港");
    let delivered = desk.deliver();
    assert_eq!(desk.text(), "# 2月1日\n\n港が開いた。\n\n#潮見港\n");
    let (start, end) = delivered[0].span;
    let bytes = desk.text().into_bytes();
    assert_eq!(
        std::str::from_utf8(&bytes[start as usize..end as usize]),
        Ok("港が開いた。\n\n#潮見港")
    );
    assert_eq!(desk.waiting(), []);
    let place = desk.store.capture_place("1").unwrap();
    let (path, span) = (NOTE.to_owned(), (start, end));
    assert_eq!(place, Some(CapturePlace { path, span }));
}

#[test]
fn what_was_captured_first_comes_first_and_each_id_once() {
    let desk = Desk::new();
    for (id, text) in [
        ("1", "一 #a"),
        ("2", "二\n\n#b"),
        ("1", "一 #a"),
        ("3", "三"),
    ] {
        desk.keep(id, text);
    }
    desk.deliver();
    desk.keep("2", "二\n\n#b");
    desk.deliver();
    assert_eq!(desk.text(), "# 2月1日\n\n一 #a\n\n---\n\n二\n\n#b\n\n三\n");
}

#[test]
fn the_same_text_twice_stands_twice() {
    let desk = Desk::new();
    desk.keep("1", "ok #a");
    desk.keep("2", "ok #a");
    desk.deliver();
    assert_eq!(desk.text().matches("ok #a").count(), 2);
}

#[test]
fn a_note_keeps_its_line_ends_its_encoding_and_every_byte() {
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("日記の本文です。\r\n\r\n#日記\r\n");
    let utf16: Vec<u8> = [0xFEFF_u16]
        .into_iter()
        .chain("日記\r\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let added_utf16: Vec<u8> = "\r\n---\r\n\r\n追記\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (added_sjis, _, _) = encoding_rs::SHIFT_JIS.encode("\r\n追記\r\n");
    let cases: [(&[u8], &[u8]); 4] = [
        (
            b"\xEF\xBB\xBFa #t\r\n\r\n#t  \r\n\r\n\r\n",
            "追記\r\n".as_bytes(),
        ),
        (b"a\nb\r\n#t", "\r\n\r\n追記\r\n".as_bytes()),
        (&sjis, &added_sjis),
        (&utf16, &added_utf16),
    ];
    for (before, added) in cases {
        let desk = Desk::new();
        desk.fs.write(NOTE, before).unwrap();
        desk.keep("1", "追記");
        desk.deliver();
        let bytes = desk.fs.files()[Path::new(NOTE)].to_vec();
        assert_eq!(
            bytes,
            [before, added].concat(),
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn what_an_encoding_lacks_waits_and_nothing_is_written() {
    let desk = Desk::new();
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("日記の本文です。長い文章の日記です。\n");
    desk.fs.write(NOTE, &sjis).unwrap();
    desk.keep("1", "鯉のぼり🎏");
    let refused = desk.deliver_on(&desk.fs);
    assert!(
        matches!(refused, Err(EngineError::ReadOnly { .. })),
        "{refused:?}"
    );
    assert_eq!(&*desk.fs.files()[Path::new(NOTE)], &*sjis);
    assert_eq!(desk.waiting().len(), 1);
}

#[test]
fn a_vault_that_is_not_there_is_not_made_anew() {
    let desk = Desk::new();
    desk.fs.set_offline(true);
    desk.keep("1", "later");
    let refused = desk.deliver_on(&desk.fs);
    assert!(
        matches!(refused, Err(EngineError::NotFound(_))),
        "{refused:?}"
    );
    desk.fs.set_offline(false);
    assert!(desk.fs.files().is_empty());
    desk.deliver();
    assert_eq!(desk.text(), "# 2月1日\n\nlater\n");
}

#[test]
fn what_lies_between_two_states_is_told_only_when_it_is_captures_alone() {
    let desk = Desk::new();
    let state = || ContentHash::of(desk.text().as_bytes());
    desk.fs.write(NOTE, "a\n").unwrap();
    let first = state();
    for (id, text) in [("1", "b #x"), ("2", "c #x")] {
        desk.keep(id, text);
        desk.deliver();
    }
    let last = state();
    let between = |a, b| desk.store.captures_between("v", NOTE, a, b).unwrap();
    assert_eq!(
        between(first, last),
        Some(vec!["b #x".into(), "c #x".into()])
    );
    assert_eq!(between(last, last), Some(vec![]));
    assert_eq!(between(last, first), None);
    assert_eq!(between(ContentHash::of(b"other"), last), None);
    let other_note = desk.store.captures_between("v", "n.md", first, last);
    assert_eq!(other_note.unwrap(), None);
}

#[test]
fn captures_are_forgotten_a_day_after_they_came_into_their_note() {
    let desk = Desk::new();
    desk.keep("1", "old");
    desk.deliver();
    desk.clock
        .advance(std::time::Duration::from_secs(25 * 60 * 60));
    desk.keep("2", "new");
    desk.deliver();
    assert_eq!(desk.store.capture_place("1").unwrap(), None);
    assert!(desk.store.capture_place("2").unwrap().is_some());
}
