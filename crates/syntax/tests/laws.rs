//! What holds for every note whatever it says, for random texts and for the corpus of the
//! fuzz targets: `parse` never fails, spans lie in the text, and passages cover it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its corpus fails"
)]

use std::fs;
use std::path::Path;

use law::Law;
use proptest::prelude::*;
use tsuzuri_syntax::Profile;

#[path = "common/law.rs"]
mod law;

type Check = fn(&str) -> Law;

/// The fuzz targets, and what each holds its input to.
const TARGETS: [(&str, Check); 4] = [
    ("ask", law::asking),
    ("front_matter", law::front_matter),
    ("haystack", law::folding),
    ("parse", law::note),
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

/// Pieces that have a meaning somewhere, and text between them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "#", "##", "# ", "＃", "﹟", "(", ")", "（", "）", "・", "=", "==", "/", "~", "~~", "*", "**", "_",
            "`", "```\n", "    ", "\n", "\n\n", "\r\n", "\r", "---\n", "===\n", "+++\n", "> ", "- ", "- [ ] ", "1. ",
            "[", "]", "[[", "]]", "![[", "](", "!", "|", "\n|-|-|\n", "<a>", "</a>", "<div>\n", "<!--", "-->",
            "&#35;", "&amp;", "\\", "$", "$$", "%%", "^", "[^1]", "[^1]: ", "[r]: ", "http://", "https://",
            "www.", ".", ".com", "example.com", "日本.みんな", "@", ":", "due:2023-02-01", "📅", "2023-02-01",
            "2月1日", "令和元年", "title: ", "tags: [a, b]\n", "\u{FEFF}", "\u{200D}", "\u{FE0F}", "❤", "👍🏽",
            "\u{3099}", "　", "タグ", "NATO", "#タグ", "fff", "123", "\0",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn profile() -> impl Strategy<Value = Profile> {
    prop::sample::select(law::PROFILES.to_vec())
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
