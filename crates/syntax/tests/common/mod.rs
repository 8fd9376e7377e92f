//! Texts for laws: what stands in notes, put together at random.

use proptest::prelude::*;
use tsuzuri_syntax::Profile;

/// Pieces that have a meaning somewhere, and text between them.
pub fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "#", "##", "# ", "＃", "﹟", "(", ")", "（", "）", "・", "=", "==", "/", "~", "~~", "*", "**", "_",
            "`", "```\n", "    ", "\n", "\n\n", "\r\n", "\r", "---\n", "===\n", "+++\n", "> ", "- ", "- [ ] ", "1. ",
            "[", "]", "[[", "]]", "![[", "](", "!", "|", "\n|-|-|\n", "<a>", "</a>", "<div>\n", "<!--", "-->",
            "&#35;", "&amp;", "\\", "$", "$$", "%%", "^", "[^1]", "[^1]: ", "[r]: ", "http://", "https://",
            "www.", ".", ".com", "example.com", "日本.みんな", "@", ":", "due:2023-02-01", "📅", "2023-02-01",
            "2月1日", "令和元年", "title: ", "tags: [a, b]\n", "\u{FEFF}", "\u{200D}", "\u{FE0F}", "❤", "👍🏽",
            "\u{3099}", "　", "> [!note] ", " ^id", "タグ", "NATO", "#タグ", "fff", "123", "\0",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

pub fn profile() -> impl Strategy<Value = Profile> {
    prop::sample::select(vec![Profile::Tsuzuri, Profile::Obsidian, Profile::Twitter])
}
