//! Text to facts: hashtags, passages, links, dates, exactly as written.
//!
//! Pure: no I/O, no clock, no failure. Any string gives a [`ParsedNote`]; [`edit`] goes
//! back from facts to changes of the text. The rules are
//! in `docs/grammar.md`; every one of them is a case in `tests/grammar/`, which the
//! editor's own grammar reads too.

mod chars;
mod date;
pub mod edit;
mod fact;
mod fold;
mod front_matter;
mod link;
mod mention;
mod note;
mod passage;
mod shown;
mod tag;
mod url;
mod warning;

pub use date::day_of_name;
pub use fact::*;
pub use fold::{Haystack, Token, TokenKind, fold, haystack, name_key, tokens};
pub use mention::{Mention, Names};
pub use note::parse;
pub use tag::{AskKind, TagAsk, read_tag, tag_beginning};
pub use url::{is_address, normalise_url, url_site};
pub use warning::{Fault, Warning, WarningKind};

/// Which grammar of hashtags a vault uses (docs/grammar.md §2.5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Tsuzuri's own, the default.
    #[default]
    Tsuzuri,
    /// What Obsidian takes for a tag.
    Obsidian,
    /// What twitter-text takes for a hashtag.
    Twitter,
}

/// What `parse` may know about a note beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading<'a> {
    /// The vault's grammar.
    pub profile: Profile,
    /// Whether colours and ids are tags in Tsuzuri's own grammar, as they are in the
    /// others: `#fff`, `#1e90ff` (§2.2).
    pub colours: bool,
    /// The note's path in its vault, `/`-separated: where days may come from (§5).
    pub path: Option<&'a str>,
}

/// Changes whenever the same text may give other facts: part of the index's fingerprint.
pub const GRAMMAR_VERSION: u32 = 5;
