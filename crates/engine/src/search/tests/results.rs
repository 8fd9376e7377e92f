//! Single queries and what exactly they give.

use super::*;
use crate::query::{Excerpt, TagAt};

/// Results as `path:ordinal`.
pub(super) fn found(sample: &Sample, query: &str) -> Vec<String> {
    let hits = pages(sample, &sample.engine, query, 50);
    hits.iter()
        .map(|hit| format!("{}:{}", hit.path, hit.ordinal))
        .collect()
}

fn vault() -> Sample {
    Sample::of(&[
        (
            "diary/2023-02-01.md",
            "朝のニュース。\n\nNATO首脳会談が開かれた #日NATO(会談)\n\n- [ ] 記事を読む\n\n#続報\n",
        ),
        (
            "diary/2023-03-05.md",
            "---\naliases: [三月の日記]\n---\n# 三月五日\n\n首脳だけ [[Energy]]\n\n## 午後\n\nNATOだけ [[無い]] https://example.com/a\n",
        ),
        (
            "topics/Energy.md",
            "---\ntags: [電力]\n---\n# Energy\n\nsecurity of supply ![図](plan.png)\n\n- [x] done\n",
        ),
        ("Plain.md", "insecure [pdf](files/a.pdf)\n"),
    ])
}

#[test]
fn terms_that_meet_come_before_terms_apart() {
    let sample = vault();
    assert_eq!(
        found(&sample, "nato 首脳"),
        [
            "diary/2023-02-01.md:0",
            "diary/2023-03-05.md:0",
            "diary/2023-03-05.md:1"
        ]
    );
    assert_eq!(
        found(&sample, "nato 首脳 in:passage"),
        ["diary/2023-02-01.md:0"]
    );
    assert_eq!(found(&sample, "首脳 -nato"), ["diary/2023-03-05.md:0"]);
    assert_eq!(found(&sample, "首脳 -nato in:note"), [] as [&str; 0]);
    assert_eq!(
        found(&sample, "nato -続報 in:note"),
        ["diary/2023-03-05.md:1"]
    );
}

#[test]
fn words_match_from_their_start() {
    let sample = vault();
    assert_eq!(found(&sample, "secur"), ["topics/Energy.md:0"]);
    assert_eq!(
        found(&sample, "脳"),
        ["diary/2023-03-05.md:0", "diary/2023-02-01.md:0"]
    );
    assert_eq!(found(&sample, "ＮＡＴＯ首"), ["diary/2023-02-01.md:0"]);
}

#[test]
fn tags_find_what_lies_below_them_and_inherit() {
    let sample = vault();
    assert_eq!(found(&sample, "#日NATO"), ["diary/2023-02-01.md:0"]);
    assert_eq!(found(&sample, "#(会談)"), ["diary/2023-02-01.md:0"]);
    assert_eq!(found(&sample, "#電力"), ["topics/Energy.md:0"]);
    assert_eq!(
        found(&sample, "#電力 OR #続報"),
        ["diary/2023-02-01.md:0", "topics/Energy.md:0"]
    );
    assert_eq!(found(&sample, "#無い"), [] as [&str; 0]);
    assert_eq!(
        found(&sample, "in:passage -#電力 -path:diary"),
        ["Plain.md:0"]
    );
}

#[test]
fn fields_narrow() {
    let sample = vault();
    let march = ["diary/2023-03-05.md:0", "diary/2023-03-05.md:1"];
    for (query, expected) in [
        ("title:energy", &["topics/Energy.md:0"][..]),
        ("title:三月", &march),
        ("heading:午後", &march[1..]),
        ("heading:三月五日", &march),
        ("path:diary/2023-03", &march),
        ("date:2023-03", &march),
        ("date:11d", &march),
        ("before:2023-03", &["diary/2023-02-01.md:0"]),
        ("after:2023-02-01", &march),
        ("link:[[energy]]", &march[..1]),
        ("link:無い", &march[1..]),
        ("linked-from:[[2023-03-05]]", &["topics/Energy.md:0"]),
        ("url:example.com", &march[1..]),
        ("url:https://www.example.com/a/", &march[1..]),
        ("url:example.com/b", &[]),
        ("has:todo", &["diary/2023-02-01.md:0"]),
        ("has:done", &["topics/Energy.md:0"]),
        ("has:task", &["diary/2023-02-01.md:0", "topics/Energy.md:0"]),
        ("has:image", &["topics/Energy.md:0"]),
        ("has:url", &march[1..]),
        ("has:link", &march),
        ("has:attachment", &["Plain.md:0", "topics/Energy.md:0"]),
        ("is:unresolved", &march[1..]),
        ("is:orphan path:topics", &[]),
        ("is:orphan -path:diary", &["Plain.md:0"]),
        (
            "is:untagged",
            &[
                "diary/2023-03-05.md:0",
                "diary/2023-03-05.md:1",
                "Plain.md:0",
            ],
        ),
        ("is:daily -is:untagged", &["diary/2023-02-01.md:0"]),
    ] {
        assert_eq!(found(&sample, query), expected, "{query}");
    }
}

