use jiff::civil::date;

use super::path_of;
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
            ErrorCode::BadRequest,
            "{outside:?}"
        );
    }
}
