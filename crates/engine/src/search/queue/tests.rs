use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn rows_come_out_in_order(
        rows in prop::collection::vec((0u8..3, 0i64..40, 0usize..5, 0u32..3), 0..900),
        reversed in any::<bool>(),
    ) {
        let names = ["", "a", "b", "共", "同"];
        let row = |&(tier, number, name, ordinal): &(u8, i64, usize, u32)| Row {
            place: Place { group: 0, tier, number, name: names[name], path: "", ordinal },
            id: 0,
            reversed,
        };
        let mut sorted: Vec<_> = rows.iter().map(|one| row(one).place).collect();
        sorted.sort_by(|a, b| a.order(b, reversed));
        let mut queue = Queue::new(rows.iter().map(row).collect());
        let popped: Vec<_> = std::iter::from_fn(|| queue.pop()).map(|row| row.place).collect();
        prop_assert_eq!(popped, sorted);
    }
}
