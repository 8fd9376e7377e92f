use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::*;

fn typed(start: usize, end: usize, insert: &str) -> Typed {
    Typed {
        start,
        end,
        insert: insert.into(),
    }
}

fn hash(text: &str) -> ContentHash {
    ContentHash::of(text.as_bytes())
}

fn keep(store: &Store, base: Option<&str>, of: &str, typed: &Typed) -> bool {
    let kept = store.keep_draft("v", "a.md", hash(of), base, typed, 7);
    kept.unwrap().is_some()
}

#[test]
fn a_draft_is_there_after_reopening_with_what_it_was_made_from() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let base = "一😀二\n";
    assert!(keep(&store, Some(base), base, &typed(1, 3, "壱")));
    assert!(keep(&store, None, base, &typed(3, 3, "と半")));
    drop(store);

    let store = Store::open(folder.path()).unwrap();
    assert_eq!(store.draft("v", "a.md").unwrap(), None, "not its own yet");
    assert_eq!(store.take_drafts("v").unwrap(), ["a.md"]);
    let draft = store.draft("v", "a.md").unwrap().unwrap();
    assert_eq!(draft.text, "一😀と半二\n");
    assert_eq!(draft.base.text, base);
    assert_eq!((draft.base.hash, draft.at_ms), (hash(base), 7));
    assert_eq!(store.take_drafts("other vault").unwrap(), [""; 0]);
}

#[test]
fn a_base_that_is_not_known_and_a_stretch_that_is_none_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    assert!(!keep(&store, None, "a", &typed(0, 0, "x")));
    assert!(keep(&store, Some("a😀"), "a😀", &typed(0, 0, "x")));
    assert!(!keep(&store, None, "another", &typed(0, 0, "y")));
    for (start, end) in [(2, 3), (0, 2), (2, 1), (0, 4), (9, 9)] {
        assert!(
            !keep(&store, None, "a😀", &typed(start, end, "y")),
            "{start} {end}"
        );
    }
    assert_eq!(store.draft("v", "a.md").unwrap().unwrap().text, "xa😀");
}

#[test]
fn an_older_draft_does_not_take_the_place_of_a_newer_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let keep = |base: &str, insert: &str, at_ms| {
        let typed = typed(0, 0, insert);
        let kept = store.keep_draft("v", "a.md", hash(base), Some(base), &typed, at_ms);
        kept.unwrap().unwrap().text
    };
    assert_eq!(keep("base", "new ", 2), "new base");
    assert_eq!(keep("base", "old ", 1), "old base", "what was asked for");
    assert_eq!(store.draft("v", "a.md").unwrap().unwrap().text, "new base");
    assert_eq!(keep("another", "of ", 1), "of another");
    assert_eq!(
        store.draft("v", "a.md").unwrap().unwrap().text,
        "of another"
    );
}

#[test]
fn a_draft_goes_with_the_text_it_says_and_no_sooner() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    keep(&store, Some("a"), "a", &typed(1, 1, "b"));
    store.drop_draft_of("v", "a.md", "a").unwrap();
    assert!(store.draft("v", "a.md").unwrap().is_some());
    store.drop_draft_of("v", "a.md", "ab").unwrap();
    assert_eq!(store.draft("v", "a.md").unwrap(), None);
    assert_eq!(store.take_drafts("v").unwrap(), [""; 0]);
}

#[test]
fn what_is_typed_while_the_last_text_is_let_go_of_stays() {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let folder = folder.unwrap();
    let store = Store::open(folder.path()).unwrap();
    // To look at it takes a while.
    let base = "a".repeat(4_000_000);
    let is_over = AtomicBool::new(false);
    let saved = AtomicUsize::new(0);
    let kept = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                let text = format!("{} {base}", saved.load(Ordering::Relaxed));
                store.drop_draft_of("v", "a.md", &text).unwrap();
            }
        });
        let kept = (1..100).find(|&number| {
            let insert = format!("{number} ");
            assert!(keep(&store, Some(&base), &base, &typed(0, 0, &insert)));
            let draft = store.draft("v", "a.md").unwrap();
            saved.store(number, Ordering::Relaxed);
            draft.is_none()
        });
        is_over.store(true, Ordering::Relaxed);
        kept
    });
    assert_eq!(kept, None, "this draft was let go of for the one before");
}

#[test]
fn processes_that_live_keep_their_drafts_to_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let one = Store::open(folder.path()).unwrap();
    let two = Store::open(folder.path()).unwrap();
    keep(&one, Some("a"), "a", &typed(0, 0, "one "));
    keep(&two, Some("a"), "a", &typed(0, 0, "two "));
    assert_eq!(two.draft("v", "a.md").unwrap().unwrap().text, "two a");
    assert_eq!(two.take_drafts("v").unwrap(), ["a.md"]);
    drop(one);

    // The draft that was left behind waits until there is no other of this note.
    two.take_drafts("v").unwrap();
    assert_eq!(two.draft("v", "a.md").unwrap().unwrap().text, "two a");
    two.drop_draft("v", "a.md").unwrap();
    assert_eq!(two.take_drafts("v").unwrap(), ["a.md"]);
    assert_eq!(two.draft("v", "a.md").unwrap().unwrap().text, "one a");
    let locks = std::fs::read_dir(folder.path().join("writers")).unwrap();
    assert_eq!(locks.count(), 1, "who left nothing is forgotten");
}
