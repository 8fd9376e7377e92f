//! Templates.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// Fills in a template.
    pub struct FillTemplate {
        /// The template's note, vault-relative.
        path: String,
        /// Of the note that it is for.
        title: String,
        /// What was copied last, where that is known.
        clipboard: Option<String>,
    }
    /// Answer of `fill_template`.
    pub struct FilledTemplate {
        /// With LF line ends.
        text: String,
        /// Where one goes on to write, in UTF-16 units of `text`; `None` when it does not say.
        cursor: Option<u32>,
        /// Whether it asks for what was copied last, and that was not known.
        wants_clipboard: bool,
        /// What stands in `{{…}}` and means nothing, as it is written.
        unknown: Vec<String>,
    }
}
