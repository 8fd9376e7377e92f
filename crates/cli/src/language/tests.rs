use super::Language::{self, English, Japanese};

#[test]
fn a_problem_of_a_query_is_told_in_japanese_with_its_part() {
    let english = "`/[a/` is no regular expression (unclosed character class)";
    assert_eq!(English.query_problem("bad-regex", english), english);
    assert_eq!(
        Japanese.query_problem("bad-regex", english),
        "「/[a/」: 正規表現として読めないので、文として探しました。"
    );
    assert_eq!(Japanese.query_problem("new-code", english), english);
}

#[test]
fn how_far_a_search_came_is_told_in_both_languages() {
    assert!(
        English
            .search_reach("31,000", "100,000")
            .starts_with("Searched 31,000 of 100,000")
    );
    assert!(
        Japanese
            .search_reach("31,000", "100,000")
            .starts_with("100,000件のうち31,000件")
    );
}

#[test]
fn the_locale_decides() {
    for (locale, language) in [
        ("ja_JP.UTF-8", Japanese),
        ("ja", Japanese),
        ("ja-JP", Japanese),
        ("C.UTF-8", English),
        ("jam_JM", English),
        ("", English),
    ] {
        assert_eq!(Language::of_locale(locale), language, "{locale}");
    }
}

#[test]
fn one_of_something_is_not_called_several() {
    for (one, several) in [
        (English.notes(1), English.notes(0)),
        (English.graph_size(1, 1), English.graph_size(2, 2)),
        (
            English.edit_is_only_planned(1, 1),
            English.edit_is_only_planned(2, 2),
        ),
        (
            English.edit_is_done(1, Some(7)),
            English.edit_is_done(2, Some(7)),
        ),
        (
            English.edit_is_undone(1, false),
            English.edit_is_undone(2, false),
        ),
        (English.more_problems(1), English.more_problems(2)),
        (English.images_stay(1), English.images_stay(2)),
        (
            English.import_is_called_off(1),
            English.import_is_called_off(2),
        ),
    ] {
        let words = ["notes", "edges", "places", "pictures", "are", "they"];
        let has_plural = |text: &str| {
            let mut written = text.split(|c: char| !c.is_alphabetic());
            written.any(|word| words.contains(&word))
        };
        // Where the notes link to it, they may be any number.
        let one = one.replace("; the notes link to it", "");
        assert!(!has_plural(&one), "{one}");
        assert!(has_plural(&several), "{several}");
    }
    assert_eq!(English.notes(12_345), "12,345 notes");
}
