use jiff::civil::date;

use super::*;

fn days(value: &str) -> String {
    match read(value, date(2023, 3, 15)) {
        Ok(Days { from, to }) => {
            let shown = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
            format!("{}..{}", shown(from), shown(to))
        }
        Err(what) => what.to_owned(),
    }
}

#[test]
fn a_value_names_days() {
    for (value, expected) in [
        ("2023-02-01", "2023-02-01..2023-02-01"),
        ("2023/2/1", "2023-02-01..2023-02-01"),
        ("2023年2月1日", "2023-02-01..2023-02-01"),
        ("２０２３－０２", "2023-02-01..2023-02-28"),
        ("2023年2月", "2023-02-01..2023-02-28"),
        ("2024", "2024-01-01..2024-12-31"),
        ("2/1", "2023-02-01..2023-02-01"),
        ("２月１日", "2023-02-01..2023-02-01"),
        ("12/5", "2022-12-05..2022-12-05"),
        ("12/5..2/1", "2022-12-05..2023-02-01"),
        ("2023-01..2023-03", "2023-01-01..2023-03-31"),
        ("2023-01-05..", "2023-01-05.."),
        ("..2022", "..2022-12-31"),
        ("today", "2023-03-15..2023-03-15"),
        ("昨日", "2023-03-14..2023-03-14"),
        ("7d", "2023-03-09..2023-03-15"),
        ("2w", "2023-03-02..2023-03-15"),
        ("3m", "2022-12-16..2023-03-15"),
        ("1Y", "2022-03-16..2023-03-15"),
        ("1d..today", "2023-03-15..2023-03-15"),
    ] {
        assert_eq!(days(value), expected, "{value}");
    }
}

#[test]
fn a_value_that_names_none_says_why() {
    for (value, expected) in [
        ("2023-13", "is no month"),
        ("2023-02-30", "is no day"),
        ("2023-2-300", "is no day"),
        ("soon", "is no day, month or year"),
        ("23", "is no day, month or year"),
        ("0d", "is no day, month or year"),
        ("..", "names no day"),
        ("2023-02..2023-01", "ends before it starts"),
        ("9999y", "is too long ago"),
        ("", "is no day, month or year"),
        ("1-2-3-4", "is no day, month or year"),
        ("12-5", "has no year of four digits"),
        ("23-02", "has no year of four digits"),
        ("23-02-01", "has no year of four digits"),
        ("1/2/2023", "has no year of four digits"),
        ("2年1月", "has no year of four digits"),
        ("+202-1", "has no year of four digits"),
        ("2/30", "is no day"),
        ("13月1日", "is no day"),
    ] {
        assert_eq!(days(value), expected, "{value}");
    }
}
