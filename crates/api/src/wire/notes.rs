//! Notes: rows, texts, saving, links either way.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Range, TagRef};

/// Something odd about a note that its reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum NoteWarning {
    /// The front matter was not read.
    LargeFrontMatter {
        /// So many bytes are read.
        most: u32,
    },
    /// Lists and mappings of the front matter lie too deep in each other; it was read up to there.
    NestedFrontMatter {
        /// So deep is read.
        most: u32,
    },
    /// The front matter is no YAML from some line on.
    BrokenYaml {
        /// Of the note, from 1.
        line: u32,
        /// The parser's own words, English.
        why: String,
    },
    /// The front matter is no TOML.
    BrokenToml {
        /// The parser's own words, English.
        why: String,
    },
    /// Passages inherit so many tags that some do without.
    TooManyTags,
    /// Passages stand under such long headings that some are shown without them.
    TooLongHeadings,
}

wire! {
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
    /// Notes whose title, alias or path fits what was typed to get to them.
    pub struct MatchNotes {
        /// As typed; its words may stand in any order, and be cut short. Empty: the notes of
        /// `recent`, then those changed last.
        text: String,
        /// Paths of notes that one was at, the last first; those that are no more are left
        /// out.
        recent: Vec<String>,
        /// At most this many.
        limit: u32,
    }
    /// Answer of `match_notes`.
    pub struct MatchedNotes {
        /// See `IndexState::generation`.
        generation: u64,
        /// The day that the text is, if it is one.
        day: Option<String>,
        /// The best first, then those changed last.
        notes: Vec<MatchedNote>,
    }
    /// A note that fits.
    pub struct MatchedNote {
        /// Vault-relative.
        path: String,
        /// Shown name.
        title: String,
        /// What of it fits: `title`, `alias` or `path`; `recent` when nothing was typed.
        by: String,
        /// The alias, if that fits.
        alias: Option<String>,
        /// Where, in what fits.
        highlights_utf16: Vec<Range>,
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
        /// Why it can't be edited, as a code: see `ApiError::why`.
        read_only: Option<String>,
        /// What its reader should know.
        warnings: Vec<NoteWarning>,
        /// What the vault's settings make a hashtag.
        hashtags: Hashtags,
    }
    /// Which hashtags count in a vault (docs/grammar.md §2.2, §2.5).
    pub struct Hashtags {
        /// The grammar.
        profile: HashtagProfile,
        /// Whether colours and ids are some.
        colours: bool,
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
        /// Set when captures had come into the file meanwhile: the text that it holds now,
        /// what was sent followed by them.
        text: Option<String>,
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
        /// `Backlinks::next_cursor` of the page before.
        cursor: Option<String>,
        /// At most this many links.
        limit: u32,
    }
    /// Passages that link to a note.
    pub struct Backlinks {
        /// See `IndexState::generation`.
        generation: u64,
        /// Links in all.
        total: u32,
        /// Asks for the next page; stays valid while the index changes.
        next_cursor: Option<String>,
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
}

/// A grammar of hashtags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum HashtagProfile {
    /// Tsuzuri's own.
    Tsuzuri,
    /// As Obsidian reads them.
    Obsidian,
    /// As twitter-text reads them.
    Twitter,
}
