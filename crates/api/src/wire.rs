//! Requests and answers, as they cross to the webview and as the command line prints
//! them. Spans are `[start, end]` in bytes of the file's decoded text, `…_utf16` in
//! UTF-16 units of the string they belong to; days are ISO `2023-02-01`; times are
//! milliseconds since 1970. Text that crosses to the webview has LF line ends.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
            pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
        )*
    };
}

/// `[start, end]`, half open.
pub type Range = [u32; 2];

wire! {
    /// An empty request or answer.
    #[derive(Default, Eq)]
    pub struct Nothing {}

    // --- vault ---------------------------------------------------------------------

    /// What is open, and what was open before. Sent by the event `vault-changed` too, when
    /// a second start of the app asked for another vault.
    pub struct VaultState {
        /// `None`: show the first-run screen.
        vault: Option<VaultView>,
        /// Newest first, without the open one.
        recent: Vec<VaultView>,
    }
    /// One vault, known by an id; the webview never names folders.
    pub struct VaultView {
        /// Opaque.
        id: String,
        /// The folder's name.
        name: String,
        /// For showing only.
        path: String,
    }
    /// Opens a vault of `VaultState::recent`.
    pub struct OpenRecent {
        /// `VaultView::id`.
        id: String,
    }
    /// How far the index is. Sent by the event `index-progress` too.
    pub struct IndexState {
        /// Generation of the last committed transaction.
        generation: u64,
        /// What is going on.
        phase: IndexPhase,
        /// Notes looked at in this phase.
        done: u32,
        /// Notes there are to look at; 0 while unknown.
        total: u32,
        /// Notes in the index.
        notes: u32,
        /// Passages in the index.
        passages: u32,
        /// Distinct tags as written.
        tags: u32,
        /// Links in the index.
        links: u32,
        /// Share of the passages that full-text search covers, 0 to 1.
        covered: f64,
        /// How changes by other programs are noticed.
        sync: SyncState,
        /// Files in `Diagnostics`.
        problems: u32,
    }
    /// What is not in the index, or only in part.
    pub struct Diagnostics {
        /// See `IndexState::generation`.
        generation: u64,
        /// By path.
        skipped: Vec<Skipped>,
    }
    /// One row of `Diagnostics`.
    pub struct Skipped {
        /// Vault-relative, lossy where the name is not UTF-8.
        path: String,
        /// A code translated by the UI: `large`, `unreadable`, `encoding`, `not-a-file`, `name`, `too-deep`, `link`, `cloud`.
        reason: String,
    }
    /// What a person chose for the app as a whole.
    #[derive(Eq)]
    pub struct Preferences {
        /// `ja` or `en`; `None` follows the system.
        language: Option<String>,
        /// `light` or `dark`; `None` follows the system.
        theme: Option<String>,
    }

    // --- notes ---------------------------------------------------------------------

    /// A note as a row of a list.
    pub struct NoteRow {
        /// Vault-relative.
        path: String,
        /// Shown name.
        title: String,
        /// The note's own day.
        day: Option<String>,
        /// Modification time on disk.
        modified: i64,
    }
    /// Asks for what lies directly in a folder.
    pub struct FolderRequest {
        /// `""` is the root.
        path: String,
    }
    /// One level of the folder tree.
    pub struct Folder {
        /// See `IndexState::generation`.
        generation: u64,
        /// Sub-folders that hold notes, in name order.
        folders: Vec<FolderRow>,
        /// Notes, in name order.
        notes: Vec<NoteRow>,
    }
    /// A folder as a row.
    pub struct FolderRow {
        /// Last part of `path`.
        name: String,
        /// Vault-relative.
        path: String,
        /// Notes in it and below.
        notes: u32,
    }
    /// Notes whose title, path or alias holds the text (folded).
    pub struct FindNotes {
        /// Empty: the notes changed last.
        text: String,
        /// At most this many.
        limit: u32,
    }
    /// Answer of `find_notes`.
    pub struct NoteList {
        /// See `IndexState::generation`.
        generation: u64,
        /// How many there are in all.
        total: u32,
        /// The first of them.
        notes: Vec<NoteRow>,
    }
    /// Names one note.
    pub struct NoteRequest {
        /// Vault-relative.
        path: String,
    }
    /// A note opened for reading or writing.
    pub struct NoteView {
        /// See `IndexState::generation`.
        generation: u64,
        /// Vault-relative.
        path: String,
        /// Shown name.
        title: String,
        /// With LF line ends, without BOM.
        text: String,
        /// Of the bytes on disk: the base of the next save.
        hash: String,
        /// The note's own day.
        day: Option<String>,
        /// Why it can't be edited, as a code: `encoding`, `large`, `permission`.
        read_only: Option<String>,
        /// What its reader should know.
        warnings: Vec<String>,
    }
    /// Saves what stands in an editor.
    pub struct SaveNote {
        /// Vault-relative.
        path: String,
        /// With LF line ends.
        text: String,
        /// `NoteView::hash` or `Saved::hash` of what the text was made from.
        base_hash: String,
    }
    /// Answer of `save_note`, sent after the bytes are durable.
    pub struct Saved {
        /// See `IndexState::generation`.
        generation: u64,
        /// Of the bytes that now are in the note's file.
        hash: String,
        /// Set when another program had changed the file meanwhile: the note holds that
        /// program's bytes, untouched, and the text was written to this sibling.
        sibling: Option<String>,
    }
    /// Makes a new note; refused when a file of that name is there.
    pub struct CreateNote {
        /// Vault-relative; `.md` is added when missing.
        path: String,
        /// First content.
        text: String,
    }
    /// Asks for today's note.
    pub struct TodayRequest {
        /// Make it when it is missing.
        create: bool,
    }
    /// Answer of `today`.
    pub struct Today {
        /// Where it is or would be.
        path: String,
        /// The local day.
        day: String,
        /// Whether the file is there.
        exists: bool,
    }
    /// Asks for the passages that link to a note.
    pub struct BacklinksRequest {
        /// Vault-relative.
        path: String,
        /// At most this many passages.
        limit: u32,
    }
    /// Passages that link to a note.
    pub struct Backlinks {
        /// See `IndexState::generation`.
        generation: u64,
        /// Links in all.
        total: u32,
        /// By note: newest day first, then path; within, text order.
        links: Vec<Backlink>,
    }
    /// One link to a note, with the lines around it.
    pub struct Backlink {
        /// Of the linking note.
        path: String,
        /// Of the linking note.
        title: String,
        /// Of the passage.
        day: Option<String>,
        /// Of the passage.
        heading_path: Vec<String>,
        /// `wikilink`, `embed`, `markdown`, `image`, `url` or `mention`.
        kind: String,
        /// The link as written.
        raw: String,
        /// Of the link.
        span: Range,
        /// Line of the link, from 0.
        line: u32,
        /// The block it stands in, cut to size.
        excerpt: String,
        /// Where the link stands in `excerpt`.
        highlights_utf16: Vec<Range>,
        /// The passage's own tags.
        tags: Vec<TagRef>,
        /// Another note could have been meant.
        ambiguous: bool,
    }
    /// Links that stand in a note, in text order.
    pub struct OutgoingLinks {
        /// See `IndexState::generation`.
        generation: u64,
        /// In text order.
        links: Vec<LinkRow>,
    }
    /// One link of a note.
    pub struct LinkRow {
        /// Of the note it stands in.
        path: String,
        /// See `Backlink::kind`.
        kind: String,
        /// As written.
        raw: String,
        /// Name, path or address.
        target: String,
        /// After `#`.
        fragment: Option<String>,
        /// Shown text.
        alias: Option<String>,
        /// `unique`, `ambiguous`, `unresolved`, `file` or `url`.
        resolution: String,
        /// Path of the note it leads to.
        resolved: Option<String>,
        /// Of the link.
        span: Range,
        /// Line of the link, from 0.
        line: u32,
    }
    /// Asks where a link written in a note leads, before the note is saved.
    pub struct ResolveLink {
        /// The note it stands in.
        from: String,
        /// As between `[[` and `]]`, or a Markdown destination: `target#fragment`.
        target: String,
    }
    /// Answer of `resolve_link`.
    pub struct ResolvedLink {
        /// See `LinkRow::resolution`.
        resolution: String,
        /// Path of the note.
        path: Option<String>,
        /// Line of the heading or block the fragment names, from 0.
        line: Option<u32>,
        /// Where `create_note` would put it; only when unresolved.
        would_be: Option<String>,
        /// All notes that could be meant; more than one when ambiguous.
        candidates: Vec<String>,
    }

    // --- tags and streams ------------------------------------------------------------

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
        /// Only this month, `2023-02`.
        month: Option<String>,
        /// `Stream::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many passages.
        limit: u32,
    }
    /// Passages, newest day first, then path and ordinal.
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

    // --- search ------------------------------------------------------------------------

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
        /// In the order of docs/search.md.
        results: Vec<SearchHit>,
        /// What of the query could not be read; the rest ran.
        problems: Vec<QueryProblem>,
        /// What was searched, in words of the query language; for `--explain`.
        explain: String,
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
        /// Whether `total` is exact; past 10,000 it is a lower bound.
        total_exact: bool,
        /// Tags of the results, most often first.
        tag_counts: Vec<TagCount>,
        /// In order of time.
        month_counts: Vec<MonthCount>,
    }

    // --- shell -------------------------------------------------------------------------

    /// Opens an address outside the app.
    pub struct OpenUrl {
        /// http, https or mailto; anything else is refused.
        url: String,
    }
    /// What a window was opened for.
    pub struct Launch {
        /// As `VaultState` says.
        state: VaultState,
        /// System language, `ja` or `en`.
        language: String,
        /// A note to show first.
        note: Option<String>,
    }
    /// Payload of the event `index-changed`.
    pub struct IndexChanged {
        /// Of the transaction.
        generation: u64,
        /// What may have changed.
        topics: Vec<crate::Topic>,
        /// Who changed it.
        origin: crate::Origin,
        /// From the first sign of the change to its commit, in milliseconds; `None` when
        /// it was not seen coming.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        event_to_commit_ms: Option<u64>,
    }
}

/// What the index is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum IndexPhase {
    /// No vault is open.
    Closed,
    /// Finding and comparing files.
    Scanning,
    /// Reading notes: tags, links, titles.
    Notes,
    /// Full text follows; tags and links are complete.
    Text,
    /// Equal to the files as far as known.
    Ready,
}

/// How changes by other programs are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SyncState {
    /// By events.
    On,
    /// By looking every few seconds: the file system gives no events.
    Polling,
    /// The folder is not there.
    Offline,
    /// Switched off by the user.
    Paused,
}
