//! Tags and the streams of their passages.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PassageOrder, Range};

wire! {
    /// A tag beside a passage.
    #[derive(Eq)]
    pub struct TagRef {
        /// As written here.
        raw: String,
        /// What to ask for.
        key: String,
        /// `text`, `tag-block`, `heading`, `note` or `front-matter`.
        from: String,
    }
    /// Asks for one level of the tag tree.
    pub struct TagTreeRequest {
        /// Key of the tag above; `None` is the top.
        parent: Option<String>,
        /// Only tags whose key holds this (folded); looks at all levels.
        filter: String,
        /// Rows to leave out from the start.
        offset: u32,
        /// At most this many rows.
        limit: u32,
    }
    /// One level of the tag tree, most used first.
    pub struct TagTree {
        /// See `IndexState::generation`.
        generation: u64,
        /// Rows on this level in all.
        total: u32,
        /// From `offset` on.
        tags: Vec<TagRow>,
    }
    /// Asks for tags to go on with.
    pub struct CompleteTag {
        /// What stands behind the sign so far.
        typed: String,
        /// At most this many rows.
        limit: u32,
    }
    /// Tags that begin with what was typed, then those that hold it; each most used first.
    pub struct TagCompletions {
        /// See `IndexState::generation`.
        generation: u64,
        /// At most as many as were asked for.
        tags: Vec<TagRow>,
    }
    /// A tag as a row.
    pub struct TagRow {
        /// What to ask for.
        key: String,
        /// As most often written.
        tag: String,
        /// What a row under its parent shows: `(NATO)`, `電力`.
        label: String,
        /// `tag`, `level`, `topic`, `facet`, `name` or `any-facet`.
        kind: String,
        /// Without facets.
        topic: String,
        /// Keys of its facets.
        facets: Vec<String>,
        /// Keys of its other names.
        names: Vec<String>,
        /// Passages with the tag or anything below it, inherited too.
        count: u32,
        /// Passages that carry exactly this tag themselves.
        own: u32,
        /// Notes whose text or front matter has exactly this tag.
        notes: u32,
        /// Whether anything lies below it.
        has_children: bool,
    }
    /// Names a tag.
    pub struct TagRequest {
        /// A key or any spelling: `topic`, `topic(facet)`, `(facet)`.
        tag: String,
    }
    /// Asks for the passages of a tag.
    pub struct TagStreamRequest {
        /// As in `TagRequest`.
        tag: String,
        /// Only this month, `2023-02`, or these: `2022-11..2023-02`, both included.
        month: Option<String>,
        /// How they are ordered.
        order: PassageOrder,
        /// `Stream::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many passages.
        limit: u32,
    }
    /// Passages of a tag; those without a day come last.
    pub struct Stream {
        /// See `IndexState::generation`.
        generation: u64,
        /// The tag's key.
        key: String,
        /// As most often written.
        tag: String,
        /// Passages in all.
        total: u32,
        /// Asks for the next page.
        next_cursor: Option<String>,
        /// This page.
        passages: Vec<PassageCard>,
    }
    /// A passage to read.
    pub struct PassageCard {
        /// Of its note.
        path: String,
        /// Of its note.
        title: String,
        /// Its day.
        day: Option<String>,
        /// Outermost first.
        heading_path: Vec<String>,
        /// Position in its note.
        ordinal: u32,
        /// Line of its first byte, from 0.
        line: u32,
        /// Of the passage.
        span: Range,
        /// Its Markdown with LF line ends, cut along blocks when very long.
        text: String,
        /// Whether `text` was cut.
        cut: bool,
        /// Own ones first, then inherited ones.
        tags: Vec<TagRef>,
        /// Whether the file's bytes were read now and are what the index knows.
        verified: bool,
    }
    /// What stands in the header of a tag's stream.
    pub struct TagSummary {
        /// See `IndexState::generation`.
        generation: u64,
        /// The tag itself; `None` when no passage has it.
        tag: Option<TagRow>,
        /// Facets with counts, most used first.
        facets: Vec<TagCount>,
        /// Tags that share passages with it, most often first.
        related: Vec<TagCount>,
        /// In order of time.
        months: Vec<MonthCount>,
    }
    /// A tag with a number of passages.
    #[derive(Eq)]
    pub struct TagCount {
        /// What to ask for.
        key: String,
        /// As most often written.
        tag: String,
        /// Passages.
        count: u32,
    }
    /// A month with a number of passages.
    #[derive(Eq)]
    pub struct MonthCount {
        /// `2023-02`.
        month: String,
        /// Passages.
        count: u32,
    }
}
