//! A blog comes home: days become notes, nothing is overwritten, and the same export can be
//! brought in again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::golden;

fn export() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/imports/hatena.txt")
}

fn import(desk: &Desk, file: &Path, more: &[&str]) -> Value {
    let file = file.to_str().unwrap();
    desk.json(0, &[&["import", "hatena", file], more].concat())
}

fn actions(import: &Value) -> Vec<(&str, &str)> {
    let notes = import["notes"].as_array().unwrap().iter();
    notes
        .map(|note| {
            (
                note["path"].as_str().unwrap(),
                note["action"].as_str().unwrap(),
            )
        })
        .collect()
}

fn empty_vault() -> Desk {
    let desk = Desk::empty();
    fs::create_dir(desk.vault()).unwrap();
    desk
}

#[test]
fn it_is_only_planned_until_it_is_asked_for() {
    let desk = empty_vault();
    let run = desk.run(&["--json", "import", "hatena", export().to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    golden::check_json("import-hatena", &run.stdout, &[]);
    assert_eq!(fs::read_dir(desk.vault()).unwrap().count(), 0);
    let run = desk.run(&["import", "hatena", export().to_str().unwrap()]);
    golden::check("import-hatena.txt", &run.stdout);
}

#[test]
fn old_links_become_backlinks_and_categories_tags() {
    let desk = empty_vault();
    let done = import(&desk, &export(), &["--yes"]);
    assert!(
        actions(&done)
            .iter()
            .all(|(_, action)| *action == "created")
    );
    let backlinks = desk.json(0, &["backlinks", "2023-01-30"]);
    let from: Vec<&str> = backlinks
        .as_array()
        .unwrap()
        .iter()
        .map(|link| link["path"].as_str().unwrap())
        .collect();
    assert_eq!(from, ["diary/2023/2023-02-01.md"; 2]);
    let tag = desk.json(0, &["tag", "日NATO"]);
    assert_eq!(tag["total"], 1);
    // A category covers all that stands below its entry's heading, and not the other entry.
    let urgent = desk.json(0, &["tag", "速報"]);
    assert_eq!(urgent["total"], 1);
    assert_eq!(desk.json(0, &["check"])["equal"], true);
}

#[test]
fn a_second_time_finds_everything_there() {
    let desk = empty_vault();
    import(&desk, &export(), &["--yes"]);
    let path = desk.vault().join("diary/2023/2023-02-01.md");
    let edited = fs::read_to_string(&path).unwrap() + "\n後から書いたこと。\n";
    fs::write(&path, &edited).unwrap();
    let again = import(&desk, &export(), &["--yes"]);
    assert!(
        actions(&again)
            .iter()
            .all(|(_, action)| *action == "present"),
        "{again}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
    assert_eq!(files(&desk), 5);
}

#[test]
fn a_note_that_is_there_is_left_alone() {
    let desk = empty_vault();
    let own = desk.vault().join("diary/2023/2023-02-01.md");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    fs::write(&own, "自分の日記\n").unwrap();
    let done = import(&desk, &export(), &["--yes"]);
    assert_eq!(fs::read_to_string(&own).unwrap(), "自分の日記\n");
    assert!(
        actions(&done).contains(&("diary/2023/2023-02-01-hatena.md", "created")),
        "{done}"
    );
    let again = import(&desk, &export(), &["--yes"]);
    assert!(
        actions(&again)
            .iter()
            .all(|(_, action)| *action == "present")
    );
}

/// Entries of three days, none of which links to another.
const UNLINKED: &str = "TITLE: 朝\nBASENAME: 2023/02/01/070000\nDATE: 02/01/2023 07:00:00\n-----\nBODY:\n<p>起きた。</p><p>晴れ。</p>\n-----\n--------\n\
TITLE:\nBASENAME: 2023/02/02/210000\nDATE: 02/02/2023 21:00:00\n-----\nBODY:\n<p>もう夜。</p>\n-----\n--------\n\
TITLE: 雨\nBASENAME: 2023/02/03/080000\nDATE: 02/03/2023 08:00:00\n-----\nBODY:\n<p>降る。</p><p>止まない。</p>\n-----\n--------\n";

fn days(actions: [&str; 3]) -> Vec<(String, String)> {
    let path = |day| format!("diary/2023/2023-02-0{day}.md");
    let rows = actions.iter().zip(1..);
    rows.map(|(action, day)| (path(day), (*action).to_owned()))
        .collect()
}

/// Where the blog is published may be said at one time and not at another: a day that nobody
/// touched has one note all the same, and one that was edited stays as it is.
#[test]
fn an_address_that_is_said_later_comes_into_the_notes_that_are_there() {
    let desk = empty_vault();
    let file = desk.root().join("unlinked.txt");
    fs::write(&file, UNLINKED).unwrap();
    let run = |more: &[&str]| -> Vec<(String, String)> {
        let done = import(&desk, &file, more);
        let owned = |(path, action): (&str, &str)| (path.to_owned(), action.to_owned());
        actions(&done).into_iter().map(owned).collect()
    };
    let blog = &["--blog", "d1021.hatenablog.com"][..];
    let blog_yes = [blog, &["--yes"]].concat();
    assert_eq!(run(&["--yes"]), days(["created"; 3]));
    let path = |day| desk.vault().join(format!("diary/2023/2023-02-0{day}.md"));
    let read = |day| fs::read_to_string(path(day)).unwrap();
    let more = read(2) + "\n後から書いたこと。\n";
    fs::write(path(2), &more).unwrap();
    let other = read(3).replace("降る。", "降っていた。");
    fs::write(path(3), &other).unwrap();

    let before = read(1);
    assert_eq!(run(blog), days(["update", "left", "left"]));
    assert_eq!(read(1), before, "it was only asked");
    let told = desk.run(&[&["import", "hatena", file.to_str().unwrap()], blog].concat());
    golden::check("import-hatena-again.txt", &told.stdout);

    assert_eq!(run(&blog_yes), days(["updated", "left", "left"]));
    let url = "url:\n  - https://d1021.hatenablog.com/entry/2023/02/01/070000\n";
    assert!(read(1).contains(url), "{}", read(1));
    assert_eq!(read(1).replace(url, ""), before);
    assert_eq!((read(2), read(3)), (more, other));
    assert_eq!(desk.json(0, &["check"])["equal"], true);

    // With what is known now, and without.
    assert_eq!(run(&blog_yes), days(["present", "left", "left"]));
    assert_eq!(run(&["--yes"]), days(["present", "left", "left"]));
    assert_eq!(files(&desk), 3);
}

/// A note of the day that is one's own is no note of the blog, whatever it is about.
#[test]
fn ones_own_note_of_the_day_is_given_no_address() {
    let desk = empty_vault();
    let file = desk.root().join("unlinked.txt");
    fs::write(&file, UNLINKED).unwrap();
    let own = desk.vault().join("diary/2023/2023-02-01.md");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    let text = "---\ndate: 2023-02-01\n---\n\n# 朝\n\n自分の朝。\n";
    fs::write(&own, text).unwrap();
    import(&desk, &file, &["--yes"]);
    let again = import(&desk, &file, &["--yes", "--blog", "d1021.hatenablog.com"]);
    assert_eq!(fs::read_to_string(&own).unwrap(), text);
    assert!(
        actions(&again).contains(&("diary/2023/2023-02-01-hatena.md", "updated")),
        "{again}"
    );
    assert_eq!(files(&desk), 4);
}

#[test]
fn entries_that_came_later_are_added_beside_the_day() {
    let desk = empty_vault();
    let whole = fs::read_to_string(export()).unwrap();
    let first = whole.split_inclusive("\n--------\n").next().unwrap();
    let part = desk.root().join("part.txt");
    fs::write(&part, first).unwrap();
    import(&desk, &part, &["--yes", "--blog", "d1021.hatenadiary.jp"]);
    let done = import(&desk, &export(), &["--yes"]);
    assert!(
        actions(&done).contains(&("diary/2023/2023-02-01.md", "present")),
        "{done}"
    );
    assert!(
        actions(&done).contains(&("diary/2023/2023-02-01-hatena.md", "created")),
        "{done}"
    );
    assert_eq!(desk.json(0, &["tag", "速報"])["total"], 1);
}

#[test]
fn what_is_no_export_is_said_to_be_none() {
    let desk = empty_vault();
    let file = desk.root().join("no.txt");
    fs::write(&file, "# A note\n").unwrap();
    let none = desk.json(1, &["import", "hatena", file.to_str().unwrap(), "--yes"]);
    assert_eq!(none["entries"], json!(0));
    fs::write(&file, b"TITLE: \x83\x65\x83\x58\x83\x67\n").unwrap();
    let run = desk.run(&["import", "hatena", file.to_str().unwrap()]);
    assert_eq!(run.status, 3);
    assert!(
        run.stderr.contains("UTF-8") && run.stderr.contains("byte 7"),
        "{}",
        run.stderr
    );
    let many = "TITLE: t\n--------\n".repeat(200_001);
    fs::write(&file, many).unwrap();
    let run = desk.run(&["import", "hatena", file.to_str().unwrap()]);
    assert_eq!(run.status, 3);
    let told = "more than 200,000 entries; split it";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    let run = desk.run(&["import", "hatena", "/nowhere/export.txt"]);
    assert_eq!(run.status, 3);
    let run = desk.run(&[
        "import",
        "hatena",
        export().to_str().unwrap(),
        "--blog",
        "x y",
    ]);
    assert_eq!(run.status, 2);
}

/// Five thousand entries of 2,500 days, as a diary of many years hands them out.
#[test]
fn a_diary_of_years_comes_home() {
    let desk = empty_vault();
    let mut text = String::new();
    let mut day = jiff::civil::date(2010, 1, 1);
    for number in 0..5_000 {
        let (minute, path) = (number % 2, day.strftime("%Y/%m/%d"));
        text += &format!(
            "AUTHOR: d1021\nTITLE: {number}\nBASENAME: {path}/0{minute}0000\nSTATUS: Publish\nCONVERT BREAKS: 0\nDATE: {} 0{minute}:00:00\nCATEGORY: 日記\n-----\nBODY:\n<p>記事{number}です。<br />#題_{}</p>\n<p>https://d1021.hatenadiary.jp/entry/2010/01/01/000000</p>\n-----\n--------\n",
            day.strftime("%m/%d/%Y"),
            number % 10,
        );
        if minute == 1 {
            day = day.tomorrow().unwrap();
        }
    }
    let file = desk.root().join("years.txt");
    fs::write(&file, text).unwrap();
    let done = import(&desk, &file, &["--yes"]);
    assert_eq!(
        (done["entries"].clone(), actions(&done).len()),
        (json!(5_000), 2_500)
    );
    assert_eq!(files(&desk), 2_500);
    let tag = desk.json(0, &["tag", "題_3", "--limit", "1"]);
    assert_eq!(tag["total"], 500);
}

fn files(desk: &Desk) -> usize {
    let years = fs::read_dir(desk.vault().join("diary")).unwrap();
    years
        .map(|year| fs::read_dir(year.unwrap().path()).unwrap().count())
        .sum()
}

/// The file is refused by its size: under a bound that would not hold the half of it.
#[cfg(target_os = "linux")]
#[test]
fn a_file_larger_than_any_export_is_not_read() {
    let desk = empty_vault();
    let file = desk.root().join("huge.txt");
    let huge = fs::File::create(&file).unwrap();
    huge.set_len(1 << 30).unwrap();
    let export = file.to_str().unwrap();
    let run = desk.run_within(400, &["import", "hatena", export]);
    assert_ne!(run.status, 0);
    assert!(run.stderr.contains("huge.txt"), "{}", run.stderr);
    assert_eq!(fs::read_dir(desk.vault()).unwrap().count(), 0);
}

/// So is one that says nothing of its size and never ends.
#[cfg(target_os = "linux")]
#[test]
fn an_export_that_never_ends_ends() {
    let desk = empty_vault();
    let run = desk.run_within(4_000, &["import", "hatena", "/dev/zero"]);
    assert_ne!(run.status, 0);
    assert!(run.stderr.contains("/dev/zero"), "{}", run.stderr);
}
