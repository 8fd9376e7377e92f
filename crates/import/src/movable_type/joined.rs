//! Replies that come apart from their entry: what has `NO ENTRY` in its head is no entry,
//! and its comments and trackbacks belong to the one of the same time.

use std::collections::BTreeMap;

use super::Entry;

/// Brings such replies to their entries. Where there is none of that time, or they come with
/// a text, they stay by themselves: nothing is lost.
pub(super) fn join(entries: Vec<Entry>) -> Vec<Entry> {
    let (apart, mut entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(are_replies);
    let mut by_time = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        by_time.entry(entry.date).or_insert(number);
    }
    for mut replies in apart {
        let number = by_time.get(&replies.date).copied();
        match number.and_then(|number| entries.get_mut(number)) {
            Some(entry) => {
                entry.comments.append(&mut replies.comments);
                entry.pings.append(&mut replies.pings);
            }
            None => entries.push(replies),
        }
    }
    entries
}

fn are_replies(entry: &Entry) -> bool {
    let mut texts = [
        &entry.body,
        &entry.extended,
        &entry.excerpt,
        &entry.keywords,
    ]
    .into_iter();
    entry.is_only_replies && entry.date.is_some() && texts.all(|text| text.text.is_empty())
}
