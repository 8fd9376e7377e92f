//! A process that ends at any point, and other programs in between: every capture that
//! was kept stands in its note once, and no byte of the others is lost.

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::*;
use crate::fs::Lens;

/// Passes everything on until it has been asked `left` times to change something; then
/// the process is at its end: it does the last thing in full, in part or not at all, and
/// nothing after.
struct Breaking<'d> {
    disk: &'d FakeFs,
    left: AtomicUsize,
    /// Of the last thing, in tenths.
    does: usize,
    /// What another program does right before each change.
    meanwhile: &'d (dyn Fn() + Sync),
}

impl Breaking<'_> {
    fn change<T>(
        &self,
        whole: impl FnOnce() -> io::Result<T>,
        part: impl FnOnce(),
    ) -> io::Result<T> {
        (self.meanwhile)();
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::Error::other("the process has ended"));
        }
        self.left.store(left - 1, Ordering::Relaxed);
        if left > 1 {
            return whole();
        }
        match self.does {
            0 => {}
            10 => drop(whole()),
            _ => part(),
        }
        Err(io::Error::other("the process ends"))
    }
}

impl Lens for Breaking<'_> {
    fn disk(&self) -> &dyn Fs {
        self.disk
    }
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        self.change(|| self.disk.create(path, bytes, like), || {})
    }
    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool> {
        let part = &bytes[..bytes.len() * self.does / 10];
        self.change(
            || self.disk.append(path, bytes, size),
            || drop(self.disk.append(path, part, size)),
        )
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.change(|| self.disk.exchange(a, b), || {})
    }
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.change(|| self.disk.overwrite(path, bytes), || {})
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|| self.disk.rename(from, to), || {})
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|| self.disk.rename_new(from, to), || {})
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change(|| self.disk.remove(path), || {})
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.change(|| self.disk.sync_folder(folder), || {})
    }
    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        self.change(|| self.disk.make_folders(folder), || {})
    }
}

/// What another program does to the note.
#[derive(Clone, Copy, Debug)]
enum Other {
    /// Nothing.
    Rests,
    /// Adds a line at the end.
    Appends,
    /// Reads it, adds a line at the top, and puts it back in place of the old file.
    Replaces,
}

impl Other {
    fn acts(self, fs: &FakeFs, line: &str) {
        let before = fs.files().get(Path::new(NOTE)).map(|bytes| bytes.to_vec());
        let before = before.unwrap_or_default();
        match self {
            Self::Rests => {}
            Self::Appends => fs.write(NOTE, [&before, line.as_bytes()].concat()).unwrap(),
            Self::Replaces => fs
                .replace(NOTE, [line.as_bytes(), &before].concat())
                .unwrap(),
        }
    }
}

/// How often a text stands in a note as lines of its own.
fn stands(note: &str, text: &str) -> usize {
    format!("\n{note}\n")
        .match_indices(&format!("\n{text}\n"))
        .count()
}

fn once_whatever_happens(steps: usize, does: usize, exists: bool, other: Other) {
    let what = format!("{steps} steps, {does}/10 of the last, note there: {exists}, {other:?}");
    let desk = Desk::new();
    if exists {
        desk.fs.write(NOTE, "before\n").unwrap();
    }
    let texts = ["first\n\n#one", "ok #a", "ok #a", "last\n\n#two"];
    for (id, text) in texts.iter().enumerate() {
        desk.keep(&id.to_string(), text);
    }
    let breaking = Breaking {
        disk: &desk.fs,
        left: AtomicUsize::new(steps),
        does,
        meanwhile: &|| {},
    };
    let _ = desk.deliver_on(&breaking);
    other.acts(&desk.fs, "theirs\n");
    remove_leftovers(&desk.fs);

    desk.deliver();
    let note = desk.text();
    for (text, times) in [(texts[0], 1), (texts[1], 2), (texts[3], 1)] {
        assert_eq!(stands(&note, text), times, "{text:?}: {what}\n{note}");
    }
    let theirs = usize::from(!matches!(other, Other::Rests));
    assert_eq!(note.matches("theirs").count(), theirs, "{what}\n{note}");
    assert_eq!(
        stands(&note, "before"),
        usize::from(exists),
        "{what}\n{note}"
    );
    assert_eq!(desk.waiting(), [], "{what}");
}

/// As a start of the engine does: the half-made note of a process that ended.
fn remove_leftovers(fs: &FakeFs) {
    for path in fs.files().keys().filter(|path| **path != Path::new(NOTE)) {
        fs.remove(path).unwrap();
    }
}

