//! First indexes, several engines on one index, and the check.

use super::*;

#[test]
fn two_engines_share_an_index_and_hear_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FakeClock::default());
    let fs = Arc::new(FakeFs::new(clock.clone(), 1));
    let (ear, other_ear) = (Arc::new(Ear::default()), Arc::new(Ear::default()));
    let (app, cli) = (
        open(folder.path(), &fs, &clock, &ear),
        open(folder.path(), &fs, &clock, &other_ear),
    );
    fs.write("a.md", "#tag").unwrap();
    let delta = cli.reconcile(Scope::All).unwrap();
    clock.advance(Duration::from_millis(250));
    app.step();
    assert_eq!(*lock(&ear.deltas), [delta]);
    // What the other one has indexed needs no work.
    assert!(app.reconcile(Scope::All).unwrap().is_empty());
}

#[test]
fn the_check_finds_what_is_wrong() {
    let bench = Bench::new();
    bench.write("a.md", "#tag");
    bench.look();
    bench.check();
    {
        let index = bench.engine.index();
        let mut writer = index.writer.urgent();
        let mut batch = writer.begin(Origin::Disk).unwrap();
        batch
            .skip("nothing.md", Some(crate::vault::Reason::Large))
            .unwrap();
        batch.commit().unwrap();
    }
    let differences = bench.engine.check(20).unwrap();
    assert_eq!(differences.len(), 1);
    assert_eq!(
        (
            differences[0].what,
            &*differences[0].line,
            differences[0].surplus
        ),
        ("skipped", "[\"nothing.md\",\"large\"]", true)
    );
}

#[test]
fn a_large_vault_gets_tags_first_and_text_later() {
    let bench = Bench::new();
    for number in 0..500 {
        bench.write(
            &format!("{number}.md"),
            &format!("text {number} [[{}]] #tag\n", (number + 1) % 500),
        );
    }
    bench.engine.reconcile(Scope::All).unwrap();
    let state = bench.engine.state().unwrap();
    assert_eq!(
        (state.notes, state.links, state.phase),
        (500, 500, Phase::Text)
    );
    assert_eq!(state.covered, 0.0);
    assert_eq!(bench.column("SELECT DISTINCT state FROM link"), ["unique"]);
    while bench.engine.add_text() {}
    let state = bench.engine.state().unwrap();
    assert_eq!((state.covered, state.phase), (1.0, Phase::Ready));
    bench.check();
}

#[test]
fn several_may_make_the_first_index_at_once_and_save_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(FakeClock::default());
    let fs = Arc::new(FakeFs::new(clock.clone(), 1));
    for number in 0..600 {
        let text = format!("[[{}]] [[new 1]] [[Title {number}]]\n", (number + 1) % 600);
        fs.write(format!("{}/{number}.md", number % 7), text)
            .unwrap();
    }
    let engines: Vec<Engine> = (0..2)
        .map(|_| open(folder.path(), &fs, &clock, &Arc::default()))
        .collect();
    std::thread::scope(|scope| {
        for engine in &engines {
            scope.spawn(|| engine.reconcile(Scope::All).unwrap());
        }
        scope.spawn(|| {
            for number in 0..20 {
                let new = path(&format!("{}/new {}.md", number, number % 3));
                engines[0]
                    .create(&new, &format!("# Title {number}\n[[5]]\n"), Origin::Cli)
                    .unwrap();
            }
        });
    });
    while engines[0].add_text() {}
    assert_eq!(engines[1].check(20).unwrap(), []);
}
