//! A first index puts much off to its end. In the end it is what it would be, had the notes
//! come one by one.

use super::*;

/// More than one transaction of a first index.
const NOTES: usize = 320;

/// Tags that meet: in several spellings, as wholes and as parts of others.
const TAGS: &[&str] = &[
    "#NATO",
    "#nato",
    "#Nato",
    "#ＮＡＴＯ",
    "#nato(会談)",
    "#NATO（会談・Kyiv）",
    "#(会談)",
    "#a/b/c",
    "#A/B",
    "#a",
    "#old=New",
    "#new",
    "#New",
];

fn name(note: usize) -> String {
    format!("{}/Note {note}.md", ["x", "y", "x/z"][note % 3])
}

fn text(note: usize, chance: &mut fastrand::Rng) -> String {
    let mut text = match note % 5 {
        0 => format!("---\naliases: [other {}]\n---\n", note % 40),
        1 => format!("# Title {}\n", note % 60),
        2 => format!("---\nurl: https://e.example/{note}\ntags: [nato, A/b]\n---\n"),
        _ => String::new(),
    };
    // Written both ways equally often; and more often as the first to come don't write it.
    text.push_str(["#tie ", "#Tie "][note % 2]);
    text.push_str(["#late\n", "#Late\n", "#late\n"][note % 3]);
    for _ in 0..chance.usize(0..4) {
        let tag = TAGS[chance.usize(0..TAGS.len())];
        let to = chance.usize(0..NOTES + 20);
        let link = match chance.usize(0..6) {
            0 => format!("[[Note {to}]]"),
            1 => format!("[[z/Note {to}]]"),
            2 => format!("[[other {}]]", to % 50),
            3 => format!("[[Title {}]]", to % 70),
            4 => format!("https://e.example/{to}"),
            _ => format!("[n](../y/Note%20{to}.md)"),
        };
        text.push_str(&format!("\n## h\n\ntext {link} {tag}\n"));
    }
    text
}

/// The lines of an index into which the notes came one by one.
fn one_by_one(fs: &FakeFs) -> Vec<String> {
    let (folder, clock) = (tempfile::tempdir().unwrap(), Arc::new(FakeClock::default()));
    let slow = Arc::new(FakeFs::new(clock.clone(), 1));
    let engine = open(folder.path(), &slow, &clock, &Arc::default());
    for (path, bytes) in fs.files().into_iter().rev() {
        slow.write(&path, bytes).unwrap();
        engine.reconcile(Scope::Paths(vec![path])).unwrap();
    }
    engine.complete_text().unwrap();
    engine.dump().unwrap()
}

/// Stops its engine after the first transaction that changed something.
#[derive(Default)]
struct StopsAtOnce(std::sync::OnceLock<std::sync::Weak<Engine>>);

impl Events for StopsAtOnce {
    fn changed(&self, _: &IndexDelta) {
        if let Some(engine) = self.0.get().and_then(std::sync::Weak::upgrade) {
            engine.stop.store(true, Ordering::Relaxed);
        }
    }
    fn state(&self, _: &State) {}
}

fn bench() -> Bench {
    let bench = Bench::new();
    let mut chance = fastrand::Rng::with_seed(7);
    for note in 0..NOTES {
        bench.write(&name(note), &text(note, &mut chance));
    }
    bench
}

#[test]
fn a_first_index_is_what_one_note_after_the_other_gives() {
    let bench = bench();
    bench.look();
    let (first, slow) = (bench.engine.dump().unwrap(), one_by_one(&bench.fs));
    assert_eq!(first, slow);
}

#[test]
fn one_that_was_broken_off_is_brought_to_the_same_end() {
    let bench = bench();
    let stops = Arc::new(StopsAtOnce::default());
    let broken = Arc::new(
        Engine::open(
            bench.engine.config.clone(),
            bench.fs.clone(),
            bench.clock.clone(),
            stops.clone(),
        )
        .unwrap(),
    );
    stops.0.set(Arc::downgrade(&broken)).ok().unwrap();
    let result = broken.reconcile(Scope::All);
    assert!(matches!(result, Err(EngineError::Cancelled)));
    assert!(broken.state().unwrap().notes > 0);
    drop(broken);
    bench.look();
    assert_eq!(bench.engine.dump().unwrap(), one_by_one(&bench.fs));
}
