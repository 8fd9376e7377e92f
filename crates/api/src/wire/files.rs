//! What comes into notes beside typing: pictures that notes show, files that are put beside
//! them, pages that are pasted. The bytes of a picture do not cross here: the shell's own protocol serves them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;

wire! {
    /// Asks for the picture that a link in a note names.
    pub struct PictureRequest {
        /// The note, vault-relative.
        from: String,
        /// As the link has it, percent-decoded: a path or a name.
        target: String,
    }
    /// A picture of the vault.
    pub struct Picture {
        /// Vault-relative.
        path: String,
        /// Pixels; `None` for drawings.
        width: Option<u32>,
        /// Pixels; `None` for drawings.
        height: Option<u32>,
        /// Another one whenever the bytes may be others.
        version: String,
    }
    /// Puts a file beside a note.
    pub struct Attach {
        /// The note, vault-relative; it must be there.
        note: String,
        /// What the file was called; `None` names it by time and content.
        name: Option<String>,
        /// In base 64; 50 MB at most when decoded.
        bytes: String,
    }
    /// Answer of `attach`, sent after the bytes are durable.
    pub struct Attached {
        /// Vault-relative: the file that holds the bytes now.
        path: String,
        /// Whether it can be shown as a picture.
        picture: bool,
    }
    /// Files that were put beside a note, in the order in which they came; none where nothing came.
    #[derive(Default)]
    pub struct AttachedFiles {
        /// One for each that could be.
        files: Vec<Attached>,
        /// Why the first of those that could not be was not.
        failed: Option<ApiError>,
    }
    /// A piece of a page that is pasted.
    pub struct PastedHtml {
        /// As the clipboard has it.
        html: String,
    }
    /// What is pasted in its place.
    pub struct PastedText {
        /// Markdown; `None` where none can be made of it.
        text: Option<String>,
    }
}

/// One that can't be put beside the note is in no other's way.
impl FromIterator<Result<Attached, ApiError>> for AttachedFiles {
    fn from_iter<I: IntoIterator<Item = Result<Attached, ApiError>>>(tried: I) -> Self {
        let mut attached = Self::default();
        for one in tried {
            match one {
                Ok(file) => attached.files.push(file),
                Err(error) => drop(attached.failed.get_or_insert(error)),
            }
        }
        attached
    }
}

#[cfg(test)]
mod tests;
