//! Notes that are deleted: what they held stands in the history and in the trash, whatever
//! fails on the way and whoever writes meanwhile.

use super::*;

impl Desk {
    /// With a note to be deleted.
    fn with_note(has_trash: bool) -> Self {
        let desk = Self::new();
        desk.fs.set_trash(has_trash);
        desk.fs.write("n.md", "old").unwrap();
        desk
    }

    /// Reads the note, then deletes it with what `plan` brings in between.
    fn delete(&self, plan: impl FnOnce(&FaultyFs)) -> Result<bool, EngineError> {
        let current = self.saver().current(&path("n.md"))?.unwrap();
        self.faulty.plan([]);
        plan(&self.faulty);
        let deleted = self.saver().delete(&path("n.md"), &current);
        self.faulty.plan([]);
        deleted
    }

    /// Where each thing is that a deletion asks of the disk.
    fn steps(has_trash: bool) -> Vec<&'static str> {
        let desk = Self::with_note(has_trash);
        let current = desk.saver().current(&path("n.md")).unwrap().unwrap();
        desk.faulty.plan([]);
        desk.saver().delete(&path("n.md"), &current).unwrap();
        desk.faulty.asked()
    }

    fn trashed(&self) -> Vec<(String, String)> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let trashed = self.fs.trashed().into_iter();
        trashed
            .map(|(path, bytes)| (path.display().to_string(), text(&bytes)))
            .collect()
    }

    /// Whether a text can be found: in a file, in the trash, in the history.
    fn finds(&self, text: &str) -> bool {
        let (files, trashed, kept) = (files(&self.fs), self.trashed(), self.kept());
        let places = files.iter().chain(&trashed).map(|(_, held)| held);
        places
            .chain(kept.iter().map(|(_, held)| held))
            .any(|held| held == text)
    }
}

#[test]
fn a_deleted_note_is_in_the_trash_and_in_the_history() {
    let desk = Desk::with_note(true);
    assert!(desk.delete(|_| ()).unwrap());
    assert_eq!(files(&desk.fs), []);
    assert_eq!(desk.trashed(), [file("n.md", "old")]);
    assert_eq!(desk.kept(), [(Cause::Deleted, "old".into())]);
}

#[test]
fn without_a_trash_the_history_has_it() {
    let desk = Desk::with_note(false);
    assert!(!desk.delete(|_| ()).unwrap());
    assert_eq!(files(&desk.fs), []);
    assert_eq!(desk.kept(), [(Cause::Deleted, "old".into())]);
}

#[test]
fn without_a_history_a_note_stays_though_there_is_a_trash() {
    let mut desk = Desk::with_note(true);
    desk.shelf.is_full = true;
    assert!(desk.delete(|_| ()).is_err());
    assert_eq!(files(&desk.fs), [file("n.md", "old")]);
    assert_eq!(desk.trashed(), []);
}

#[test]
fn a_note_that_another_program_writes_while_it_is_deleted_stays() {
    let desk = Desk::with_note(true);
    let fs = desk.fs.clone();
    let deleted = desk.delete(|faulty| {
        faulty.before(0, move || fs.write("n.md", "theirs").unwrap());
    });
    assert!(deleted.is_err());
    assert_eq!(files(&desk.fs), [file("n.md", "theirs")]);
    assert_eq!(desk.trashed(), []);

    assert!(desk.delete(|_| ()).unwrap());
    assert_eq!(files(&desk.fs), []);
    assert_eq!(desk.kept().pop(), Some((Cause::Deleted, "theirs".into())));
}

/// At any moment, into the file or with another in its place.
#[test]
fn whoever_writes_while_a_note_is_deleted_loses_nothing() {
    for has_trash in [true, false] {
        for at in 0..Desk::steps(has_trash).len() {
            for in_place in [true, false] {
                let desk = Desk::with_note(has_trash);
                let writer = desk.fs.hold_open("n.md").unwrap();
                let fs = desk.fs.clone();
                let deleted = desk.delete(|faulty| {
                    faulty.before(at, move || {
                        if in_place {
                            writer.write("theirs");
                        } else {
                            fs.replace("n.md", "theirs").unwrap();
                        }
                    });
                });
                desk.look_later();
                for text in ["old", "theirs"] {
                    let files = files(&desk.fs);
                    assert!(
                        desk.finds(text),
                        "{text}: {has_trash}, {at}, {in_place}, {deleted:?}, {files:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_written_late_into_a_file_in_the_trash_stands_beside_the_note() {
    let desk = Desk::with_note(true);
    let writer = desk.fs.hold_open("n.md").unwrap();
    assert!(desk.delete(|_| ()).unwrap());
    writer.write("theirs");
    let sibling = desk.look_later().pop().unwrap();
    assert_eq!(files(&desk.fs), [file(sibling.as_str(), "theirs")]);
}

#[test]
fn any_step_of_a_deletion_may_be_refused() {
    for (has_trash, asked) in [true, false].map(|has| (has, Desk::steps(has))) {
        for (at, step) in asked.iter().enumerate() {
            let what = format!("{step}, the {at}th; trash: {has_trash}");
            let desk = Desk::with_note(has_trash);
            let deleted = desk.delete(|faulty| faulty.plan([(at, Fault::Refuses(5))]));
            assert!(desk.finds("old"), "{what}: {deleted:?}");
            let there = desk.fs.files().contains_key(Path::new("n.md"));
            match deleted {
                Ok(trashed) => {
                    assert_eq!(trashed, has_trash && *step != "trash", "{what}");
                    assert!(!there, "{what}");
                    assert_eq!(desk.trashed().len(), usize::from(trashed), "{what}");
                }
                // What is gone, and told as not, is known not to be durable only.
                Err(error) => assert!(
                    there || *step == "sync_folder" || *step == "remove",
                    "{what}: {error}"
                ),
            }
        }
    }
}
