//! Hashtags (the grammar, §2): where one starts, what it holds, what it is known by.
//! Where in a note tags may stand at all is `note`'s to say.

mod ask;
mod key;
mod obsidian;
mod parts;
mod scan;
mod tsuzuri;
mod twitter;

pub use ask::{AskKind, TagAsk};
pub(crate) use key::tag_key;
pub(crate) use parts::{Part, Parts};
pub(crate) use scan::{Before, find_tags};

use std::borrow::Cow;

use crate::{Profile, Reading, TagKey};

/// What decides which hashtags a text holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TagRules {
    pub(crate) profile: Profile,
    /// See [`Reading::colours`].
    pub(crate) colours: bool,
}

impl From<&Reading<'_>> for TagRules {
    fn from(reading: &Reading<'_>) -> Self {
        Self {
            profile: reading.profile,
            colours: reading.colours,
        }
    }
}

/// Longest tag, in characters, sign not counted.
const LONGEST: usize = 100;

/// The signs that a tag may start with.
pub(crate) const SIGNS: [char; 3] = ['#', '＃', '﹟'];

/// Reads a tag as one asks for it, with its sign or without: `topic`, `#topic(facet)`,
/// `a/b`, and `(facet)` for a facet under any topic, which gives an empty topic.
///
/// Unlike in a note, everything counts: `2023` may be asked for because `#2023/夏` lies
/// below it, and `node.js` because front matter may have said so. `None` for what holds
/// no tag at all: nothing, white space, a line break, more than 100 characters.
///
/// The profile decides which signs are one; what a tag is known by is the same in all.
pub fn read_tag(text: &str, profile: Profile) -> Option<TagKey<'static>> {
    read_spelling(text, profile).map(|raw| tag_key(&raw).into_owned())
}

/// What the key of a tag begins with that is typed so far, with its sign or without: keyed as
/// the whole tag is, wherever it ends, within a facet too.
pub fn tag_beginning(typed: &str) -> String {
    key::part_key(typed.trim().trim_start_matches(SIGNS))
}

/// The spelling that [`read_tag`] reads: without sign, and with `-` for white space.
pub(crate) fn read_spelling(text: &str, profile: Profile) -> Option<Cow<'_, str>> {
    let text = text.trim();
    let signs: &[char] = match profile {
        Profile::Tsuzuri => &SIGNS,
        Profile::Obsidian => &SIGNS[..1],
        Profile::Twitter => &SIGNS[..2],
    };
    tag_value(text.strip_prefix(signs).unwrap_or(text))
}

/// A tag that someone named outside of running text: the spelling to keep. White space
/// within becomes `-`, as it does when such a tag is made into part of an address.
pub(crate) fn tag_value(value: &str) -> Option<Cow<'_, str>> {
    let fits =
        value.chars().count() <= LONGEST && !value.contains(|c: char| c.is_control() && c != '\t');
    let raw = if value.contains(char::is_whitespace) {
        Cow::Owned(value.split_whitespace().collect::<Vec<_>>().join("-"))
    } else {
        Cow::Borrowed(value)
    };
    let says_something = raw.chars().any(|c| !scan::is_connector(c) && c != '#');
    (fits && says_something && !tag_key(&raw).is_empty()).then_some(raw)
}

#[cfg(test)]
mod tests;
