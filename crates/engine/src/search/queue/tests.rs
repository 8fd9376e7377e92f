use proptest::prelude::*;

use super::*;

/// In the order of paths.
fn notes() -> Vec<NoteColumn> {
    let named = [
        ("b", "a/1"),
        ("", "a/2"),
        ("共", "b"),
        ("a", "c"),
        ("b", "d"),
    ];
    let notes = named.map(|(title, path)| NoteColumn::sample(title, path));
    notes.into()
}

proptest! {
    #[test]
    fn rows_come_out_in_order(
        rows in prop::collection::vec((0u8..3, 0i64..40, 0usize..5, 0i64..3), 0..900),
        by_name in any::<bool>(),
        reversed in any::<bool>(),
    ) {
        let by = if by_name { SortBy::Name } else { SortBy::Tier };
        let sort = Sort { by, reversed };
        let notes = notes();
        let row = |&(tier, number, note, ordinal): &(u8, i64, usize, i64)| Row {
            group: 0,
            tier,
            number,
            rank: note as u32,
            id: ordinal,
            note: &notes[note],
        };
        let rows: Vec<_> = rows.iter().map(row).collect();
        let mut sorted: Vec<_> = rows.iter().map(|row| row.place(sort)).collect();
        sorted.sort_by(|a, b| a.order(b, reversed));
        let mut queue = Queue::new(rows, 0, sort);
        let popped: Vec<_> = std::iter::from_fn(|| queue.pop()).map(|row| row.place(sort)).collect();
        prop_assert_eq!(popped, sorted);
    }
}
