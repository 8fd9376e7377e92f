use std::{fs, path::Path, sync::Arc};

use super::*;
use crate::{
    clock::FakeClock,
    fs::{DiskFs, FakeFs, Lens},
    vault::NoVersions,
};

mod history;

fn disk() -> (Arc<FakeClock>, FakeFs) {
    let clock = Arc::new(FakeClock::default());
    let fs = FakeFs::new(clock.clone(), 1);
    (clock, fs)
}

impl Saver<'_> {
    /// Reads the file and saves over it, with nothing in between.
    fn save_now(
        &self,
        path: &NotePath,
        text: &str,
        base: ContentHash,
    ) -> Result<Saved, EngineError> {
        self.save(path, text, base, self.current(path)?)
    }
}

/// Without a history.
fn saver<'s>(fs: &'s dyn Fs, clock: &'s FakeClock) -> Saver<'s> {
    Saver {
        fs,
        clock,
        versions: &NoVersions,
        late: Box::leak(Box::default()),
    }
}

fn path(path: &str) -> NotePath {
    NotePath::new(path).unwrap()
}

fn hash(bytes: impl AsRef<[u8]>) -> ContentHash {
    ContentHash::of(bytes.as_ref())
}

/// Files and their text; temporary ones too, so that none is left unseen.
fn files(fs: &FakeFs) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    fs.files()
        .iter()
        .map(|(path, bytes)| (path.display().to_string(), text(bytes)))
        .collect()
}

fn file(path: &str, text: &str) -> (String, String) {
    (path.to_owned(), text.to_owned())
}

#[test]
fn a_save_takes_the_place_of_the_bytes_it_was_made_from() {
    let (clock, fs) = disk();
    fs.write("a/n.md", "old\r\ntext\r\n").unwrap();
    let saver = saver(&fs, &clock);
    let saved = saver
        .save_now(&path("a/n.md"), "new\ntext\n", hash("old\r\ntext\r\n"))
        .unwrap();
    assert_eq!(saved, Saved::plainly(hash("new\r\ntext\r\n")));
    assert_eq!(files(&fs), [file("a/n.md", "new\r\ntext\r\n")]);
}

#[test]
fn saving_what_is_there_writes_nothing() {
    let (clock, fs) = disk();
    fs.write("n.md", "a\r\nb\n").unwrap();
    fs.take_touched();
    let saver = saver(&fs, &clock);
    saver
        .save_now(&path("n.md"), "a\nb\n", hash("a\r\nb\n"))
        .unwrap();
    assert_eq!(fs.take_touched(), Vec::<std::path::PathBuf>::new());
}

#[test]
fn what_another_program_wrote_is_not_overwritten() {
    let (clock, fs) = disk();
    fs.write("n.md", "theirs").unwrap();
    let saver = saver(&fs, &clock);
    let base = hash("what we had read");
    let first = saver.save_now(&path("n.md"), "ours", base).unwrap();
    let second = saver.save_now(&path("n.md"), "ours again", base).unwrap();
    assert_eq!(first.hash, hash("theirs"));
    assert_eq!(
        first.sibling,
        Some(path("n (conflict 2023-02-01 000000).md"))
    );
    assert_eq!(
        second.sibling,
        Some(path("n (conflict 2023-02-01 000000 2).md"))
    );
    assert_eq!(
        files(&fs),
        [
            file("n (conflict 2023-02-01 000000 2).md", "ours again"),
            file("n (conflict 2023-02-01 000000).md", "ours"),
            file("n.md", "theirs"),
        ]
    );
}

#[test]
fn the_same_text_from_another_program_is_no_conflict() {
    let (clock, fs) = disk();
    fs.write("n.md", "same").unwrap();
    let saver = saver(&fs, &clock);
    let saved = saver.save_now(&path("n.md"), "same", hash("base")).unwrap();
    assert_eq!(saved, Saved::plainly(hash("same")));
    assert_eq!(files(&fs), [file("n.md", "same")]);
}

#[test]
fn a_deleted_note_is_made_again() {
    let (clock, fs) = disk();
    let saver = saver(&fs, &clock);
    let saved = saver
        .save_now(&path("a/n.md"), "ours", hash("gone"))
        .unwrap();
    assert_eq!(saved, Saved::plainly(hash("ours")));
    assert_eq!(files(&fs), [file("a/n.md", "ours")]);
}

#[test]
fn a_new_note_never_takes_the_place_of_a_file() {
    let (clock, fs) = disk();
    fs.write("n.md", "theirs").unwrap();
    let saver = saver(&fs, &clock);
    assert!(matches!(
        saver.create(&path("n.md"), "ours"),
        Err(EngineError::Exists(_))
    ));
    assert_eq!(files(&fs), [file("n.md", "theirs")]);
}

