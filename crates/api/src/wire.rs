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

mod capture;
mod copies;
mod days;
mod drafts;
mod edits;
mod exports;
mod files;
mod graph;
mod history;
mod imports;
mod links;
mod notes;
mod outline;
mod search;
mod settings;
mod shell;
mod tags;
mod templates;
mod theme;
mod vault;

pub use capture::*;
pub use copies::*;
pub use days::*;
pub use drafts::*;
pub use edits::*;
pub use exports::*;
pub use files::*;
pub use graph::*;
pub use history::*;
pub use imports::*;
pub use links::*;
pub use notes::*;
pub use outline::*;
pub use search::*;
pub use settings::*;
pub use shell::*;
pub use tags::*;
pub use templates::*;
pub use theme::*;
pub use vault::*;

/// `[start, end]`, half open.
pub type Range = [u32; 2];

wire! {
    /// An empty request or answer.
    #[derive(Default, Eq)]
    pub struct Nothing {}
}
