//! The index: made, opened again, and kept up to date. A small vault, so that a change of
//! the code shows within seconds; `make bench` measures whole programs on large ones.

#![allow(missing_docs, reason = "criterion's macros make functions without")]
#![allow(
    clippy::expect_used,
    reason = "a bench that can't run says so by failing"
)]

use std::{fs, path::Path, sync::Arc};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use tsuzuri_engine::{DiskFs, Engine, EngineConfig, Origin, Scope, SystemClock};

const NOTES: usize = 1000;

/// A diary in Japanese with topic notes, the same each time.
fn write_vault(root: &Path) {
    for number in 0..NOTES {
        let folder = root.join(format!("{:02}", number % 12));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("note {number}.md")), note(number)).expect("a note");
    }
}

fn note(number: usize) -> String {
    let mut text = format!("# Note {number}\n\n");
    for passage in 0..4 {
        let (other, tag) = ((number * 7 + passage * 13) % NOTES, (number + passage) % 50);
        text.push_str(&format!(
            "首脳会談で共同声明を発表した。外交・安全保障の協力を続けるという。See [[note {other}]] for more.\n\n#話題{tag}(会談・協力)\n\n",
        ));
    }
    text
}

fn open(root: &Path, index: &Path) -> Engine {
    let config = EngineConfig {
        root: root.to_owned(),
        index_dir: index.to_owned(),
        reading: tsuzuri_engine::VaultReading::default(),
        origin: Origin::Disk,
    };
    let (disk, clock) = (
        Arc::new(DiskFs::new(root)),
        Arc::new(SystemClock::default()),
    );
    Engine::open(config, disk, clock, Arc::new(())).expect("an index")
}

fn index(criterion: &mut Criterion) {
    let vault = tempfile::tempdir().expect("a folder");
    write_vault(vault.path());
    let folder = tempfile::tempdir().expect("a folder");
    let mut group = criterion.benchmark_group("1,000 notes");
    group.sample_size(10);

    let fresh = || tempfile::tempdir().expect("a folder");
    let make = |index: tempfile::TempDir, text: bool| {
        let engine = open(vault.path(), index.path());
        engine.reconcile(Scope::All).expect("the vault");
        while text && engine.add_text() {}
        index
    };
    group.bench_function("tags and links", |bench| {
        bench.iter_batched(fresh, |index| make(index, false), BatchSize::PerIteration);
    });
    group.bench_function("with full text", |bench| {
        bench.iter_batched(fresh, |index| make(index, true), BatchSize::PerIteration);
    });

    let engine = open(vault.path(), folder.path());
    engine.reconcile(Scope::All).expect("the vault");
    while engine.add_text() {}
    group.bench_function("unchanged", |bench| {
        bench.iter(|| {
            open(vault.path(), folder.path())
                .reconcile(Scope::All)
                .expect("the vault")
        });
    });
    let changed = Path::new("00/note 0.md");
    let mut turn = 0;
    group.bench_function("one note changed", |bench| {
        bench.iter_batched(
            || {
                turn += 1;
                fs::write(
                    vault.path().join(changed),
                    format!("{}#turn{}\n", note(0), turn % 2),
                )
                .expect("a note");
            },
            |()| {
                engine
                    .reconcile(Scope::Paths(vec![changed.to_owned()]))
                    .expect("the note")
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, index);
criterion_main!(benches);