/// A disk on which another program writes the note at the worst moment: when the new file
/// stands beside it, before they change places.
struct Rival<'f> {
    disk: &'f FakeFs,
    bytes: &'static str,
    exchanges: bool,
}

impl Lens for Rival<'_> {
    fn disk(&self) -> &dyn Fs {
        self.disk
    }
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        self.disk.create(path, bytes, like)?;
        self.disk.write("n.md", self.bytes)
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        if self.exchanges {
            self.disk.exchange(a, b)
        } else {
            Err(io::ErrorKind::Unsupported.into())
        }
    }
}

#[test]
fn a_write_at_the_worst_moment_is_kept_with_and_without_exchange() {
    for exchanges in [true, false] {
        let (clock, fs) = disk();
        fs.write("n.md", "base").unwrap();
        let rival = Rival {
            disk: &fs,
            bytes: "theirs",
            exchanges,
        };
        let saver = saver(&rival, &clock);
        let saved = saver.save_now(&path("n.md"), "ours", hash("base")).unwrap();
        assert_eq!(saved.hash, hash("theirs"));
        let sibling = saved.sibling.unwrap();
        assert_eq!(
            files(&fs),
            [file(sibling.as_str(), "ours"), file("n.md", "theirs")],
            "exchange: {exchanges}"
        );
    }
}

#[test]
fn an_encoding_is_kept_or_nothing_is_written() {
    let (clock, fs) = disk();
    let text = "首脳会談で共同声明を発表した。外交・安全保障の協力を続けるという。\n";
    let sjis = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    fs.write("n.md", sjis(text)).unwrap();
    let saver = saver(&fs, &clock);

    let longer = format!("{text}追記\n");
    saver
        .save_now(&path("n.md"), &longer, hash(sjis(text)))
        .unwrap();
    assert_eq!(*fs.files()[Path::new("n.md")], *sjis(&longer));

    let refused = saver.save_now(&path("n.md"), "絵文字🎏", hash(sjis(&longer)));
    assert!(matches!(
        refused,
        Err(EngineError::ReadOnly {
            why: ReadOnly::Encoding,
            ..
        })
    ));
    assert_eq!(*fs.files()[Path::new("n.md")], *sjis(&longer));
}

#[test]
fn a_long_name_still_has_room_for_its_mark() {
    let long = format!("{}.md", "長".repeat(84));
    let sibling = sibling(&path(&long), "2023-02-01 000000", 1).unwrap();
    assert!(
        sibling.name().len() <= 255
            && sibling
                .name()
                .ends_with("長 (conflict 2023-02-01 000000).md")
    );
}

#[test]
fn on_a_real_disk_nothing_is_left_beside_the_note() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("n.md"), "old").unwrap();
    let (clock, disk) = (FakeClock::default(), DiskFs::new(folder.path()));
    let saver = saver(&disk, &clock);
    saver.save_now(&path("n.md"), "new", hash("old")).unwrap();
    saver.create(&path("a/b/m.md"), "made").unwrap();
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(
        fs::read_to_string(folder.path().join("n.md")).unwrap(),
        "new"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("a/b/m.md")).unwrap(),
        "made"
    );
}

/// A name as a process that is no more would have given it.
fn left_by_the_dead(base: &str, new: &str) -> NotePath {
    let name = leftovers::name(hash(base), hash(new));
    path(&name.replacen(&std::process::id().to_string(), "4194304", 1))
}

#[test]
fn leftovers_of_the_dead_go_but_what_may_not_be_ours_gets_a_name() {
    let (clock, fs) = disk();
    let base = left_by_the_dead("base", "new");
    let unfinished = left_by_the_dead("base 2", "new 2");
    let new_note = left_by_the_dead("new 3", "new 3");
    let theirs = left_by_the_dead("base 4", "new 4");
    let alive = path(&leftovers::name(hash("base"), hash("new")));
    for (path, text) in [
        (&base, "base"),
        (&unfinished, ""),
        (&new_note, "ne"),
        (&theirs, "written by another program"),
        (&alive, "base"),
    ] {
        fs.write(path.as_str(), text).unwrap();
    }
    // The note that was saved over theirs has been edited since.
    fs.write("n.md", "new 4, and more").unwrap();
    let leftovers = [base, unfinished, new_note, theirs, alive.clone()];
    take_care_of_leftovers(&fs, &*clock, &leftovers);
    let left = files(&fs);
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(left.contains(&file(alive.as_str(), "base")));
    assert!(
        left.iter().any(
            |(path, text)| path.starts_with("rescued ") && text == "written by another program"
        )
    );
}
