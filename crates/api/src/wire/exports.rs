//! Passages on their way into a file of their own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What passages are exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ExportFormat {
    /// One page that needs nothing else.
    Html,
    /// As the passages are written.
    Markdown,
}

/// Why a picture is not in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EmbedLeft {
    /// There is none of that name, or it can't be read.
    Missing,
    /// It is larger than a page takes in, or the pictures together would be.
    TooLarge,
}

wire! {
    /// Lets the person name a file, and begins it.
    #[derive(Eq)]
    pub struct BeginExport {
        /// Names this file in what follows; a newer one calls the one before off.
        ticket: u32,
        /// Stands above everything; the file may be called so, too.
        name: String,
        /// What it is to be.
        format: ExportFormat,
        /// Of the words between the passages, `ja` or `en`.
        language: String,
    }
    /// Answer of `begin_export`.
    #[derive(Eq)]
    pub struct BegunExport {
        /// Whether the person named a file.
        begun: bool,
    }
    /// Takes a picture of the vault into a page.
    #[derive(Eq)]
    pub struct EmbedPicture {
        /// Of `begin_export`.
        ticket: u32,
        /// The note that shows it.
        from: String,
        /// As its link is written.
        target: String,
    }
    /// Answer of `embed_picture`.
    #[derive(Eq)]
    pub struct EmbeddedPicture {
        /// Stands for the picture as the address of an image in the next piece, and in no
        /// other.
        address: Option<String>,
        /// Why there is none.
        left: Option<EmbedLeft>,
    }
    /// Adds a piece.
    #[derive(Eq)]
    pub struct AddToExport {
        /// Of `begin_export`.
        ticket: u32,
        /// Markdown, or HTML of which only what is harmless is kept; at most 50 MB.
        text: String,
    }
    /// What is done with a file as a whole.
    #[derive(Eq)]
    pub struct ExportTicket {
        /// Of `begin_export`.
        ticket: u32,
    }
    /// Answer of `finish_export`.
    #[derive(Eq)]
    pub struct ExportDone {
        /// The file's name.
        file: String,
        /// Pictures that were not found or can't be read.
        missing: u32,
        /// Pictures that are larger than 10 MB, or would have made the page larger than it
        /// may be: 100 MB of pictures.
        too_large: u32,
    }
}
