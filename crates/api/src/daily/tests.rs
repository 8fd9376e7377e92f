use jiff::civil::date;

use super::{path_of, pattern_of};
use crate::ErrorCode;
use tsuzuri_engine::NotePath;

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

#[test]
fn a_daily_note_tells_where_its_kind_lie() {
    let told = |path| pattern_of(&NotePath::new(path).unwrap(), date(2023, 2, 1));
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
    ] {
        assert_eq!(told(path).as_deref(), Some(pattern));
        assert_eq!(path_of(pattern, date(2023, 2, 1)).unwrap().as_str(), path);
    }
    assert_eq!(told("2023-02-01 meeting.md"), None);
    assert_eq!(told("2023-02-02.md"), None);
}
