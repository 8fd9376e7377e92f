use proptest::prelude::*;

use super::boundary::stands_alone;
use super::common::is_plain;
use super::line::Line;
use super::name::Name;
use super::prose::Prose;
use super::{Mention, Names};
use crate::{Reading, Span, haystack, parse};

#[test]
fn white_space_is_one_space() {
    let check = |folded: &str, line: &str| {
        let found = Line::of(folded);
        assert_eq!(found.text(), line);
        for (at, c) in line.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let range = found.folded_range(at..at + c.len_utf8());
            assert_eq!(folded[range].chars().next(), Some(c), "{folded:?} at {at}");
        }
    };
    check("a b", "a b");
    check("a  b", "a b");
    check("a\r\n  b\tc", "a b c");
    check("a\n\n b\nc", "a\n\n b c");
    check("\n保 護  \n障", " 保 護 障");
    check("", "");
}

#[test]
fn plain_names() {
    for name in [
        "time", "worked", "stories", "stopping", "notes", "the end", "do it", "こと", "mas",
    ] {
        assert!(is_plain(name), "{name}");
    }
    for name in [
        "rust",
        "zettelkasten",
        "open source",
        "the agora",
        "安全保障",
        "s",
        "",
        "é",
        "öö",
    ] {
        assert!(!is_plain(name), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Compares the automaton with a look at every place.
    #[test]
    fn one_name_is_found_wherever_it_stands(
        text in "(ab|a b|c|安全|保|の|タグ|ー|한국|은|é| |\n|\\.|-|'s|`|\\[\\[|\\]\\]|#|# |ＡＢ){0,30}",
        name in prop::sample::select(vec!["ab", "a b", "ab c", "安全", "安全保", "タグ", "グー", "한국", "éé", "b c"]),
    ) {
        let note = parse(&text, &Reading::default());
        prop_assert_eq!(Names::new([name]).mentions(&text, &note), by_hand(name, &text));
    }
}

fn by_hand(name: &str, text: &str) -> Vec<Mention> {
    let note = parse(text, &Reading::default());
    let prose = Prose::of(text, &note);
    let mut mentions: Vec<Mention> = Vec::new();
    let Some(wanted) = Name::new(name) else {
        return mentions;
    };
    for passage in &note.passages {
        let offset = passage.span.start;
        let haystack = haystack(&text[offset..passage.span.end]);
        let line = Line::of(haystack.text());
        for (start, _) in line.text().char_indices() {
            let end = start + wanted.pattern.len();
            if line.text().get(start..end) != Some(wanted.pattern.as_str()) {
                continue;
            }
            let found = haystack.source_range(line.folded_range(start..end));
            let span = Span {
                start: offset + found.start,
                end: offset + found.end,
            };
            let apart = mentions
                .last()
                .is_none_or(|last| last.span.end <= span.start);
            if apart && stands_alone(line.text(), start..end) && prose.holds(span) {
                mentions.push(Mention { span, name: 0 });
            }
        }
    }
    mentions
}
