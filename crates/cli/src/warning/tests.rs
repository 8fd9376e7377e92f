use tsuzuri_engine::{EngineError, LeftBecause, NotePath};

use super::*;

#[test]
fn why_a_change_can_not_be_finished_is_told_in_the_users_language() {
    let edit = EditRecord {
        id: 1,
        kind: "retag".to_owned(),
        from: "旧".to_owned(),
        to: "新".to_owned(),
        at_ms: 0,
        finished: false,
        taken_back: false,
        notes: 0,
    };
    for (language, told) in [
        (Language::English, ["it is tried again", "make room"]),
        (Language::Japanese, ["もう一度試します", "空きを作って"]),
    ] {
        let full = EngineError::DiskFull {
            path: NotePath::new("a.md").unwrap(),
        };
        let message = not_done(&edit, &Failure::from(full), true, language);
        assert!(message.contains("旧 → 新"), "{message}");
        assert!(told.iter().all(|told| message.contains(told)), "{message}");
    }
}

#[test]
fn what_was_finished_is_counted_in_words() {
    let done = |changed: usize, skipped: usize| EditDone {
        changed: vec!["a.md".to_owned(); changed],
        skipped: vec![("b.md".to_owned(), LeftBecause::Gone); skipped],
        ..EditDone::default()
    };
    let told = |changed, skipped| done_now(&done(changed, skipped), Language::English);
    assert!(told(1, 1).ends_with(": 1 note changed, 1 left as it was"));
    assert!(told(2, 0).ends_with(": 2 notes changed, 0 left as they were"));
}
