//! Copies that sync tools have made of notes.

use super::*;
use crate::merge::{Apart, Piece};

const COPY: &str = "日記/x.sync-conflict-20230201-120000-ABCDEF.md";

fn bench() -> Bench {
    let bench = Bench::new();
    bench.write("日記/x.md", "一\n二\n");
    bench.write(COPY, "一\n弐\n");
    bench.write("日記/y (競合コピー 2023-02-01).md", "of nobody");
    bench.look();
    bench
}

#[test]
fn a_note_knows_its_copies_and_a_copy_its_note() {
    let bench = bench();
    let copies = |of: &str| bench.engine.copies(&path(of)).unwrap();
    assert_eq!(copies("日記/x.md").copies, [COPY]);
    assert_eq!(copies("日記/x.md").original, None);
    assert_eq!(copies(COPY).original.as_deref(), Some("日記/x.md"));
    let alone = copies("日記/y (競合コピー 2023-02-01).md");
    assert_eq!(alone, Copies::default(), "its note is gone");
}

#[test]
fn a_copy_is_compared_and_goes_once_it_was_seen() {
    let bench = bench();
    let note = path("日記/x.md");
    let comparison = bench
        .engine
        .compare_copy(&note, "一\n二\n", &path(COPY))
        .unwrap();
    let apart = Piece::Apart(Apart {
        base: String::new(),
        theirs: "弐".into(),
        ours: "二".into(),
    });
    assert!(
        comparison
            .merge
            .pieces
            .iter()
            .any(|piece| match (piece, &apart) {
                (Piece::Apart(one), Piece::Apart(other)) => {
                    one.theirs.trim() == other.theirs && one.ours.trim() == other.ours
                }
                _ => false,
            })
    );

    bench.write(COPY, "三\n");
    let trash = |hash| bench.engine.trash_copy(&path(COPY), hash);
    assert!(!trash(comparison.hash).unwrap(), "others wrote it since");
    let seen = ContentHash::of("三\n".as_bytes());
    bench.fs.set_trash(false);
    let refused = trash(seen);
    assert!(matches!(refused, Err(EngineError::NoTrash { .. })));
    assert!(bench.fs.files().contains_key(Path::new(COPY)), "it stays");
    bench.fs.set_trash(true);
    assert!(trash(seen).unwrap());
    assert!(!bench.fs.files().contains_key(Path::new(COPY)));
    let in_trash = [(COPY.into(), Arc::from("三\n".as_bytes()))];
    assert_eq!(bench.fs.trashed(), in_trash);
    bench.clock.advance(Duration::from_secs(2));
    bench.engine.step();
    assert_eq!(bench.engine.copies(&note).unwrap(), Copies::default());
    bench.check();
}

#[test]
fn only_copies_go_to_the_trash_and_only_of_their_note() {
    let bench = bench();
    let note = path("日記/x.md");
    let hash = ContentHash::of("一\n二\n".as_bytes());
    assert!(bench.engine.trash_copy(&note, hash).is_err());
    assert!(bench.fs.files().contains_key(Path::new("日記/x.md")));
    assert!(
        bench
            .engine
            .compare_copy(&path("y.md"), "", &path(COPY))
            .is_err()
    );
}
