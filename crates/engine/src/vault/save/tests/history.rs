//! What a save keeps, and where it writes when it can't put one file in the place of
//! another.

use std::{sync::Mutex, time::Duration};

use super::*;
use crate::fs::{Fault, FaultyFs};

mod deleting;

/// A history in memory; fails when told to.
#[derive(Default)]
struct Shelf {
    kept: Mutex<Vec<(Cause, String)>>,
    is_full: bool,
}

impl Versions for Shelf {
    fn keep(&self, version: &Version<'_>) -> Result<(), EngineError> {
        if self.is_full {
            return Err(EngineError::History("no room".into()));
        }
        let text = String::from_utf8_lossy(version.bytes).into_owned();
        self.kept.lock().unwrap().push((version.cause, text));
        Ok(())
    }
}

struct Desk {
    clock: Arc<FakeClock>,
    fs: Arc<FakeFs>,
    faulty: FaultyFs,
    shelf: Shelf,
    late: Late,
}

impl Desk {
    fn new() -> Self {
        let clock = Arc::new(FakeClock::default());
        let fs = Arc::new(FakeFs::new(clock.clone(), 1));
        Self {
            clock,
            faulty: FaultyFs::new(fs.clone()),
            fs,
            shelf: Shelf::default(),
            late: Late::default(),
        }
    }

    fn saver(&self) -> Saver<'_> {
        Saver {
            fs: &self.faulty,
            clock: &*self.clock,
            versions: &self.shelf,
            late: &self.late,
        }
    }

    fn save(&self, text: &str, base: &str) -> Result<Saved, EngineError> {
        self.saver().save_now(&path("n.md"), text, hash(base))
    }

    fn kept(&self) -> Vec<(Cause, String)> {
        self.shelf.kept.lock().unwrap().clone()
    }

    /// Looks at what is due, two seconds from now.
    fn look_later(&self) -> Vec<NotePath> {
        self.clock.advance(Duration::from_secs(2));
        let due = self.late.take(self.clock.elapsed());
        let look = |parted| self.saver().look_once_more(parted).unwrap();
        due.into_iter().filter_map(look).collect()
    }
}

#[test]
fn what_is_overwritten_is_kept_before_and_what_was_saved_after() {
    let desk = Desk::new();
    desk.fs.write("n.md", "theirs").unwrap();
    desk.save("ours", "theirs").unwrap();
    assert_eq!(
        desk.kept(),
        [
            (Cause::Other, "theirs".into()),
            (Cause::Saved, "ours".into())
        ]
    );
}

#[test]
fn without_a_history_nothing_is_overwritten() {
    let mut desk = Desk::new();
    desk.shelf.is_full = true;
    desk.fs.write("n.md", "theirs").unwrap();
    let refused = desk.save("ours", "theirs");
    assert!(
        matches!(refused, Err(EngineError::History(_))),
        "{refused:?}"
    );
    assert_eq!(files(&desk.fs), [file("n.md", "theirs")]);
    // A new note takes nothing's place.
    desk.saver().create(&path("m.md"), "new").unwrap();
}

#[test]
fn an_earlier_version_comes_back_byte_for_byte_and_what_was_there_is_kept() {
    let desk = Desk::new();
    let bytes = b"\xEF\xBB\xBFa\r\nb\xFF\n";
    desk.fs.write("n.md", "now").unwrap();
    let saver = desk.saver();
    let current = saver.current(&path("n.md")).unwrap();
    let saved = saver.restore(&path("n.md"), bytes, current).unwrap();
    assert_eq!(saved, Saved::plainly(hash(bytes)));
    assert_eq!(*desk.fs.files()[Path::new("n.md")], *bytes);
    let causes: Vec<_> = desk.kept().into_iter().map(|(cause, _)| cause).collect();
    assert_eq!(causes, [Cause::Other, Cause::Restored]);

    let gone = saver.current(&path("a/gone.md")).unwrap();
    saver.restore(&path("a/gone.md"), bytes, gone).unwrap();
    assert_eq!(*desk.fs.files()[Path::new("a/gone.md")], *bytes);
}

#[test]
fn what_is_written_into_the_old_file_afterwards_stands_beside_the_note() {
    for exchanges in [true, false] {
        let desk = Desk::new();
        desk.fs.set_exchanges(exchanges);
        desk.fs.write("n.md", "old").unwrap();
        let writer = desk.fs.hold_open("n.md").unwrap();
        desk.save("ours", "old").unwrap();
        writer.write("old and theirs");
        assert_eq!(files(&desk.fs), [file("n.md", "ours")]);
        let sibling = desk.look_later().pop().unwrap();
        assert_eq!(
            files(&desk.fs),
            [
                file(sibling.as_str(), "old and theirs"),
                file("n.md", "ours")
            ],
            "exchange: {exchanges}"
        );
        assert_eq!(desk.late.next(), None);
    }
}

#[test]
fn an_old_file_that_stays_as_it_was_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.fs.write("n.md", "old").unwrap();
    desk.save("ours", "old").unwrap();
    desk.save("ours again", "ours").unwrap();
    assert_eq!(desk.late.take(desk.clock.elapsed()).len(), 0, "not yet");
    assert_eq!(desk.look_later(), []);
    assert_eq!(files(&desk.fs), [file("n.md", "ours again")]);
}

