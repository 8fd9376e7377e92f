use super::*;

fn places(phrase: &str, folded: &str) -> Vec<Range<usize>> {
    let phrase = Phrase::new(phrase).unwrap();
    phrase.matcher().find_all(folded).collect()
}

fn is_in(phrase: &str, source: &str) -> bool {
    let phrase = Phrase::new(phrase).unwrap();
    phrase
        .matcher()
        .is_in(tsuzuri_syntax::haystack(source).text())
}

#[test]
fn cjk_is_found_anywhere() {
    let text = "共同声明を発表した";
    let characters: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    for (at, &start) in characters.iter().enumerate() {
        for &end in &characters[at + 1..] {
            assert!(is_in(&text[start..end], text));
        }
    }
    assert!(!is_in("声明書", text));
}

#[test]
fn words_are_found_from_their_start() {
    assert!(is_in("secur", "Security policy"));
    assert!(is_in("policy", "security-policy"));
    assert!(!is_in("curity", "security"));
    assert!(!is_in("2", "12"));
    assert!(is_in("nato", "今日のNATO首脳"));
    assert!(is_in("nato首", "今日のNATO首脳"));
    assert!(!is_in("ato首", "今日のNATO首脳"));
    assert!(is_in("脳nato", "首脳NATO"));
    assert!(!is_in("ласть", "область"));
    assert!(is_in("обл", "«область»"));
    assert!(!is_in("b", "éb"));
}

#[test]
fn a_later_place_counts_when_an_earlier_does_not() {
    assert_eq!(places("at", "cat at bat atom"), [4..6, 11..13]);
    assert_eq!(places("ああ", "あああああ"), [0..6, 6..12]);
}

#[test]
fn white_space_stands_for_any() {
    assert!(is_in("the quick", "The\nquick fox"));
    assert!(is_in("the quick", "The \t quick fox"));
    assert!(!is_in("the quick", "Thequick"));
    assert!(is_in("共同 声明", "共同　声明"));
    assert!(is_in("共同声明", "共同\n声明"));
}

#[test]
fn symbols_count() {
    assert!(is_in("c++", "Rust と C++ で"));
    assert!(!is_in("c++", "c + +"));
    assert!(is_in("👍", "いいね👍👍"));
}

#[test]
fn punctuation_alone_is_nothing_to_find() {
    for text in ["", " ", "。", "...", "\u{fe0f}"] {
        assert_eq!(Phrase::new(text), None, "{text}");
    }
}
