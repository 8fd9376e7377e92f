//! What can be typed. Flags that choose a vault or a form of output stand before or
//! after the command.

use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use tsuzuri_engine::query::FARTHEST;

use crate::language::Language;

pub mod japanese;

/// Plain Markdown notes, bound together by hashtags and backlinks.
///
/// Exit status: 0 done; 1 nothing found, or `check` found a fault; 2 wrong usage or an
/// ambiguous name; 3 the vault, its index or a file can't be used; 130 called off with Ctrl-C.
#[derive(Debug, Parser)]
#[command(name = "tsuzuri", version)]
pub struct Arguments {
    /// Which vault, which index, which form.
    #[command(flatten)]
    pub host: HostArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The command line with its help in a language. A variable of the environment that is
/// set to nothing is as good as none.
pub fn command(language: Language) -> clap::Command {
    let command = match language {
        Language::English => Arguments::command(),
        Language::Japanese => japanese::translate(Arguments::command()),
    };
    command.mut_args(|argument| {
        let is_empty =
            |name: &std::ffi::OsStr| std::env::var_os(name).is_some_and(|set| set.is_empty());
        match argument.get_env().map(is_empty) {
            Some(true) => argument.env(None),
            _ => argument,
        }
    })
}

/// Where to look and how to answer.
#[derive(Debug, Args)]
pub struct HostArgs {
    /// The vault's folder [default: the nearest parent folder that is a known vault, else
    /// the last used]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "TSUZURI_VAULT",
        hide_env_values = true
    )]
    pub vault: Option<PathBuf>,
    /// Where indexes are kept
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "TSUZURI_INDEX_DIR",
        hide_env_values = true
    )]
    pub index_dir: Option<PathBuf>,
    /// One JSON document
    #[arg(long, global = true, conflicts_with = "jsonl")]
    pub json: bool,
    /// One JSON object a line
    #[arg(long, global = true)]
    pub jsonl: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Bring the index up to date, full text included
    Index(IndexArgs),
    /// Count what the index holds, without work
    Stats,
    /// List notes
    Notes(NotesArgs),
    /// Find passages
    Search(SearchArgs),
    /// List tags with their counts
    Tags(TagsArgs),
    /// Show the passages of a tag, newest first
    Tag(TagArgs),
    /// Show what links to a note or an address
    Backlinks(BacklinksArgs),
    /// List links, of a note or of the vault
    Links(LinksArgs),
    /// Show what is read in one file; needs no vault
    Parse(ParseArgs),
    /// Show one note as it is read
    Note(NoteArgs),
    /// List the earlier versions of a note, or show one
    History(HistoryArgs),
    /// Put an earlier version of a note back
    Restore(RestoreArgs),
    /// Name today's note
    Today(TodayArgs),
    /// Put a text behind what stands in a note, today's by default
    Capture(CaptureArgs),
    /// Show which notes link to each other, in the vault or around one note
    Graph(GraphArgs),
    /// Give a note another name or place; links to it follow
    Rename(RenameArgs),
    /// Give a tag another name wherever it is written
    Retag(RetagArgs),
    /// Take the last change across notes back
    Undo(UndoArgs),
    /// Make notes of what another program hands out
    Import(ImportArgs),
    /// Print a line for each change until interrupted
    Watch,
    /// Compare the index with one made afresh from the files
    Check,
    /// Open the app, at a note if one is named
    Open(OpenArgs),
    /// Print what makes a shell complete `tsuzuri`'s commands and options
    Completions(CompletionsArgs),
    /// Write the pages for `man`, one a command, into a folder that is there
    // For those who make packages; others have the pages, or the help.
    #[command(hide = true)]
    Manual(ManualArgs),
}

/// `index`
#[derive(Debug, Args)]
pub struct IndexArgs {
    /// Throw the index away and read every note again
    #[arg(long)]
    pub rebuild: bool,
    /// Leave full text for later
    #[arg(long)]
    pub no_text: bool,
}

/// `notes`
#[derive(Debug, Args)]
pub struct NotesArgs {
    /// Only notes whose title, path or alias holds this
    pub query: Option<String>,
}

/// `search`
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// Words, "exact runs", #tags, title: path: date: link: has: is: …
    #[arg(allow_hyphen_values = true)]
    pub query: String,
    /// At most this many passages
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
    /// `next_cursor` of the page before
    #[arg(long, value_name = "C")]
    pub cursor: Option<String>,
    /// Say in words what is searched
    #[arg(long)]
    pub explain: bool,
}

/// `tags`
#[derive(Debug, Args)]
pub struct TagsArgs {
    /// Only tags that start with this
    pub prefix: Option<String>,
    /// By levels, topics and facets
    #[arg(long)]
    pub tree: bool,
}

/// `tag`
#[derive(Debug, Args)]
pub struct TagArgs {
    /// A tag, with or without its sign: topic, 'topic(facet)', '(facet)', a/b
    pub tag: String,
    /// At most this many passages
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
    /// `next_cursor` of the page before
    #[arg(long, value_name = "C")]
    pub cursor: Option<String>,
}

/// `backlinks`
#[derive(Debug, Args)]
pub struct BacklinksArgs {
    /// A note's path or name, or the address of a page or a site
    #[arg(value_name = "NOTE|URL")]
    pub target: String,
    /// Also where the note is named without a link
    #[arg(long)]
    pub mentions: bool,
}

