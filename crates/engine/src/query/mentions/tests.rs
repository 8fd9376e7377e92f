use super::*;
use crate::query::tests::sample::Sample;

mod laws;

const FIRST: PageAsk<'_> = PageAsk {
    cursor: None,
    limit: u32::MAX,
};

fn ask<'a>(reading: &'a VaultReading, path: &'a str, page: PageAsk<'a>) -> MentionsAsk<'a> {
    MentionsAsk {
        path,
        reading,
        page,
    }
}

fn found(sample: &Sample, path: &str, page: PageAsk<'_>) -> Mentions {
    let reading = VaultReading::default();
    mentions(
        &sample.reader(),
        &sample.columns,
        &sample.engine,
        ask(&reading, path, page),
        &Cancel::new(),
    )
    .unwrap()
}

/// `path: what is written`, with `?` where another note may be meant.
fn shown(found: &Mentions) -> Vec<String> {
    let rows = found.mentions.iter();
    rows.map(|row| {
        let sign = if row.ambiguous { "?" } else { "" };
        format!("{}: {}{sign}", row.path, row.raw)
    })
    .collect()
}

fn all(sample: &Sample, path: &str) -> Vec<String> {
    shown(&found(sample, path, FIRST))
}

#[test]
fn other_notes_that_name_a_note_newest_first_with_the_block_around() {
    let sample = Sample::of(&[
        (
            "路面電車.md",
            "---\naliases: [市電, Tram]\n---\n路面電車の話。市電とも。\n",
        ),
        (
            "2023-02-01.md",
            "# 日\n\n別の段落\n\n朝、路面電車に乗る。\n次の行 #市電\n\n[[路面電車]]と市電、`市電`\n",
        ),
        (
            "2023-03-01.md",
            "- 一つ\n- Tramで行く\n  続き\n- 三つ #駅\n",
        ),
        ("undated.md", "路面電車\n"),
        ("other.md", "路面電車区、Trams\n"),
    ]);
    let found = found(&sample, "路面電車.md", FIRST);
    let rows: Vec<(&str, u32, &str, &str)> = found
        .mentions
        .iter()
        .map(|row| (&*row.path, row.line, &*row.raw, &*row.excerpt.text))
        .collect();
    assert_eq!(
        rows,
        [
            ("2023-03-01.md", 1, "Tram", "- Tramで行く\n  続き"),
            (
                "2023-02-01.md",
                4,
                "路面電車",
                "朝、路面電車に乗る。\n次の行 #市電"
            ),
            ("2023-02-01.md", 7, "市電", "[[路面電車]]と市電、`市電`"),
            ("undated.md", 0, "路面電車", "路面電車"),
        ]
    );
    let first = &found.mentions[1];
    assert_eq!(first.excerpt.highlights_utf16, [[2, 6]]);
    assert_eq!((&*first.kind, first.ambiguous), ("mention", false));
    assert_eq!(first.heading_path, ["日"]);
    assert_eq!((found.total, found.total_exact), (4, true));
    assert_eq!((found.next_cursor, found.changed), (None, vec![]));
}

#[test]
fn a_longer_name_of_another_note_goes_before() {
    let sample = Sample::of(&[
        ("東京.md", ""),
        ("x.md", "---\ntitle: 東京都\n---\n東京都と東京\n"),
        (
            "y.md",
            "---\naliases: [\"東京・大阪\", \"Ágora 東京\"]\n---\n",
        ),
        ("n.md", "東京都と東京と東京・大阪とÁgora 東京\n"),
    ]);
    assert_eq!(all(&sample, "東京.md"), ["n.md: 東京", "x.md: 東京"]);
    assert_eq!(all(&sample, "x.md"), ["n.md: 東京都"]);
    sample.remove("x.md");
    sample.settle();
    // Without the note the place is a cut within a run, and still no mention.
    assert_eq!(all(&sample, "東京.md"), ["n.md: 東京"]);
    sample.remove("y.md");
    sample.settle();
    assert_eq!(all(&sample, "東京.md").len(), 3);
}

