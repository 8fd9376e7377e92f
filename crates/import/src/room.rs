//! How much an export may hold. Its length bounds its texts; what is little in the file and
//! more in memory is counted, and a file with more of it than anybody has written is refused
//! as a whole: no part of it is left out unsaid.

/// Entries of an export.
pub const MOST_ENTRIES: usize = 200_000;
/// Comments and trackbacks of all its entries.
pub const MOST_REPLIES: usize = 1_000_000;
/// Categories and tags of all its entries, each once an entry.
pub const MOST_NAMES: usize = 2_000_000;

/// Why an export is not read: it has more than there is room for. Split between two entries,
/// its parts can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMany {
    /// More than `MOST_ENTRIES`.
    Entries,
    /// More than `MOST_REPLIES`.
    Replies,
    /// More than `MOST_NAMES`.
    Names,
}

impl TooMany {
    /// As many as there may be.
    pub fn most(self) -> usize {
        match self {
            Self::Entries => MOST_ENTRIES,
            Self::Replies => MOST_REPLIES,
            Self::Names => MOST_NAMES,
        }
    }
}

/// What there is still room for.
#[derive(Debug)]
pub(crate) struct Room {
    entries: usize,
    replies: usize,
    names: usize,
}

impl Room {
    pub(crate) fn whole() -> Self {
        Self {
            entries: MOST_ENTRIES,
            replies: MOST_REPLIES,
            names: MOST_NAMES,
        }
    }

    /// Takes room for one more.
    pub(crate) fn take(&mut self, what: TooMany) -> Result<(), TooMany> {
        let left = match what {
            TooMany::Entries => &mut self.entries,
            TooMany::Replies => &mut self.replies,
            TooMany::Names => &mut self.names,
        };
        *left = left.checked_sub(1).ok_or(what)?;
        Ok(())
    }
}
