//! Texts and names for the laws, dense with what changes touch.

use proptest::prelude::*;

use crate::common::pieces;

/// Tags next to each other, next to text, and in each other.
pub fn tag_pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "#",
        "＃",
        "a",
        "b",
        "A",
        "ａ",
        "/",
        "／",
        "=",
        "(",
        ")",
        "（",
        "・",
        "、",
        ",",
        "~",
        "-",
        " ",
        "\n",
        "\n\n",
        "#a",
        "#a/b",
        "#a(b)",
        "#b(a・c)",
        "#a=b",
        "# ",
        "*",
        "**",
        "`",
        "[",
        "](a)",
        "[[a]]",
        "http://a.jp",
        "%%",
        "$",
        "\r\n",
        "1",
        ".",
        ":",
        "が",
        "❤️",
        "- ",
        "> ",
        "|",
        "---\n",
        "\\",
        "2月1日",
        "2023年2月1日",
        "b(c)",
        " c)",
        "(c ",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn front_matter() -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        "[a, b, A]",
        "[\"a\", 'b', \"#a/b\"]",
        "a, b a/b",
        "\"a b\"",
        "'a'",
        "\n  - a\n  - b\n  - 'a(b・c)'",
        "\n- a\n- a/b # a",
        "|\n  a b\n  a",
        ">-\n  a\n  b",
        "[a, [a]]",
        "{a: a}",
        "[\"\\x61\", a=b]",
        "a",
        "[a,\n  b,\n  a]",
        "&x a",
        "[a, ",
        "[\"a\\\\\"]",
    ]);
    let yaml = (value, tag_pieces())
        .prop_map(|(value, text)| format!("---\ntitle: a\ntags: {value}\n---\n{text}"));
    let value = prop::sample::select(vec![
        "[\"a\", 'a/b', \"b\"]",
        "\"a b\"",
        "'''a'''",
        "\"\"\"\na b\"\"\"",
        "[ \"\\u0061\",\n 'a' ]",
    ]);
    let toml = (value, tag_pieces())
        .prop_map(|(value, text)| format!("+++\ntags = {value}\ntitle = \"a\"\n+++\n{text}"));
    prop_oneof![yaml, toml]
}

pub fn note_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => tag_pieces(), 2 => front_matter(), 1 => pieces()]
}

pub fn link_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[[a]]",
        "![[a]]",
        "[[a#b|c]]",
        "[[b/a|a]]",
        "[a](a.md)",
        "[x](b/a)",
        "[x](<a.md> 'a')",
        "[x](<a b.md>)",
        "[x](a%20b.md)",
        "![x](a.png)",
        "[r]",
        "[x][r]",
        "\n\n[r]: a.md\n",
        "\n\n[r]: <a.md> \"t\"\n\n",
        "[x](../a.md#h)",
        "[x](/b/a.md)",
        "[[./a]]",
        "[[../a]]",
        "[[",
        "]]",
        "[",
        "](",
        ")",
        "(",
        "|",
        "\n|-|-|\n",
        "`",
        "<",
        ">",
        "%",
        "&amp;",
        "\\",
        "#a",
        "# ",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "a",
        "- ",
        "- [ ] ",
        "> ",
        "www.a.jp",
        "https://a.md",
        "*",
        "$",
        "---\n",
        "2月1日",
        "[![a](a.png)](a.md)",
        "が",
        "\u{FEFF}",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "b", " ", "#", "(", ")", "[", "]", "|", "%", "%20", "&amp;", ";", "\\", "<", ">", "^",
        "`", "あ", "が", ".", ":", "?", "*", "_", "\u{3000}", "👍🏽", "'", "\"", "~", "$",
    ]);
    prop::collection::vec(piece, 1..6)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("no name of a file", |name| name != "." && name != "..")
}

pub fn path() -> impl Strategy<Value = String> {
    prop::collection::vec(name(), 1..4).prop_map(|names| names.join("/") + ".md")
}