#[test]
fn a_name_of_several_notes_mentions_each_and_says_so() {
    let sample = Sample::of(&[
        ("a/Ferris.md", ""),
        ("b.md", "---\ntitle: FERRIS\naliases: [Rust crab]\n---\n"),
        ("n.md", "Ferris, the Rust crab\n"),
        (
            "a/Ferris.sync-conflict-20230201-120000-ABCDEF.md",
            "# Ferris\n",
        ),
    ]);
    assert_eq!(
        all(&sample, "a/Ferris.md"),
        [
            "a/Ferris.sync-conflict-20230201-120000-ABCDEF.md: Ferris?",
            "n.md: Ferris?"
        ]
    );
    assert_eq!(
        all(&sample, "b.md"),
        [
            "a/Ferris.sync-conflict-20230201-120000-ABCDEF.md: Ferris?",
            "n.md: Ferris?",
            "n.md: Rust crab"
        ]
    );
    let copy = "a/Ferris.sync-conflict-20230201-120000-ABCDEF.md";
    assert_eq!(all(&sample, copy), Vec::<String>::new());
    sample.remove("b.md");
    sample.settle();
    assert_eq!(all(&sample, "a/Ferris.md").last().unwrap(), "n.md: Ferris");
}

#[test]
fn an_unknown_note_or_one_without_a_name_has_none() {
    let sample = Sample::of(&[("12.md", "x"), ("n.md", "12 and 13")]);
    for path in ["12.md", "none.md"] {
        let found = found(&sample, path, FIRST);
        assert_eq!((found.total, found.total_exact), (0, true), "{path}");
    }
}

#[test]
fn what_has_changed_since_is_not_told_and_the_total_is_not_exact() {
    let sample = Sample::of(&[
        ("路面電車.md", ""),
        ("a.md", "路面電車"),
        ("b.md", "路面電車"),
    ]);
    sample.write("a.md", "電車");
    let found = found(&sample, "路面電車.md", FIRST);
    assert_eq!(shown(&found), ["b.md: 路面電車"]);
    assert_eq!((found.total, found.total_exact), (1, false));
    assert_eq!(found.changed, ["a.md"]);
}

#[test]
fn while_full_text_is_incomplete_the_total_is_not_exact() {
    let sample = Sample::of(&[("路面電車.md", "")]);
    for note in 0..250 {
        sample.write(&format!("{note}.md"), "路面電車");
    }
    // So many notes at once get their full text later.
    sample.engine.reconcile(crate::Scope::All).unwrap();
    assert!(sample.engine.state().unwrap().covered < 1.0);
    let before = found(&sample, "路面電車.md", FIRST);
    assert!(
        before.total < 250 && !before.total_exact,
        "{}",
        before.total
    );
    sample.settle();
    let after = found(&sample, "路面電車.md", FIRST);
    assert_eq!((after.total, after.total_exact), (250, true));
}

#[test]
fn a_page_reads_a_bounded_number_of_notes() {
    let text = "路面電車。".repeat(2);
    let files: Vec<(String, &str)> = (0..MOST_NOTES * 2 + 10)
        .map(|note| (format!("{note:04}.md"), &*text))
        .chain([("路面電車.md".to_owned(), "")])
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, *text)).collect();
    let sample = Sample::of(&files);
    let page =
        |cursor: Option<&str>, limit| found(&sample, "路面電車.md", PageAsk { cursor, limit });

    // All that it reads is on the page.
    let first = page(None, u32::MAX);
    assert_eq!(first.mentions.len(), MOST_NOTES * 2);
    assert!(!first.total_exact && first.next_cursor.is_some());
    let second = page(first.next_cursor.as_deref(), u32::MAX);
    assert!(!second.total_exact && second.mentions.len() >= MOST_NOTES * 2 - 2);
    let third = page(second.next_cursor.as_deref(), u32::MAX);
    assert_eq!((third.total, third.total_exact), (1620, true));
    assert_eq!(third.next_cursor, None);

    // What is on the page is less, and the total a lower bound.
    let short = page(None, 3);
    assert_eq!((short.mentions.len(), short.total), (3, 800));
    assert!(!short.total_exact);
    let next = page(short.next_cursor.as_deref(), 3);
    assert_eq!(next.mentions[0].path, "0001.md");
}

#[test]
fn it_can_be_called_off() {
    let sample = Sample::of(&[("路面電車.md", ""), ("a.md", "路面電車")]);
    let cancel = Cancel::new();
    cancel.cancel();
    let reading = VaultReading::default();
    let called_off = mentions(
        &sample.reader(),
        &sample.columns,
        &sample.engine,
        ask(&reading, "路面電車.md", FIRST),
        &cancel,
    );
    assert!(matches!(called_off, Err(EngineError::Cancelled)));
}
