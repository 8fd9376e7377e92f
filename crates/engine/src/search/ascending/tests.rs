use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn it_holds_what_it_was_made_of(
        ids in prop::collection::btree_set(0i64..60, 0..40),
        mut asked in prop::collection::vec(-1i64..61, 0..60),
        ascending in any::<bool>(),
    ) {
        if ascending {
            asked.sort_unstable();
        }
        let held = Ascending::new(ids.iter().copied().collect());
        for id in asked {
            prop_assert_eq!(held.holds(id), ids.contains(&id));
        }
    }
}
