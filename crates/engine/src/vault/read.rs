//! Reading one file: its bytes, its hash, its text.

use std::io::{self, Read};

use super::{
    encoding::{Decoded, Encoding, decode},
    line_ends,
    stamp::{ContentHash, FileStamp},
};
use crate::{
    clock::Clock,
    error::{EngineError, ReadOnly},
    fs::{Fs, Opened},
    path::NotePath,
};

/// From here on only title and tags are indexed.
pub(crate) const LARGE: u64 = 5_000_000;
/// From here on a note can't be edited.
pub(crate) const READ_ONLY_FROM: u64 = 20_000_000;
/// Of longer files no more than this is ever held in memory.
const MOST_KEPT: usize = 32_000_000;

/// A file as it was read.
#[derive(Debug)]
pub(crate) struct Bytes {
    /// The first `MOST_KEPT` at most.
    pub kept: Vec<u8>,
    /// Of all of them.
    pub hash: ContentHash,
    pub stamp: FileStamp,
}

/// A note as an editor gets it.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteText {
    /// With `\n` line ends, without byte order mark.
    pub text: String,
    /// Of the bytes on disk: the base of the next save.
    pub hash: ContentHash,
    /// Why it can't be edited.
    pub read_only: Option<ReadOnly>,
    /// As the WHATWG names it, in lower case.
    pub encoding: String,
}

/// A note's text with its own line ends: what the index's offsets count in.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceText {
    /// As decoded, without byte order mark.
    pub text: String,
    /// Of the bytes on disk, to be compared with the index's.
    pub hash: ContentHash,
}

/// Where questions read the text of notes from.
pub trait NoteSource: Sync {
    /// The text as it stands in the file now.
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError>;
}

/// Reads a file in one go. The stamp is racy when the file changed while it was read.
pub(crate) fn read_bytes(fs: &dyn Fs, clock: &dyn Clock, path: &NotePath) -> io::Result<Bytes> {
    let read_at = clock.wall_ns();
    let mut file = fs.open(path.as_path())?;
    let mut stamp = FileStamp::new(&file.meta, read_at);

    let (kept, hash, size) = read_and_hash(&mut file)?;
    let unchanged = size == stamp.size
        && fs
            .stat(path.as_path())
            .is_ok_and(|after| stamp.looks_like(&after));
    stamp.racy |= !unchanged;
    Ok(Bytes { kept, hash, stamp })
}

/// Reads a file whose hash is known to whoever asks: what it looks like is of no matter then,
/// and not asked for.
pub(crate) fn source_text(fs: &dyn Fs, path: &NotePath) -> io::Result<SourceText> {
    let (kept, hash, _) = read_and_hash(&mut fs.open(path.as_path())?)?;
    Ok(SourceText {
        text: decode(kept).text,
        hash,
    })
}

/// What is kept of a file, the hash of all of it, and its size.
fn read_and_hash(file: &mut Opened) -> io::Result<(Vec<u8>, ContentHash, u64)> {
    let mut kept = Vec::with_capacity(capacity(file.meta.size));
    file.bytes
        .by_ref()
        .take(MOST_KEPT as u64)
        .read_to_end(&mut kept)?;
    let mut hasher = blake3::Hasher::new();
    hasher.update(&kept);
    let mut size = kept.len() as u64;
    if kept.len() == MOST_KEPT {
        size += io::copy(&mut file.bytes, &mut hasher)?;
    }
    Ok((kept, ContentHash::finish(&hasher), size))
}

/// One byte more than expected, so that the end is seen without growing.
fn capacity(size: u64) -> usize {
    usize::try_from(size).unwrap_or(MOST_KEPT).min(MOST_KEPT) + 1
}

/// The text of a note's bytes as editors want it: with `\n` line ends, without byte order
/// mark.
pub fn text_of(bytes: Vec<u8>) -> String {
    line_ends::to_lf(&decode(bytes).text)
}

/// The text of a note for an editor.
pub(crate) fn note_text(fs: &dyn Fs, path: &NotePath, bytes: Bytes) -> NoteText {
    let size = bytes.stamp.size;
    let Decoded {
        text,
        encoding,
        exact,
    } = decode(bytes.kept);
    let read_only = if size > READ_ONLY_FROM {
        Some(ReadOnly::Large)
    } else if !exact {
        Some(ReadOnly::Encoding)
    } else if !fs.writable(path.as_path()) {
        Some(ReadOnly::Permission)
    } else {
        None
    };
    NoteText {
        text: line_ends::to_lf(&text),
        hash: bytes.hash,
        read_only,
        encoding: Encoding::name(encoding),
    }
}
