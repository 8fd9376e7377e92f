//! What holds for every note whatever it says, for random texts and for the corpus of the
//! fuzz targets: `parse` never fails, spans lie in the text, and passages cover it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its corpus fails"
)]

mod common;

use std::fs;
use std::path::Path;

use common::{pieces, profile};
use law::Law;
use proptest::prelude::*;

#[path = "common/law.rs"]
mod law;

type Check = fn(&str) -> Law;

/// The fuzz targets, and what each holds its input to.
const TARGETS: [(&str, Check); 6] = [
    ("ask", law::asking),
    ("front_matter", law::front_matter),
    ("haystack", law::folding),
    ("parse", law::note),
    ("relink", law::relinking),
    ("retag", law::retagging),
];

#[test]
fn the_corpus_keeps_the_laws() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (target, law) in TARGETS {
        let mut count = 0;
        for entry in fs::read_dir(corpus.join(target)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            if let Err(broken) = law(&String::from_utf8_lossy(&bytes)) {
                panic!("{}: {broken}", path.display());
            }
            count += 1;
        }
        assert!(count >= 10, "only {count} texts for {target}");
    }
}

fn keeps(law: Law) -> Result<(), TestCaseError> {
    law.map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_a_note(text in pieces(), profile in profile(), path in prop::option::of("[0-9年月日/.-]{0,12}")) {
        keeps(law::reading(&text, profile, path.as_deref()))?;
    }

    #[test]
    fn any_characters_are_a_note(text in any::<String>(), profile in profile()) {
        keeps(law::reading(&text, profile, None))?;
    }

    #[test]
    fn front_matter_of_any_kind_is_read(inner in pieces()) {
        keeps(law::front_matter(&inner))?;
    }

    #[test]
    fn any_text_can_be_folded(text in pieces()) {
        keeps(law::folding(&text))?;
    }

    #[test]
    fn any_text_can_be_asked_for(text in pieces()) {
        keeps(law::asking(&text))?;
    }
}
