//! Passages by their days: the calendar, and the streams that it leads to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PassageCard, QueryProblem};

/// How the passages of a stream are ordered; those without a day come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PassageOrder {
    /// The newest day first, then path and place.
    Newest,
    /// The oldest day first.
    Oldest,
    /// The passages of a note together: notes by the newest day found in them.
    Note,
}

wire! {
    /// Asks how many passages each day has.
    pub struct DayCountsRequest {
        /// The first day, `2023-02-01`.
        first: String,
        /// The last day, included.
        last: String,
        /// Counts only what this search finds; `None`, or nothing but blanks, counts all.
        query: Option<String>,
    }
    /// Days that have passages.
    pub struct DayCounts {
        /// See `IndexState::generation`.
        generation: u64,
        /// `false` when the time of a regular expression was over before all were looked at.
        whole: bool,
        /// What of the search could not be read.
        problems: Vec<QueryProblem>,
        /// In order of time.
        days: Vec<DayCount>,
    }
    /// A day with a number of passages.
    #[derive(Eq)]
    pub struct DayCount {
        /// `2023-02-01`.
        day: String,
        /// Passages.
        count: u32,
    }
    /// Asks for the passages of some days.
    pub struct DayStreamRequest {
        /// The first day, `2023-02-01`.
        first: String,
        /// The last day, included.
        last: String,
        /// How they are ordered.
        order: PassageOrder,
        /// `Passages::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many passages.
        limit: u32,
    }
    /// Asks for the passages of the same month and day in other years.
    pub struct OnThisDayRequest {
        /// The day, `2023-02-01`; of its own year nothing is answered.
        day: String,
        /// How they are ordered.
        order: PassageOrder,
        /// `Passages::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many passages.
        limit: u32,
    }
    /// A page of passages.
    pub struct Passages {
        /// See `IndexState::generation`.
        generation: u64,
        /// Passages in all.
        total: u32,
        /// Asks for the next page; stays valid while the index changes.
        next_cursor: Option<String>,
        /// This page.
        passages: Vec<PassageCard>,
    }
}
