use super::Language::{self, English, Japanese};

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
