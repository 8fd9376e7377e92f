//! What holds for mentions in every note whatever it says, and that the names looked for
//! together are the same as one looked for by hand.

use proptest::prelude::*;
use tsuzuri_syntax::{Mention, Names, ParsedNote, Reading, Span, fold, parse};

/// Names that cut, contain and resemble each other.
const NAMES: [&str; 24] = [
    "ab",
    "a b",
    "ab c",
    "b c",
    "Go",
    "NATO",
    "C++",
    ".NET",
    "node.js",
    "é1",
    "e1",
    "2023-02-01",
    "安全",
    "安全保障",
    "保障",
    "タグ",
    "ターグ",
    "ーグ",
    "らー",
    "こと",
    "한국",
    "㎞",
    "🎉🎉",
    "京ー",
];

/// Pieces that mean something to names or to notes, and text between them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned),
        4 => prop::sample::select(vec![
            " ", "\n", "\n\n", "\r\n", "  ", "a", "b", "c", ".", "-", "_", "'", "'s", "/", "@", ":", "+", "1", "é",
            "ー", "の", "は", "保", "タ", "은", "행", "々", "ヶ", "、", "「", "」", "\u{301}", "\u{FE0F}", "\u{200D}", "🏽",
            "#", "# ", "- ", "> ", "`", "```\n", "[[", "]]", "[", "](x.md)", "[x]: ", "[^x]", "[^安全]: ", " ^ab", "<a>", "</a>", "<b>", "$", "%%", "*", "**",
            "&amp;", "https://", "www.a.jp/", "---\n", "ｱﾌﾞ", "ＡＢ", "ﬁ",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn names() -> impl Strategy<Value = Vec<String>> {
    let name = prop_oneof![
        3 => prop::sample::select(NAMES.to_vec()).prop_map(str::to_owned),
        1 => pieces(),
    ];
    prop::collection::vec(name, 0..6)
}

fn find(names: &[String], text: &str, note: &ParsedNote<'_>) -> Vec<Mention> {
    Names::new(names.iter().map(String::as_str)).mentions(text, note)
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// Folded as a passage is, white space apart: a name may go on in the next line.
fn squeezed(text: &str) -> String {
    fold(text).split_whitespace().collect()
}

/// Everything that is no prose.
fn barred(note: &ParsedNote<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> = note.front_matter.span.into_iter().collect();
    spans.extend(note.code.iter().chain(&note.html).chain(&note.asides));
    let links = note.links.iter();
    spans.extend(links.flat_map(|link| [link.span, link.target_span]));
    spans.extend(note.tags.iter().map(|tag| tag.span));
    spans.extend(note.block_ids.iter().map(|id| id.span));
    spans.extend(note.footnotes.iter().map(|footnote| Span {
        start: footnote.span.start,
        end: footnote.span.start + footnote.label.len() + 3,
    }));
    spans
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn mentions_are_places_of_prose_that_say_the_name(text in pieces(), names in names()) {
        let note = parse(&text, &Reading::default());
        let barred = barred(&note);
        let mut reached = 0;
        for Mention { span, name } in find(&names, &text, &note) {
            prop_assert!(span.start >= reached && span.end > span.start);
            reached = span.end;
            let written = text.get(span.start..span.end);
            prop_assert!(written.is_some(), "{span:?} is no part of the text");
            prop_assert_eq!(squeezed(written.unwrap_or_default()), squeezed(&names[name]));
            prop_assert!(!barred.iter().any(|&other| overlap(span, other)));
            let inside = note.passages.iter().any(|p| p.span.start <= span.start && span.end <= p.span.end);
            prop_assert!(inside, "{span:?} is in no passage");
        }
    }

    #[test]
    fn any_characters_are_searched(text in any::<String>(), names in prop::collection::vec(any::<String>(), 0..4)) {
        let note = parse(&text, &Reading::default());
        let mut reached = 0;
        for Mention { span, name } in find(&names, &text, &note) {
            prop_assert!(span.start >= reached && text.get(span.start..span.end).is_some());
            prop_assert!(name < names.len());
            reached = span.end;
        }
    }

    /// What many names find together is what each finds alone, the first and longest
    /// where they overlap.
    #[test]
    fn many_names_are_each_alone(text in pieces(), names in names()) {
        let note = parse(&text, &Reading::default());
        let mut alone: Vec<Mention> = names
            .iter()
            .enumerate()
            .flat_map(|(index, name)| {
                let found = find(std::slice::from_ref(name), &text, &note);
                found.into_iter().map(move |mention| Mention { name: index, ..mention })
            })
            .collect();
        alone.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        let mut reached = 0;
        alone.retain(|mention| {
            let apart = mention.span.start >= reached;
            if apart {
                reached = mention.span.end;
            }
            apart
        });
        let spans = |mentions: &[Mention]| mentions.iter().map(|m| m.span).collect::<Vec<_>>();
        prop_assert_eq!(spans(&find(&names, &text, &note)), spans(&alone));
    }
}
