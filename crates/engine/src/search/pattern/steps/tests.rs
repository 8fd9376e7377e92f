use std::cell::Cell;

use proptest::prelude::*;
use regex::Regex;

use super::*;

fn program(pattern: &str) -> Program {
    Program::new(pattern, 4 << 20).unwrap()
}

const PATTERNS: &[&str] = &[
    "a",
    "",
    "a*b",
    "(?:ab|a)c?",
    r"\bab\b",
    r"\Bあ",
    r"\b",
    r"\B",
    "(?m)^b",
    "(?m)a$",
    r"\Aab",
    r"ab\z",
    r"\d{2}年",
    "[^a]b",
    "あ[い-う]+",
    r"\p{L}\W\p{L}",
    "(?s)a.b",
    "(?:a|aa)+c",
];

proptest! {
    #[test]
    fn it_finds_what_the_regex_finds(
        pattern in prop::sample::select(PATTERNS),
        pieces in prop::collection::vec(
            prop::sample::select(&["a", "b", "c", "あ", "い", "２", "2", "年", " ", "\n", "é", "🌊"][..]),
            0..12,
        ),
    ) {
        let text = pieces.concat();
        let regex = Regex::new(pattern).unwrap();
        let place = regex.find(&text);
        let end = program(pattern).first_end(&text, usize::MAX, &|| false);
        prop_assert_eq!(end.is_some(), place.is_some(), "{} in {:?}", pattern, text);
        // None ends before the one that ends first.
        prop_assert!(end <= place.map(|place| place.end()), "{} in {:?}", pattern, text);
    }
}

#[test]
fn it_can_be_called_off_in_the_middle_of_a_text() {
    let text = "ab".repeat(1_000_000);
    let asked = Cell::new(0);
    let twice = || {
        asked.set(asked.get() + 1);
        asked.get() == 2
    };
    assert_eq!(
        program("[ab]{20}c").first_end(&text, usize::MAX, &twice),
        None
    );
    assert_eq!(asked.get(), 2);
}

#[test]
fn what_takes_too_many_steps_ends() {
    // All ways have to be followed from each byte of the text.
    let text = format!("{}c", "ab".repeat(5_000));
    let program = program("[ab]*a[ab]{99}c");
    assert!(program.cost(&text) > 1_000_000);
    assert_eq!(program.first_end(&text, 500_000, &|| false), None);
    assert_eq!(
        program.first_end(&text, usize::MAX, &|| false),
        Some(text.len())
    );
}
