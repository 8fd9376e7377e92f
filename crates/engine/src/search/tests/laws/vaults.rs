//! Random vaults: few words, names, tags and days, so that they meet often.

use std::collections::BTreeMap;

use proptest::prelude::*;

/// Files of a vault, as path and text.
pub(super) fn any_vault() -> impl Strategy<Value = Vec<(String, String)>> {
    let note = (any_front_matter(), any_body());
    prop::collection::btree_map(any_path(), note, 1..6).prop_map(|notes| {
        let notes = notes.into_iter();
        notes
            .map(|(path, (above, body))| (path, format!("{above}{body}")))
            .collect()
    })
}

/// A vault, and the same later: notes that stayed, went, hold another text, or came.
pub(super) fn any_vault_twice() -> impl Strategy<Value = [Vec<(String, String)>; 2]> {
    let fates = prop::collection::vec(0..3_u8, 5);
    (any_vault(), any_vault(), fates).prop_map(|(files, others, fates)| {
        let mut later: BTreeMap<String, String> = others.iter().cloned().collect();
        let texts = others.iter().map(|(_, text)| text).cycle();
        for (((path, text), fate), other) in files.iter().zip(fates).zip(texts) {
            match fate {
                0 => drop(later.insert(path.clone(), text.clone())),
                1 => drop(later.insert(path.clone(), other.clone())),
                _ => {}
            }
        }
        [files, later.into_iter().collect()]
    })
}

fn any_path() -> impl Strategy<Value = String> {
    let folder = prop_oneof![Just(""), Just("1/"), Just("1/x/"), Just("diary/")];
    let name = prop_oneof![
        3 => any_call(),
        1 => any_day(),
    ];
    let name = name.prop_map(str::to_owned);
    (folder, name).prop_map(|(folder, name)| format!("{folder}{name}.md"))
}

/// What a note may be called.
fn any_call() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["a", "ab", "共", "共同", "共a", "b 声"])
}

pub(super) fn any_day() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&[
        "2022-03-15",
        "2023-01-31",
        "2023-02-01",
        "2023-02-02",
        "2023-03-14",
        "2023-03-15",
    ])
}

pub(super) fn any_tag() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&[
        "共",
        "共/同",
        "共/同/a",
        "a(b)",
        "Ａ(b・同)",
        "声=明",
        "a",
        "ab",
    ])
}

/// What a link may lead to, or nowhere.
pub(super) fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any_call().prop_map(str::to_owned),
        1 => Just("1/a".to_owned()),
        1 => Just("1/x/共".to_owned()),
        1 => Just("x/b".to_owned()),
        1 => any_day().prop_map(str::to_owned),
        1 => Just("無".to_owned()),
    ]
}

/// The same, often with a place in it.
pub(super) fn any_target() -> impl Strategy<Value = String> {
    let places = prop::sample::select(&["", "", "#共", "#ab", "#AB#共", "#共#ab", "#^ab"]);
    (any_name(), places).prop_map(|(name, place)| name + place)
}

fn any_front_matter() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        2 => any_call().prop_map(|title| format!("title: \"{title}\"")),
        2 => any_call().prop_map(|alias| format!("aliases: [\"{alias}\", \"同共\"]")),
        1 => any_day().prop_map(|day| format!("date: {day}")),
        2 => any_tag().prop_map(|tag| format!("tags: [\"{tag}\"]")),
        1 => Just("url: https://example.com/a".to_owned()),
    ];
    let lines = prop::collection::vec(line, 0..3).prop_map(|mut lines| {
        // A key stands once.
        lines.sort();
        lines.dedup_by_key(|line| line.split(':').next().map(str::to_owned));
        if lines.is_empty() {
            return String::new();
        }
        format!("---\n{}\n---\n", lines.join("\n"))
    });
    prop_oneof![2 => Just(String::new()), 1 => lines]
}

fn any_body() -> impl Strategy<Value = String> {
    let words = "([共同声明日ab +é]|ｶﾞ|👍){1,12}";
    let piece = prop_oneof![
        6 => words,
        2 => "[共同声明日ab]{1,6}\n[共同声明日ab]{1,6}",
        2 => any_tag().prop_map(|tag| format!("#{tag}")),
        1 => (words, any_tag()).prop_map(|(text, tag)| format!("日{text} #{tag}")),
        2 => ("#{1,3}", "[共同声明日ab]{1,4}").prop_map(|(signs, text)| format!("{signs} {text}")),
        1 => (any_day(), any_tag()).prop_map(|(day, tag)| format!("## {day} #{tag}")),
        1 => any_day().prop_map(|day| format!("## {day}")),
        2 => Just("---".to_owned()),
        3 => any_link(),
        1 => words.prop_map(|text| format!("- [ ] 日{text}\n- b")),
        1 => words.prop_map(|text| format!("- [x] 日{text}")),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.join("\n\n"))
}

/// Links of every kind.
fn any_link() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => any_name().prop_map(|name| format!("[[{name}]]")),
        1 => any_name().prop_map(|name| format!("日[[{name}#共|ab]]")),
        1 => any_name().prop_map(|name| format!("[[{name}#ab#共]]")),
        1 => any_name().prop_map(|name| format!("[[{name}#^ab]]")),
        1 => any_name().prop_map(|name| format!("![[{name}]]")),
        1 => any_name().prop_map(|name| format!("[b]({name}.md)")),
        1 => any_name().prop_map(|name| format!("[b](../{name}.md)")),
        1 => any_name().prop_map(|name| format!("[b](/{name}.md)")),
        1 => Just("[[#ab]]".to_owned()),
        1 => Just("![日](p.png)".to_owned()),
        1 => Just("![[p.jpg]]".to_owned()),
        1 => Just("[日](files/f.pdf)".to_owned()),
        1 => Just("https://example.com/a".to_owned()),
        1 => Just("http://www.example.com/b?x=1".to_owned()),
        1 => Just("<https://other.example.org/>".to_owned()),
    ]
}
