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
fn a_very_long_passage_is_had_whole_when_it_is_asked_for() {
    let long = vec!["長い段落。".repeat(100); 20].join("\n\n");
    let sample = Sample::of(&[("a.md", &format!("短い\n\n#猫\n\n{long}\n"))]);
    let whole = |ordinal| {
        whole_passage(&sample.reader(), &sample.engine, "a.md", ordinal)
            .unwrap()
            .map(|card| (card.text, card.cut))
    };
    assert_eq!(whole(0), Some(("短い\n\n#猫".to_owned(), false)));
    assert_eq!(whole(1), Some((long, false)));
    assert_eq!(whole(2), None);
    let cut = passage_at(&sample.reader(), &sample.engine, "a.md", 4).unwrap();
    assert!(cut.unwrap().cut);
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
