use proptest::prelude::*;
use tsuzuri_syntax::haystack;

use super::*;

fn pattern(source: &str) -> Pattern {
    Pattern::new(source).unwrap_or_else(|error| panic!("{source}: {error}"))
}

/// What a pattern finds first in a text as written.
fn found(source: &str, text: &str) -> Option<String> {
    let haystack = haystack(text);
    let place = pattern(source)
        .find_all(haystack.text(), &Cancel::new())
        .next()?;
    let span = haystack.source_range(place);
    Some(text[span.start..span.end].to_owned())
}

#[test]
fn characters_are_folded_as_texts_are() {
    for (source, text, expected) in [
        ("NATO|ＥＵ", "今日のNato", "Nato"),
        ("NATO|ＥＵ", "in the eu", "eu"),
        (r"\d{4}年", "２０２３年2月", "２０２３年"),
        ("共同.声明", "共同の声明", "共同の声明"),
        ("共同声明", "共同\n声明", "共同\n声明"),
        (r"c++\s", "C++ で", "C++ "),
        ("Café", "CAFÉ", "CAFÉ"),
        ("cafe\u{301}s?", "cafés", "cafés"),
        ("㍻元年", "平成元年", "平成元年"),
        ("平成元年", "㍻元年", "㍻元年"),
        ("㍻+", "平成平成", "平成平成"),
        ("カ\u{3099}ス", "ガス", "ガス"),
        ("ｶﾞ+", "ガガ", "ガガ"),
        ("ｶﾀｶﾅ", "カタカナ", "カタカナ"),
        ("（会談）", "（会談）", "（会談）"),
        (r"\x{FF21}", "a", "a"),
        ("straße", "STRASSE", "STRASSE"),
    ] {
        assert_eq!(found(source, text).as_deref(), Some(expected), "{source}");
    }
    assert_eq!(found("かな", "カナ"), None);
    assert_eq!(found(r"c++\s", "c "), None);
}

#[test]
fn classes_are_folded_too() {
    for (source, text, expected) in [
        ("[A-Z]+", "Nato", Some("Nato")),
        ("[Ａ-Ｚ]+", "nato", Some("nato")),
        (r"\p{Lu}+", "nato", Some("nato")),
        ("[[:upper:]]+", "nato", Some("nato")),
        ("[é]", "e", Some("e")),
        ("[ｱ-ﾝ]+", "カキ", Some("カキ")),
        ("[㍻㍼]元年", "平成元年", Some("平成元年")),
        ("[一-龠]+", "かな漢字", Some("漢字")),
        (r"\p{Han}{2}", "漢a字字", Some("字字")),
        ("[^A]", "aAａÁ", None),
        ("[^É]", "éE", None),
        (r"[^\d]", "１２", None),
        (r"\D", "１２", None),
        (r"\P{Lu}", "A", None),
        ("[a-z&&[^AEIOU]]+", "aeB", Some("B")),
    ] {
        assert_eq!(found(source, text).as_deref(), expected, "{source}");
    }
}

#[test]
fn lines_have_ends() {
    assert_eq!(found("^- ", "a\n- b").as_deref(), Some("- "));
    assert_eq!(found("a$", "a\r\nb").as_deref(), Some("a"));
    assert_eq!(found("a.b", "a\nb"), None);
    assert_eq!(found("(?s)a.b", "a\nb").as_deref(), Some("a\nb"));
    assert_eq!(found(r"\Ab", "a\nb"), None);
    assert_eq!(found("a*", "b"), None, "an empty place is none to show");
    assert!(pattern("a*").is_in("b", &Cancel::new()));
}

#[test]
fn what_is_no_pattern_says_what_is_wrong() {
    for (source, expected) in [
        ("[a", "unclosed character class"),
        ("(a", "unclosed group"),
        ("a)", "unopened group"),
        ("*", "repetition operator missing expression"),
        (r"\p{Nope}", "Unicode property not found"),
        (r"(a)\1", "backreferences are not supported"),
        ("(?=a)", "look-around"),
        ("(?-u:.)", "invalid UTF-8"),
    ] {
        match Pattern::new(source) {
            Err(BadPattern::Syntax(what)) => assert!(what.contains(expected), "{source}: {what}"),
            other => panic!("{source}: {other:?}"),
        }
    }
}

