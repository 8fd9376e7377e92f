use proptest::prelude::*;

use super::*;

#[test]
fn untouched_lines_keep_their_own_ends() {
    let base = "one\r\ntwo\nthree\rfour";
    assert_eq!(like(base, "one\ntwo\nthree\nfour"), base);
    assert_eq!(
        like(base, "one\nTWO\nthree\nfour"),
        "one\r\nTWO\nthree\rfour"
    );
    assert_eq!(
        like(base, "zero\none\ntwo\nthree\nfour"),
        "zero\r\none\r\ntwo\nthree\rfour"
    );
}

#[test]
fn new_lines_take_the_end_of_the_line_before() {
    assert_eq!(like("a\r\nb\r\n", "a\nnew\nb\n"), "a\r\nnew\r\nb\r\n");
    assert_eq!(like("a\r\nb", "a\nb\nc\n"), "a\r\nb\r\nc\r\n");
}

#[test]
fn a_missing_last_line_end_stays_missing() {
    assert_eq!(like("a\r\nb", "a\nB"), "a\r\nB");
    assert_eq!(like("a\r\n", "a"), "a");
    assert_eq!(like("a\r\n", ""), "");
}

#[test]
fn other_separators_are_not_line_ends() {
    let base = "a\u{2028}b\u{85}c\r\nd";
    assert_eq!(like(base, &to_lf(base)), base);
}

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-c]{0,3}",
        Just("\r\n".into()),
        Just("\n".into()),
        Just("\r".into())
    ];
    proptest::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn opening_and_saving_without_a_change_gives_the_same_bytes(base in text()) {
        prop_assert_eq!(like(&base, &to_lf(&base)), base);
    }

    #[test]
    fn what_the_editor_sees_is_what_it_sent(base in text(), edited in text()) {
        let edited = to_lf(&edited);
        prop_assert_eq!(to_lf(&like(&base, &edited)), edited);
    }

    #[test]
    fn an_edit_in_one_line_leaves_the_bytes_around_it(before in text(), after in text(), word in "[x-z]{1,5}") {
        let base = format!("{before}\r\n====\r\n{after}");
        let edited = to_lf(&base).replace("====", &word);
        prop_assert_eq!(like(&base, &edited), base.replace("====", &word));
    }
}
