use jiff::civil::{Date, date};

use super::*;

const DAY: Date = date(2023, 2, 1);

fn entry(hour: i8, title: &str, text: &str) -> DayEntry {
    DayEntry {
        address: Some(format!("https://a.example/entry/2023/02/01/{hour:02}0000")),
        at: DAY.at(hour, 0, 0, 0),
        title: title.to_owned(),
        tags: vec!["日記".to_owned()],
        categories: Vec::new(),
        author: None,
        image: None,
        text: text.to_owned(),
    }
}

fn two() -> Vec<DayEntry> {
    vec![
        entry(7, "朝", "起きた。\n\n晴れ。"),
        entry(21, "", "もう夜。\n\n寝る。"),
    ]
}

fn unaddressed(entries: &[DayEntry]) -> String {
    let entries: Vec<DayEntry> = entries
        .iter()
        .map(|entry| DayEntry {
            address: None,
            ..entry.clone()
        })
        .collect();
    note_text(DAY, false, &entries)
}

fn known(note: &str, entries: &[DayEntry]) -> (Option<Standing>, usize) {
    let (standing, others) = known_in(note, DAY, false, entries.to_vec());
    (standing, others.len())
}

#[test]
fn a_note_without_addresses_is_given_them() {
    let whole = note_text(DAY, false, &two());
    let with = Standing::WithoutAddresses(whole.clone());
    assert_eq!(known(&unaddressed(&two()), &two()), (Some(with), 0));
    assert_eq!(known(&whole, &two()), (Some(Standing::AsMade), 0));
}

#[test]
fn what_was_known_then_and_is_not_now_is_no_difference() {
    let mut then = two();
    then[0].author = Some("d1021".to_owned());
    let note = note_text(DAY, false, &then);
    let mut now = two();
    now.iter_mut().for_each(|entry| entry.address = None);
    assert_eq!(known(&note, &now), (Some(Standing::AsMade), 0));
    // What is only known then stays where the addresses come.
    let (standing, _) = known(&unaddressed(&then), &two());
    assert_eq!(standing, Some(Standing::WithoutAddresses(note)));
}

#[test]
fn an_entry_of_a_newer_export_is_another() {
    let first = unaddressed(&two()[..1]);
    let with = Standing::WithoutAddresses(note_text(DAY, false, &two()[..1]));
    assert_eq!(known(&first, &two()), (Some(with), 1));
}

#[test]
fn what_was_edited_is_known() {
    let note = unaddressed(&two());
    for edited in [
        note.clone() + "\n後から。\n",
        note.replace("起きた。", "早く起きた。"),
        note.replace("もう夜。", ""),
        note.replace("date: 2023-02-01", "date: 2023-02-01\ntags: x"),
        note.replace("#日記", ""),
    ] {
        assert_eq!(
            known(&edited, &two()),
            (Some(Standing::Edited), 0),
            "{edited}"
        );
    }
}

#[test]
fn another_note_of_the_day_holds_nothing() {
    for note in [
        "",
        "自分の日記\n",
        "---\ndate: 2023-02-01\n---\n\n自分の日記\n",
        "---\ndate: 2023-02-01\n---\n\n# 朝\n\n自分の朝。\n",
        "---\ndate: 2023-02-01\n",
        "---\ndate: 2023-02-02\n---\n\n# 朝\n\n#日記\n\n起きた。\n\n晴れ。\n",
    ] {
        assert_eq!(known(note, &two()), (None, 2), "{note}");
    }
}

#[test]
fn entries_that_begin_alike_are_told_apart() {
    let alike = [
        entry(7, "朝", "定型文。\n\n定型文その二。\n\n朝。"),
        entry(21, "夜", "定型文。\n\n定型文その二。\n\n夜。"),
    ];
    let first = unaddressed(&alike[..1]);
    assert_eq!(known(&first, &alike).1, 1);
    // Without a heading that would tell them apart, by what the other leaves.
    let alike = alike.map(|entry| DayEntry {
        title: String::new(),
        ..entry
    });
    let first = unaddressed(&alike[..1]);
    assert_eq!(known(&first, &alike).1, 1);
    let named = [
        alike[0].clone(),
        entry(21, "夜", "定型文。\n\n定型文その二。\n\n夜。"),
    ];
    let second = unaddressed(&named[1..]);
    assert_eq!(known(&second, &named).1, 1);
}
