//! What holds whatever bytes SQLite hands over, for random ones and for the corpus of the
//! fuzz target.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its corpus fails"
)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;

#[path = "common/law.rs"]
mod law;

#[test]
fn the_corpus_keeps_the_law() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/tokenizer");
    let mut count = 0;
    for entry in fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if let Err(broken) = law::tokenizer(&fs::read(&path).unwrap()) {
            panic!("{}: {broken}", path.display());
        }
        count += 1;
    }
    assert!(count >= 10, "only {count} texts");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_a_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        law::tokenizer(&bytes).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_characters_are_a_text(text in "[a-z\"' あ-ん漢字。ﾊﾟ가👍🏽\u{301}\0]{0,60}") {
        law::tokenizer(text.as_bytes()).map_err(TestCaseError::fail)?;
    }
}
