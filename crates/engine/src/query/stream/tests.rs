use super::super::tests::sample::Sample;
use super::*;

fn all(sample: &Sample, ask: StreamAsk<'_>) -> Vec<Stream> {
    let mut pages: Vec<Stream> = Vec::new();
    loop {
        let cursor = pages.last().and_then(|page| page.next_cursor.clone());
        if !pages.is_empty() && cursor.is_none() {
            return pages;
        }
        let ask = StreamAsk {
            cursor: cursor.as_deref(),
            ..ask
        };
        pages.push(stream(&sample.reader(), &sample.engine, ask).unwrap());
    }
}

fn ask(tag: &str, limit: u32) -> StreamAsk<'_> {
    StreamAsk {
        tag,
        profile: Profile::Tsuzuri,
        months: None,
        cursor: None,
        limit,
    }
}

fn places(pages: &[Stream]) -> Vec<String> {
    let cards = pages.iter().flat_map(|page| &page.passages);
    cards
        .map(|card| format!("{}:{}", card.path, card.ordinal))
        .collect()
}

fn diary() -> Sample {
    Sample::of(&[
        (
            "b/2023-02-01.md",
            "一つ目\n\n#猫\n\n二つ目\n\n#犬\n\n三つ目\n\n#猫\n",
        ),
        ("a/2023-02-01.md", "#猫 の話\n"),
        ("2023-03-01.md", "#猫 三月\r\n続き\r\n"),
        ("undated.md", "#猫 いつか\n"),
    ])
}

#[test]
fn the_newest_day_comes_first_on_any_page_size() {
    let sample = diary();
    let expected = [
        "2023-03-01.md:0",
        "a/2023-02-01.md:0",
        "b/2023-02-01.md:0",
        "b/2023-02-01.md:2",
        "undated.md:0",
    ];
    for limit in 1..7 {
        let pages = all(&sample, ask("＃猫", limit));
        assert_eq!(places(&pages), expected, "{limit}");
        assert!(pages.iter().all(|page| page.total == 5 && page.key == "猫"));
    }
}

#[test]
fn a_month_is_a_part() {
    let sample = diary();
    let pages = all(
        &sample,
        StreamAsk {
            months: Some(Months {
                first: (2023, 2),
                last: (2023, 2),
            }),
            ..ask("猫", 2)
        },
    );
    assert_eq!(
        places(&pages),
        [
            "a/2023-02-01.md:0",
            "b/2023-02-01.md:0",
            "b/2023-02-01.md:2"
        ]
    );
    assert_eq!(pages[0].total, 3);
    let total = |first, last| {
        let ask = StreamAsk {
            months: Some(Months { first, last }),
            ..ask("猫", 9)
        };
        stream(&sample.reader(), &sample.engine, ask).unwrap().total
    };
    assert_eq!(total((2022, 12), (2023, 1)), 0);
    assert_eq!(total((2022, 12), (2023, 2)), 3);
    assert_eq!(total((2023, 3), (2024, 1)), 1);
    assert_eq!(total((2023, 2), (2023, 3)), 4);
    assert_eq!(total((2023, 3), (2023, 2)), 0);
}

#[test]
fn a_card_shows_the_passage() {
    let sample = diary();
    let page = stream(&sample.reader(), &sample.engine, ask("猫", 9)).unwrap();
    let card = &page.passages[0];
    assert_eq!(
        (&*card.text, card.cut, card.verified),
        ("#猫 三月\n続き", false, true)
    );
    assert_eq!(
        card.day.map(|day| day.to_string()).as_deref(),
        Some("2023-03-01")
    );
    let third = &page.passages[3];
    assert_eq!((&*third.text, third.line), ("三つ目\n\n#猫", 8));
    assert_eq!(third.tags[0].source, "tag-block");
}

#[test]
fn a_very_long_passage_is_cut_between_blocks() {
    let block = "長い段落。".repeat(100);
    let text = format!("#猫\n\n{}", vec![block.as_str(); 20].join("\n\n"));
    let sample = Sample::of(&[("a.md", &text)]);
    let page = stream(&sample.reader(), &sample.engine, ask("猫", 9)).unwrap();
    let card = &page.passages[0];
    assert!(card.cut && card.text.len() <= LONGEST);
    assert!(card.text.ends_with(&block));
}

#[test]
fn a_changed_file_is_named_and_its_passages_not_shown() {
    let sample = diary();
    sample.write("undated.md", "何もない");
    let page = stream(&sample.reader(), &sample.engine, ask("猫", 9)).unwrap();
    assert_eq!(page.changed, ["undated.md"]);
    let last = page.passages.last().unwrap();
    assert_eq!((&*last.text, last.verified, last.cut), ("", false, false));
}

#[test]
fn an_unknown_tag_has_no_passages() {
    let sample = diary();
    let page = stream(&sample.reader(), &sample.engine, ask("無い", 9)).unwrap();
    assert_eq!(
        (page.total, page.key.as_str(), page.passages.len()),
        (0, "無い", 0)
    );
    let page = stream(
        &sample.reader(),
        &sample.engine,
        StreamAsk {
            cursor: Some("?"),
            ..ask("猫", 1)
        },
    );
    assert_eq!(places(&[page.unwrap()]), ["2023-03-01.md:0"]);
}
