//! What may be odd about a note.

use std::fmt;

/// Something odd about a note that its reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Byte offset.
    pub at: usize,
    /// What is odd, for those who say it in other words.
    pub kind: WarningKind,
    /// The same as a plain English sentence; shown as it is by `tsuzuri parse`.
    pub message: String,
}

/// What is odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// The front matter was not read.
    LargeFrontMatter {
        /// So many bytes are read.
        most: usize,
    },
    /// The front matter can't be read to its end.
    BrokenFrontMatter(Fault),
    /// Passages inherit so many tags that some do without.
    TooManyTags,
    /// Passages stand under such long headings that some are shown without them.
    TooLongHeadings,
}

/// Where reading front matter ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Lists and mappings lie in each other.
    Nested {
        /// So deep is read.
        most: usize,
    },
    /// The text is no YAML.
    Yaml {
        /// Of the note, from 1.
        line: usize,
        /// The reader's own words, English.
        why: String,
    },
    /// The text is no TOML, in the reader's own words, English.
    Toml(String),
}

impl Warning {
    pub(crate) fn new(at: usize, kind: WarningKind) -> Self {
        let message = kind.to_string();
        Self { at, kind, message }
    }
}

impl fmt::Display for WarningKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LargeFrontMatter { most } => write!(
                f,
                "The front matter is larger than {} KB, so it was not read.",
                most / 1024
            ),
            Self::BrokenFrontMatter(fault) => {
                write!(f, "The front matter can't be read to its end: {fault}.")
            }
            Self::TooManyTags => {
                f.write_str("Too many passages inherit too many tags; some do without.")
            }
            Self::TooLongHeadings => f.write_str(
                "Too many passages stand under too long headings; some are shown without them.",
            ),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nested { most } => write!(f, "it is nested more than {most} deep"),
            Self::Yaml { line, why } => write!(f, "line {line}: {why}"),
            Self::Toml(why) => f.write_str(why),
        }
    }
}
