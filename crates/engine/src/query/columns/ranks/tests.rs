use crate::query::tests::sample::Sample;

/// Paths of the notes that are here, as their ranks say.
fn by_rank(sample: &Sample) -> Vec<String> {
    let table = sample.columns.at(&sample.reader()).unwrap();
    let mut passages: Vec<_> = table.all().collect();
    passages.sort_by_key(|passage| passage.rank);
    let paths = passages.iter().map(|passage| passage.note.path.to_string());
    paths.collect()
}

#[test]
fn ranks_follow_paths_as_notes_come_change_and_go() {
    let sample = Sample::of(&[
        ("b.md", "b"),
        ("d/a.md", "a"),
        ("あ.md", "あ"),
        ("c.md", "c"),
    ]);
    assert_eq!(by_rank(&sample), ["b.md", "c.md", "d/a.md", "あ.md"]);

    sample.write("c.md", "c, changed");
    sample.write("a.md", "new in front");
    sample.write("い.md", "new behind");
    sample.write("d/0.md", "new between");
    sample.remove("b.md");
    sample.settle();
    let changed = ["a.md", "c.md", "d/0.md", "d/a.md", "あ.md", "い.md"];
    assert_eq!(by_rank(&sample), changed);

    sample.write("b.md", "here again");
    sample.settle();
    let again = ["a.md", "b.md", "c.md", "d/0.md", "d/a.md", "あ.md", "い.md"];
    assert_eq!(by_rank(&sample), again);
}