#[test]
fn titles_and_aliases_find_the_note() {
    let sample = vault();
    let tiers = |query: &str| -> Vec<String> {
        let hits = pages(&sample, &sample.engine, query, 50);
        hits.iter()
            .map(|hit| format!("{}:{} {}", hit.path, hit.ordinal, hit.tier.name()))
            .collect()
    };
    assert_eq!(
        tiers("energy"),
        [
            "topics/Energy.md:0 exact-title",
            "diary/2023-03-05.md:0 text"
        ]
    );
    assert_eq!(tiers("三月の"), ["diary/2023-03-05.md:0 title"]);
    assert_eq!(tiers("三月 in:title"), ["diary/2023-03-05.md:0 title"]);
    assert_eq!(tiers("首脳 in:title"), [] as [&str; 0]);
    assert_eq!(
        tiers("三月五日 午後"),
        [
            "diary/2023-03-05.md:1 heading-or-tag",
            "diary/2023-03-05.md:0 text"
        ]
    );
    assert_eq!(tiers("会談"), ["diary/2023-02-01.md:0 heading-or-tag"]);
}

#[test]
fn results_can_come_in_other_orders() {
    let sample = vault();
    let notes = |query: &str| -> Vec<String> {
        let mut notes: Vec<String> = pages(&sample, &sample.engine, query, 2)
            .into_iter()
            .map(|hit| hit.path)
            .collect();
        notes.dedup();
        notes
    };
    let newest = [
        "diary/2023-03-05.md",
        "diary/2023-02-01.md",
        "Plain.md",
        "topics/Energy.md",
    ];
    assert_eq!(notes("-無無 sort:date"), newest);
    let oldest = [
        "diary/2023-02-01.md",
        "diary/2023-03-05.md",
        "Plain.md",
        "topics/Energy.md",
    ];
    assert_eq!(notes("-無無 -sort:date"), oldest);
    let named = [
        "diary/2023-02-01.md",
        "topics/Energy.md",
        "Plain.md",
        "diary/2023-03-05.md",
    ];
    assert_eq!(notes("-無無 sort:name"), named);
    let reversed: Vec<&str> = named.into_iter().rev().collect();
    assert_eq!(notes("-無無 -sort:name"), reversed);
    assert_eq!(notes("nato 首脳 sort:date"), newest[..2]);
}

#[test]
fn relevance_weighs_how_often_and_how_rare() {
    let sample = Sample::of(&[
        ("a.md", "猫 犬 犬 犬\n"),
        ("b.md", "猫 猫 猫 犬\n"),
        ("c.md", "犬 猫 魚 鳥 馬 牛 羊 猿 虎 兎 竜 蛇\n"),
        ("d.md", "猫\n"),
    ]);
    assert_eq!(
        found(&sample, "猫 sort:relevance"),
        ["b.md:0", "d.md:0", "a.md:0", "c.md:0"]
    );
    assert_eq!(found(&sample, "犬 sort:relevance")[0], "a.md:0");
    let all = pages(&sample, &sample.engine, "猫 sort:relevance", 3);
    let paths: Vec<&str> = all.iter().map(|hit| &*hit.path).collect();
    assert_eq!(paths, ["b.md", "d.md", "a.md", "c.md"]);
}

#[test]
fn relevance_says_how_many_it_scored_when_there_are_more() {
    let sample = Sample::of(&[]);
    let query = read("猫 sort:relevance");
    let scored = |cursor: Option<&str>| {
        let (reader, cancel) = (sample.reader(), Cancel::new());
        let (columns, clock) = (&sample.columns, &sample.clock);
        let ask = Ask {
            query: &query,
            cursor,
            limit: 299,
        };
        let answer = search(&reader, columns, &sample.engine, clock, ask, &cancel).unwrap();
        (answer.scored, answer.hits.len(), answer.next_cursor)
    };
    for note in 0..300 {
        sample.write(&format!("{note}.md"), "猫");
    }
    sample.settle();
    assert_eq!((scored(None).0, count(&sample, "猫").total), (None, 300));
    sample.write("one more.md", "猫");
    sample.settle();
    let (first, hits, cursor) = scored(None);
    assert_eq!((first, hits), (Some(300), 299));
    let last = scored(cursor.as_deref());
    assert_eq!(last, (Some(300), 1, None));
    assert_eq!(count(&sample, "猫 sort:relevance").total, 301);
}

