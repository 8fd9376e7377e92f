//! Regular expressions through the whole engine: what they find, how far they come.

use std::time::Duration;

use super::*;
use crate::vault::SourceText;
use crate::{EngineError, NotePath};

fn vault() -> Sample {
    Sample::of(&[
        (
            "2023-02-01.md",
            "NATO首脳会談が2023年に\n\n---\n\n共同の声明\n",
        ),
        (
            "2023-02-02.md",
            "今日の共同声明、C++ の話 #日NATO(会談)\n\n---\n\nＥＵ\n",
        ),
        ("2023-02-03.md", "insecurity in 19 places\n"),
        ("NATO.md", "---\naliases: [北大西洋]\n---\n何もない\n"),
    ])
}

#[test]
fn a_pattern_finds_what_it_says() {
    let sample = vault();
    for (query, expected) in [
        ("/共同.声明/", &["2023-02-01.md:1"][..]),
        ("/共同.?声明/", &["2023-02-02.md:0", "2023-02-01.md:1"]),
        (r"/\d{4}年/", &["2023-02-01.md:0"]),
        (r"/c++\s/", &["2023-02-02.md:0"]),
        ("/curity/", &["2023-02-03.md:0"]),
        // A title counts as it does for words.
        (
            "/NATO|ＥＵ/",
            &[
                "2023-02-02.md:0",
                "2023-02-02.md:1",
                "2023-02-01.md:0",
                "NATO.md:0",
            ],
        ),
        ("/^北.*洋$/", &["NATO.md:0"]),
        ("/nato/ in:title", &["NATO.md:0"]),
        ("/今日|2023/ 首脳", &["2023-02-01.md:0"]),
        (
            "/首脳/ /共同.声明/",
            &["2023-02-01.md:0", "2023-02-01.md:1"],
        ),
        ("/首脳/ /共同.声明/ in:passage", &[]),
        ("#日NATO -/ＥＵ/ in:note", &[]),
        ("/./ -/[一-龠]/", &["2023-02-03.md:0", "2023-02-02.md:1"]),
        (
            "/curity/ OR /ＥＵ/ sort:name",
            &["2023-02-02.md:1", "2023-02-03.md:0"],
        ),
        (
            "/2023年|c\\+\\+/ sort:relevance",
            &["2023-02-01.md:0", "2023-02-02.md:0"],
        ),
    ] {
        let hits = pages(&sample, &sample.engine, query, 2);
        let found: Vec<String> = hits
            .iter()
            .map(|hit| format!("{}:{}", hit.path, hit.ordinal))
            .collect();
        assert_eq!(found, expected, "{query}");
        assert_eq!(count(&sample, query).total as usize, expected.len());
    }
}

#[test]
fn what_matched_is_shown() {
    let sample = vault();
    let hit = pages(&sample, &sample.engine, "/ＮＡＴＯ首.{2}/ 2023", 9).remove(0);
    assert_eq!(hit.excerpt.text, "NATO首脳会談が2023年に");
    assert_eq!(hit.excerpt.highlights_utf16, [[0, 7], [9, 13]]);
}

/// Reading a text takes a while.
struct Slow<'a> {
    sample: &'a Sample,
    each: Duration,
}

impl NoteSource for Slow<'_> {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        self.sample.clock.advance(self.each);
        self.sample.engine.source(path)
    }
}

fn days(count: usize) -> Sample {
    let files: Vec<(String, String)> = (1..=count)
        .map(|day| {
            let held = if day % 4 == 0 { "held" } else { "other" };
            (format!("2023-01-{day:02}.md"), format!("{held} {day}"))
        })
        .collect();
    let files: Vec<_> = files.iter().map(|(a, b)| (&**a, &**b)).collect();
    Sample::of(&files)
}

/// One page, with how far it came.
fn page(
    sample: &Sample,
    source: &dyn NoteSource,
    query: &str,
    cursor: Option<&str>,
    limit: usize,
) -> (Vec<String>, Option<(u32, u32)>, Option<String>) {
    let query = read(query);
    let ask = Ask {
        query: &query,
        cursor,
        limit,
    };
    let (reader, cancel) = (sample.reader(), Cancel::new());
    let answer = search(
        &reader,
        &sample.columns,
        source,
        &sample.clock,
        ask,
        &cancel,
    )
    .unwrap();
    let paths = answer.hits.into_iter().map(|hit| hit.path).collect();
    let reach = answer.reach.map(|reach| (reach.searched, reach.of));
    (paths, reach, answer.next_cursor)
}

