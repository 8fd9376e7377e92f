//! Full text, pages and cursors find what reading every note finds.

use std::cmp::Reverse;

use proptest::prelude::*;
use tsuzuri_syntax::{Names, fold, name_key, parse};

use super::*;

const NAMES: &[&str] = &[
    "東京",
    "東京都",
    "東京タワー",
    "Rust",
    "Rust Belt",
    "rust",
    "Ágora",
    "Agora",
    "A社",
    "版",
    "猫と犬",
    "犬",
    "C++",
    "v2版",
    "한국",
    "ねこ",
    "👍",
    "UN",
    "2023-02-01",
];

const PARTS: &[&str] = &[
    "東京",
    "東京都",
    "東京タワー",
    "Rust",
    "RUST",
    "Rust Belt",
    "Rust\nBelt",
    "Ágora",
    "agora",
    "A社",
    "Ａ社",
    "v2版",
    "猫と犬",
    "犬",
    "C++",
    "한국에서",
    "한국인",
    "ねこ",
    "👍",
    "UN",
    "un",
    "2023-02-01",
    "を",
    "の",
    " ",
    " ",
    "、",
    "\n",
    "\n\n",
    "[[東京]]",
    "`Rust`",
    "#東京 ",
    "大",
    "x",
    "\n\n#tag\n\n",
    "\n\n# 東京\n\n",
];

#[derive(Clone, Debug)]
struct Note {
    title: usize,
    aliases: Vec<usize>,
    day: Option<u8>,
    text: String,
}

fn note() -> impl Strategy<Value = Note> {
    (
        0..NAMES.len(),
        prop::collection::vec(0..NAMES.len(), 0..2),
        prop::option::of(1_u8..4),
        prop::collection::vec(prop::sample::select(PARTS), 0..14),
    )
        .prop_map(|(title, aliases, day, parts)| Note {
            title,
            aliases,
            day,
            text: parts.concat(),
        })
}

impl Note {
    fn names(&self) -> Vec<&'static str> {
        let names = [self.title].into_iter().chain(self.aliases.iter().copied());
        names.map(|name| NAMES[name]).collect()
    }

    fn file(&self, at: usize) -> (String, String) {
        let day = self
            .day
            .map(|day| format!("date: 2023-01-0{day}\n"))
            .unwrap_or_default();
        let aliases: Vec<String> = self.names()[1..]
            .iter()
            .map(|name| format!("\"{name}\""))
            .collect();
        let text = format!(
            "---\ntitle: \"{}\"\naliases: [{}]\n{day}---\n{}",
            NAMES[self.title],
            aliases.join(", "),
            self.text
        );
        (format!("{at}.md"), text)
    }
}

/// By reading every note: `path start raw`.
fn by_reading(notes: &[Note], named: usize) -> Vec<String> {
    let own = notes[named].names();
    let alone = Names::new(own.iter().copied());
    let mentionable: Vec<String> = alone.mentionable().map(|name| fold(own[name])).collect();
    let others = notes.iter().enumerate().filter(|(at, _)| *at != named);
    let longer = others.flat_map(|(_, note)| note.names()).filter(|name| {
        let is_own = own.iter().any(|own| name_key(own) == name_key(name));
        !is_own
            && mentionable
                .iter()
                .any(|own| fold(name).contains(own.as_str()))
    });
    let names = Names::new(own.iter().copied().chain(longer));
    let mut order: Vec<usize> = (0..notes.len()).filter(|at| *at != named).collect();
    order.sort_by_key(|at| (Reverse(notes[*at].day.unwrap_or(0)), notes[*at].file(*at).0));
    let mut found = Vec::new();
    for at in order {
        let (path, text) = notes[at].file(at);
        let parsed = parse(&text, &tsuzuri_syntax::Reading::default());
        for mention in names.mentions(&text, &parsed) {
            if mention.name < own.len() {
                let raw = &text[mention.span.start..mention.span.end];
                found.push(format!("{path} {} {raw}", mention.span.start));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn a_search_finds_what_reading_finds(
        notes in prop::collection::vec(note(), 2..7),
        limit in 1_u32..4,
    ) {
        let files: Vec<(String, String)> = notes.iter().enumerate().map(|(at, note)| note.file(at)).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
        let sample = Sample::of(&files);
        for named in 0..notes.len() {
            let path = format!("{named}.md");
            let expected = by_reading(&notes, named);
            let mut rows = Vec::new();
            let mut cursor: Option<String> = None;
            loop {
                let page = found(&sample, &path, PageAsk { cursor: cursor.as_deref(), limit });
                prop_assert_eq!((page.total as usize, page.total_exact), (expected.len(), true));
                rows.extend(page.mentions.iter().map(|row| format!("{} {} {}", row.path, row.span.start, row.raw)));
                cursor = page.next_cursor;
                if cursor.is_none() {
                    break;
                }
            }
            prop_assert_eq!(&rows, &expected, "{} in {:?}", path, files);
        }
    }
}

/// Whatever is a mention has the terms that full text is asked for.
#[test]
fn every_mention_is_nominated() {
    let texts: Vec<String> = PARTS
        .iter()
        .flat_map(|part| {
            [
                format!("の{part}を"),
                format!("x {part}。"),
                format!("{part} y"),
            ]
        })
        .collect();
    let paths: Vec<String> = (0..texts.len()).map(|at| format!("{at:03}.md")).collect();
    for name in NAMES {
        let named = format!("---\ntitle: \"{name}\"\n---\n");
        let mut files: Vec<(&str, &str)> = vec![("named.md", &named)];
        files.extend(
            paths
                .iter()
                .map(String::as_str)
                .zip(texts.iter().map(String::as_str)),
        );
        let sample = Sample::of(&files);
        let names = Names::new([*name]);
        let expected: Vec<&str> = files[1..]
            .iter()
            .flat_map(|(path, text)| {
                let note = parse(text, &tsuzuri_syntax::Reading::default());
                names.mentions(text, &note).into_iter().map(move |_| *path)
            })
            .collect();
        let found = found(&sample, "named.md", FIRST);
        let paths: Vec<&str> = found.mentions.iter().map(|row| &*row.path).collect();
        assert_eq!(paths, expected, "{name}");
    }
}
