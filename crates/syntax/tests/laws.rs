//! What holds for every note whatever it says: `parse` never fails, spans lie in the
//! text, and passages cover it.

use proptest::prelude::*;
use tsuzuri_syntax::{ParsedNote, Passage, Profile, Reading, Span, TagKey, parse, read_tag};

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
    prop::sample::select(vec![Profile::Tsuzuri, Profile::Obsidian, Profile::Twitter])
}

fn inside(text: &str, span: Span) -> Result<&str, TestCaseError> {
    text.get(span.start..span.end)
        .ok_or_else(|| TestCaseError::fail(format!("{span:?} is no part of the text")))
}

/// In range, on boundaries, and each no earlier than the one before.
fn in_order(text: &str, spans: impl IntoIterator<Item = Span>) -> Result<(), TestCaseError> {
    let mut start = 0;
    for span in spans {
        inside(text, span)?;
        prop_assert!(span.start >= start, "{span:?} stands before {start}");
        start = span.start;
    }
    Ok(())
}

fn check_spans(text: &str, note: &ParsedNote<'_>) -> Result<(), TestCaseError> {
    in_order(text, note.headings.iter().map(|heading| heading.span))?;
    in_order(text, note.code.iter().copied())?;
    in_order(text, note.html.iter().copied())?;
    in_order(text, note.front_matter.span)?;
    for (ordinal, passage) in note.passages.iter().enumerate() {
        prop_assert_eq!(passage.ordinal, ordinal);
        for covering in note.covering(passage) {
            let tag = covering.tag;
            prop_assert!(inside(text, tag.span)?.ends_with(&*tag.raw) || tag.raw.contains('-'));
            inside(text, tag.block)?;
        }
        for link in note.links_in(passage) {
            prop_assert_eq!(inside(text, link.span)?, link.raw);
            inside(text, link.target_span)?;
        }
        for spans in [
            note.tags_in(passage)
                .iter()
                .map(|tag| tag.span)
                .collect::<Vec<_>>(),
            note.links_in(passage)
                .iter()
                .map(|link| link.span)
                .collect(),
            note.tasks_in(passage)
                .iter()
                .map(|task| task.span)
                .collect(),
            note.blocks_in(passage).to_vec(),
        ] {
            in_order(text, spans.iter().copied())?;
            for span in spans {
                prop_assert!(passage.span.start <= span.start && span.end <= passage.span.end);
            }
        }
    }
    // Whatever was found stands in some passage.
    let in_passages = |count: fn(&ParsedNote<'_>, &Passage) -> usize| -> usize {
        note.passages
            .iter()
            .map(|passage| count(note, passage))
            .sum()
    };
    prop_assert_eq!(in_passages(|n, p| n.tags_in(p).len()), note.tags.len());
    prop_assert_eq!(in_passages(|n, p| n.links_in(p).len()), note.links.len());
    prop_assert_eq!(in_passages(|n, p| n.tasks_in(p).len()), note.tasks.len());
    prop_assert_eq!(in_passages(|n, p| n.blocks_in(p).len()), note.blocks.len());
    for warning in &note.warnings {
        prop_assert!(text.is_char_boundary(warning.at));
    }
    Ok(())
}

/// Outside passages and front matter stand only thematic breaks and white space.
fn check_cover(text: &str, note: &ParsedNote<'_>) -> Result<(), TestCaseError> {
    let mut reached = note.front_matter.span.map_or(0, |span| span.end);
    let spans = note.passages.iter().map(|passage| passage.span);
    for span in spans.chain([Span {
        start: text.len(),
        end: text.len(),
    }]) {
        prop_assert!(span.start >= reached, "passages overlap at {}", span.start);
        let between = &text[reached..span.start];
        let nothing = between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '*' | '_' | '\u{FEFF}'));
        prop_assert!(nothing, "{between:?} is in no passage");
        reached = span.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_a_note(text in pieces(), profile in profile(), path in prop::option::of("[0-9年月日/.-]{0,12}")) {
        let note = parse(&text, &Reading { profile, path: path.as_deref() });
        check_spans(&text, &note)?;
        check_cover(&text, &note)?;
    }

    #[test]
    fn any_characters_are_a_note(text in any::<String>(), profile in profile()) {
        let note = parse(&text, &Reading { profile, path: None });
        check_spans(&text, &note)?;
        check_cover(&text, &note)?;
    }

    #[test]
    fn front_matter_of_any_kind_is_read(inner in pieces(), fence in prop::sample::select(vec!["---", "+++"])) {
        let text = format!("{fence}\na: b\n{inner}\n{fence}\n");
        let note = parse(&text, &Reading::default());
        check_spans(&text, &note)?;
        check_cover(&text, &note)?;
    }

    #[test]
    fn a_tag_answers_to_its_own_spelling(text in pieces()) {
        let note = parse(&text, &Reading::default());
        for tag in note.tags.iter().chain(&note.front_matter.tags) {
            let asked = read_tag(&tag.raw, Profile::Tsuzuri);
            prop_assert_eq!(asked.as_ref(), Some(&tag.key));
            prop_assert!(!tag.key.topic().is_empty());
            let parts = |parts: &mut dyn Iterator<Item = &str>| -> Vec<String> { parts.map(str::to_owned).collect() };
            let (facets, names) = (parts(&mut tag.key.facets()), parts(&mut tag.key.names()));
            let kept = TagKey::from_parts(tag.key.full().to_owned(), tag.key.topic(), &facets, &names);
            prop_assert_eq!(kept.asks(), tag.key.asks());
            let keys: Vec<String> = tag.key.asks().into_iter().map(|ask| ask.key).collect();
            prop_assert!(keys.iter().any(|key| key == tag.key.full()));
        }
    }
}
