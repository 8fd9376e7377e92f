//! Categories as hashtags. Most names are hashtags already; the others become the nearest
//! one, and the person is told.

use tsuzuri_syntax::{Reading, parse};

/// The hashtag for a category, without the sign, if there is one.
pub(super) fn tag(name: &str, reading: &Reading<'_>) -> Option<String> {
    let name = name.trim().trim_start_matches(['#', '＃', '﹟']);
    if is_tag(name, reading) {
        return Some(name.to_owned());
    }
    let mut joined = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() || KEPT.contains(c) {
            joined.push(c);
        } else if !joined.is_empty() && !joined.ends_with('_') {
            joined.push('_');
        }
    }
    let joined = joined.trim_end_matches('_');
    is_tag(joined, reading).then(|| joined.to_owned())
}

/// Signs that hashtags of every grammar may hold within.
const KEPT: &str = "_・ー々〃";

fn is_tag(name: &str, reading: &Reading<'_>) -> bool {
    if name.is_empty() {
        return false;
    }
    // As it will stand: alone on its line, beside another.
    let text = format!("#{name} #x\n");
    let note = parse(&text, reading);
    note.tags.first().is_some_and(|tag| tag.raw == name)
}
