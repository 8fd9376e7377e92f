//! Earlier versions of notes, from the engine to the store and back.

use super::*;
use crate::{
    store::{History, Store},
    vault::Cause,
};

struct Kept {
    bench: Bench,
    store: Arc<Store>,
    _folder: tempfile::TempDir,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(folder.path()).unwrap());
        let mut bench = Bench::new();
        bench.engine = bench
            .engine
            .with_history(History::new(store.clone(), "v", 30));
        Self {
            bench,
            store,
            _folder: folder,
        }
    }

    fn save(&self, text: &str, base: &str) -> crate::vault::Saved {
        let base = ContentHash::of(base.as_bytes());
        let saved = self
            .bench
            .engine
            .save(&path("n.md"), text, base, &|_| None, Origin::Cli);
        saved.unwrap()
    }

    fn versions(&self) -> Vec<(Cause, String)> {
        let versions = self.store.versions("v", "n.md").unwrap().into_iter();
        let text = |number| {
            let bytes = self.store.version_bytes("v", "n.md", number).unwrap();
            String::from_utf8(bytes.unwrap()).unwrap()
        };
        versions
            .map(|version| (version.cause, text(version.number)))
            .collect()
    }
}

#[test]
fn a_version_comes_back_and_what_it_replaced_is_the_next_version() {
    let kept = Kept::new();
    kept.bench.write("n.md", "#theirs\r\n");
    kept.bench.look();
    kept.save("#ours\n", "#theirs\r\n");
    let number = kept.store.versions("v", "n.md").unwrap()[1].number;
    let bytes = kept
        .store
        .version_bytes("v", "n.md", number)
        .unwrap()
        .unwrap();
    kept.bench
        .engine
        .restore(&path("n.md"), &bytes, Origin::Cli)
        .unwrap();
    assert_eq!(kept.bench.column("SELECT key FROM tag"), ["theirs"]);
    assert_eq!(
        kept.versions(),
        [
            (Cause::Restored, "#theirs\r\n".into()),
            (Cause::Saved, "#ours\r\n".into()),
            (Cause::Other, "#theirs\r\n".into()),
        ]
    );
    kept.bench.check();
}

#[test]
fn what_is_written_late_into_a_replaced_file_is_found_by_the_step() {
    let kept = Kept::new();
    kept.bench.write("n.md", "#old");
    kept.bench.look();
    let writer = kept.bench.fs.hold_open("n.md").unwrap();
    kept.save("#new", "#old");
    writer.write("#old #late");
    let due = kept.bench.engine.step();
    assert!(due <= kept.bench.clock.elapsed() + Duration::from_secs(2));
    kept.bench.clock.advance(Duration::from_secs(2));
    kept.bench.engine.step();
    assert_eq!(
        kept.bench.column("SELECT key FROM tag ORDER BY key"),
        ["late", "new", "old"]
    );
    kept.bench.check();
}

#[test]
fn a_host_that_ends_waits_for_late_writers_only_after_a_save() {
    let kept = Kept::new();
    kept.bench.write("n.md", "old");
    let before = kept.bench.clock.elapsed();
    kept.bench.engine.settle_saves();
    assert_eq!(kept.bench.clock.elapsed(), before);

    let writer = kept.bench.fs.hold_open("n.md").unwrap();
    kept.save("new", "old");
    writer.write("late");
    kept.bench.engine.settle_saves();
    let files = kept.bench.fs.files();
    assert!(files.values().any(|bytes| &**bytes == b"late"), "{files:?}");
}

#[test]
fn changes_since_a_version_are_told_and_a_missing_note_has_none() {
    let kept = Kept::new();
    kept.bench.write("n.md", "a\nb\n");
    let changes = |version: &str| {
        let changes = kept.bench.engine.changes_since(&path("n.md"), version);
        changes.unwrap()
    };
    let present = changes("a\n").unwrap();
    assert_eq!(present.hash, ContentHash::of(b"a\nb\n"));
    assert_eq!(present.changes[0].new_span, 2..4);
    kept.bench.fs.remove_all("n.md").unwrap();
    assert_eq!(changes("a\n"), None);
}

#[test]
fn a_deleted_note_leaves_the_index_and_can_be_had_again() {
    let kept = Kept::new();
    kept.bench.write("n.md", "#theirs");
    kept.bench.look();
    assert!(kept.bench.engine.delete(&path("n.md")).unwrap().trashed);
    assert_eq!(kept.bench.paths(), [""; 0]);
    assert_eq!(kept.bench.fs.files().len(), 0);
    let in_trash = [("n.md".into(), Arc::from(*b"#theirs"))];
    assert_eq!(kept.bench.fs.trashed(), in_trash);
    assert_eq!(kept.versions(), [(Cause::Deleted, "#theirs".into())]);
    let gone = kept.bench.engine.delete(&path("n.md"));
    assert!(matches!(gone, Err(EngineError::NotFound(_))), "{gone:?}");

    kept.bench
        .engine
        .restore(&path("n.md"), b"#theirs", Origin::Cli)
        .unwrap();
    assert_eq!(kept.bench.paths(), ["n.md"]);
    kept.bench.check();

    kept.bench.fs.set_trash(false);
    assert!(!kept.bench.engine.delete(&path("n.md")).unwrap().trashed);
    assert_eq!(kept.bench.paths(), [""; 0]);
    assert_eq!(kept.bench.fs.trashed(), in_trash, "from before");
    assert_eq!(kept.versions()[0].1, "#theirs");
    kept.bench.check();
}
