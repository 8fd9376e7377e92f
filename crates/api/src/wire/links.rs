//! What names a note without a link, and what a vault cites. Links of notes themselves
//! are `notes`'.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Backlink, Range, Saved};

wire! {
    /// Makes a link of a place that names a note.
    pub struct LinkMention {
        /// The note that the place stands in.
        path: String,
        /// Of the place, a `Backlink::span`.
        span: Range,
        /// What stands there, its `Backlink::raw`: if it does not any more, nothing is written.
        raw: String,
        /// The note that is named.
        to: String,
    }
    /// Answer of `link_mention`.
    pub struct Linked {
        /// As after `save_note`.
        saved: Saved,
        /// Where the link begins: bytes of the note's text with LF line ends.
        start: u32,
        /// The link.
        link: String,
    }
    /// Takes a link back that was made of a place.
    pub struct UnlinkMention {
        /// The note that it stands in.
        path: String,
        /// `Linked::start`.
        start: u32,
        /// `Linked::link`: if it does not stand there any more, nothing is written.
        link: String,
        /// What stood there before.
        raw: String,
    }
    /// Asks where other notes name a note without a link.
    pub struct MentionsRequest {
        /// Vault-relative.
        path: String,
        /// `Mentions::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many.
        limit: u32,
        /// Grows with each request of one panel: a newer one cancels the older.
        ticket: u32,
    }
    /// Places that name a note.
    pub struct Mentions {
        /// See `IndexState::generation`.
        generation: u64,
        /// Share of the passages that full text covers, 0 to 1; only there they are found.
        covered: f64,
        /// As many as are known by now.
        total: u32,
        /// Whether these are all.
        total_exact: bool,
        /// Asks for the next page. A page may have one although it is not full, or empty.
        next_cursor: Option<String>,
        /// As `Backlinks::links`, with the kind `mention`.
        mentions: Vec<Backlink>,
    }
    /// Asks who cites an address.
    pub struct CitationsRequest {
        /// Of a page, or of a site: `https://example.com/page`, `example.com`.
        url: String,
        /// `Citations::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many links.
        limit: u32,
    }
    /// Who cites an address.
    pub struct Citations {
        /// See `IndexState::generation`.
        generation: u64,
        /// The address as addresses are compared: without scheme, `www.` and the like.
        page: String,
        /// Its host, if it is an address of a page.
        site: Option<String>,
        /// Whether it names a site and no page: then links to all its pages are listed.
        whole_site: bool,
        /// Links to the page.
        page_total: u32,
        /// Links to any page of the site.
        site_total: u32,
        /// Asks for the next page.
        next_cursor: Option<String>,
        /// As `Backlinks::links`.
        links: Vec<Backlink>,
    }
}
