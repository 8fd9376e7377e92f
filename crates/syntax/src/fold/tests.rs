use proptest::prelude::*;

use super::*;
use crate::Span;

#[test]
fn spellings_that_mean_the_same_fold_alike() {
    for (written, folded) in [
        ("ＮＡＴＯ", "nato"),
        ("ｶﾀｶﾅ", "カタカナ"),
        ("ｶﾞｷﾞ", "ガギ"),
        ("か\u{3099}", "が"),
        ("㍻", "平成"),
        ("café", "cafe"),
        ("cafe\u{301}", "cafe"),
        ("Ｃａｆé", "cafe"),
        ("Straße STRASSE", "strasse strasse"),
        ("Tiếng Việt", "tieng viet"),
        ("İstanbul", "istanbul"),
        ("ΑΘΉΝΑ", "αθήνα"),
        ("Ёлка", "ёлка"),
        ("ひらがな", "ひらがな"),
        ("　", " "),
        ("①②", "12"),
        ("한국", "한국"),
    ] {
        assert_eq!(fold(written), folded, "{written}");
    }
    assert_ne!(fold("ひらがな"), fold("ヒラガナ"));
}

#[test]
fn even_characters_need_no_normalising() {
    let even: Vec<char> = ('\0'..='\u{FFFF}').filter(|c| is_even(*c)).collect();
    for pair in even.windows(2) {
        for text in [
            String::from_iter(pair),
            String::from_iter(pair.iter().rev()),
        ] {
            assert_eq!(case_key_once(&text), text.to_ascii_lowercase());
        }
    }
}

#[test]
fn broken_cjk_lines_are_joined() {
    for (source, expected) in [
        ("共同声明\nを発表", "共同声明を発表"),
        ("共同声明\r\nを発表", "共同声明を発表"),
        ("と述べた。\nその後", "と述べた。その後"),
        ("hello\nworld", "hello\nworld"),
        ("日本\nNATO", "日本\nnato"),
        ("共同\n\n声明", "共同\n\n声明"),
        ("한국\n사람", "한국\n사람"),
        ("# 見出し\n本文", "# 見出し\n本文"),
        ("硬い改行  \n次", "硬い改行  \n次"),
        ("段落。\n　次の段落", "段落。\n 次の段落"),
        ("一\n二\n三", "一二三"),
    ] {
        assert_eq!(haystack(source).text(), expected, "{source:?}");
    }
}

fn written_at<'a>(source: &'a str, needle: &str) -> &'a str {
    let haystack = haystack(source);
    let at = haystack.text().find(needle).unwrap();
    let span = haystack.source_range(at..at + needle.len());
    &source[span.start..span.end]
}

#[test]
fn what_is_found_leads_back_to_what_was_written() {
    assert_eq!(written_at("これはＮＡＴＯの話", "nato"), "ＮＡＴＯ");
    assert_eq!(written_at("共同声明\r\nを発表した", "声明を"), "声明\r\nを");
    assert_eq!(written_at("Ｎ A", "n a"), "Ｎ A");
    assert_eq!(written_at("㍻の", "平"), "㍻");
    assert_eq!(written_at("cafe\u{301}s", "afes"), "afe\u{301}s");
    assert_eq!(written_at("いろは\nにほへ", "ろはにほ"), "ろは\nにほ");
    assert_eq!(haystack("㍻").source_range(6..6), Span { start: 3, end: 3 });
    assert_eq!(haystack("").source_range(0..9), Span { start: 0, end: 0 });
}

fn runs(folded: &str) -> Vec<(&str, TokenKind)> {
    tokens(folded)
        .map(|t| (&folded[t.span.start..t.span.end], t.kind))
        .collect()
}

#[test]
fn text_falls_into_runs() {
    use TokenKind::{Cjk, Symbol, Word};
    assert_eq!(
        runs("nato首脳会議、c++で❤\u{fe0f}を。snake_case"),
        [
            ("nato", Word),
            ("首脳会議", Cjk),
            ("c", Word),
            ("+", Symbol),
            ("+", Symbol),
            ("で", Cjk),
            ("❤", Symbol),
            ("を", Cjk),
            ("snake", Word),
            ("case", Word),
        ]
    );
    assert_eq!(runs("हिन्दी ภาษาไทย"), [("हिन्दी", Word), ("ภาษาไทย", Cjk)]);
    assert_eq!(runs("、。 \u{fe0f}"), []);
}

#[test]
fn names_are_compared_without_case_and_extension() {
    for (name, key) in [
        ("README.md", "readme"),
        ("メモ.MD", "メモ"),
        ("ﾒﾓ", "メモ"),
        ("Folder/Note.markdown", "folder/note"),
        ("Résumé", "résumé"),
        ("か\u{3099}", "が"),
        (".md", ".md"),
        ("v1.2", "v1.2"),
        ("a .md", "a"),
        ("\u{A8}", "\u{308}"),
    ] {
        assert_eq!(name_key(name), key, "{name}");
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn every_part_of_a_haystack_leads_into_the_source(source in any::<String>(), from in 0usize..60, length in 0usize..60) {
        let haystack = haystack(&source);
        let span = haystack.source_range(from..from + length);
        prop_assert!(span.start <= span.end && span.end <= source.len());
        let whole = haystack.source_range(0..haystack.text().len());
        prop_assert_eq!(whole, Span { start: 0, end: source.len() });
    }

    #[test]
    fn a_piece_of_source_folds_to_what_leads_back_to_it(words in prop::collection::vec("[a-zA-Zあ-んァ-ヶ一-龠ｱ-ﾟＡ-Ｚéß、。\u{301}\u{3099}]{1,6}", 1..6), pick in any::<prop::sample::Index>()) {
        let source = words.join(" ");
        let haystack = haystack(&source);
        let needle = fold(&words[pick.index(words.len())]);
        for (at, _) in haystack.text().match_indices(&needle) {
            let span = haystack.source_range(at..at + needle.len());
            prop_assert!(source.is_char_boundary(span.start) && source.is_char_boundary(span.end));
            prop_assert!(fold(&source[span.start..span.end]).contains(&needle));
        }
    }

    #[test]
    fn tokens_are_ordered_and_apart(text in any::<String>()) {
        let folded = fold(&text);
        let mut end = 0;
        for token in tokens(&folded) {
            prop_assert!(token.span.start >= end && token.span.end > token.span.start);
            prop_assert!(folded.get(token.span.start..token.span.end).is_some());
            end = token.span.end;
        }
    }
}
