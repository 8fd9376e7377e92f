//! What was typed and is not in its file yet, and what becomes of it when the file was
//! changed meanwhile.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// Keeps what was typed into a note, so that it outlives the app; or saves it too.
    pub struct KeepDraft {
        /// `VaultView::id` of the note's vault, which need not be open any more to keep
        /// a draft.
        vault: String,
        /// Vault-relative.
        path: String,
        /// `NoteView::hash` of what was changed.
        base_hash: String,
        /// What stood there. May be left out when the last draft of this note had the same
        /// base.
        base: Option<String>,
        /// UTF-16 units of the base: where what was changed begins.
        start: u32,
        /// The same: where it ends.
        end: u32,
        /// What stands there now, with LF line ends.
        insert: String,
        /// Milliseconds since 1970. A draft that is older than what is kept changes nothing.
        at: i64,
    }
    /// Answer of `keep_draft`, sent when the draft is durable.
    #[derive(Eq)]
    pub struct KeptDraft {
        /// `false`: its base is not known. Send it with `base`.
        kept: bool,
    }
    /// Names the draft of one note.
    #[derive(Eq)]
    pub struct DraftRequest {
        /// As `KeepDraft::vault`.
        vault: String,
        /// Vault-relative.
        path: String,
    }
    /// Answer of `note_draft`.
    pub struct NoteDraft {
        /// What was typed and not saved.
        draft: Option<Draft>,
    }
    /// What was typed and not saved.
    pub struct Draft {
        /// Of the bytes that it was made from.
        base_hash: String,
        /// What they say.
        base: String,
        /// What was made of it.
        text: String,
        /// As `KeepDraft::at`: what takes its place says a later time, whatever the clock says.
        at: i64,
    }
    /// Notes of the open vault with drafts that no other process has in hand.
    pub struct Drafts {
        /// Vault-relative, the newest first.
        paths: Vec<String>,
    }
    /// Answer of `save_draft`, sent when the bytes are durable.
    pub struct DraftSaved {
        /// See `IndexState::generation`.
        generation: u64,
        /// Of the bytes that now are in the note's file.
        hash: String,
        /// Set when the file holds more than was sent: merged with what others have
        /// written, or followed by captures.
        text: Option<String>,
        /// As `Saved::sibling`: another program wrote the note all the time.
        sibling: Option<String>,
        /// Set when nothing was written, for others changed the same place. The draft is
        /// kept.
        conflict: Option<Conflict>,
    }
    /// Two versions of a note that can't be merged unseen.
    pub struct Conflict {
        /// What the file holds.
        theirs: String,
        /// What both versions become, in text order.
        pieces: Vec<MergePiece>,
        /// How many other places were merged.
        joined: u32,
    }
}

/// A stretch of merged text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum MergePiece {
    /// One text.
    Agreed {
        /// Of whole lines.
        text: String,
    },
    /// Two texts of which one is to be chosen.
    Apart {
        /// What the file says.
        theirs: String,
        /// What was typed.
        ours: String,
    },
}
