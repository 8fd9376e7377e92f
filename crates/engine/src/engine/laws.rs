//! The law of the index: whatever happened to the files, and whatever of it was heard,
//! after a look at everything the index is the one that would be made anew.

use std::{path::Path, time::Duration};

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::{
    clock::FakeClock,
    fs::{FakeFs, Names},
    path::NotePath,
    vault::ContentHash,
};

mod deletions;
mod names;

const PATHS: &[&str] = &[
    "a.md",
    "A.md",
    "b.md",
    "x/a.md",
    "x/b.md",
    "x/y/a.md",
    "日記/2023-02-01.md",
    "a.sync-conflict-20230201-120000-ABCDEF.md",
    "x/c.markdown",
    "\u{304C}.md",
    "\u{304B}\u{3099}.md",
    "X/b.md",
];

const FOLDERS: &[&str] = &["x", "x/y", "z", "X"];

const PARTS: &[&str] = &[
    "[[a]] ",
    "[[x/a]] ",
    "[[b|shown]] ",
    "[text](../b.md) ",
    "[[./a]] ",
    "![[pic.png]] ",
    "[[Title]] ",
    "[[#heading]] ",
    "https://e.example/1 ",
    "#NATO ",
    "#nato ",
    "#a/b ",
    "#a(x・Y) ",
    "#a=B ",
    "#A ",
    "#(x) ",
    "\n\n",
    "\r\n\r\n",
    "# Title\n\n",
    "## #nato 2月3日\n\n",
    "- [ ] task due:2023-02-01\n",
    "首脳会談で共同声明を発表した。",
    "word ",
    "---\n\n",
];

const FRONT: &[&str] = &[
    "",
    "",
    "---\ntitle: Title\naliases: [b, alias]\n---\n",
    "---\ntags: [fm, nato]\nurl: https://e.example/1\n---\n",
];

#[derive(Clone, Debug)]
enum Act {
    Write(usize, String),
    Replace(usize, String),
    SameSize(usize),
    Touch(usize, i64),
    Remove(usize),
    RemoveFolder(usize),
    Rename(usize, usize),
    RenameFolder(usize, usize),
    Rules(bool),
    Save(usize, String, bool),
    /// Ms.
    Wait(u64),
    /// Hears of what was touched: late, some of it, perhaps twice, perhaps in another order.
    Hear(u8, bool, bool),
    Step,
    Look,
    Restart,
}

fn text() -> impl Strategy<Value = String> {
    let part = prop::sample::select(PARTS);
    (
        prop::sample::select(FRONT),
        prop::collection::vec(part, 0..8),
    )
        .prop_map(|(front, parts)| format!("{front}{}", parts.concat()))
}

fn act() -> impl Strategy<Value = Act> {
    let path = || 0..PATHS.len();
    let folder = || 0..FOLDERS.len();
    prop_oneof![
        6 => (path(), text()).prop_map(|(path, text)| Act::Write(path, text)),
        4 => (path(), text()).prop_map(|(path, text)| Act::Replace(path, text)),
        2 => path().prop_map(Act::SameSize),
        1 => (path(), 0_i64..5).prop_map(|(path, seconds)| Act::Touch(path, seconds * 1_000_000_000)),
        3 => path().prop_map(Act::Remove),
        1 => folder().prop_map(Act::RemoveFolder),
        3 => (path(), path()).prop_map(|(from, to)| Act::Rename(from, to)),
        1 => (folder(), folder()).prop_map(|(from, to)| Act::RenameFolder(from, to)),
        1 => any::<bool>().prop_map(Act::Rules),
        3 => (path(), text(), any::<bool>()).prop_map(|(path, text, stale)| Act::Save(path, text, stale)),
        4 => (1_u64..4000).prop_map(Act::Wait),
        4 => any::<(u8, bool, bool)>()
            .prop_map(|(which, twice, turned)| Act::Hear(which, twice, turned)),
        4 => Just(Act::Step),
        1 => Just(Act::Look),
        1 => Just(Act::Restart),
    ]
}

/// Most disks here take none for another.
fn names_alike() -> impl Strategy<Value = Names> {
    prop_oneof![2 => Just(Names::Exact), 1 => Just(Names::AnyCase), 1 => Just(Names::Decomposed)]
}

/// A vault, its engine, and what the engine has not heard of yet.
struct World {
    clock: Arc<FakeClock>,
    fs: Arc<FakeFs>,
    /// What the engine sees; `fs` itself or something before it.
    seen: Arc<dyn Fs>,
    folder: TempDir,
    engine: Engine,
    unheard: Vec<PathBuf>,
}

impl World {
    fn new(granularity_ns: i64, lens: impl Fn(Arc<FakeFs>) -> Arc<dyn Fs>) -> Self {
        Self::with_names(granularity_ns, Names::Exact, lens)
    }

    fn with_names(
        granularity_ns: i64,
        names: Names,
        lens: impl Fn(Arc<FakeFs>) -> Arc<dyn Fs>,
    ) -> Self {
        let clock = Arc::new(FakeClock::default());
        let fs = Arc::new(FakeFs::with_names(clock.clone(), granularity_ns, names));
        let seen = lens(fs.clone());
        let folder = in_memory();
        let engine = open(folder.path(), &seen, &clock);
        Self {
            clock,
            fs,
            seen,
            folder,
            engine,
            unheard: Vec::new(),
        }
    }

