//! `link:`, with a note and with a place in it.

use super::results::found;
use super::*;

#[test]
fn a_link_to_a_heading_is_found_by_note_and_heading() {
    let links = [
        "[[Energy#Supply]]",
        "[[energy#Europe#supply: now|shown]]",
        "[b](topics/Energy.md#Supply)",
        "[[Energy#^supply]]",
        "[[Energy]]",
        "[[Supply#Energy]]",
        "[[無い#Supply]]",
    ];
    let sample = Sample::of(&[
        ("a.md", &*links.join("\n\n---\n\n")),
        ("topics/Energy.md", "# Europe\n\n## Supply\n\n[[#Supply]]\n"),
    ]);
    let a = |ordinals: &[usize]| -> Vec<String> {
        let found = ordinals.iter().map(|ordinal| format!("a.md:{ordinal}"));
        found.collect()
    };
    let supply = [a(&[0, 2]), vec!["topics/Energy.md:0".to_owned()]].concat();
    for (query, expected) in [
        ("link:[[Energy#Supply]]", &supply),
        ("link:[[ＥＮＥＲＧＹ＃supply]]", &supply),
        ("link:Energy#Supply", &supply),
        ("link:[[topics/Energy # Supply]]", &supply),
        // A link may name headings above the one that it leads to.
        ("link:[[Energy#Supply Now]]", &a(&[1])),
        ("link:[[Energy#Europe#Supply now]]", &a(&[1])),
        ("link:[[Energy#Asia#Supply now]]", &a(&[])),
        ("link:[[Energy#Europe]]", &a(&[])),
        ("link:[[Energy#^supply]]", &a(&[3])),
        ("link:[[無い#supply]]", &a(&[6])),
        // A note alone: whatever stands behind its name in the links.
        ("link:[[Energy]] path:a", &a(&[0, 1, 2, 3, 4])),
        ("link:[[Supply#]]", &a(&[5])),
    ] {
        assert_eq!(found(&sample, query), *expected, "{query}");
    }
}

#[test]
fn a_link_is_asked_for_as_it_is_copied_from_a_note() {
    let sample = Sample::of(&[
        ("a.md", "[[Energy|the grid]] [c](C%23.md)\n"),
        ("topics/Energy.md", "# Supply\n\n[[a|back]]\n"),
        ("C#.md", "[[a]]\n"),
    ]);
    for (query, expected) in [
        ("link:[[Energy|the grid]]", &["a.md:0"][..]),
        ("link:[[Energy\\|the grid]]", &["a.md:0"]),
        ("link:［［Energy|the grid］］", &["a.md:0"]),
        ("link:[[Energy#Supply|x]]", &[]),
        ("link:[[C#|c]]", &["a.md:0"]),
        ("linked-from:[[Energy|the grid]]", &["a.md:0"]),
        ("linked-from:[[Energy#Supply]]", &["a.md:0"]),
        ("linked-from:[[Energy#Supply|x]]", &["a.md:0"]),
        ("linked-from:[[C#]]", &["a.md:0"]),
        ("linked-from:[[C#C]]", &[]),
    ] {
        assert_eq!(found(&sample, query), *expected, "{query}");
    }
}

#[test]
fn a_picture_of_the_web_is_no_file_and_misses_no_note() {
    let sample = Sample::of(&[(
        "a.md",
        "![](https://e.example/b.png)\n\n---\n\n![](https://e.example/b)\n\n---\n\n\
         ![](data:image/png;base64,AA==)\n\n---\n\n![](c.png)\n\n---\n\n![](c)\n",
    )]);
    let all = ["a.md:0", "a.md:1", "a.md:2", "a.md:3", "a.md:4"];
    for (query, expected) in [
        ("has:image", &all[..]),
        ("has:attachment", &["a.md:3"]),
        ("is:unresolved", &["a.md:4"]),
        ("has:url", &[]),
    ] {
        assert_eq!(found(&sample, query), *expected, "{query}");
    }
}

#[test]
fn the_name_of_a_note_may_hold_the_sign_before_a_heading() {
    let sample = Sample::of(&[
        ("C#.md", "[c](C%23.md) [d](D%23.md)\n"),
        ("C.md", "[[C]] [[C#C]]\n"),
    ]);
    for (query, expected) in [
        ("link:[[C#]]", "C#.md:0"),
        ("link:[[D#]]", "C#.md:0"),
        ("link:[[C#C]]", "C.md:0"),
    ] {
        assert_eq!(found(&sample, query), [expected], "{query}");
    }
}
