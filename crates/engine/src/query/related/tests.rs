use super::super::tests::sample::Sample;
use super::*;

fn related(sample: &Sample, path: &str) -> Vec<(String, u32)> {
    let tags = related_tags(&sample.reader(), path).unwrap();
    tags.into_iter().map(|tag| (tag.key, tag.count)).collect()
}

#[test]
fn tags_that_stand_with_a_notes_tags_elsewhere_belong_with_it() {
    let sample = Sample::of(&[
        ("port.md", "港 #港 #船\n"),
        ("a.md", "一 #港 #灯台\n\n# 二\n\n二 #港 #灯台\n"),
        ("b.md", "三 #船 #帆\n"),
        ("c.md", "四 #山 #雪\n"),
    ]);
    assert_eq!(
        related(&sample, "port.md"),
        [("灯台".to_owned(), 2), ("帆".to_owned(), 1)]
    );
    assert_eq!(related(&sample, "c.md"), []);
    assert_eq!(related(&sample, "none.md"), []);
}
