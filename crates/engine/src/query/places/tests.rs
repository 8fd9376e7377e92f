use super::super::tests::sample::Sample;
use super::*;

fn diary() -> Sample {
    Sample::of(&[
        (
            "a.md",
            "---\ntitle: A\n---\n\n一つ目\n続き\n\n#猫\n\n二つ目\n\n#犬\n",
        ),
        ("b.md", "三つ目 #猫\n"),
        ("empty.md", ""),
    ])
}

#[test]
fn each_line_of_a_note_has_its_passage() {
    let sample = diary();
    let text = |path: &str, line| {
        let found = passage_at(&sample.reader(), &sample.engine, path, line).unwrap();
        found.map(|card| card.text.lines().next().unwrap_or_default().to_owned())
    };
    for line in 4..=8 {
        assert_eq!(text("a.md", line).as_deref(), Some("一つ目"), "line {line}");
    }
    for line in [9, 11, 4_000_000_000] {
        assert_eq!(text("a.md", line).as_deref(), Some("二つ目"), "line {line}");
    }
    assert_eq!(text("b.md", 0).as_deref(), Some("三つ目 #猫"));
    assert_eq!(text("no.md", 0), None);
}

#[test]
fn many_places_come_in_the_order_they_were_asked_for_and_those_that_went_are_left_out() {
    let sample = diary();
    let places = [
        ("b.md", 0),
        ("a.md", 1),
        ("no.md", 0),
        ("b.md", 1),
        ("a.md", 0),
    ];
    let found = passages_at(&sample.reader(), &sample.engine, places).unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|card| (card.path.as_str(), card.ordinal, card.verified))
        .collect();
    assert_eq!(
        found,
        [("b.md", 0, true), ("a.md", 1, true), ("a.md", 0, true)]
    );
}
