use super::*;

fn read_all(text: &str) -> (FrontMatter<'_>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let front = read(text, 0, &mut warnings);
    (front, warnings)
}

fn raws<'n>(front: &'n FrontMatter<'_>) -> Vec<&'n str> {
    front.tags.iter().map(|tag| &*tag.raw).collect()
}

#[test]
fn yaml_tells_what_a_note_is_called_and_about() {
    let text = "---\ntitle: \"和名: 題\"\naliases: [別名, \"Doe, John\"]\ntags:\n  - 外交・安全保障\n  - '#NATO'\n  - Software Design\ndate: 2023-02-01T10:00:00+09:00\nurl: https://example.com/a\nsource:\n  - https://example.org/b\n  - https://example.org/c\nnested:\n  tags: [no]\n---\n本文\n";
    let (front, warnings) = read_all(text);
    assert_eq!(warnings, []);
    assert_eq!(front.title.as_deref(), Some("和名: 題"));
    assert_eq!(front.aliases, ["別名", "Doe, John"]);
    assert_eq!(raws(&front), ["外交・安全保障", "NATO", "Software-Design"]);
    let written: Vec<_> = front
        .tags
        .iter()
        .map(|tag| &text[tag.span.start..tag.span.end])
        .collect();
    assert_eq!(written, ["外交・安全保障", "#NATO", "Software Design"]);
    assert_eq!(front.date.unwrap().to_string(), "2023-02-01");
    assert_eq!(front.own_urls, ["https://example.com/a"]);
    assert_eq!(front.sources.len(), 2);
    assert_eq!(&text[front.span.unwrap().end..], "本文\n");
}

#[test]
fn toml_says_the_same() {
    let text = "+++\ntitle = \"題\"\ndate = 2023-02-01T10:00:00+09:00\ntags = [\"a b\", \"日本\"]\naliases = \"x, y\"\n[extra]\ntags = [\"no\"]\n+++\n本文";
    let (front, warnings) = read_all(text);
    assert_eq!(warnings, []);
    assert_eq!(front.title.as_deref(), Some("題"));
    assert_eq!(raws(&front), ["a-b", "日本"]);
    assert_eq!(
        &text[front.tags[1].span.start..front.tags[1].span.end],
        "日本"
    );
    assert_eq!(front.aliases, ["x, y"]);
    assert_eq!(front.date.unwrap().to_string(), "2023-02-01");
}

#[test]
fn one_string_may_name_several() {
    let (front, _) = read_all("---\ntags: \"一, 二 #三\"\nalias: a, b\ncreated: 2023-02-01\n---\n");
    assert_eq!(raws(&front), ["一", "二", "三"]);
    assert_eq!(front.aliases, ["a", "b"]);
    assert_eq!(front.date.unwrap().to_string(), "2023-02-01");
    let (front, _) =
        read_all("---\ncreated: 2020-01-01\ndate: 2023-02-01\ntags: [2023, v2, ~]\n---\n");
    assert_eq!(front.date.unwrap().to_string(), "2023-02-01");
    assert_eq!(raws(&front), ["v2"]);
}

#[test]
fn what_is_broken_warns_and_keeps_what_was_read() {
    let (front, warnings) = read_all("---\ntitle: 題\ntags: [a, b\n---\n本文");
    assert_eq!(front.title.as_deref(), Some("題"));
    assert!(front.span.is_some());
    assert_eq!(warnings.len(), 1);
    let (front, warnings) = read_all("+++\ntitle = \"題\"\nx = \n+++\n");
    assert_eq!(front.title.as_deref(), Some("題"));
    assert_eq!(warnings.len(), 1);
}

#[test]
fn limits_hold() {
    let deep = format!(
        "---\nx: {}{}\ntitle: t\n---\n",
        "[".repeat(60),
        "]".repeat(60)
    );
    assert_eq!(read_all(&deep).1.len(), 1);
    let deep = format!(
        "+++\ntitle = \"t\"\nx = {}1{}\n+++\n",
        "[".repeat(60),
        "]".repeat(60)
    );
    assert_eq!(read_all(&deep).1.len(), 1);
    let large = format!("---\ntitle: {}\n---\n", "x".repeat(LARGEST));
    let (front, warnings) = read_all(&large);
    assert_eq!((front.title, warnings.len()), (None, 1));
    assert!(front.span.is_some());
    let laughs = "---\na: &a [x, x]\nb: &b [*a, *a]\ntags: [*b, ok]\naliases: *a\ntitle: t\n---\n";
    let (front, _) = read_all(laughs);
    assert_eq!(raws(&front), ["ok"]);
    assert_eq!(front.title.as_deref(), Some("t"));
    assert_eq!(front.aliases.len(), 0);
}

#[test]
fn a_line_of_hyphens_is_not_front_matter() {
    for text in [
        "---\n今日は晴れ。\n\n#晴れ\n---\n次\n",
        "---\n",
        "--- x\na: b\n---\n",
        " ---\na: b\n---\n",
        "---\na: b\n",
        "text\n---\na: b\n---\n",
    ] {
        assert_eq!(read_all(text), (FrontMatter::default(), vec![]), "{text:?}");
    }
    for text in [
        "---\n---\n",
        "---\r\ntitle: x\r\n---\r\n",
        "---\ntitle: x\n...",
    ] {
        assert_eq!(read_all(text).0.span.unwrap().end, text.len(), "{text:?}");
    }
}

#[test]
fn a_tag_stands_where_it_is_written_and_not_in_one_that_is_refused() {
    let text = format!("---\ntags: {} x\n---\n", "x".repeat(101));
    let (front, _) = read_all(&text);
    assert_eq!(raws(&front), ["x"]);
    let span = front.tags[0].span;
    assert_eq!(&text[span.start - 1..span.end], " x");
}
