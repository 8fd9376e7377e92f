//! What makes parsers slow, much of each: that it ends. How long a group may take stands in
//! `.config/nextest.toml`, which catches what takes minutes. Whether each takes less than a
//! second, `make bench` says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its inputs fails"
)]

use tsuzuri_syntax::{Reading, haystack, parse};

#[path = "common/hard.rs"]
mod hard;

/// One test a group, so that they run beside each other.
macro_rules! groups {
    ($($test:ident: $group:literal),+ $(,)?) => {
        $(
            #[test]
            fn $test() {
                read($group);
            }
        )+

        #[test]
        fn every_group_is_read() {
            let hard = hard::hard();
            let groups: Vec<&str> = hard.0.keys().map(String::as_str).collect();
            let mut read = [$($group),+];
            read.sort_unstable();
            assert_eq!(groups, read);
        }
    };
}

groups! {
    addresses: "addresses",
    blocks: "blocks",
    brackets: "brackets",
    characters: "characters",
    definitions: "definitions",
    front_matter: "front matter",
    html: "html",
    lists: "lists",
    marks: "marks",
    quotes: "quotes",
    tables: "tables",
    tags: "tags",
}

fn read(group: &str) {
    for (name, input) in &hard::hard().0[group] {
        let text = input.text(hard::SIZE);
        let note = parse(&text, &Reading::default());
        let end = note.passages.last().map_or(0, |passage| passage.span.end);
        assert!(end <= text.len(), "{name}");
        let haystack = haystack(&text);
        let whole = haystack.source_range(0..haystack.text().len());
        assert_eq!(whole.end, text.len(), "{name}");
    }
}