#[test]
fn a_result_shows_the_lines_around_the_find() {
    let sample = Sample::of(&[(
        "a.md",
        "---\ntags: [前書]\n---\n# 題 #見出\n\n最初の行\r\n長い😀ＮＡＴＯ首脳\r\nと会談 #本文\n",
    )]);
    let hit = pages(&sample, &sample.engine, "nato首脳 会談", 1).remove(0);
    assert_eq!(
        hit.excerpt,
        Excerpt {
            text: "長い😀ＮＡＴＯ首脳\nと会談 #本文".into(),
            highlights_utf16: vec![[4, 10], [12, 14]],
        }
    );
    assert_eq!((hit.line, hit.verified), (6, true));
    assert_eq!(hit.heading_path, ["題 #見出"]);
    let tag = |raw: &str, source: &str| TagAt {
        raw: raw.into(),
        key: raw.into(),
        source: source.into(),
    };
    assert_eq!(
        hit.tags,
        [
            tag("見出", "heading"),
            tag("本文", "text"),
            tag("前書", "front-matter")
        ]
    );
}

#[test]
fn totals_tell_tags_and_months() {
    let sample = vault();
    let counted = count(&sample, "nato 首脳");
    assert_eq!((counted.total, counted.exact), (3, true));
    let tags: Vec<(&str, u32)> = counted
        .tags
        .iter()
        .map(|one| (&*one.spelling, one.count))
        .collect();
    assert_eq!(tags, [("日NATO(会談)", 1), ("続報", 1)]);
    let months: Vec<_> = counted
        .months
        .iter()
        .map(|one| (one.month, one.count))
        .collect();
    assert_eq!(months, [(2, 1), (3, 2)]);
    assert_eq!(count(&sample, "無い無い").total, 0);
    assert_eq!(count(&sample, "").total, 0);
}

#[test]
fn a_cursor_survives_changes_and_other_queries() {
    let sample = Sample::of(&[
        ("2023-01-01.md", "猫"),
        ("2023-01-03.md", "猫"),
        ("2023-01-05.md", "猫"),
    ]);
    let page = |query: &str, cursor: Option<&str>| {
        let query = read(query);
        let ask = Ask {
            query: &query,
            cursor,
            limit: 2,
        };
        let reader = sample.reader();
        let answer = search(
            &reader,
            &sample.columns,
            &sample.engine,
            &sample.clock,
            ask,
            &Cancel::new(),
        )
        .unwrap();
        let paths: Vec<String> = answer.hits.into_iter().map(|hit| hit.path).collect();
        (paths, answer.next_cursor)
    };
    let (first, cursor) = page("猫", None);
    assert_eq!(first, ["2023-01-05.md", "2023-01-03.md"]);
    sample.write("2023-01-04.md", "猫");
    sample.write("2023-01-02.md", "猫");
    sample.remove("2023-01-03.md");
    sample.settle();
    assert_eq!(
        page("猫", cursor.as_deref()),
        (vec!["2023-01-02.md".into(), "2023-01-01.md".into()], None)
    );
    // The same words say the same; others have another order.
    assert_eq!(page("\"猫\"", cursor.as_deref()).0[0], "2023-01-02.md");
    assert_eq!(page("猫 -犬", cursor.as_deref()).0[0], "2023-01-05.md");
    assert_eq!(page("猫", Some("nonsense")).0[0], "2023-01-05.md");
}

#[test]
fn a_file_that_changed_since_is_shown_unverified() {
    let sample = Sample::of(&[("a.md", "共同声明"), ("b.md", "共同声明")]);
    sample.write("b.md", "別の文");
    let query = read("共同声明");
    let ask = Ask {
        query: &query,
        cursor: None,
        limit: 9,
    };
    let reader = sample.reader();
    let answer = search(
        &reader,
        &sample.columns,
        &sample.engine,
        &sample.clock,
        ask,
        &Cancel::new(),
    )
    .unwrap();
    let verified: Vec<(&str, bool)> = answer
        .hits
        .iter()
        .map(|hit| (&*hit.path, hit.verified))
        .collect();
    assert_eq!(verified, [("a.md", true), ("b.md", false)]);
    assert_eq!(answer.hits[1].excerpt, Excerpt::default());
    assert_eq!(answer.changed, ["b.md"]);
    drop(reader);
    sample.settle();
    assert_eq!(found(&sample, "共同声明"), ["a.md:0"]);
    assert_eq!(found(&sample, "別の"), ["b.md:0"]);
}

#[test]
fn a_query_that_says_nothing_finds_nothing() {
    let sample = vault();
    for query in ["", "   ", "sort:date", "in:note", "。"] {
        assert_eq!(found(&sample, query), [] as [&str; 0], "{query}");
    }
}
