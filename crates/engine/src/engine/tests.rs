use std::{path::Path, time::Duration};

use super::*;
use crate::{
    clock::FakeClock,
    fs::{FakeFs, Names},
    path::NotePath,
    vault::{ContentHash, NoteSource},
};

mod burst;
mod copies;
#[cfg(unix)]
mod damage;
mod edits;
mod files;
mod first;
mod history;
mod merging;
mod notes;
mod power;
mod renamed;
mod resolution;
mod sharing;
mod text;
mod waking;

/// A vault in memory with its engine, and what the engine has told.
struct Bench {
    clock: Arc<FakeClock>,
    fs: Arc<FakeFs>,
    ear: Arc<Ear>,
    engine: Engine,
    folder: tempfile::TempDir,
}

#[derive(Default)]
struct Ear {
    deltas: Mutex<Vec<IndexDelta>>,
    states: Mutex<Vec<State>>,
}

impl Events for Ear {
    fn changed(&self, delta: &IndexDelta) {
        lock(&self.deltas).push(delta.clone());
    }
    fn state(&self, state: &State) {
        lock(&self.states).push(state.clone());
    }
}

impl Bench {
    fn new() -> Self {
        Self::on(Names::Exact)
    }

    fn on(names: Names) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FakeClock::default());
        let fs = Arc::new(FakeFs::with_names(clock.clone(), 1, names));
        let ear = Arc::new(Ear::default());
        let engine = open(folder.path(), &fs, &clock, &ear);
        Self {
            clock,
            fs,
            ear,
            engine,
            folder,
        }
    }

    fn write(&self, path: &str, text: &str) {
        self.fs.write(path, text).unwrap();
    }

    fn look(&self) -> IndexDelta {
        let delta = self.engine.reconcile(Scope::All).unwrap();
        while self.engine.add_text() {}
        delta
    }

    /// Lets so much time pass that no file is racy.
    fn rest(&self) {
        self.clock.advance(Duration::from_secs(10));
    }

    fn paths(&self) -> Vec<String> {
        self.column("SELECT path FROM note ORDER BY path")
    }

    fn column(&self, query: &str) -> Vec<String> {
        let reader = self.engine.reader().unwrap();
        let mut query = reader.connection().prepare(query).unwrap();
        query
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap()
    }

    fn told(&self) -> Vec<IndexDelta> {
        std::mem::take(&mut lock(&self.ear.deltas))
    }

    /// The index is what it would be, made anew.
    fn check(&self) {
        assert_eq!(self.engine.check(20).unwrap(), []);
    }
}

fn open(folder: &Path, fs: &Arc<FakeFs>, clock: &Arc<FakeClock>, ear: &Arc<Ear>) -> Engine {
    let config = EngineConfig {
        root: "/vault".into(),
        index_dir: folder.to_owned(),
        reading: VaultReading::default(),
        origin: Origin::Disk,
    };
    Engine::open(config, fs.clone(), clock.clone(), ear.clone()).unwrap()
}

fn path(path: &str) -> NotePath {
    NotePath::new(path).unwrap()
}

#[test]
fn a_first_look_finds_notes_tags_and_links() {
    let bench = Bench::new();
    bench.write("a/x.md", "text [[y]] and [[nobody]]\n\n#tag\n");
    bench.write("y.md", "# The title\n");
    let delta = bench.look();
    assert_eq!(
        delta.generation,
        bench.engine.reader().unwrap().generation()
    );
    assert_eq!(bench.paths(), ["a/x.md", "y.md"]);
    assert_eq!(
        bench.column("SELECT title FROM note ORDER BY path"),
        ["x", "The title"]
    );
    assert_eq!(bench.column("SELECT key FROM tag"), ["tag"]);
    assert_eq!(
        bench.column("SELECT target || ' ' || state FROM link ORDER BY start"),
        ["y unique", "nobody unresolved"]
    );
    let state = bench.engine.state().unwrap();
    assert_eq!(
        (
            state.notes,
            state.links,
            state.tags,
            state.covered,
            state.phase
        ),
        (2, 2, 1, 1.0, Phase::Ready)
    );
    bench.check();
}

#[test]
fn an_unchanged_vault_is_not_written_to() {
    let bench = Bench::new();
    bench.write("a.md", "#tag");
    bench.rest();
    let first = bench.look();
    bench.told();
    let again = bench.look();
    assert!(again.is_empty());
    assert_eq!((again.generation, bench.told()), (first.generation, vec![]));
}

#[test]
fn a_touch_or_the_same_bytes_again_tell_no_one() {
    let bench = Bench::new();
    bench.write("a.md", "#tag");
    let first = bench.look();
    bench.told();
    bench.rest();
    bench.fs.stamp("a.md", 5).unwrap();
    bench.look();
    bench.fs.replace("a.md", "#tag").unwrap();
    let last = bench.look();
    assert_eq!((last.generation, bench.told()), (first.generation, vec![]));
}

#[test]
fn same_size_and_older_time_are_seen() {
    let bench = Bench::new();
    bench.write("a.md", "#one");
    bench.rest();
    bench.look();
    bench.write("a.md", "#two");
    bench.fs.stamp("a.md", 1).unwrap();
    bench.look();
    assert_eq!(bench.column("SELECT key FROM tag"), ["two"]);
}