/// `links`
#[derive(Debug, Args)]
pub struct LinksArgs {
    /// Only links that stand in this note
    pub note: Option<String>,
    /// Only links to notes that are not there
    #[arg(long, conflicts_with = "ambiguous")]
    pub unresolved: bool,
    /// Only links that could mean several notes
    #[arg(long)]
    pub ambiguous: bool,
}

/// `parse`
#[derive(Debug, Args)]
pub struct ParseArgs {
    /// A file, or `-` for standard input
    #[arg(value_name = "FILE|-")]
    pub file: PathBuf,
    /// Which grammar of hashtags
    #[arg(long, value_name = "P", value_enum, default_value_t = ProfileName::Tsuzuri)]
    pub profile: ProfileName,
}

/// Names of the grammars of hashtags.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ProfileName {
    /// Tsuzuri's own
    Tsuzuri,
    /// As Obsidian reads tags
    Obsidian,
    /// As twitter-text reads hashtags
    Twitter,
}

impl From<ProfileName> for tsuzuri_syntax::Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Tsuzuri => Self::Tsuzuri,
            ProfileName::Obsidian => Self::Obsidian,
            ProfileName::Twitter => Self::Twitter,
        }
    }
}

/// `note`
#[derive(Debug, Args)]
pub struct NoteArgs {
    /// A path, or a name as in [[name]]
    pub note: String,
}

/// `history`
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// A path, or a name as in [[name]]; a path of a note that is gone too
    #[arg(id = "past_note", value_name = "NOTE")]
    pub note: String,
    /// Print this version, byte for byte
    #[arg(long, value_name = "REVISION")]
    pub show: Option<u64>,
}

/// `restore`
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// A path, or a name as in [[name]]; a path of a note that is gone too
    #[arg(id = "past_note", value_name = "NOTE")]
    pub note: String,
    /// A number that `tsuzuri history NOTE` lists
    pub revision: u64,
}

/// `today`
#[derive(Debug, Args)]
pub struct TodayArgs {
    /// Make it when it is missing
    #[arg(long)]
    pub create: bool,
}

/// `capture`
#[derive(Debug, Args)]
pub struct CaptureArgs {
    /// Markdown; standard input when left out or `-`
    #[arg(value_name = "TEXT|-", allow_hyphen_values = true)]
    pub text: Option<String>,
    /// A note instead of today's: a path, which is made when missing, or a name as in [[name]]
    #[arg(long, value_name = "NOTE")]
    pub to: Option<String>,
    /// Close it with this tag; may be given several times
    #[arg(long = "tag", value_name = "T", id = "add_tag")]
    pub tags: Vec<String>,
}

/// `graph`
#[derive(Debug, Args)]
pub struct GraphArgs {
    /// Only what lies around this note: a path, or a name as in [[name]]
    pub note: Option<String>,
    /// So many links away from it, in either direction [default: 1]
    #[arg(long, value_name = "N", requires = "note",
          value_parser = clap::value_parser!(u32).range(1..=i64::from(FARTHEST)))]
    pub depth: Option<u32>,
}

/// `rename`
#[derive(Debug, Args)]
pub struct RenameArgs {
    /// A path, or a name as in [[name]]; a folder with its `/`
    pub note: String,
    /// A name in the same folder, a path from the vault's root, or a folder with its `/`
    #[arg(id = "new_name", value_name = "NEW")]
    pub to: String,
    /// Do it; without it, only show what would change
    #[arg(long, id = "do_it")]
    pub yes: bool,
}

/// `retag`
#[derive(Debug, Args)]
pub struct RetagArgs {
    /// A tag, with or without its sign: topic, 'topic(facet)', '(facet)', a/b
    #[arg(id = "tag", value_name = "OLD")]
    pub from: String,
    /// What it is called from now on; one that is there already becomes one with it
    #[arg(id = "new_tag", value_name = "NEW")]
    pub to: String,
    /// Do it; without it, only show what would change
    #[arg(long, id = "do_it")]
    pub yes: bool,
}

/// `undo`
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// The `id` that it had when it was made [default: the last one]
    #[arg(id = "change", value_name = "ID")]
    pub id: Option<i64>,
}

/// `import`
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Whose.
    #[command(subcommand)]
    pub source: ImportSource,
}

/// Whose exports can be read.
#[derive(Debug, Subcommand)]
pub enum ImportSource {
    /// A Hatena Blog: its export in the Movable Type format, a note a day
    Hatena(HatenaArgs),
}

/// `import hatena`
#[derive(Debug, Args)]
pub struct HatenaArgs {
    /// The exported file
    #[arg(value_name = "FILE", id = "export")]
    pub file: PathBuf,
    /// Where the blog is published, such as name.hatenablog.com, so that links to its entries
    /// become links to the notes [default: as the entries' links to each other say]
    #[arg(long, value_name = "ADDRESS")]
    pub blog: Option<String>,
    /// Make the notes; without it, only say which ones there would be
    #[arg(long)]
    pub yes: bool,
}

/// `open`
#[derive(Debug, Args)]
pub struct OpenArgs {
    /// A path, or a name as in [[name]]
    pub note: Option<String>,
}

/// `completions`
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell
    pub shell: Shell,
}

/// `manual`
#[derive(Debug, Args)]
pub struct ManualArgs {
    /// Where to
    #[arg(value_name = "DIR", id = "pages")]
    pub folder: PathBuf,
}
