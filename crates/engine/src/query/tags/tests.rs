use super::super::tests::sample::Sample;
use super::*;

/// The shape that diaries have (the grammar, §1), twice, and tags of every structure.
fn diary() -> Sample {
    Sample::of(&[
        (
            "diary/2023-02-01.md",
            "31日夜6時すぎから行われた会談で…\n\n#日NATO(会談)\n#ウクライナ代理戦争(NATO\n\n\
             これについて報道官は…\n\n#日中(日NATO\n\n#反ロシア#対中露戦\n#習近平伏魔殿体制=旧体制\n",
        ),
        (
            "diary/2023-03-05.md",
            "軍事支援の続き\n\n#ウクライナ軍事支援(NATO・戦闘機)\n#日NATO（会談）\n",
        ),
        (
            "topics/energy.md",
            "---\ntags: [経済/電力]\n---\n# 電力\n\n一\n\n## 節\n\n二 #経済/電力/原子力\n",
        ),
        ("topics/plain.md", "#外交・安全保障 と #経済\n"),
    ])
}

fn rows(sample: &Sample, parent: Option<&str>) -> Vec<String> {
    listed(
        sample,
        TagTreeAsk {
            parent,
            filter: "",
            offset: 0,
            limit: 100,
        },
    )
}

fn listed(sample: &Sample, ask: TagTreeAsk<'_>) -> Vec<String> {
    let list = tag_tree(&sample.reader(), ask).unwrap();
    let shown = list.tags.iter().map(|tag| {
        let more = if tag.has_children { " +" } else { "" };
        format!(
            "{} {} {}/{}/{}{more}",
            tag.label, tag.kind, tag.count, tag.own, tag.notes
        )
    });
    shown.collect()
}

#[test]
fn the_top_of_the_tree() {
    let sample = diary();
    assert_eq!(
        rows(&sample, None),
        [
            "経済 tag 3/1/1 +",
            "日NATO topic 2/0/0 +",
            "ウクライナ代理戦争 topic 1/0/0 +",
            "ウクライナ軍事支援 topic 1/0/0 +",
            "反ロシア tag 1/1/1",
            "外交・安全保障 tag 1/1/1",
            "対中露戦 tag 1/1/1",
            "日中 topic 1/0/0 +",
            "習近平伏魔殿体制=旧体制 tag 1/1/1",
        ]
    );
}

#[test]
fn levels_and_facets_lie_below() {
    let sample = diary();
    assert_eq!(rows(&sample, Some("経済")), ["電力 tag 2/0/1 +"]);
    assert_eq!(rows(&sample, Some("経済/電力")), ["原子力 tag 1/1/1"]);
    assert_eq!(rows(&sample, Some("日nato")), ["(会談) tag 2/2/2"]);
    assert_eq!(
        rows(&sample, Some("ウクライナ軍事支援")),
        ["(NATO) facet 1/0/0", "(戦闘機) facet 1/0/0"]
    );
    assert_eq!(rows(&sample, Some("外交・安全保障")), [] as [String; 0]);
}

#[test]
fn a_filter_looks_at_all_levels() {
    let sample = diary();
    let ask = TagTreeAsk {
        parent: None,
        filter: "#ｎａｔｏ",
        offset: 0,
        limit: 3,
    };
    let list = tag_tree(&sample.reader(), ask).unwrap();
    let keys: Vec<&str> = list.tags.iter().map(|tag| &*tag.key).collect();
    assert_eq!(keys, ["日nato", "日nato(会談)", "ウクライナ代理戦争(nato)"]);
    assert_eq!(list.total, 6);
    let rest = tag_tree(&sample.reader(), TagTreeAsk { offset: 3, ..ask }).unwrap();
    assert_eq!(rest.tags.len(), 3);
    let names = listed(
        &sample,
        TagTreeAsk {
            filter: "旧体制",
            ..ask
        },
    );
    assert_eq!(
        names,
        ["旧体制 name 1/0/0", "習近平伏魔殿体制=旧体制 tag 1/1/1"]
    );
}

#[test]
fn a_filter_and_a_beginning_are_keyed_as_tags_are() {
    let sample = Sample::of(&[("a.md", "#メ～テレ #局/メ～テレ\n")]);
    let ask = TagTreeAsk {
        parent: None,
        filter: "#メ〜",
        offset: 0,
        limit: 9,
    };
    let list = tag_tree(&sample.reader(), ask).unwrap();
    let keys: Vec<&str> = list.tags.iter().map(|tag| &*tag.key).collect();
    assert_eq!(keys, ["メ~テレ", "局/メ~テレ"]);
    let written = written_tags(&sample.reader(), "メ〜").unwrap();
    let keys: Vec<&str> = written.iter().map(|tag| &*tag.key).collect();
    assert_eq!(keys, ["メ~テレ"]);
}

#[test]
fn any_spelling_finds_the_tag() {
    let sample = diary();
    let find = |tag| {
        let found = find_tag(&sample.reader(), tag, Profile::Tsuzuri).unwrap();
        found.map(|tag| (tag.spelling, tag.count))
    };
    assert_eq!(find("＃日ＮＡＴＯ（会談"), Some(("日NATO(会談)".into(), 2)));
    assert_eq!(find("(NATO)"), Some(("(NATO)".into(), 2)));
    assert_eq!(find("旧体制"), Some(("旧体制".into(), 1)));
    assert_eq!(find("無い"), None);
    assert_eq!(find(""), None);
}

#[test]
fn a_summary_tells_facets_relations_and_months() {
    let sample = diary();
    let all = summary(&sample.reader(), "日NATO", Profile::Tsuzuri)
        .unwrap()
        .unwrap();
    let counts = |list: &[TagCount]| -> Vec<String> {
        list.iter()
            .map(|one| format!("{} {}", one.spelling, one.count))
            .collect()
    };
    assert_eq!(counts(&all.facets), ["日NATO(会談) 2"]);
    assert_eq!(
        counts(&all.related),
        [
            "ウクライナ代理戦争(NATO 1",
            "ウクライナ軍事支援(NATO・戦闘機) 1"
        ]
    );
    let months: Vec<_> = all
        .months
        .iter()
        .map(|one| (one.year, one.month, one.count))
        .collect();
    assert_eq!(months, [(2023, 2, 1), (2023, 3, 1)]);

    let level = summary(&sample.reader(), "経済/電力", Profile::Tsuzuri)
        .unwrap()
        .unwrap();
    // What lies above or below it always shares passages with it, and tells nothing.
    assert_eq!(counts(&level.related), [] as [String; 0]);
    assert_eq!(
        summary(&sample.reader(), "無い", Profile::Tsuzuri).unwrap(),
        None
    );
}
