//! How other programs save a note: twelve ways, each plain, with as many bytes as before,
//! with an older time, or touching the file only.

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use super::{Ledger, NOTE, World, lock};
use crate::fs::{FakeFs, OpenFile};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    InPlace,
    RenameOver,
    RenameAway,
    TruncateThenWrite,
    InPieces,
    BackupThenInPlace,
    Append,
    Prepend,
    DeleteThenWrite,
    ThroughAnOldHandle,
    LinkInPlace,
    CopyWithOldTime,
}

impl Way {
    pub const ALL: [Self; 12] = [
        Self::InPlace,
        Self::RenameOver,
        Self::RenameAway,
        Self::TruncateThenWrite,
        Self::InPieces,
        Self::BackupThenInPlace,
        Self::Append,
        Self::Prepend,
        Self::DeleteThenWrite,
        Self::ThroughAnOldHandle,
        Self::LinkInPlace,
        Self::CopyWithOldTime,
    ];

    /// Whether it writes into the file that stands there.
    pub fn keeps_the_file(self) -> bool {
        use Way::*;
        matches!(
            self,
            InPlace
                | TruncateThenWrite
                | InPieces
                | BackupThenInPlace
                | Append
                | ThroughAnOldHandle
        )
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Plain,
    SameSize,
    OlderTime,
    TouchOnly,
}

impl Manner {
    pub const ALL: [Self; 4] = [
        Self::Plain,
        Self::SameSize,
        Self::OlderTime,
        Self::TouchOnly,
    ];
}

/// Another program, about to save.
pub(super) struct Other {
    fs: Arc<FakeFs>,
    ledger: Arc<Mutex<Ledger>>,
    /// Opened before anything happened.
    handle: Option<OpenFile>,
    pub way: Way,
    pub manner: Manner,
    pub text: String,
}

impl Other {
    pub fn new(world: &World, way: Way, manner: Manner, text: &str) -> Self {
        Self {
            fs: world.fs.clone(),
            ledger: world.ledger.clone(),
            handle: world.fs.hold_open(NOTE).ok(),
            way,
            manner,
            text: text.to_owned(),
        }
    }

    pub fn saves(&self) {
        if self.manner == Manner::TouchOnly {
            drop(self.fs.stamp(NOTE, 1));
            return;
        }
        let before = self.fs.files().get(Path::new(NOTE)).cloned();
        let before = before.unwrap_or_default();
        let mut text = self.text.clone().into_bytes();
        if self.manner == Manner::SameSize {
            text.resize(before.len().max(8), b'.');
        }
        self.write(&before, text);
        if self.manner == Manner::OlderTime {
            drop(self.fs.stamp(NOTE, 1));
        }
    }

    fn write(&self, before: &[u8], text: Vec<u8>) {
        let backup = format!("{NOTE}~");
        match self.way {
            Way::InPlace => self.put(&text),
            Way::RenameOver => self.replace(&text),
            Way::RenameAway => {
                drop(self.fs.move_to(NOTE, &backup));
                self.put(&text);
            }
            Way::TruncateThenWrite => {
                self.put(b"");
                self.put(&text);
            }
            Way::InPieces => {
                for end in [text.len() / 3, text.len() / 2, text.len()] {
                    self.put(&text[..end]);
                }
            }
            Way::BackupThenInPlace => {
                self.fs.write(&backup, before).unwrap();
                self.put(&text);
            }
            Way::Append => self.put(&[before, &text].concat()),
            Way::Prepend => self.replace(&[&text, before].concat()),
            Way::DeleteThenWrite => {
                drop(self.fs.remove_all(NOTE));
                self.put(&text);
            }
            Way::ThroughAnOldHandle => match &self.handle {
                Some(handle) => {
                    // What it overwrites itself is nobody else's to keep.
                    lock(&self.ledger).late.remove(&*handle.read());
                    handle.write(&text);
                    let note = self.fs.files().get(Path::new(NOTE)).cloned();
                    if note.is_some_and(|note| *note == *text) {
                        self.note(&text);
                    } else {
                        lock(&self.ledger).late.insert(text);
                    }
                }
                None => self.put(&text),
            },
            Way::LinkInPlace => {
                self.note(&text);
                self.fs.write("other.tmp", &text).unwrap();
                drop(self.fs.remove_all(NOTE));
                drop(self.fs.link("other.tmp", NOTE));
                drop(self.fs.remove_all("other.tmp"));
            }
            Way::CopyWithOldTime => {
                self.replace(&text);
                drop(self.fs.stamp(NOTE, 1_000_000_000));
            }
        }
    }

    fn put(&self, bytes: &[u8]) {
        self.note(bytes);
        self.fs.write(NOTE, bytes).unwrap();
    }

    fn replace(&self, bytes: &[u8]) {
        self.note(bytes);
        self.fs.replace(NOTE, bytes).unwrap();
    }

    fn note(&self, bytes: &[u8]) {
        lock(&self.ledger).theirs.insert(bytes.to_vec());
    }
}
