use proptest::prelude::*;

use super::super::yaml;
use super::*;

/// What the library reads.
fn library(source: &str) -> Option<Vec<(String, Value<'_>)>> {
    let mut values = Vec::new();
    yaml::read(source, 0, &mut |key, value| {
        values.push((key.to_owned(), value));
    })
    .ok()
    .map(|()| values)
}

fn simple(source: &str) -> Option<Vec<(String, Value<'_>)>> {
    let values = read(source, 0)?.into_iter();
    Some(values.map(|(key, value)| (key.to_owned(), value)).collect())
}

#[test]
fn what_is_written_simply_needs_no_library() {
    for source in [
        "",
        "title: 題",
        "title: 題\r\ntags: [a, 日本 語, \"c d\"]\r\n",
        "title: \"和名: 題\"\ndate: 2023-02-01T10:00:00+09:00\n",
        "tags:\n  - a\n  - 'b'\n  - C++\naliases:\nurl: https://example.com/a#b\n",
        "tags:\n- a\n- b\n\n# a remark\ncreated: 2023-02-01   \n",
        "tags: []\ntitle: null\n",
    ] {
        let read = simple(source);
        assert!(read.is_some(), "{source:?}");
        assert_eq!(read, library(source), "{source:?}");
    }
}

#[test]
fn what_means_more_is_left_to_the_library() {
    for source in [
        "id: ~x",
        "title: a: b",
        "title: a # remark",
        "title: |\n  several\n  lines",
        "title: one\n  goes on",
        "tags: &all [a]",
        "tags: *all",
        "tags: [a, [b]]",
        "tags: {a: b}",
        "title: \"a\\tb\"",
        "title: 'it''s'",
        "tags:\n  - a\n - b",
        "tags:\n  - a: b",
        "nested:\n  tags: x",
        "- a\n- b",
        "title:\ttab",
        "? key\n: value",
        "title: a\u{2028}b",
    ] {
        assert_eq!(simple(source), None, "{source:?}");
    }
}

/// More than YAML allows a key to be.
const LONG: &str = match std::str::from_utf8(&[b'k'; 1_100]) {
    Ok(text) => text,
    Err(_) => "",
};

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "title: ",
        "tags: ",
        "tags:",
        "aliases:\n",
        "a-b_1: ",
        "題",
        "some words",
        "x",
        "2023-02-01",
        "1",
        "true",
        "null",
        "~",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "- ",
        "\n- ",
        "\n  - ",
        "\n    - ",
        "  ",
        " ",
        ": ",
        ":",
        " #",
        "#",
        "[",
        "]",
        "[a, b]",
        "[]",
        ", ",
        ",",
        "\"",
        "'",
        "\"q\"",
        "'q'",
        "\\",
        "{",
        "}",
        "&a ",
        "*a",
        "!!str ",
        "|\n",
        ">\n",
        "%",
        "@",
        "`",
        "\t",
        "?",
        "? ",
        "-",
        "--",
        "http://a.jp/b?c=d#e",
        "C++",
        "\u{85}",
        "\u{2028}",
        LONG,
        "\u{feff}",
        "\u{a0}",
        "　",
        "😀",
        "a",
        "b",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn the_library_reads_alike(source in pieces()) {
        if let Some(values) = simple(&source) {
            prop_assert_eq!(Some(values), library(&source));
        }
    }
}
