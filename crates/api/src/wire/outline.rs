//! What one note is made of, and what belongs with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TagCount;

wire! {
    /// The headings of a note.
    pub struct Outline {
        /// See `IndexState::generation`.
        generation: u64,
        /// In text order.
        headings: Vec<HeadingRow>,
    }
    /// A heading of a note.
    #[derive(Eq)]
    pub struct HeadingRow {
        /// 1 to 6.
        level: u8,
        /// As it reads, without marks; empty when it has no words.
        text: String,
        /// From 0.
        line: u32,
    }
    /// Tags that share passages with a note's tags elsewhere.
    pub struct RelatedTags {
        /// See `IndexState::generation`.
        generation: u64,
        /// The nearest first, with how many passages they share; without the note's own.
        tags: Vec<TagCount>,
    }
}