#[test]
fn a_process_may_end_at_any_step() {
    for steps in 1..=12 {
        for does in [0, 3, 9, 10] {
            for exists in [true, false] {
                for other in [Other::Rests, Other::Appends, Other::Replaces] {
                    // What was added in part and then buried by others can't be finished.
                    if !(matches!(other, Other::Appends | Other::Replaces)
                        && [3, 9].contains(&does))
                    {
                        once_whatever_happens(steps, does, exists, other);
                    }
                }
            }
        }
    }
}

#[test]
fn other_programs_may_write_at_any_moment() {
    for other in [Other::Appends, Other::Replaces] {
        let desk = Desk::new();
        desk.fs.write(NOTE, "before\n").unwrap();
        let turns = AtomicUsize::new(0);
        let meanwhile = || {
            let turn = turns.fetch_add(1, Ordering::Relaxed);
            if turn % 3 != 2 {
                other.acts(&desk.fs, &format!("theirs {turn}\n"));
            }
        };
        let busy = Breaking {
            disk: &desk.fs,
            left: AtomicUsize::new(usize::MAX),
            does: 10,
            meanwhile: &meanwhile,
        };
        for id in 0..10 {
            desk.keep(&id.to_string(), &format!("capture {id}\n\n#tag"));
        }
        desk.deliver_on(&busy).unwrap();
        let note = desk.text();
        for id in 0..10 {
            assert_eq!(stands(&note, &format!("capture {id}\n\n#tag")), 1, "{note}");
        }
        for turn in (0..turns.into_inner()).filter(|turn| turn % 3 != 2) {
            assert_eq!(
                stands(&note, &format!("theirs {turn}")),
                1,
                "{turn}\n{note}"
            );
        }
        assert_eq!(stands(&note, "before"), 1, "{note}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Several processes end one after another, with others writing in between.
    #[test]
    fn any_number_of_processes_may_end(
        ends in prop::collection::vec((1usize..6, prop::sample::select(vec![0usize, 10]), 0usize..3), 0..8),
        texts in prop::collection::vec("[ab \n#]{1,6}", 1..6),
    ) {
        let desk = Desk::new();
        desk.fs.write(NOTE, "before\n").unwrap();
        let texts: Vec<String> = texts
            .iter()
            .enumerate()
            .map(|(id, text)| format!("{id}{}", text.trim_end()))
            .collect();
        for (id, text) in texts.iter().enumerate() {
            desk.keep(&id.to_string(), text);
        }
        let mut theirs = 0;
        for (steps, does, other) in ends {
            let breaking = Breaking {
                disk: &desk.fs,
                left: AtomicUsize::new(steps),
                does,
                meanwhile: &|| {},
            };
            let _ = desk.deliver_on(&breaking);
            let other = [Other::Rests, Other::Appends, Other::Replaces][other];
            other.acts(&desk.fs, &format!("theirs {theirs}\n"));
            theirs += usize::from(!matches!(other, Other::Rests));
            remove_leftovers(&desk.fs);
        }
        desk.deliver();
        let note = desk.text();
        for text in &texts {
            prop_assert_eq!(stands(&note, text), 1, "{:?} in {:?}", text, note);
        }
        for number in 0..theirs {
            prop_assert_eq!(stands(&note, &format!("theirs {number}")), 1, "{:?}", note);
        }
    }
}

#[test]
fn a_plan_that_a_damaged_store_tells_otherwise_is_made_anew() {
    for parts in [
        "lead = 1000",
        "body = 1000",
        "lead = -1",
        "lead = 9223372036854775807",
    ] {
        let desk = Desk::new();
        desk.fs.write(NOTE, "before\n").unwrap();
        desk.keep("1", "ok #a");
        let breaking = Breaking {
            disk: &desk.fs,
            left: AtomicUsize::new(0),
            does: 0,
            meanwhile: &|| {},
        };
        assert!(desk.deliver_on(&breaking).is_err());
        assert!(desk.waiting()[0].plan.is_some());
        let store = rusqlite::Connection::open(desk.folder.path().join("store.db")).unwrap();
        store
            .execute_batch(&format!("UPDATE capture SET {parts}"))
            .unwrap();
        Other::Replaces.acts(&desk.fs, "theirs\n");

        desk.deliver();
        assert_eq!(desk.text(), "theirs\nbefore\n\n---\n\nok #a\n", "{parts}");
        assert_eq!(desk.waiting(), [], "{parts}");
    }
}
