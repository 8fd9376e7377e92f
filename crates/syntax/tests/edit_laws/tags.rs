//! What holds when a tag gets another name.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use proptest::prelude::*;
use tsuzuri_syntax::edit::{apply, rename_tag};
use tsuzuri_syntax::{Link, ParsedNote, Profile, Reading, Tag, TagKey, parse, read_tag};

use crate::{Checked, check_edits, has_conflict, is_edited};

/// No text has it, and it is a tag and a name everywhere. After its last character an
/// address may follow.
const FRESH: &str = "zz新";

/// Of the text and then of the front matter.
pub fn tags<'t>(note: &ParsedNote<'t>) -> Vec<Tag<'t>> {
    let own = note.tags.iter();
    own.chain(&note.front_matter.tags).cloned().collect()
}

pub fn spans(note: &ParsedNote<'_>) -> (usize, usize, usize, usize) {
    (
        note.passages.len(),
        note.headings.len(),
        note.code.len(),
        note.tasks.len(),
    )
}

/// Everything but tags reads as it did.
fn check_rest(before: &ParsedNote<'_>, after: &ParsedNote<'_>) -> Checked {
    prop_assert_eq!(spans(before), spans(after));
    prop_assert_eq!(before.day, after.day);
    let without_place = |link: &Link<'_>| {
        let part = |text: &Option<Cow<'_, str>>| text.as_deref().map(str::to_owned);
        let (fragment, shown) = (part(&link.fragment), part(&link.alias));
        (link.kind, link.target.to_string(), fragment, shown)
    };
    let [old, new] =
        [before, after].map(|note| note.links.iter().map(without_place).collect::<Vec<_>>());
    prop_assert_eq!(old, new);
    let [old, new] = [before, after].map(|note| {
        let days = note.passages.iter().map(|passage| passage.day);
        days.collect::<Vec<_>>()
    });
    prop_assert_eq!(old, new);
    Ok(())
}

/// Every tag that answered to the old name answers to the new one, or is reported.
pub fn check_fresh(text: &str, profile: Profile, pick: usize) -> Checked {
    let reading = Reading {
        profile,
        ..Reading::default()
    };
    let before = parse(text, &reading);
    let all = tags(&before);
    let Some(tag) = all.get(pick % all.len().max(1)) else {
        return Ok(());
    };
    let asks = tag.key.asks();
    let ask = &asks[pick % asks.len()].key;
    let Some(from) = read_tag(ask, profile) else {
        return Ok(());
    };
    let to = match (from.facets().count(), from.topic()) {
        (1, "") => format!("({FRESH})"),
        (1, topic) if from.names().next().is_none() => format!("{topic}({FRESH})"),
        _ => FRESH.to_owned(),
    };
    let Some(new_key) = read_tag(&to, profile) else {
        return Ok(());
    };
    let rewrite = rename_tag(text, &reading, &from, &to).unwrap();
    let result = check_edits(text, &rewrite)?;
    let after = parse(&result, &reading);
    check_rest(&before, &after)?;
    let new = tags(&after);
    prop_assert_eq!(all.len(), new.len());
    for (old, new) in all.iter().zip(&new) {
        let answers = |tag: &Tag<'_>, key| tag.key.asks().iter().any(|ask| ask.key == key);
        let meant = answers(old, from.full());
        if meant && !(has_conflict(&rewrite, old.span) && new.raw == old.raw) {
            prop_assert!(answers(new, new_key.full()), "{old:?} became {new:?}");
            prop_assert!(!answers(new, from.full()), "{new:?} still answers");
            check_parts(&from, old, new)?;
        } else {
            prop_assert_eq!(&old.raw, &new.raw);
        }
        if old.key.full() == from.full() && is_edited(&rewrite, old.span) {
            // Signs between facets may stay where nothing stands between them.
            prop_assert_eq!(new.key.topic(), new_key.topic());
            prop_assert!(new.key.facets().eq(new_key.facets()));
            prop_assert!(new.key.names().eq(new_key.names()));
        }
    }
    // One part that becomes another word is in no one's way, if it was no date.
    let is_date = text.contains('月') || text.contains("due:");
    let easy = from.names().next().is_none() && from.facets().count() < 2 && !is_date;
    prop_assert!(!easy || rewrite.conflicts.is_empty(), "{rewrite:?}");
    if rewrite.conflicts.is_empty() {
        let pairs = all.iter().zip(&new);
        let keys = pairs.map(|(old, new)| (old.key.full(), new.key.full()));
        check_cover(&before, &after, &keys.collect())?;
    }
    Ok(())
}

