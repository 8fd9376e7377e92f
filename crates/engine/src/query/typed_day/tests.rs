use jiff::civil::date;

use super::*;

#[test]
fn a_day_is_read_in_every_form() {
    let today = date(2024, 6, 15);
    for typed in [
        "2023-02-01",
        "2023/2/1",
        "2023年2月1日",
        "２０２３年２月１日",
        "令和5年2月1日",
        "20230201",
    ] {
        assert_eq!(typed_day(typed, today), Some(date(2023, 2, 1)), "{typed}");
    }
}

#[test]
fn what_is_left_out_is_near_today() {
    let today = date(2024, 6, 15);
    assert_eq!(typed_day("2月1日", today), Some(date(2024, 2, 1)));
    assert_eq!(typed_day("2/1", today), Some(date(2024, 2, 1)));
    assert_eq!(typed_day("12月24日", today), Some(date(2023, 12, 24)));
    assert_eq!(typed_day("2025-12-24", today), Some(date(2025, 12, 24)));
    assert_eq!(typed_day("今日", today), Some(today));
    assert_eq!(typed_day("Yesterday", today), Some(date(2024, 6, 14)));
}

#[test]
fn words_and_nonsense_are_no_days() {
    let today = date(2024, 6, 15);
    for typed in [
        "",
        "港",
        "2023-02-01 の港",
        "2023-13-01",
        "2023",
        "12",
        "2月30日",
    ] {
        assert_eq!(typed_day(typed, today), None, "{typed}");
    }
}
