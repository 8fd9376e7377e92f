use super::*;
use crate::search::Phrase;

fn owners(phrase: &str) -> Vec<i64> {
    let mut arena = Arena::default();
    for (at, text) in [
        "共同声明",
        "the quick fox",
        "",
        "声明の声明",
        "明共同 the",
        "quick",
    ]
    .iter()
    .enumerate()
    {
        arena.push(text, at as i64 * 10);
    }
    let phrase = Phrase::new(phrase).unwrap();
    let matcher = phrase.matcher();
    arena
        .holding(|text, from| matcher.find(text, from))
        .collect()
}

#[test]
fn every_text_that_holds_it_is_found_once() {
    assert_eq!(owners("声明"), [0, 30]);
    assert_eq!(owners("quick"), [10, 50]);
    assert_eq!(owners("fox"), [10]);
    assert_eq!(owners("明共"), [40]);
    assert!(owners("無").is_empty());
}

#[test]
fn nothing_reaches_from_one_text_into_the_next() {
    assert_eq!(owners("the quick"), [10]);
    assert!(owners("声明明").is_empty());
}