#[test]
fn a_second_write_within_one_tick_of_the_clock_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FakeClock::default());
    // All times are the same, as on FAT within two seconds.
    let fs = Arc::new(FakeFs::new(clock.clone(), 2_000_000_000));
    let engine = open(folder.path(), &fs, &clock, &Arc::default());
    fs.write("a.md", "#one").unwrap();
    engine.reconcile(Scope::All).unwrap();
    fs.write("a.md", "#two").unwrap();
    engine.reconcile(Scope::All).unwrap();
    let tag: String = engine
        .reader()
        .unwrap()
        .connection()
        .query_row("SELECT key FROM tag", [], |row| row.get(0))
        .unwrap();
    assert_eq!(tag, "two");
}

#[test]
fn a_delta_says_what_changed() {
    let bench = Bench::new();
    bench.write("a.md", "[[b]] #tag");
    bench.write("b.md", "text");
    bench.look();
    bench.told();
    bench.write("a.md", "[[b]] #other");
    bench.look();
    let told = bench.told();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (&*told[0].notes, &*told[0].backlinks),
        (&["a.md".to_owned()][..], &["b.md".to_owned()][..])
    );
    assert_eq!(told[0].tags, ["other", "tag"]);
    assert!(told[0].tree && !told[0].everything && told[0].origin == Origin::Disk);
}

#[test]
fn links_follow_names_as_they_come_and_go() {
    let bench = Bench::new();
    bench.write("a.md", "[[topic]]");
    bench.look();
    let state = || {
        bench.column("SELECT state || coalesce(' ' || (SELECT path FROM note WHERE id = resolved), '') FROM link")
    };
    assert_eq!(state(), ["unresolved"]);
    bench.write("t.md", "# Topic");
    bench.look();
    assert_eq!(state(), ["unique t.md"]);
    bench.write("x/topic.md", "");
    bench.look();
    assert_eq!(state(), ["unique x/topic.md"], "a stem goes before a title");
    bench.write("y/topic.md", "");
    bench.look();
    assert_eq!(state(), ["ambiguous x/topic.md"]);
    bench.fs.remove_all("x").unwrap();
    bench.fs.remove_all("y").unwrap();
    bench.look();
    assert_eq!(state(), ["unique t.md"]);
    bench.write("t.md", "# Other");
    bench.look();
    assert_eq!(state(), ["unresolved"]);
    bench.check();
}

#[test]
fn a_vault_that_goes_away_keeps_its_index() {
    let bench = Bench::new();
    bench.write("a.md", "");
    bench.look();
    bench.fs.set_offline(true);
    assert!(matches!(
        bench.engine.reconcile(Scope::All),
        Err(EngineError::Offline(_))
    ));
    let gone = Scope::Paths(vec!["a.md".into()]);
    assert!(matches!(
        bench.engine.reconcile(gone),
        Err(EngineError::Offline(_))
    ));
    let note = bench.engine.read_note(&path("a.md"));
    assert!(matches!(note, Err(EngineError::Offline(_))));
    let saved = bench.engine.save(
        &path("a.md"),
        "x",
        ContentHash::of(b""),
        &|_| None,
        Origin::Cli,
    );
    assert!(matches!(saved, Err(EngineError::Offline(_))));
    assert_eq!(bench.paths(), ["a.md"]);
    bench.fs.set_offline(false);
    assert!(bench.look().is_empty());
}

#[test]
fn when_very_many_notes_are_gone_it_looks_twice() {
    let bench = Bench::new();
    for number in 0..100 {
        bench.write(&format!("a/{number}.md"), "");
    }
    bench.write("b.md", "");
    bench.look();
    bench.fs.remove_all("a").unwrap();
    let before = bench.clock.elapsed();
    bench.look();
    assert_eq!(bench.clock.elapsed() - before, Duration::from_millis(1500));
    assert_eq!(bench.paths(), ["b.md"]);
}

#[test]
fn an_unreadable_note_is_kept_and_named() {
    let bench = Bench::new();
    bench.write("a.md", "#tag");
    bench.look();
    bench.fs.set_readable("a.md", false).unwrap();
    bench.look();
    assert_eq!(bench.column("SELECT key FROM tag"), ["tag"]);
    assert_eq!(
        bench.column("SELECT path || ' ' || reason FROM skipped"),
        ["a.md unreadable"]
    );
    bench.fs.set_readable("a.md", true).unwrap();
    bench.look();
    assert_eq!(
        bench.column("SELECT path FROM skipped"),
        Vec::<String>::new()
    );
    bench.check();
}

#[test]
fn rules_of_the_vault_take_notes_out_and_let_them_in_again() {
    let bench = Bench::new();
    bench.write("a.md", "");
    bench.write("old/b.md", "");
    bench.look();
    bench.write(".tsuzuriignore", "old/\n");
    bench.look();
    assert_eq!(bench.paths(), ["a.md"]);
    bench.fs.remove_all(".tsuzuriignore").unwrap();
    bench.look();
    assert_eq!(bench.paths(), ["a.md", "old/b.md"]);
}

#[test]
fn hints_are_acted_on_when_they_are_due() {
    let bench = Bench::new();
    bench.look();
    bench.write("a.md", "#tag");
    bench.engine.hint(Hint::Settled("a.md".into()));
    bench.engine.step();
    assert_eq!(bench.paths(), Vec::<String>::new());
    bench.clock.advance(Duration::from_millis(10));
    bench.engine.step();
    assert_eq!(bench.paths(), ["a.md"]);
}
