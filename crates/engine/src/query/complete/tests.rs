use super::super::tests::sample::Sample;
use super::*;

fn sample() -> Sample {
    Sample::of(&[
        (
            "a.md",
            "# 一\n\n一 #外交・安全保障\n\n# 二\n\n二 #外交\n\n# 三\n\n三 #外交\n",
        ),
        ("b.md", "四 #NATO(会談)\n\n五 #日NATO(会談)\n"),
    ])
}

fn completed(sample: &Sample, typed: &str, limit: u32) -> Vec<String> {
    let found = complete_tag(&sample.reader(), &sample.columns, typed, limit).unwrap();
    found.into_iter().map(|tag| tag.spelling).collect()
}

#[test]
fn what_begins_so_comes_before_what_holds_it_and_the_most_used_first() {
    let sample = sample();
    assert_eq!(completed(&sample, "外", 20), ["外交", "外交・安全保障"]);
    assert_eq!(
        completed(&sample, "ＮＡＴ", 20),
        ["NATO", "NATO(会談)", "日NATO", "日NATO(会談)"]
    );
    assert_eq!(completed(&sample, "#安全", 20), ["外交・安全保障"]);
    assert_eq!(completed(&sample, "無", 20), [""; 0]);
}

#[test]
fn what_is_typed_is_keyed_as_tags_are() {
    let sample = Sample::of(&[("a.md", "#メ～テレ #❤\u{fe0f}心 #は゛ #路線(メ〜テレ)\n")]);
    assert_eq!(
        completed(&sample, "メ〜", 20),
        ["メ～テレ", "路線(メ〜テレ)"]
    );
    assert_eq!(completed(&sample, "＃メ～テ", 1), ["メ～テレ"]);
    assert_eq!(completed(&sample, "〜テ", 1), ["メ～テレ"]);
    assert_eq!(completed(&sample, "❤\u{fe0f}", 20), ["❤\u{fe0f}心"]);
    assert_eq!(completed(&sample, "は゛", 20), ["は゛"]);
    assert_eq!(completed(&sample, "路線（メ", 20), ["路線(メ〜テレ)"]);
}

#[test]
fn no_more_come_than_were_asked_for() {
    let sample = sample();
    assert_eq!(
        completed(&sample, "nato", 3),
        ["NATO", "NATO(会談)", "日NATO"]
    );
    assert_eq!(completed(&sample, "", 1), ["外交"]);
}

#[test]
fn tags_that_come_and_go_are_noticed() {
    let sample = sample();
    assert_eq!(completed(&sample, "保障", 20), ["外交・安全保障"]);
    sample.write("a.md", "一 #食料保障\n");
    sample.settle();
    assert_eq!(completed(&sample, "保障", 20), ["食料保障"]);
}
