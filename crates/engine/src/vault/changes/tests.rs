use proptest::prelude::*;

use super::*;

/// Each change as `old|new`.
fn check(old: &str, new: &str, wanted: &[&str]) {
    let changes = changed_lines(old, new);
    let shown: Vec<_> = changes
        .iter()
        .map(|change| {
            format!(
                "{}|{}",
                &old[change.old_span.clone()],
                &new[change.new_span.clone()]
            )
        })
        .collect();
    assert_eq!(shown, wanted, "{old:?} → {new:?}");
}

#[test]
fn lines_that_are_others_are_told() {
    check("a\nb\nc\n", "a\nb\nc\n", &[]);
    check("", "", &[]);
    check("", "a\n", &["|a\n"]);
    check("a\nb\nc\n", "a\nx\nc\n", &["b\n|x\n"]);
    check("a\nc\n", "a\nb\nc\nd\n", &["|b\n", "|d\n"]);
    check("a", "a\n", &["a|a\n"]);
    check("日\r\n", "日\n", &["日\r\n|日\n"]);
}

#[test]
fn lines_are_counted_from_0() {
    let change = &changed_lines("a\nb\nc\n", "a\nc\n")[0];
    assert_eq!(
        (change.old_lines.clone(), change.new_lines.clone()),
        (1..2, 1..1)
    );
}

proptest! {
    /// The old text with its changes made is the new one.
    #[test]
    fn changes_make_the_new_text_of_the_old_one(old in "[ab日\n]{0,40}", new in "[ab日\n]{0,40}") {
        let mut made = String::new();
        let mut at = 0;
        for change in changed_lines(&old, &new) {
            made += &old[at..change.old_span.start];
            made += &new[change.new_span];
            at = change.old_span.end;
        }
        made += &old[at..];
        prop_assert_eq!(made, new);
    }
}
