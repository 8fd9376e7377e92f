//! Questions in the query language, and what they find.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MonthCount, PassageCard, Range, TagCount, TagRef};

wire! {
    /// Searches that are kept in notes, in blocks of the language `query`.
    pub struct SavedSearches {
        /// See `IndexState::generation`.
        generation: u64,
        /// By name, then path.
        searches: Vec<SavedSearch>,
    }
    /// One of them.
    #[derive(Eq)]
    pub struct SavedSearch {
        /// The title of its note; the query, where the note has several.
        name: String,
        /// In the language of docs/search.md.
        query: String,
        /// The note it stands in.
        path: String,
        /// Line of the block, from 0.
        line: u32,
    }
    /// A query in the language of docs/search.md.
    pub struct SearchRequest {
        /// As typed.
        query: String,
        /// `SearchAnswer::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many passages.
        limit: u32,
        /// Grows with each request of one search field: a newer one cancels the older.
        ticket: u32,
    }
    /// One page of results.
    pub struct SearchAnswer {
        /// See `IndexState::generation`.
        generation: u64,
        /// Share of the passages that full text covers, 0 to 1.
        covered: f64,
        /// Asks for the next page.
        next_cursor: Option<String>,
        /// How far a regular expression came in its time, when that was not to the end of
        /// the page: `next_cursor` goes on from there.
        reach: Option<SearchReach>,
        /// How many hits `sort:relevance` scored, when there are more: the results are of
        /// those alone.
        scored: Option<u32>,
        /// In the order of docs/search.md.
        results: Vec<SearchHit>,
        /// What of the query could not be read; the rest ran.
        problems: Vec<QueryProblem>,
        /// What was searched, in words of the query language; for `--explain`.
        explain: String,
    }
    /// How far a search came.
    pub struct SearchReach {
        /// Passages that were looked at, those of earlier pages too.
        searched: u32,
        /// Passages that might be results.
        of: u32,
    }
    /// One passage that was found.
    pub struct SearchHit {
        /// Of its note.
        path: String,
        /// Of its note.
        title: String,
        /// Outermost first.
        heading_path: Vec<String>,
        /// Its day.
        day: Option<String>,
        /// Its tags.
        tags: Vec<TagRef>,
        /// `exact-title`, `title`, `heading-or-tag` or `text`.
        tier: String,
        /// Of the passage.
        span: Range,
        /// Line of the first hit, from 0.
        line: u32,
        /// Source text around the first hits.
        excerpt: String,
        /// Hits in `excerpt`.
        highlights_utf16: Vec<Range>,
        /// Whether the file's bytes were read now.
        verified: bool,
    }
    /// Asks for all that a query finds, to be printed or taken elsewhere.
    pub struct FoundPassagesRequest {
        /// As typed.
        query: String,
        /// `FoundPassages::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many passages.
        limit: u32,
    }
    /// A page of the passages that a query finds: as the query orders them, else newest first.
    pub struct FoundPassages {
        /// See `IndexState::generation`.
        generation: u64,
        /// Asks for the next page.
        next_cursor: Option<String>,
        /// This page.
        passages: Vec<PassageCard>,
    }
    /// Asks for the passage that a line stands in.
    pub struct PassageRequest {
        /// Of its note.
        path: String,
        /// In the note, from 0.
        line: u32,
    }
    /// Asks for a passage with all of its text.
    pub struct WholePassageRequest {
        /// Of its note.
        path: String,
        /// `PassageCard::ordinal`.
        ordinal: u32,
    }
    /// One passage.
    pub struct OnePassage {
        /// `None` when the note or its place there is no more.
        passage: Option<PassageCard>,
    }
    /// A place in a query that could not be read.
    pub struct QueryProblem {
        /// UTF-16 offset in the query.
        at: u32,
        /// A code translated by the UI: `bad-date`, `unclosed-quote`, …
        code: String,
        /// In plain English, for the command line.
        message: String,
    }
    /// Asks for totals; a second request, so that results come first.
    pub struct SearchCountsRequest {
        /// As typed.
        query: String,
        /// As in `SearchRequest`.
        ticket: u32,
    }
    /// Totals of a query.
    pub struct SearchCounts {
        /// See `IndexState::generation`.
        generation: u64,
        /// Passages.
        total: u32,
        /// Whether `total` is exact; past 10,000, and when the time
        /// of a regular expression was over, it is a lower bound.
        total_exact: bool,
        /// Tags of the results, most often first.
        tag_counts: Vec<TagCount>,
        /// In order of time.
        month_counts: Vec<MonthCount>,
    }
}
