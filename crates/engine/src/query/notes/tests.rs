use super::super::tests::sample::Sample;
use super::*;

fn vault() -> Sample {
    Sample::of(&[
        ("10月.md", "---\ntitle: 十月\naliases: [Halloween]\n---\n"),
        ("2月.md", "x #猫 と #犬 と #猫\n"),
        ("diary/2023/2023-02-01.md", "y\n"),
        ("diary/2022.md", "z\n"),
        ("diary0/a.md", "w\n"),
        ("メモ/ﾒﾓ.md", "v\n"),
    ])
}

fn level(sample: &Sample, path: &str) -> (Vec<String>, Vec<String>) {
    let level = folder(&sample.reader(), path).unwrap();
    let folders = level
        .folders
        .iter()
        .map(|one| format!("{} {} {}", one.name, one.path, one.notes));
    (
        folders.collect(),
        level.notes.into_iter().map(|note| note.path).collect(),
    )
}

fn named(sample: &Sample, text: &str) -> Vec<String> {
    let list = find_notes(&sample.reader(), &sample.columns, text, 9).unwrap();
    assert_eq!(list.total as usize, list.notes.len());
    let mut paths: Vec<String> = list.notes.into_iter().map(|note| note.path).collect();
    paths.sort();
    paths
}

#[test]
fn a_folder_shows_one_level() {
    let sample = vault();
    let (folders, notes) = level(&sample, "");
    assert_eq!(folders, ["diary diary 2", "diary0 diary0 1", "メモ メモ 1"]);
    assert_eq!(notes, ["2月.md", "10月.md"]);
    let (folders, notes) = level(&sample, "diary");
    assert_eq!(folders, ["2023 diary/2023 1"]);
    assert_eq!(notes, ["diary/2022.md"]);
    assert_eq!(level(&sample, "nowhere"), (vec![], vec![]));
}

#[test]
fn notes_are_found_by_title_path_and_alias() {
    let sample = vault();
    assert_eq!(named(&sample, "十"), ["10月.md"]);
    assert_eq!(named(&sample, "ＨＡＬＬＯ"), ["10月.md"]);
    assert_eq!(named(&sample, "メモ"), ["メモ/ﾒﾓ.md"]);
    assert_eq!(
        named(&sample, "diary/20"),
        ["diary/2022.md", "diary/2023/2023-02-01.md"]
    );
    assert_eq!(named(&sample, "ary0"), ["diary0/a.md"]);
    assert_eq!(named(&sample, "無い"), [] as [&str; 0]);
    assert_eq!(named(&sample, " ").len(), 6);
}

#[test]
fn the_nearest_title_comes_first() {
    let sample = Sample::of(&[
        ("cats and dogs.md", ""),
        ("my cats.md", ""),
        ("cats.md", ""),
    ]);
    let list = find_notes(&sample.reader(), &sample.columns, "CATS", 2).unwrap();
    let titles: Vec<&str> = list.notes.iter().map(|note| &*note.title).collect();
    assert_eq!((list.total, titles), (3, vec!["cats", "cats and dogs"]));
}

#[test]
fn a_note_tells_title_day_and_tags() {
    let sample = vault();
    let row = note(&sample.reader(), "diary/2023/2023-02-01.md")
        .unwrap()
        .unwrap();
    assert_eq!(
        (&*row.title, row.day),
        ("2023-02-01", Some(jiff::civil::date(2023, 2, 1)))
    );
    assert!(row.modified_ms > 1_500_000_000_000);
    assert_eq!(note(&sample.reader(), "none.md").unwrap(), None);
    assert_eq!(note_tags(&sample.reader(), "2月.md").unwrap(), ["猫", "犬"]);
}

#[test]
fn the_columns_follow_the_index() {
    let sample = vault();
    assert_eq!(named(&sample, "十月"), ["10月.md"]);
    sample.write("10月.md", "# 神無月\n");
    sample.write("new/十月.md", "n\n");
    sample.remove("diary/2022.md");
    sample.settle();
    assert_eq!(named(&sample, "十月"), ["new/十月.md"]);
    assert_eq!(named(&sample, "神無月"), ["10月.md"]);
    assert_eq!(named(&sample, "2022"), [] as [&str; 0]);
    // An older reader keeps seeing what it saw.
    let before = sample.reader();
    sample.remove("new/十月.md");
    sample.settle();
    assert_eq!(named(&sample, "十月"), [] as [&str; 0]);
    let old = find_notes(&before, &sample.columns, "十月", 9).unwrap();
    assert_eq!(old.total, 1);
    // So many changes that the columns are made anew.
    for round in 0..4 {
        for path in ["2月.md", "diary0/a.md", "10月.md"] {
            sample.write(path, &format!("# 回{round}\n"));
        }
        sample.settle();
        assert_eq!(named(&sample, &format!("回{round}")).len(), 3);
        assert_eq!(named(&sample, "回").len(), 3);
    }
}
