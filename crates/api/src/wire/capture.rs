//! Quick capture: what is put into a note from outside the app's main window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::NoteRow;

wire! {
    /// Asks where a capture may go.
    pub struct CaptureTargetsRequest {
        /// As `FindNotes::text`; empty: the notes changed last.
        text: String,
        /// At most this many notes.
        limit: u32,
    }
    /// Where a capture may go.
    pub struct CaptureTargets {
        /// Name of the vault; `None` when none was ever open.
        vault: Option<String>,
        /// Whether the vault can be reached now. If not, a capture waits until it can.
        reachable: bool,
        /// The local day, whose note is today's.
        day: String,
        /// Notes that fit, without today's.
        notes: Vec<NoteRow>,
    }
    /// Something to be kept, and put behind what stands in a note.
    #[derive(Eq)]
    pub struct CaptureRequest {
        /// Made by whoever captures, 1 to 64 ASCII letters, digits and hyphens. A second
        /// request with the same id is the first one come again.
        id: String,
        /// Markdown with LF line ends.
        text: String,
        /// Vault-relative; `None` is the note of the day on which it is captured.
        note: Option<String>,
    }
    /// Answer of `capture`, sent when the text is durable in the app's own journal. It
    /// then stands in its note within moments, or as soon as the vault can be reached.
    #[derive(Eq)]
    pub struct Captured {
        /// `CaptureRequest::id`.
        id: String,
    }
    /// What stands in the capture window and was not captured.
    #[derive(Default, Eq)]
    pub struct CaptureDraft {
        /// With LF line ends.
        text: String,
        /// As `CaptureRequest::note`.
        note: Option<String>,
    }
    /// Captures that are not in their notes yet, the oldest first.
    #[derive(Default, Eq)]
    pub struct WaitingCaptures {
        /// Empty: nothing waits.
        captures: Vec<WaitingCapture>,
    }
    /// One of them.
    #[derive(Eq)]
    pub struct WaitingCapture {
        /// `CaptureRequest::id`.
        id: String,
        /// Whole.
        text: String,
        /// Name of its vault.
        vault: String,
        /// Where it is to go; `None` is the note of `day`.
        note: Option<String>,
        /// The day on which it was captured.
        day: String,
        /// What keeps it from its note; `None` when that was not tried yet.
        problem: Option<crate::ApiError>,
    }
    /// Sends a waiting capture to another note of the vault that is open.
    #[derive(Eq)]
    pub struct RedirectCapture {
        /// `WaitingCapture::id`.
        id: String,
        /// As `CaptureRequest::note`.
        note: Option<String>,
    }
}
