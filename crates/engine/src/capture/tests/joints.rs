//! What stands between: each row a note, what is captured, and what is put between them.

use tsuzuri_syntax::{ParsedNote, Reading, parse};

use crate::vault::VaultReading;

use crate::capture::joint;

const CASES: &[(&str, &str, &str)] = &[
    ("", "text", ""),
    ("\n\n", "text", ""),
    ("  ", "text", "\n"),
    // Clippings that a line of tags has closed stand apart by a blank line.
    ("a\n\n#tag\n", "b", "\n"),
    ("a\n\n#tag", "b", "\n\n"),
    ("a\n\n#tag\n\n", "b", ""),
    ("a\n#tag\n#two (and", "b", "\n\n---\n\n"),
    ("a\n\n#ウクライナ代理戦争(NATO\n", "b", "\n"),
    ("a\n#反ロシア#対中露戦\n", "b", "\n"),
    // Open ones by a thematic break.
    ("a\n", "b", "\n---\n\n"),
    ("a #tag\n", "b", "\n---\n\n"),
    ("a", "b", "\n\n---\n\n"),
    ("a\n\n#tag\n\nmore\n", "b", "\n---\n\n"),
    // What has no text of its own is no clipping yet.
    ("# 2023年2月1日\n", "b", "\n"),
    ("# 2023年2月1日\n\n#日記\n", "b", "\n"),
    ("#日記\n", "b", "\n"),
    ("---\ntags: [a]\n---\n", "b", "\n"),
    ("a\n\n---\n", "b", "\n"),
    // Lists go on.
    ("- milk\n- eggs\n", "- bread", ""),
    ("- milk", "- bread", "\n"),
    ("- [ ] milk\n", "- [ ] bread", ""),
    ("1. one\n2. two\n", "3. three", ""),
    ("- milk\n\n", "- bread", "---\n\n"),
    ("- milk\n", "* bread", "\n---\n\n"),
    ("- milk\n", "bread", "\n---\n\n"),
    ("-5 degrees\n", "-6 degrees", "\n---\n\n"),
];

#[test]
fn what_stands_between_is_as_little_as_sets_apart() {
    for (note, addition, between) in CASES {
        let found = joint(note, addition, &VaultReading::default());
        assert_eq!(found, *between, "{note:?} + {addition:?}");
    }
}

/// The reason for all of it: the capture is a clipping of its own, and those before are
/// as they were.
#[test]
fn what_is_captured_is_a_clipping_of_its_own() {
    let lists = |note: &str, addition: &str| {
        note.contains("- ") && addition.starts_with("- ") || note.contains("1. ")
    };
    for (note, addition, between) in CASES.iter().filter(|case| !lists(case.0, case.1)) {
        let whole = format!("{note}{between}{addition}\n\n#new\n");
        let reading = Reading::default();
        let (before, after) = (parse(note, &reading), parse(&whole, &reading));
        let own = after.passages.last().unwrap();
        let own_text = &whole[own.span.start..own.span.end];
        let heading = whole.starts_with('#');
        assert!(
            own_text.starts_with(addition) || heading,
            "{note:?} + {addition:?}: {own_text:?}"
        );
        for (old, new) in before.passages.iter().zip(&after.passages) {
            let raw = |note: &ParsedNote<'_>, passage| -> Vec<String> {
                let covering = note.covering(passage);
                covering.map(|one| one.tag.raw.to_string()).collect()
            };
            let tags = raw(&after, new);
            assert!(raw(&before, old) == tags || heading, "{note:?}: {tags:?}");
        }
    }
}