#[test]
fn a_search_says_how_far_it_came_and_goes_on_from_there() {
    let sample = days(12);
    let slow = Slow {
        sample: &sample,
        each: LONGEST / 5,
    };
    let (paths, reach, cursor) = page(&sample, &slow, "/eld/", None, 9);
    assert_eq!(paths, ["2023-01-12.md", "2023-01-08.md"]);
    assert_eq!(reach, Some((5, 12)));
    let (paths, reach, cursor) = page(&sample, &slow, "/eld/", cursor.as_deref(), 9);
    assert_eq!(paths, ["2023-01-04.md"]);
    assert_eq!(reach, Some((10, 12)));
    let (paths, reach, cursor) = page(&sample, &slow, "/eld/", cursor.as_deref(), 9);
    assert_eq!((paths.len(), reach, cursor), (0, None, None));
}

#[test]
fn a_search_that_is_late_still_goes_on() {
    let sample = days(4);
    let slow = Slow {
        sample: &sample,
        each: LONGEST * 2,
    };
    let mut cursor = None;
    for searched in 1..4 {
        let (_, reach, next) = page(&sample, &slow, "/eld/", cursor.as_deref(), 9);
        assert_eq!(reach, Some((searched, 4)));
        cursor = next;
    }
    let (_, reach, cursor) = page(&sample, &slow, "/eld/", cursor.as_deref(), 9);
    assert_eq!((reach, cursor), (None, None));
}

#[test]
fn other_terms_narrow_first_and_a_full_page_says_nothing() {
    let sample = days(12);
    let slow = Slow {
        sample: &sample,
        each: LONGEST / 5,
    };
    let (paths, reach, _) = page(&sample, &slow, "/eld/ held", None, 9);
    assert_eq!((paths.len(), reach), (3, None));
    let (paths, reach, cursor) = page(&sample, &slow, "/eld/", None, 1);
    assert_eq!((paths.len(), reach), (1, None));
    assert!(cursor.is_some());
    // Words are searched for to the end, however long it takes.
    let (paths, reach, _) = page(&sample, &slow, "-held", None, 20);
    assert_eq!((paths.len(), reach), (9, None));
}

#[test]
fn scores_are_of_what_was_looked_at() {
    let sample = days(12);
    let slow = Slow {
        sample: &sample,
        each: LONGEST / 5,
    };
    let query = "/\\w+/ sort:relevance";
    let (first, reach, cursor) = page(&sample, &slow, query, None, 3);
    assert_eq!((first.len(), reach), (3, Some((5, 12))));
    let (second, reach, cursor) = page(&sample, &slow, query, cursor.as_deref(), 3);
    assert_eq!((second.len(), reach, cursor), (2, Some((5, 12)), None));
    assert!(second.iter().all(|path| !first.contains(path)));
}

#[test]
fn totals_are_bounded_and_say_so() {
    let sample = days(12);
    let slow = Slow {
        sample: &sample,
        each: LONGEST / 5,
    };
    let counted = |query: &str, source: &dyn NoteSource| {
        let (reader, cancel) = (sample.reader(), Cancel::new());
        let (columns, clock) = (&sample.columns, &sample.clock);
        let counts = counts(&reader, columns, source, clock, &read(query), &cancel).unwrap();
        (counts.total, counts.exact)
    };
    assert_eq!(counted("/eld/", &slow), (2, false));
    assert_eq!(counted("/eld/", &sample.engine), (3, true));
    assert_eq!(counted("/eld/ held", &slow), (3, true));
}

#[test]
fn what_cannot_be_read_is_found_only_for_a_reason() {
    let sample = Sample::of(&[("a.md", "共同声明"), ("b.md", "held")]);
    sample.write("a.md", "別の文");
    sample.write("b.md", "another");
    // Full text knew of it; of the other nothing is known.
    assert_eq!(page(&sample, &sample.engine, "/共同/", None, 9).0, ["a.md"]);
    assert!(page(&sample, &sample.engine, "/eld/", None, 9).0.is_empty());
}
