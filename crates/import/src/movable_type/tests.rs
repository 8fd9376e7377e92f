use jiff::civil::date;

use super::*;
use crate::{MOST_ENTRIES, Problem, ProblemKind};

fn read(export: &str) -> (Vec<Entry>, Vec<Problem>) {
    let mut problems = Problems::default();
    let entries = super::read(export, &mut problems).unwrap();
    (entries, problems.by_line().0)
}

#[test]
fn entries_have_heads_and_sections() {
    let (entries, problems) = read(
        "AUTHOR: a\nTITLE: t: u\nDATE: 08/08/2007 03:00:00 PM\n-----\nBODY:\nb\n\nc\n-----\nEXTENDED BODY:\n\nd\n-----\n--------\nTITLE: 2\n-----\nBODY:\n-----\n",
    );
    assert_eq!(problems, []);
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].title, "t: u");
    assert_eq!(entries[0].date, Some(date(2007, 8, 8).at(15, 0, 0, 0)));
    assert_eq!(
        (entries[0].body.text.as_str(), entries[0].body.line),
        ("b\n\nc", 6)
    );
    assert_eq!(
        (entries[0].extended.text.as_str(), entries[0].extended.line),
        ("d", 12)
    );
    assert_eq!((entries[1].title.as_str(), entries[1].line), ("2", 15));
}

#[test]
fn rows_of_hyphens_in_a_text_do_not_end_it() {
    let body = "before\n-----\nbetween\n--------\nbehind";
    let (entries, _) = read(&format!(
        "TITLE: t\n-----\nBODY:\n{body}\n-----\n--------\n"
    ));
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].body.text, body);
}

#[test]
fn a_text_may_end_with_the_file() {
    for end in ["", "\n", "\n-----", "\n-----\n--------", "\n--------\n\n"] {
        let (entries, problems) = read(&format!("TITLE: t\n-----\nBODY:\nb{end}"));
        assert_eq!((entries.len(), problems.len()), (1, 0), "{end:?}");
        assert_eq!(entries[0].body.text, "b", "{end:?}");
    }
}

#[test]
fn windows_line_ends_are_read() {
    let (entries, problems) =
        read("\u{FEFF}TITLE: t\r\n-----\r\nBODY:\r\nb\r\nc\r\n-----\r\n--------\r\n");
    assert_eq!(problems, []);
    assert_eq!(entries[0].body.text, "b\nc");
}

#[test]
fn dates_are_of_two_kinds() {
    for (written, hour) in [
        ("12:05:00 AM", 0),
        ("12:05:00 PM", 12),
        ("01:05:00 PM", 13),
        ("13:05:00", 13),
        ("13:05", 13),
    ] {
        let (entries, _) = read(&format!("DATE: 02/01/2023 {written}\n-----\n"));
        assert_eq!(
            entries[0].date,
            Some(date(2023, 2, 1).at(hour, 5, 0, 0)),
            "{written}"
        );
    }
    for bad in [
        "",
        "2023-02-01",
        "13/01/2023 00:00:00",
        "02/30/2023 00:00:00",
        "02/01/2023 25:00:00",
    ] {
        let (entries, _) = read(&format!("TITLE: t\nDATE: {bad}\n-----\n"));
        assert_eq!(entries[0].date, None, "{bad}");
    }
}

#[test]
fn the_primary_category_comes_first_and_none_twice() {
    let (entries, _) = read("CATEGORY: a\nCATEGORY: b\nPRIMARY CATEGORY: b\nCATEGORY: a\n-----\n");
    assert_eq!(entries[0].categories, ["b", "a"]);
}

#[test]
fn what_is_not_known_is_told_with_its_line() {
    let (_, problems) = read("TITLE: t\nNEW FIELD: x\nno field\n-----\nBODY:\nb\n");
    let told: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, &problem.kind))
        .collect();
    assert_eq!(
        told,
        [
            (2, &ProblemKind::UnknownField("NEW FIELD".to_owned())),
            (3, &ProblemKind::NoField)
        ]
    );
}

#[test]
fn a_section_that_comes_twice_is_kept_twice() {
    let (entries, _) = read("TITLE: t\n-----\nBODY:\na\n-----\nBODY:\nb\n-----\n");
    assert_eq!(entries[0].body.text, "a\n\nb");
}

#[test]
fn comments_and_trackbacks_have_heads_of_their_own() {
    let (entries, _) = read(
        "TITLE: t\n-----\nCOMMENT:\nAUTHOR: r\nEMAIL: r@example.com\nDATE: 02/02/2023 09:30:00\nNote: this is text\n-----\nPING:\nTITLE: p\nURL: https://a.jp/\nBLOG NAME: b\ne\n-----\n",
    );
    assert_eq!(entries[0].comments[0].author, "r");
    assert_eq!(entries[0].comments[0].text.text, "Note: this is text");
    assert_eq!(entries[0].pings[0].blog, "b");
    assert_eq!(entries[0].pings[0].text.text, "e");
}

#[test]
fn as_many_as_there_may_be_are_read() {
    let (entries, problems) = read(&"TITLE: t\n--------\n".repeat(MOST_ENTRIES));
    assert_eq!((entries.len(), problems.len()), (MOST_ENTRIES, 0));
}

#[test]
fn replies_that_come_apart_are_brought_to_the_entry_of_their_time() {
    let replies = |head: &str| format!("{head}-----\nCOMMENT:\nlate\n-----\n--------\n");
    let at = "DATE: 02/01/2023 08:00:00\n";
    let entry = format!("TITLE: t\n{at}-----\nBODY:\nb\n-----\n--------\n");
    let apart = replies(&format!("NO ENTRY: 1\n{at}"));
    for export in [format!("{entry}{apart}"), format!("{apart}{entry}")] {
        let (entries, problems) = read(&export);
        assert_eq!((entries.len(), problems.len()), (1, 0));
        assert_eq!(entries[0].comments[0].text.text, "late");
    }
    for alone in [
        replies(&format!("NO ENTRY: 0\n{at}")),
        replies("NO ENTRY: 1\nDATE: 02/02/2023 08:00:00\n"),
        replies("NO ENTRY: 1\n"),
        replies(&format!("NO ENTRY: 1\n{at}-----\nBODY:\nof its own\n")),
    ] {
        let (entries, _) = read(&format!("{entry}{alone}"));
        assert_eq!(entries.len(), 2, "{alone}");
        assert_eq!(entries[1].comments.len(), 1, "{alone}");
    }
}