#[test]
fn size_has_bounds() {
    let nested = format!("{}a{}", "(".repeat(40), ")".repeat(40));
    for source in [
        &"あ".repeat(LONGEST + 1),
        r"(\w{100}){100}",
        r"((((a{100}){100}){100}){100}){100}",
    ] {
        assert_eq!(Pattern::new(source), Err(BadPattern::Large), "{source}");
    }
    assert!(matches!(Pattern::new(&nested), Err(BadPattern::Syntax(_))));
    pattern(&"あ".repeat(LONGEST));
    pattern(r"\w{1,20}\s\d{1,40}");
}

#[test]
fn what_must_be_there_narrows() {
    for (source, expected) in [
        ("共同.声明", Some(r#"(("共同") AND ("声明"))"#)),
        ("共同声明", Some(r#"("共同" AND "同声" AND "声明")"#)),
        (r"\d{4}年", Some(r#"(("年"*))"#)),
        ("首脳|会議", Some(r#"(("首脳") OR ("会議"))"#)),
        ("日|月", Some(r#"(("日"*) OR ("月"*))"#)),
        ("(共同)?声明", Some(r#"(("声明"))"#)),
        ("(共同)+", Some(r#"("共同")"#)),
        ("NATO首脳", Some(r#"("首脳")"#)),
        ("the quick", Some(r#"("quick"*)"#)),
        ("a👍", Some(r#"("👍")"#)),
        ("NATO|首脳", None),
        ("security", None),
        ("(共同)*", None),
        (r"\w+", None),
        ("", None),
        ("[一-龠]", None),
    ] {
        assert_eq!(pattern(source).narrowed(), expected, "{source}");
    }
    let many: Vec<String> = ('一'..).take(65).map(|one| format!("{one}{one}")).collect();
    assert_eq!(pattern(&many.join("|")).narrowed(), None);
}

#[test]
fn a_long_text_is_gone_through_in_steps_that_can_be_called_off() {
    let text = format!("{}年。{}2023年", "字１ ".repeat(400_000), "x".repeat(100));
    let haystack = haystack(&text);
    let (folded, year) = (haystack.text(), pattern(r"\d{4}年"));
    let cancel = Cancel::new();
    assert!(year.is_in(folded, &cancel));
    let places: Vec<_> = year.find_all(folded, &cancel).collect();
    let last = folded.len() - "2023年".len()..folded.len();
    assert!(places.iter().eq([&last]), "{places:?}");
    cancel.cancel();
    assert!(!year.is_in(folded, &cancel));
    assert_eq!(year.find_all(folded, &cancel).next(), None);
}

#[test]
fn in_a_long_text_places_near_the_first_are_found() {
    let text = format!("{}ab ab{}", "x".repeat(2 * NEAR), " ab".repeat(NEAR));
    let (found, cancel) = (pattern(r"\bab\b"), Cancel::new());
    let places: Vec<_> = found.find_all(&text, &cancel).collect();
    let first = 2 * NEAR + 3;
    assert_eq!(places[..2], [first..first + 2, first + 3..first + 5]);
    assert!(places.len() > 1_000 && places.len() < NEAR);
}

proptest! {
    #[test]
    fn any_pattern_is_read_or_refused(source in "\\PC{0,30}") {
        let _ = Pattern::new(&source);
    }

    /// A character alone finds what it finds as a word of a query.
    #[test]
    fn a_character_finds_itself(character in any::<char>()) {
        let text = character.to_string();
        let escaped = regex::escape(&text);
        let (class, range) = (format!("[{escaped}]"), format!("[{escaped}-{escaped}]"));
        for source in [&escaped, &class, &range] {
            prop_assert!(pattern(source).is_in(haystack(&text).text(), &Cancel::new()), "{}", source);
        }
    }
}
