//! Saving and making notes, seen from the index.

use super::*;
use crate::fs::FaultyFs;

#[test]
fn a_save_is_in_the_index_at_once_and_its_echo_does_nothing() {
    let bench = Bench::new();
    bench.write("a.md", "old");
    bench.look();
    bench.told();
    let window = Origin::Window("main".into());
    let saved = bench
        .engine
        .save(
            &path("a.md"),
            "#new",
            ContentHash::of(b"old"),
            &|_| None,
            window.clone(),
        )
        .unwrap();
    assert_eq!(bench.column("SELECT key FROM tag"), ["new"]);
    let told = bench.told();
    assert_eq!((told.len(), &told[0].origin), (1, &window));
    assert_eq!(bench.engine.source(&path("a.md")).unwrap().hash, saved.hash);

    for touched in bench.fs.take_touched() {
        bench.engine.hint(Hint::Settled(touched));
    }
    bench.clock.advance(Duration::from_secs(1));
    bench.engine.step();
    assert_eq!(bench.told(), []);
    bench.check();
}

/// A window takes no heed of its own saves: what came after one must not be told as one.
#[test]
fn what_another_program_wrote_right_after_a_save_is_told_as_its_own() {
    let mut after = 0;
    for at in 0..30 {
        let bench = Bench::new();
        bench.write("a.md", "old");
        let faulty = Arc::new(FaultyFs::new(bench.fs.clone()));
        let config = bench.engine.config().clone();
        let engine = Engine::open(
            config,
            faulty.clone(),
            bench.clock.clone(),
            bench.ear.clone(),
        );
        let engine = engine.unwrap();
        engine.reconcile(Scope::All).unwrap();
        bench.told();
        faulty.plan([]);
        let fs = bench.fs.clone();
        faulty.before(at, move || fs.replace("a.md", "#theirs").unwrap());
        let (base, window) = (ContentHash::of(b"old"), Origin::Window("main".into()));
        let saved = engine.save(&path("a.md"), "#ours", base, &|_| None, window);
        faulty.plan([]);
        engine.reconcile(Scope::All).unwrap();
        let now = engine.read_note(&path("a.md")).unwrap();
        if now.text == "#theirs" && saved.unwrap().hash != now.hash {
            after += 1;
            let told = bench.told();
            let is_told = told.iter().any(|delta| {
                delta.origin == Origin::Disk && delta.notes.contains(&"a.md".to_owned())
            });
            assert!(is_told, "before step {at}: {told:?}");
        }
    }
    assert!(after > 0);
}

#[test]
fn a_conflict_is_indexed_with_its_sibling() {
    let bench = Bench::new();
    bench.write("a.md", "theirs");
    bench.look();
    let saved = bench
        .engine
        .save(
            &path("a.md"),
            "#ours",
            ContentHash::of(b"base"),
            &|_| None,
            Origin::Cli,
        )
        .unwrap();
    let sibling = saved.sibling.unwrap();
    assert_eq!(bench.paths(), [sibling.as_str(), "a.md"]);
    assert_eq!(bench.engine.read_note(&sibling).unwrap().text, "#ours");
    bench.check();
}

#[test]
fn only_notes_are_made() {
    let bench = Bench::new();
    bench
        .engine
        .create(&path("a/new.md"), "#tag", Origin::Cli)
        .unwrap();
    assert_eq!(bench.paths(), ["a/new.md"]);
    assert!(matches!(
        bench.engine.create(&path("a/run.sh"), "", Origin::Cli),
        Err(EngineError::BadPath { .. })
    ));
    assert!(matches!(
        bench.engine.create(&path("a/new.md"), "", Origin::Cli),
        Err(EngineError::Exists(_))
    ));
}

#[test]
fn while_paused_hints_wait_and_saves_do_not() {
    let bench = Bench::new();
    bench.write("a.md", "#old");
    bench.look();
    bench.engine.set_paused(true);
    assert_eq!(bench.engine.state().unwrap().sync, SyncState::Off);
    bench.write("a.md", "#theirs");
    bench.engine.hint(Hint::Settled("a.md".into()));
    for _ in 0..3 {
        // Longer than the slow round: even that does not look.
        bench.clock.advance(Duration::from_secs(1000));
        bench.engine.step();
    }
    bench
        .engine
        .create(&path("b.md"), "#own", Origin::Cli)
        .unwrap();
    let tags = || bench.column("SELECT key FROM tag ORDER BY key");
    assert_eq!(tags(), ["old", "own"]);

    bench.engine.set_paused(false);
    bench.clock.advance(Duration::from_secs(2));
    bench.engine.step();
    assert_eq!(tags(), ["own", "theirs"]);
    bench.check();
}

/// Also when its own path is looked at, and not the folder that it lies in.
#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_told_of_as_long_as_it_is_there() {
    use std::os::unix::ffi::OsStrExt;

    let bench = Bench::new();
    bench.look();
    let name = Path::new(std::ffi::OsStr::from_bytes(b"bad\xFF.md"));
    let look = || {
        let scope = Scope::Paths([name.to_owned()].into_iter().collect());
        bench.engine.reconcile(scope).unwrap();
        bench.column("SELECT path || ' ' || reason FROM skipped")
    };
    bench.fs.write(name, "text").unwrap();
    assert_eq!(look(), ["bad\u{FFFD}.md name"]);
    bench.fs.remove(name).unwrap();
    assert_eq!(look(), [""; 0]);
}
