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
