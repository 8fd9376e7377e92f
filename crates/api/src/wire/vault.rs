//! Vaults: what is open, how far its index is, what was chosen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
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
        /// Whether full text waits until there is more power.
        text_waits: bool,
        /// Notes that seem to be gone, so many that they are looked for once more before that
        /// is believed; else 0.
        vanishing: u32,
        /// How far a change across notes is that was broken off and is being finished; the list
        /// of `finished_edits` is longer afterwards.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        finishing: Option<Share>,
        /// What keeps the index from taking in what it should; it is tried again and again.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        hindered: Option<Hindrance>,
        /// How changes by other programs are noticed.
        sync: SyncState,
        /// Why it is `polling`, when it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        looking: Option<Looking>,
        /// Files in `Diagnostics`.
        problems: u32,
    }
    /// So many of so many.
    #[derive(Copy)]
    pub struct Share {
        /// What is done.
        done: u32,
        /// What there is to do.
        total: u32,
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
        /// Of the commands whose keys are not the ones that they come with.
        keys: Vec<CommandKeys>,
        /// Size of a note's text, 13 to 24 px; `None` is the usual one.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        text_size: Option<u16>,
        /// Longest line of a note, 24 to 80 em; `None` is the usual one.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        measure: Option<u16>,
        /// `sunday`, `monday` or `saturday`; `None` is as the language has it.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        week_start: Option<String>,
        /// Whether the system marks words it does not know; `None` is yes.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        spelling: Option<bool>,
        /// Whether `/` offers what a line can become; `None` is no.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        slash: Option<bool>,
        /// Of the window, 50 to 200 %; `None` is 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        zoom: Option<u16>,
    }
    /// The keys of a command.
    #[derive(Eq)]
    pub struct CommandKeys {
        /// Its id in the UI: `note.new`.
        command: String,
        /// As `Mod+Shift+K`; empty for none.
        chords: Vec<String>,
    }
    /// Stops following what other programs write, or goes on with it.
    #[derive(Eq)]
    pub struct PauseSync {
        /// Until it is taken back, or the app ends.
        paused: bool,
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
    /// By looking every 10 to 30 seconds; `IndexState::looking` says why.
    Polling,
    /// The folder is not there.
    Offline,
    /// Switched off by the user.
    Paused,
}

/// What keeps the index as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Hindrance {
    /// There is no room for it.
    DiskFull,
    /// Something else, which the log tells.
    Other,
}

/// Why the vault is looked at every 10 to 30 seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Looking {
    /// Others write to its file system, and it does not tell of that.
    Silent,
    /// The system watches no more folders.
    Limit,
    /// The system refused to watch it.
    Refused,
}
