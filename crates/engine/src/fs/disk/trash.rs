//! Where people find again what they have thrown away.

use std::{io, path::Path};

/// A trash. Only a program of a person has one: what tests throw away is not for the trash of
/// whoever runs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trash {
    /// None.
    None,
    /// The system's: of the home, or of the disk that a file is on.
    System,
}

impl Trash {
    /// Moves a file there.
    pub(super) fn take(self, file: &Path) -> io::Result<()> {
        match self {
            Self::None => Err(io::ErrorKind::Unsupported.into()),
            Self::System => trash::delete(file).map_err(io::Error::other),
        }
    }
}
