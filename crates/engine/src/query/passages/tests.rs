use jiff::civil::date;

use super::super::tests::sample::Sample;
use super::*;

fn diary() -> Sample {
    Sample::of(&[
        ("2022-02-01.md", "去年\n\n#猫\n"),
        (
            "2023-02-01.md",
            "一つ目\n\n#猫\n\n二つ目\n\n#犬\n\n三つ目\n\n#猫\n",
        ),
        (
            "2023-03.md",
            "# 2023-03-05\n\n五日 #猫\n\n# 2023-01-02\n\n二日 #猫\n",
        ),
        ("undated.md", "いつか #猫\n"),
    ])
}

/// What all pages of a size hold: path and ordinal, with the totals.
fn all(sample: &Sample, of: PassagesOf<'_>, order: PassageOrder, limit: u32) -> Vec<String> {
    let mut places = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let ask = PassagesAsk {
            of,
            order,
            cursor: cursor.as_deref(),
            limit,
        };
        let page = passages(&sample.reader(), &sample.columns, &sample.engine, ask).unwrap();
        let rows = page.passages.iter();
        places.extend(rows.map(|card| format!("{}:{}", card.path, card.ordinal)));
        cursor = page.next_cursor;
        if cursor.is_none() {
            assert_eq!(page.total as usize, places.len());
            return places;
        }
    }
}

fn cats() -> PassagesOf<'static> {
    PassagesOf::Tag {
        tag: "＃猫",
        profile: Profile::Tsuzuri,
        months: None,
    }
}

#[test]
fn a_tag_comes_in_each_order_on_any_page_size() {
    let sample = diary();
    let newest = [
        "2023-03.md:0",
        "2023-02-01.md:0",
        "2023-02-01.md:2",
        "2023-03.md:1",
        "2022-02-01.md:0",
        "undated.md:0",
    ];
    let oldest = [
        "2022-02-01.md:0",
        "2023-03.md:1",
        "2023-02-01.md:0",
        "2023-02-01.md:2",
        "2023-03.md:0",
        "undated.md:0",
    ];
    let by_note = [
        "2023-03.md:0",
        "2023-03.md:1",
        "2023-02-01.md:0",
        "2023-02-01.md:2",
        "2022-02-01.md:0",
        "undated.md:0",
    ];
    for limit in 1..8 {
        assert_eq!(all(&sample, cats(), PassageOrder::Newest, limit), newest);
        assert_eq!(all(&sample, cats(), PassageOrder::Oldest, limit), oldest);
        assert_eq!(all(&sample, cats(), PassageOrder::ByNote, limit), by_note);
    }
}

#[test]
fn the_newest_first_is_what_the_stream_says() {
    let sample = diary();
    let ask = super::super::StreamAsk {
        tag: "猫",
        profile: Profile::Tsuzuri,
        months: None,
        cursor: None,
        limit: 99,
    };
    let stream = super::super::stream(&sample.reader(), &sample.engine, ask).unwrap();
    let same = passages(
        &sample.reader(),
        &sample.columns,
        &sample.engine,
        PassagesAsk {
            of: cats(),
            order: PassageOrder::Newest,
            cursor: None,
            limit: 99,
        },
    );
    assert_eq!(same.unwrap(), stream);
}

#[test]
fn days_hold_all_their_passages() {
    let sample = diary();
    let days = PassagesOf::Days(date(2023, 1, 1), date(2023, 2, 1));
    assert_eq!(
        all(&sample, days, PassageOrder::Newest, 2),
        [
            "2023-02-01.md:0",
            "2023-02-01.md:1",
            "2023-02-01.md:2",
            "2023-03.md:1"
        ]
    );
}

#[test]
fn on_this_day_is_of_other_years() {
    let sample = diary();
    let this = PassagesOf::OnThisDay(date(2023, 2, 1));
    assert_eq!(
        all(&sample, this, PassageOrder::Newest, 9),
        ["2022-02-01.md:0"]
    );
    let this = PassagesOf::OnThisDay(date(2024, 2, 1));
    assert_eq!(all(&sample, this, PassageOrder::Newest, 9).len(), 4);
}
