//! The first of many, without putting all of them in order.

/// Keeps the first `limit` by a key, in order.
pub(super) fn keep_first<T, K: Ord>(all: &mut Vec<T>, limit: usize, key: impl Fn(&T) -> K) {
    if all.len() > limit {
        all.select_nth_unstable_by_key(limit, &key);
        all.truncate(limit);
    }
    all.sort_unstable_by_key(key);
}
