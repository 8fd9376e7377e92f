//! What the law found, or might have, as written cases.

use super::*;

fn found(sample: &Sample, query: &str) -> Vec<String> {
    let hits = pages(sample, &sample.engine, query, 50);
    hits.iter()
        .map(|hit| format!("{}:{}", hit.path, hit.ordinal))
        .collect()
}

#[test]
fn a_daily_note_stays_one_below_a_heading_with_another_day() {
    let sample = Sample::of(&[
        ("2023-02-01.md", "a\n\n## 2023-03-05\n\nb\n"),
        ("2023-02-02.md", "---\ndate: 2023-02-03\n---\nc\n"),
    ]);
    let both = ["2023-02-01.md:1", "2023-02-01.md:0"];
    assert_eq!(found(&sample, "is:daily"), both);
}

#[test]
fn a_daily_note_is_named_in_any_form_of_its_day() {
    let daily = [
        "2008/1月14日.md",
        "2023-02-06 雨.md",
        "2023.2.2.md",
        "2023/02/04.md",
        "20230205.md",
        "2023年2月1日.md",
        "令和5年2月3日.md",
    ];
    let others = ["2023-02-07/trip.md", "page 12.md", "x.md"];
    let files: Vec<(&str, &str)> = daily
        .iter()
        .chain(&others)
        .map(|path| (*path, "a\n"))
        .collect();
    let sample = Sample::of(&files);
    sample.write("x.md", "---\ndate: 2023-02-08\n---\na\n");
    sample.settle();
    let mut found = found(&sample, "is:daily");
    found.sort();
    assert_eq!(found, daily.map(|path| format!("{path}:0")));
}

#[test]
fn terms_must_meet_in_a_passage_in_every_order() {
    let sample = Sample::of(&[("a.md", "共同 同声 b\n\n---\n\n共同声\n")]);
    for sort in ["", " sort:date", " sort:name", " sort:modified"] {
        let query = format!("共同声 b in:passage{sort}");
        assert_eq!(found(&sample, &query), [] as [&str; 0], "{query}");
        assert_eq!(count(&sample, &query).total, 0, "{query}");
    }
}

#[test]
fn an_address_that_ends_like_its_site_is_a_page() {
    let sample = Sample::of(&[
        ("a.md", "https://example.com/from/example.com\n"),
        ("b.md", "https://example.com/else\n"),
    ]);
    for (query, expected) in [
        ("url:example.com/from/example.com", &["a.md:0"][..]),
        ("url:https://www.example.com/", &["a.md:0", "b.md:0"]),
        ("url:example.com", &["a.md:0", "b.md:0"]),
    ] {
        assert_eq!(found(&sample, query), expected, "{query}");
    }
}

#[test]
fn an_alias_that_says_what_the_file_says_is_one_too() {
    let sample = Sample::of(&[(
        "NATO.md",
        "---\ntitle: 北大西洋条約機構\naliases: [NATO, 北]\n---\nx\n",
    )]);
    for query in ["title:nato", "nato", "title:北大西洋", "nato in:title"] {
        assert_eq!(found(&sample, query), ["NATO.md:0"], "{query}");
    }
}
