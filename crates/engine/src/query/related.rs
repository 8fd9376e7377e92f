//! Tags that belong with a note: those that share passages with its tags elsewhere.

use std::collections::HashMap;

use super::tags::{TagCount, related as related_to, tag_with_id};
use crate::{EngineError, Reader};
use tsuzuri_syntax::Profile;

/// Tags of the note that are asked, the rarest first: what is on every page says little.
const ASKED: u32 = 6;
/// Tags with more passages than this are not asked: it would take long, and say little.
const COMMON: u32 = 5_000;
/// Tags that are answered, at most.
const MOST: usize = 12;

/// Tags that share passages with a note's tags and do not stand in the note, the nearest
/// first; `count` is how many passages they share.
///
/// # Errors
/// The index's.
pub fn related_tags(reader: &Reader, path: &str) -> Result<Vec<TagCount>, EngineError> {
    let own = own_tags(reader, path)?;
    let mut found: HashMap<String, (f64, TagCount)> = HashMap::new();
    let asked = own.iter().filter(|(_, count)| (2..=COMMON).contains(count));
    for (key, count) in asked.take(ASKED as usize) {
        let Some((id, tag)) = tag_with_id(reader, key, Profile::Tsuzuri)? else {
            continue;
        };
        for near in related_to(reader, id, &tag)? {
            if own.iter().any(|(key, _)| *key == near.key) {
                continue;
            }
            // Of a rare tag, each shared passage says more.
            let weight = f64::from(near.count) / f64::from(*count);
            let (sum, known) = found.entry(near.key.clone()).or_insert_with(|| {
                (
                    0.0,
                    TagCount {
                        count: 0,
                        ..near.clone()
                    },
                )
            });
            *sum += weight;
            known.count += near.count;
        }
    }
    let mut tags: Vec<_> = found.into_values().collect();
    tags.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.key.cmp(&y.key)));
    tags.truncate(MOST);
    Ok(tags.into_iter().map(|(_, tag)| tag).collect())
}

/// Keys of the tags that stand in a note with how many passages have them, the rarest
/// first.
fn own_tags(reader: &Reader, path: &str) -> Result<Vec<(String, u32)>, EngineError> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT DISTINCT tag.key, tag.count FROM occurrence
         JOIN tag ON tag.id = occurrence.tag
         JOIN note ON note.id = occurrence.note
         WHERE note.path = ?1 ORDER BY tag.count, tag.key",
    )?;
    let tags = statement.query_map([path], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(tags.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests;
