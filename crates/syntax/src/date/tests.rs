use super::*;

fn plain(text: &str) -> Option<String> {
    date_in(text, Place::Prose, Context::default()).map(|d| d.to_string())
}

fn in_path(path: &str) -> Option<String> {
    PathDates::new(path).day().map(|d| d.to_string())
}

#[test]
fn full_dates_have_many_forms() {
    for text in [
        "2023-02-01",
        "2023/02/01",
        "2023_02_01",
        "2023.2.1",
        "2023年2月1日",
        "2023年 2月 1日",
        "令和5年2月1日",
        "20230201",
        "２０２３年２月１日",
        "2023-02-01T10:00",
        "2023-02-01(水)",
        "日記 2023-02-01 晴れ",
        "2023-2-1",
        "その他（2023/02/01）",
        "2023-13-01 2023-02-01",
        "v1.2 2023.2.1",
        "2023年の2月1日",
        "2月1日（2023年）",
        "2023-02-01-2",
        "2023-02-01.",
    ] {
        assert_eq!(plain(text).as_deref(), Some("2023-02-01"), "{text}");
    }
    assert_eq!(plain("令和元年5月1日").as_deref(), Some("2019-05-01"));
    assert_eq!(plain("平成元年1月8日").as_deref(), Some("1989-01-08"));
    assert_eq!(plain("昭和64年1月7日").as_deref(), Some("1989-01-07"));
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for text in [
        "",
        "2023-02-30",
        "2023-13-01",
        "2023.2.1.4",
        "192.168.2.1",
        "x20230201",
        "20230201の",
        "18990101",
        "202302011200",
        "2月1日",
        "1日",
        "2/1",
        "2023-02/01",
        "12023-02-01",
        "2023-02-011",
        "平成元年13月1日",
        "3日間",
        "2023",
        "0000-01-01",
    ] {
        assert_eq!(plain(text), None, "{text}");
    }
}

#[test]
fn partial_dates_take_what_they_lack_from_around() {
    let in_2023_02 = Context {
        year: Some(2023),
        month: Some(2),
    };
    let read = |text| date_in(text, Place::Prose, in_2023_02).map(|d| d.to_string());
    assert_eq!(read("3月4日").as_deref(), Some("2023-03-04"));
    assert_eq!(read("3/4 (土)").as_deref(), Some("2023-03-04"));
    assert_eq!(read("1日").as_deref(), Some("2023-02-01"));
    assert_eq!(read("31日夜"), None);
    for text in ["3日間の旅", "2日目", "1/2/3", "a1/2", "1/2杯 0.5/1"] {
        let expected = (text == "1/2杯 0.5/1").then(|| "2023-01-02".to_owned());
        assert_eq!(read(text), expected, "{text}");
    }
    assert_eq!(Context::of("2022年の記録", Place::Prose).year, Some(2022));
    assert_eq!(
        Context::of("令和4年12月", Place::Prose),
        Context {
            year: Some(2022),
            month: Some(12)
        }
    );
}

#[test]
fn paths_name_days() {
    for (path, day) in [
        ("diary/2023-02-01.md", "2023-02-01"),
        ("2008/1月14日.md", "2008-01-14"),
        ("2023/02/01.md", "2023-02-01"),
        ("2023/02/01 会議.md", "2023-02-01"),
        ("2023年/2月/1日.md", "2023-02-01"),
        ("2023/02/1日.md", "2023-02-01"),
        ("202302/1日.md", "2023-02-01"),
        ("202302011234.md", "2023-02-01"),
        ("20230201123456.markdown", "2023-02-01"),
        ("20230201 メモ.md", "2023-02-01"),
        ("2020-01-01/2023-02-01.md", "2023-02-01"),
        ("2023-02-01/note.md", "2023-02-01"),
        ("2020-01-01/2023-02-01/note.md", "2023-02-01"),
        ("2023-02/会議 2月3日.md", "2023-02-03"),
    ] {
        assert_eq!(in_path(path).as_deref(), Some(day), "{path}");
    }
    for path in [
        "note.md",
        "2023/note.md",
        "1月14日.md",
        "notes/2/1.md",
        "v2.0.md",
        "12345678.md",
    ] {
        assert_eq!(in_path(path), None, "{path}");
    }
}

#[test]
fn front_matter_writes_the_day_it_means() {
    for value in [
        "2023-02-01",
        "2023-02-01T23:30:00-09:00",
        "2023-02-01 12:00:00 +0900",
        "20230201",
        "20230201T101112Z",
        "Wed, 01 Feb 2023 23:59:59 +0000",
        "1 Feb 2023",
        "2023/02/01",
        " 2023-02-01 ",
    ] {
        assert_eq!(
            written_date(value).map(|d| d.to_string()).as_deref(),
            Some("2023-02-01"),
            "{value}"
        );
    }
    for value in ["", "yesterday", "2023", "32 Feb 2023", "2023-02"] {
        assert_eq!(written_date(value), None, "{value}");
    }
}

#[test]
fn tasks_fall_due() {
    let due = |text| due_date(text).map(|d: Date| d.to_string());
    assert_eq!(due("書く 📅 2023-02-01").as_deref(), Some("2023-02-01"));
    assert_eq!(
        due("write due:2023-02-01 now").as_deref(),
        Some("2023-02-01")
    );
    assert_eq!(
        due("write [due:: 2023-02-01]").as_deref(),
        Some("2023-02-01")
    );
    assert_eq!(due("residue:2023-02-01"), None);
    assert_eq!(due("📅 tomorrow"), None);
    for late in [
        "overdue: no, due:2023-02-01",
        "due:soon, due:2023-13-01, due:2023-02-01, due:2023-02-02",
        "📅 soon 📅 2023-02-01",
        "📅 soon due:2023-02-01",
    ] {
        assert_eq!(due(late).as_deref(), Some("2023-02-01"), "{late}");
    }
}