    fn act(&mut self, act: &Act) {
        // Acts that make no sense just now fail, as they would on a real disk.
        match act {
            Act::Write(path, text) => drop(self.fs.write(PATHS[*path], text)),
            Act::Replace(path, text) => drop(self.fs.replace(PATHS[*path], text)),
            Act::SameSize(path) => {
                let bytes = self.fs.files().get(Path::new(PATHS[*path])).cloned();
                if let Some(bytes) = bytes {
                    let turned: Vec<u8> = bytes
                        .iter()
                        .map(|byte| if *byte == b'a' { b'b' } else { *byte })
                        .collect();
                    drop(self.fs.write(PATHS[*path], turned));
                }
            }
            Act::Touch(path, at) => drop(self.fs.stamp(PATHS[*path], *at)),
            Act::Remove(path) => drop(self.fs.remove_all(PATHS[*path])),
            Act::RemoveFolder(folder) => drop(self.fs.remove_all(FOLDERS[*folder])),
            Act::Rename(from, to) => drop(
                self.fs
                    .rename(Path::new(PATHS[*from]), Path::new(PATHS[*to])),
            ),
            Act::RenameFolder(from, to) => {
                let (from, to) = (Path::new(FOLDERS[*from]), Path::new(FOLDERS[*to]));
                if self.fs.stat(to).is_err() {
                    drop(self.fs.rename(from, to));
                }
            }
            Act::Rules(strict) => drop(
                self.fs
                    .write(".tsuzuriignore", if *strict { "x/y/\n" } else { "" }),
            ),
            Act::Save(path, text, stale) => self.save(PATHS[*path], text, *stale),
            Act::Wait(ms) => self.clock.advance(Duration::from_millis(*ms)),
            Act::Hear(which, twice, turned) => {
                if *turned {
                    self.unheard.reverse();
                }
                self.hear(*which, *twice);
            }
            Act::Step => {
                self.engine.step();
            }
            Act::Look => drop(self.engine.reconcile(Scope::All).unwrap()),
            Act::Restart => self.engine = open(self.folder.path(), &self.seen, &self.clock),
        }
        self.unheard.extend(self.fs.take_touched());
    }

    fn save(&self, path: &str, text: &str, stale: bool) {
        let path = NotePath::new(path).unwrap();
        let base = match self.engine.read_note(&path) {
            Ok(note) if !stale => note.hash,
            _ => ContentHash::of(b"something else"),
        };
        drop(self.engine.save(&path, text, base, &|_| None, Origin::Cli));
    }

    fn hear(&mut self, which: u8, twice: bool) {
        for (at, path) in std::mem::take(&mut self.unheard).into_iter().enumerate() {
            let hint = match at % 3 {
                0 => Hint::Changing(path),
                1 => Hint::Gone(path),
                _ => Hint::Settled(path),
            };
            if which & (1 << (at % 8)) != 0 {
                self.engine.hint(hint.clone());
                if twice {
                    self.engine.hint(hint);
                }
            }
        }
    }

    /// Takes steps until nothing is due but asking after other processes.
    fn settle(&self) {
        for _ in 0..20 {
            self.clock.advance(Duration::from_millis(500));
            self.engine.step();
        }
    }

    /// The index after a look at everything, and the one made anew.
    fn both(&self) -> (Vec<String>, Vec<String>) {
        self.engine.reconcile(Scope::All).unwrap();
        while self.engine.add_text() {}
        (self.engine.dump().unwrap(), self.anew())
    }

    fn anew(&self) -> Vec<String> {
        let folder = in_memory();
        let fs: Arc<dyn Fs> = self.fs.clone();
        let engine = open(folder.path(), &fs, &self.clock);
        engine.reconcile(Scope::All).unwrap();
        while engine.add_text() {}
        engine.dump().unwrap()
    }
}

/// A folder for an index that need not outlive its test. The vault of a history is in memory, and
/// waiting for the disk under its index would take as long as all the rest.
fn in_memory() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

fn open(folder: &Path, fs: &Arc<dyn Fs>, clock: &Arc<FakeClock>) -> Engine {
    let config = EngineConfig {
        root: "/vault".into(),
        index_dir: folder.to_owned(),
        reading: VaultReading::default(),
        origin: Origin::Disk,
    };
    Engine::open(config, fs.clone(), clock.clone(), Arc::new(())).unwrap()
}

fn assert_same((have, want): (Vec<String>, Vec<String>)) {
    let surplus: Vec<_> = have.iter().filter(|line| !want.contains(line)).collect();
    let missing: Vec<_> = want.iter().filter(|line| !have.contains(line)).collect();
    assert!(have == want, "surplus: {surplus:#?}\nmissing: {missing:#?}");
}

/// A few while one works on something else; `make test` and `make faults` ask for more.
fn cases() -> u32 {
    let asked = std::env::var("TSUZURI_LAWS").ok();
    asked.and_then(|number| number.parse().ok()).unwrap_or(100)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn rebuild_equals_incremental(
        acts in prop::collection::vec(act(), 1..40),
        granularity in prop::sample::select(&[1_i64, 2_000_000_000][..]),
        names in names_alike(),
    ) {
        let mut world = World::with_names(granularity, names, |fs| fs);
        for act in &acts {
            world.act(act);
        }
        assert_same(world.both());
    }

}

proptest! {
    // Each takes several times as long, and what it says is the smaller part of the law.
    #![proptest_config(ProptestConfig { cases: cases() / 4, ..ProptestConfig::default() })]

    #[test]
    fn when_all_is_heard_no_look_at_everything_is_needed(
        acts in prop::collection::vec(act(), 1..40),
        names in names_alike(),
    ) {
        let mut world = World::with_names(1, names, |fs| fs);
        world.engine.reconcile(Scope::All).unwrap();
        for act in &acts {
            world.act(act);
            world.hear(0xFF, false);
            if matches!(act, Act::Restart) {
                // What waited was forgotten; `start` begins by looking at everything.
                world.act(&Act::Look);
            }
        }
        world.settle();
        assert_same((world.engine.dump().unwrap(), world.anew()));
    }
}
