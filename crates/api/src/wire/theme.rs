//! A person's own colours and sizes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire! {
    /// What `theme.css` sets.
    #[derive(Default)]
    pub struct OwnTheme {
        /// In the file's order; a later one of the same name counts.
        tokens: Vec<ThemeToken>,
        /// Declarations that are not taken.
        left_out: u32,
        /// Why nothing of the file is taken, when that is so.
        problem: Option<ThemeProblem>,
    }
    /// A custom property.
    pub struct ThemeToken {
        /// `--paper`
        name: String,
        /// As written.
        value: String,
    }
}

/// What is wrong with `theme.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeProblem {
    /// It is longer than any theme.
    TooLarge,
    /// It can't be read, or is no text.
    Unreadable,
}