#[test]
fn a_writer_that_notices_and_writes_the_note_itself_gets_no_sibling() {
    let desk = Desk::new();
    desk.fs.write("n.md", "old").unwrap();
    let writer = desk.fs.hold_open("n.md").unwrap();
    desk.save("ours", "old").unwrap();
    writer.write("theirs");
    desk.fs.write("n.md", "theirs").unwrap();
    assert_eq!(desk.look_later(), []);
}

#[test]
fn a_file_with_several_names_stays_one_file() {
    let desk = Desk::new();
    desk.fs.write("n.md", "old").unwrap();
    desk.fs.link("n.md", "other.md").unwrap();
    desk.save("ours", "old").unwrap();
    assert_eq!(
        files(&desk.fs),
        [file("n.md", "ours"), file("other.md", "ours")]
    );
    // Both were durable before the file was touched.
    assert_eq!(
        desk.kept()[..2]
            .iter()
            .map(|kept| kept.0)
            .collect::<Vec<_>>(),
        [Cause::Other, Cause::Saved]
    );
}

#[test]
fn where_a_folder_takes_no_new_files_the_file_itself_is_written() {
    let desk = Desk::new();
    desk.fs.write("n.md", "old").unwrap();
    desk.fs.set_takes_files(false);
    desk.save("ours", "old").unwrap();
    assert_eq!(files(&desk.fs), [file("n.md", "ours")]);

    // Whoever was faster is not written over, though there is no place for a sibling.
    let refused = desk.save("ours again", "old");
    assert!(
        matches!(refused, Err(EngineError::ReadOnly { .. })),
        "{refused:?}"
    );
    assert_eq!(files(&desk.fs), [file("n.md", "ours")]);
}

#[test]
fn without_a_history_nothing_is_written_in_place() {
    let (clock, fs) = disk();
    fs.write("n.md", "old").unwrap();
    fs.link("n.md", "other.md").unwrap();
    let refused = saver(&fs, &clock).save_now(&path("n.md"), "ours", hash("old"));
    assert!(
        matches!(refused, Err(EngineError::ReadOnly { .. })),
        "{refused:?}"
    );
}

#[test]
fn a_write_in_place_that_breaks_off_leaves_both_versions_in_the_history() {
    let desk = Desk::new();
    desk.fs.write("n.md", "old old old").unwrap();
    desk.fs.link("n.md", "other.md").unwrap();
    desk.save("ours", "old old old").unwrap();
    desk.faulty.plan([]);
    let steps = {
        desk.save("one more time", "ours").unwrap();
        desk.faulty.asked()
    };
    let at = steps.iter().position(|step| *step == "overwrite").unwrap();
    desk.faulty.plan([(at, Fault::Short(28, 5))]);
    let failed = desk.save("a text that breaks off", "one more time");
    assert!(
        matches!(failed, Err(EngineError::DiskFull { .. })),
        "{failed:?}"
    );
    let texts: Vec<_> = desk.kept().into_iter().map(|(_, text)| text).collect();
    assert!(
        texts.contains(&"one more time".into()) && texts.contains(&"a text that breaks off".into())
    );
    assert_eq!(
        files(&desk.fs),
        [
            file("n.md", "one more time"),
            file("other.md", "one more time")
        ],
        "what was overwritten in part is written back"
    );
}

#[test]
fn what_another_program_writes_into_a_broken_off_file_stays() {
    let desk = Desk::new();
    desk.fs.write("n.md", "old old old").unwrap();
    desk.fs.link("n.md", "other.md").unwrap();
    desk.faulty.plan([]);
    desk.save("ours", "old old old").unwrap();
    let asked = desk.faulty.asked();
    let at = asked.iter().position(|step| *step == "overwrite").unwrap();
    let fs = desk.fs.clone();
    desk.faulty.plan([(at, Fault::Short(28, 5))]);
    desk.faulty
        .before(at + 1, move || fs.write("n.md", "theirs").unwrap());
    desk.save("a text that breaks off", "ours").unwrap_err();
    assert_eq!(
        files(&desk.fs),
        [file("n.md", "theirs"), file("other.md", "theirs")]
    );
}

#[test]
fn when_the_folder_can_not_be_made_durable_the_note_is_as_it_was() {
    let desk = Desk::new();
    desk.fs.write("n.md", "old").unwrap();
    desk.faulty.plan([]);
    desk.save("once", "old").unwrap();
    let at = desk
        .faulty
        .asked()
        .iter()
        .position(|step| *step == "sync_folder")
        .unwrap();
    desk.faulty.plan([(at, Fault::Refuses(5))]);
    let failed = desk.save("twice", "once");
    assert!(matches!(failed, Err(EngineError::Io { .. })), "{failed:?}");
    assert_eq!(files(&desk.fs), [file("n.md", "once")]);
}

#[test]
fn what_is_written_late_is_kept_though_the_note_is_gone() {
    let desk = Desk::new();
    desk.fs.write("n.md", "old").unwrap();
    let writer = desk.fs.hold_open("n.md").unwrap();
    desk.save("ours", "old").unwrap();
    writer.write("theirs");
    desk.fs.remove_all("n.md").unwrap();
    let sibling = desk.look_later().pop().unwrap();
    assert_eq!(files(&desk.fs), [file(sibling.as_str(), "theirs")]);
}
