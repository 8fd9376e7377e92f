use proptest::prelude::*;

use super::*;

const LAST: i64 = 40;

fn any_set() -> impl Strategy<Value = Set> {
    (any::<bool>(), prop::collection::vec(0..LAST, 0..30)).prop_map(|(only, ids)| {
        let set = Set::of(ids);
        if only { set } else { set.not() }
    })
}

fn members(set: &Set) -> Vec<bool> {
    (0..LAST).map(|id| set.holds(id)).collect()
}

proptest! {
    #[test]
    fn joining_sets_is_joining_their_members(a in any_set(), b in any_set(), stretch in any::<bool>()) {
        // A short list against a long one goes another way.
        let b = if stretch { b.or(Set::of((1000..2000).collect())) } else { b };
        let and = a.clone().and(b.clone());
        let or = a.clone().or(b.clone());
        let not = a.clone().not();
        for id in 0..LAST {
            prop_assert_eq!(and.holds(id), a.holds(id) && b.holds(id));
            prop_assert_eq!(or.holds(id), a.holds(id) || b.holds(id));
            prop_assert_eq!(not.holds(id), !a.holds(id));
        }
        prop_assert_eq!(members(&a.clone().and(Set::everything())), members(&a));
        prop_assert_eq!(members(&a.clone().or(Set::nothing())), members(&a));
    }
}
