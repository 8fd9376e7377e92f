use super::super::super::tests::sample::Sample;
use super::super::neighbourhood;
use super::*;

/// Tags with the paths of their notes, around a note and one link away.
fn around(sample: &Sample, path: &str, limit: u32) -> (Vec<String>, u32) {
    let reader = sample.reader();
    let graph = neighbourhood(&reader, path, 1, 100).unwrap().graph;
    let found = tags_among(&reader, &graph, path, limit).unwrap();
    let shown = |tag: &GraphTag| {
        let paths = tag
            .notes
            .iter()
            .map(|place| &*graph.nodes[*place as usize].path);
        format!("{} {}", tag.spelling, paths.collect::<Vec<_>>().join(" "))
    };
    (found.tags.iter().map(shown).collect(), found.left_out)
}

#[test]
fn tags_join_the_notes_of_a_graph() {
    let sample = Sample::of(&[
        ("a.md", "[[b]] [[c]]\n#日NATO(会談) #own\n\n#own again\n"),
        ("b.md", "#日NATO(会談) #both #alone-b\n"),
        ("c.md", "---\ntags: [both]\n---\n#日NATO(会談)\n"),
        ("d.md", "not linked #日NATO(会談) #own\n"),
    ]);
    let (tags, left_out) = around(&sample, "a.md", 10);
    assert_eq!(
        tags,
        ["日NATO(会談) a.md b.md c.md", "both b.md c.md", "own a.md"]
    );
    assert_eq!(left_out, 0);
    let (tags, left_out) = around(&sample, "a.md", 1);
    assert_eq!(tags, ["日NATO(会談) a.md b.md c.md"]);
    assert_eq!(left_out, 2);
    assert_eq!(around(&sample, "a.md", 0), (vec![], 3));
    // A note that nothing is linked with still has its own.
    assert_eq!(
        around(&sample, "d.md", 10).0,
        ["own d.md", "日NATO(会談) d.md"]
    );
    assert_eq!(around(&sample, "nobody.md", 10), (vec![], 0));
}

#[test]
fn of_tags_with_as_many_notes_the_notes_own_come_first() {
    let sample = Sample::of(&[
        ("a.md", "[[b]] [[c]] #z\n"),
        ("b.md", "#z #m\n"),
        ("c.md", "#m\n"),
    ]);
    assert_eq!(
        around(&sample, "a.md", 10).0,
        ["z a.md b.md", "m b.md c.md"]
    );
}
