//! Captures on their way into a note that is given another name or place.

use super::*;
use crate::store::{Capture, CapturePlace, Plan};

const TEXT: &str = "受けとめた #港";
const ADDITION: &str = "\n受けとめた #港\n";

impl Desk {
    /// Keeps a capture whose way into a note was broken off after some bytes.
    fn begin(&self, note: Option<&str>, at: &str, bytes: usize) {
        let capture = Capture {
            id: "1".into(),
            vault: "v".into(),
            note: note.map(Into::into),
            day: "2023-02-01".into(),
            text: TEXT.into(),
        };
        self.store.keep_capture(&capture, false).unwrap();
        let before = self.file(at);
        let plan = Plan {
            path: at.into(),
            base: ContentHash::of(before.as_bytes()),
            base_size: before.len() as u64,
            addition: ADDITION.into(),
            lead: 1,
            body: TEXT.len(),
            seen: 0,
        };
        self.store.plan_capture("1", &plan).unwrap();
        let begun = &ADDITION.as_bytes()[..bytes];
        let fs = &self.bench.fs;
        fs.write(at, [before.as_bytes(), begun].concat()).unwrap();
        self.bench.look();
    }

    /// Delivers it to the note it is for, else to today's.
    fn deliver(&self) {
        let waiting = self.store.waiting_captures(Some("v")).unwrap().remove(0);
        let note = path(waiting.capture.note.as_deref().unwrap_or("today.md"));
        let engine = &self.bench.engine;
        let first = String::new;
        engine
            .deliver(&self.store, &waiting, &note, &first)
            .unwrap();
    }

    fn place(&self) -> String {
        let place: Option<CapturePlace> = self.store.capture_place("1").unwrap();
        place.unwrap().path
    }

    fn stands_in(&self) -> Vec<String> {
        let files = self.files().into_iter();
        let holding = files.filter(|(_, text)| text.ends_with("受けとめた #港\n"));
        holding.map(|(path, _)| path).collect()
    }
}

#[test]
fn one_that_was_broken_off_goes_on_in_the_note_where_that_is_now() {
    for note in [Some("e.md"), None] {
        for bytes in [0, 10, ADDITION.len()] {
            let desk = Desk::new();
            desk.begin(note, "e.md", bytes);
            let done = desk.make(&desk.rename("e.md", "c/新.md"));
            let moved = desk.make(&desk.rename_folder("c", "d").unwrap());
            desk.deliver();
            let to = match (note, bytes) {
                // Nothing was begun, so the day's note is as good as ever.
                (None, 0) => "today.md",
                _ => "d/新.md",
            };
            let is_at = |to: &str| {
                assert_eq!(desk.stands_in(), [to], "{note:?}, {bytes} bytes");
                assert_eq!(desk.place(), to, "{note:?}, {bytes} bytes");
            };
            is_at(to);
            desk.take_back(moved.id.unwrap());
            desk.take_back(done.id.unwrap());
            is_at(if to == "today.md" { to } else { "e.md" });
        }
    }
}

#[test]
fn one_that_was_broken_off_comes_back_with_the_note() {
    let desk = Desk::new();
    desk.begin(Some("e.md"), "e.md", 10);
    let done = desk.make(&desk.rename("e.md", "新.md"));
    desk.take_back(done.id.unwrap());
    desk.deliver();
    assert_eq!(desk.stands_in(), ["e.md"]);
}