/// What a tag says beside the part that was renamed stays.
fn check_parts(from: &TagKey<'_>, old: &Tag<'_>, new: &Tag<'_>) -> Checked {
    let (old, new) = (&old.key, &new.key);
    if from.names().next().is_none() && from.facets().count() < 2 {
        // What would be said twice is said once.
        let mut renamed = false;
        let facets = old.facets().filter_map(|facet| match from.facets().next() {
            Some(asked) if asked == facet => {
                (!std::mem::replace(&mut renamed, true)).then_some(FRESH)
            }
            _ => Some(facet),
        });
        prop_assert!(new.facets().eq(facets));
        let distinct = |key: &TagKey<'_>| key.names().collect::<HashSet<_>>().len();
        if distinct(old) > 1 {
            prop_assert_eq!(distinct(old), distinct(new));
        }
    }
    Ok(())
}

/// Each passage is covered by the same tags under their new names.
fn check_cover(
    before: &ParsedNote<'_>,
    after: &ParsedNote<'_>,
    keys: &HashMap<&str, &str>,
) -> Checked {
    for (old, new) in before.passages.iter().zip(&after.passages) {
        let new: HashSet<&str> = after.covering(new).map(|t| t.tag.key.full()).collect();
        let old = before.covering(old).map(|t| keys.get(t.tag.key.full()));
        let old: HashSet<&str> = old.flatten().copied().collect();
        prop_assert_eq!(old, new);
    }
    Ok(())
}

/// Renaming there and back gives the same bytes, where all said it in the same way.
pub fn check_back(text: &str, pick: usize) -> Checked {
    let reading = Reading::default();
    let all = tags(&parse(text, &reading));
    let Some(tag) = all.get(pick % all.len().max(1)) else {
        return Ok(());
    };
    let plain = |c: char| c.is_alphabetic();
    let old = &tag.raw;
    let alike = |other: &Tag<'_>| {
        // Escapes of front matter are not written again.
        let written = text[other.span.start..other.span.end].trim_start_matches(['#', '＃', '﹟']);
        let asked = other.key.asks().iter().any(|ask| ask.key == tag.key.full());
        let mut parts = other.raw.split(|c| !plain(c));
        let said = parts.clone().filter(|part| *part == &**old).count();
        // What says the same twice would say it once.
        let once = said < 2 && parts.all(|part| part == &**old || !same(part, old));
        written == other.raw && (!asked || once)
    };
    if !old.chars().all(plain) || !all.iter().all(alike) {
        return Ok(());
    }
    let there = rename_tag(text, &reading, &tag.key, FRESH).unwrap();
    let middle = apply(text, &there.edits).unwrap();
    let fresh = read_tag(FRESH, Profile::Tsuzuri).unwrap();
    let back = rename_tag(&middle, &reading, &fresh, old).unwrap();
    let after = apply(&middle, &back.edits).unwrap();
    if there.conflicts.is_empty() && back.conflicts.is_empty() {
        prop_assert_eq!(after, text);
    }
    Ok(())
}

fn same(a: &str, b: &str) -> bool {
    let key = |text| read_tag(text, Profile::Tsuzuri).map(|key| key.full().to_owned());
    key(a) == key(b)
}

/// Whatever is asked to become whatever: other tags stay, and other facts.
pub fn check_any(text: &str, profile: Profile, from: &str, to: &str) -> Checked {
    let reading = Reading {
        profile,
        ..Reading::default()
    };
    let Some(from) = read_tag(from, profile) else {
        return Ok(());
    };
    let Ok(rewrite) = rename_tag(text, &reading, &from, to) else {
        return Ok(());
    };
    let result = check_edits(text, &rewrite)?;
    let [before, after] = [text, &result].map(|text| parse(text, &reading));
    check_rest(&before, &after)?;
    let (old, new) = (&before.tags, &after.tags);
    prop_assert_eq!(old.len(), new.len());
    for (old, new) in old.iter().zip(new) {
        if !is_edited(&rewrite, old.span) {
            prop_assert_eq!(&old.raw, &new.raw);
        }
    }
    let keys = |note: &ParsedNote<'_>| -> BTreeSet<String> {
        let tags = note.front_matter.tags.iter();
        tags.map(|tag| tag.key.full().to_owned()).collect()
    };
    let meant = |key: &String| {
        let tags = before.front_matter.tags.iter();
        let mut named = tags.filter(|tag| tag.key.full() == key);
        named.any(|tag| tag.key.asks().iter().any(|ask| ask.key == from.full()))
    };
    for key in keys(&before).difference(&keys(&after)) {
        prop_assert!(meant(key), "{key} is gone");
    }
    Ok(())
}
