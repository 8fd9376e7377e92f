use super::*;

fn edit(start: usize, end: usize, text: &str) -> TextEdit {
    TextEdit {
        span: Span { start, end },
        text: text.to_owned(),
    }
}

#[test]
fn edits_replace_insert_and_remove() {
    let text = "a - い - c";
    let edits = [
        edit(0, 0, "[0]"),
        edit(0, 1, ""),
        edit(4, 7, "b"),
        edit(11, 11, "!"),
    ];
    let result = apply(text, &edits).unwrap();
    assert_eq!(result, "[0] - b - c!");
    let back = inverse(text, &edits).unwrap();
    assert_eq!(apply(&result, &back).unwrap(), text);
}

#[test]
fn no_edits_change_nothing() {
    assert_eq!(apply("\u{FEFF}a\r\n ", &[]).unwrap(), "\u{FEFF}a\r\n ");
    assert_eq!(inverse("a", &[]).unwrap(), []);
}

#[test]
fn what_does_not_fit_is_refused() {
    let span = |start, end| Span { start, end };
    for (edits, error) in [
        (vec![edit(0, 10, "")], EditError::Outside(span(0, 10))),
        (vec![edit(2, 1, "")], EditError::Outside(span(2, 1))),
        (vec![edit(1, 2, "")], EditError::CutsCharacter(span(1, 2))),
        (vec![edit(0, 1, "")], EditError::CutsCharacter(span(0, 1))),
        (
            vec![edit(3, 6, ""), edit(0, 3, "")],
            EditError::OutOfOrder(span(0, 3)),
        ),
        (
            vec![edit(0, 6, ""), edit(3, 7, "")],
            EditError::OutOfOrder(span(3, 7)),
        ),
    ] {
        assert_eq!(apply("あいう", &edits), Err(error), "{edits:?}");
        assert_eq!(inverse("あいう", &edits), Err(error), "{edits:?}");
    }
    let said = EditError::Outside(span(0, 10)).to_string();
    assert_eq!(said, "The edit of bytes 0..10 lies outside the text.");
}

#[test]
fn places_shift_with_what_is_before_them() {
    let edits = [edit(2, 4, "abcdef"), edit(6, 8, "")];
    let shifted = Shifted::new(edits.iter());
    let places = [0, 2, 3, 4, 6, 7, 8, 9].map(|at| shifted.at(at));
    assert_eq!(places, [0, 2, 2, 8, 10, 10, 10, 11]);
    let touched = [(0, 2), (0, 3), (3, 4), (4, 6), (7, 9), (8, 9)]
        .map(|(start, end)| shifted.touches(Span { start, end }));
    assert_eq!(touched, [false, true, true, false, true, false]);
}
