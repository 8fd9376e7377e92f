use super::super::tests::sample::Sample;
use super::*;

fn vault() -> Sample {
    Sample::of(&[
        ("主題/輸送路の見直し.md", ""),
        (
            "冬.md",
            "---\ntitle: 冬のＮＡＴＯ\naliases: [Winter, 冬ごもり]\n---\n",
        ),
        ("diary/2023/2023-02-01.md", "x\n"),
        ("thread binding.md", ""),
    ])
}

fn found(sample: &Sample, typed: &str) -> Vec<(String, FoundBy, Vec<String>)> {
    let notes = match_notes(&sample.reader(), &sample.columns, typed, 9).unwrap();
    let row = |found: MatchedNote| {
        let shown = match &found.by {
            FoundBy::Title => found.note.title.clone(),
            FoundBy::Alias(alias) => alias.clone(),
            FoundBy::Path => found.note.path.clone(),
        };
        let shown: Vec<u16> = shown.encode_utf16().collect();
        let part = |[from, to]: &[u32; 2]| {
            String::from_utf16(&shown[*from as usize..*to as usize]).unwrap()
        };
        let parts = found.highlights_utf16.iter().map(part).collect();
        (found.note.path, found.by, parts)
    };
    notes.into_iter().map(row).collect()
}

fn only(sample: &Sample, typed: &str) -> (String, FoundBy, Vec<String>) {
    let mut all = found(sample, typed);
    assert_eq!(all.len(), 1, "{typed}: {all:?}");
    all.remove(0)
}

#[test]
fn a_note_is_found_by_title_alias_and_path() {
    let sample = vault();
    let (path, by, parts) = only(&sample, "nato");
    assert_eq!((&*path, by), ("冬.md", FoundBy::Title));
    assert_eq!(parts, ["ＮＡＴＯ"]);
    let (_, by, parts) = only(&sample, "WIN");
    assert_eq!(
        (by, parts),
        (FoundBy::Alias("winter".into()), vec!["win".into()])
    );
    let (path, by, parts) = only(&sample, "diary 02-01");
    assert_eq!((&*path, by), ("diary/2023/2023-02-01.md", FoundBy::Path));
    assert_eq!(parts, ["diary", "02-01"]);
}

#[test]
fn characters_may_stand_apart() {
    let sample = vault();
    let (path, _, parts) = only(&sample, "輸路見");
    assert_eq!(path, "主題/輸送路の見直し.md");
    assert_eq!(parts, ["輸", "路", "見"]);
    assert_eq!(only(&sample, "thrbind").0, "thread binding.md");
}

#[test]
fn a_note_stands_once_and_the_limit_holds() {
    let sample = vault();
    let all = found(&sample, "冬");
    assert_eq!(all.len(), 1);
    let some = match_notes(&sample.reader(), &sample.columns, "d", 1).unwrap();
    assert_eq!(some.len(), 1);
    assert_eq!(some[0].note.path, "thread binding.md");
    assert_eq!(found(&sample, " "), []);
    assert_eq!(found(&sample, "無い"), []);
}

#[test]
fn what_is_gone_is_not_found() {
    let sample = vault();
    assert_eq!(found(&sample, "thread").len(), 1);
    sample.remove("thread binding.md");
    sample.settle();
    assert_eq!(found(&sample, "thread"), []);
}
