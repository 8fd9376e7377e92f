use jiff::civil::{Date, date};

use super::{path_of, told};
use crate::ErrorCode;

#[test]
fn a_pattern_places_a_day() {
    let day = date(2023, 2, 1);
    let placed = |pattern| path_of(pattern, day).map(|path| path.to_string());
    assert_eq!(
        placed("diary/{yyyy}/{yyyy}-{mm}-{dd}.md").unwrap(),
        "diary/2023/2023-02-01.md"
    );
    assert_eq!(placed("日記{yyyy}{mm}{dd}").unwrap(), "日記20230201.md");
    for outside in ["/{yyyy}.md", "../{yyyy}.md", ""] {
        assert_eq!(
            placed(outside).unwrap_err().code,
            ErrorCode::BadSettings,
            "{outside:?}"
        );
    }
}

/// The pattern that daily notes tell, latest first.
fn told(paths: &[(&str, Date)]) -> Option<String> {
    let notes: Vec<_> = paths
        .iter()
        .map(|&(path, day)| (path.to_owned(), day))
        .collect();
    told::by(&notes)
}

#[test]
fn a_daily_note_tells_where_its_kind_lie() {
    let day = date(2023, 2, 1);
    for (path, pattern) in [
        ("2023-02-01.md", "{yyyy}-{mm}-{dd}.md"),
        ("journals/2023_02_01.md", "journals/{yyyy}_{mm}_{dd}.md"),
        (
            "d/2023/02/20230201.markdown",
            "d/{yyyy}/{mm}/{yyyy}{mm}{dd}.markdown",
        ),
        (
            "日記/2023-02/2023.02.01.md",
            "日記/{yyyy}-{mm}/{yyyy}.{mm}.{dd}.md",
        ),
        (
            "2023年/2月/2023-02-01.md",
            "{yyyy}年/{m}月/{yyyy}-{mm}-{dd}.md",
        ),
        ("2023年2月1日.md", "{yyyy}年{m}月{d}日.md"),
        (
            "日記/2023年/2023年02月01日.md",
            "日記/{yyyy}年/{yyyy}年{mm}月{dd}日.md",
        ),
        (
            "202302/2月1日/2023-02-01.md",
            "{yyyy}{mm}/{m}月{d}日/{yyyy}-{mm}-{dd}.md",
        ),
    ] {
        assert_eq!(told(&[(path, day)]).as_deref(), Some(pattern));
        assert_eq!(path_of(pattern, day).unwrap().as_str(), path);
    }
    assert_eq!(
        told(&[("2023/02/02/2023-02-02.md", date(2023, 2, 2))]).as_deref(),
        Some("{yyyy}/{mm}/{dd}/{yyyy}-{mm}-{dd}.md")
    );
    assert_eq!(told(&[("2023-02-01 meeting.md", day)]), None);
    assert_eq!(told(&[("2023-02-02.md", day)]), None);
    assert_eq!(told(&[("2023年2月1日 会談.md", day)]), None);
    assert_eq!(told(&[("2023年2月2日.md", day)]), None);
}

#[test]
fn a_folder_of_one_month_is_not_taken_for_all() {
    let day = date(2026, 10, 31);
    for folder in [
        "2026/10-October",
        "2026/Oct",
        "October",
        "2026/Q4",
        "2026/W44",
        "2026-W44",
        "2026/第44週",
        "2026/10-Oktober",
        "2026/31-sat",
    ] {
        let path = format!("{folder}/2026-10-31.md");
        assert_eq!(told(&[(&path, day)]), None, "{folder}");
    }
    // Another month shows what no word does.
    let months = [
        ("2026/Oktober/2026-10-31.md", day),
        ("2026/Oktober/2026-10-30.md", date(2026, 10, 30)),
        ("2026/September/2026-09-30.md", date(2026, 9, 30)),
    ];
    assert_eq!(told(&months), None);
}

#[test]
fn a_folder_with_a_number_of_its_own_stays() {
    let pattern = "10 Diary/{yyyy}-{mm}-{dd}.md";
    let october = ("10 Diary/2026-10-31.md", date(2026, 10, 31));
    let september = ("10 Diary/2026-09-30.md", date(2026, 9, 30));
    assert_eq!(told(&[october]).as_deref(), Some(pattern));
    assert_eq!(told(&[october, september]).as_deref(), Some(pattern));
    let below = [
        ("2026/1 day/2026-01-02.md", date(2026, 1, 2)),
        ("2025/1 day/2025-12-31.md", date(2025, 12, 31)),
    ];
    assert_eq!(
        told(&below).as_deref(),
        Some("{yyyy}/1 day/{yyyy}-{mm}-{dd}.md")
    );
    // Where they lay before they were moved does not count.
    let moved = [
        ("new/2026-10-31.md", date(2026, 10, 31)),
        ("old/2026-09-30.md", date(2026, 9, 30)),
    ];
    assert_eq!(told(&moved).as_deref(), Some("new/{yyyy}-{mm}-{dd}.md"));
}

#[test]
fn an_earlier_month_tells_whether_a_zero_leads() {
    let october = |folder: &'static str| (folder, date(2026, 10, 31));
    let pattern = |month: &str| Some(format!("{{yyyy}}/{month}/{{yyyy}}-{{mm}}-{{dd}}.md"));
    let plain = october("2026/10/2026-10-31.md");
    let named = october("2026/10月/2026-10-31.md");
    assert_eq!(told(&[plain]), pattern("{mm}"));
    assert_eq!(told(&[named]), pattern("{m}月"));
    let may = |path| (path, date(2026, 5, 1));
    let words = ("2026年10月31日.md", date(2026, 10, 31));
    assert_eq!(told(&[words]).as_deref(), Some("{yyyy}年{m}月{d}日.md"));
    let padded = may("2026年05月01日.md");
    assert_eq!(
        told(&[words, padded]).as_deref(),
        Some("{yyyy}年{mm}月{dd}日.md")
    );
    let short = may("2026/5/2026-05-01.md");
    assert_eq!(told(&[plain, short]), pattern("{m}"));
    let long = may("2026/05月/2026-05-01.md");
    assert_eq!(told(&[named, long]), pattern("{mm}月"));
}
