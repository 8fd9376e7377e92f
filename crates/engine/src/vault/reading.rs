//! How the notes of one vault are read: those of its settings that decide what stands in
//! the index. Another reading means another index.

use std::sync::Arc;

use tsuzuri_syntax::{Profile, Reading};

use super::AddressMap;

/// How a vault's notes are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VaultReading {
    /// Which hashtags count.
    pub profile: Profile,
    /// Whether colours and ids do (docs/grammar.md §2.2).
    pub colours: bool,
    /// Which notes are published under which addresses.
    pub addresses: Arc<AddressMap>,
}

impl VaultReading {
    /// For the text of a note, at a path of the vault if it has one yet.
    pub fn of<'a>(&self, path: Option<&'a str>) -> Reading<'a> {
        Reading {
            profile: self.profile,
            colours: self.colours,
            path,
        }
    }

    /// The same for readings that give the same rows, and for no others.
    pub(crate) fn fingerprint(&self) -> String {
        let Self {
            profile,
            colours,
            addresses,
        } = self;
        format!("profile {profile:?} colours {colours} addresses {addresses:?}")
    }
}
