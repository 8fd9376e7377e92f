//! How a file is recognised without reading it, and when that can't be trusted.

use std::{fmt, str::FromStr};

use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};

use crate::fs::Meta;

#[cfg(test)]
mod tests;

/// Identity of a file's bytes, BLAKE3. Written and read as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    pub(crate) fn finish(hasher: &blake3::Hasher) -> Self {
        Self(*hasher.finalize().as_bytes())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ContentHash {
    type Err = blake3::HexError;

    fn from_str(hex: &str) -> Result<Self, Self::Err> {
        Ok(Self(*blake3::Hash::from_hex(hex)?.as_bytes()))
    }
}

impl ToSql for ContentHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for ContentHash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_blob()?
            .try_into()
            .map(Self)
            .map_err(|_| FromSqlError::InvalidType)
    }
}

/// What was seen of a file when its bytes were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileStamp {
    pub size: u64,
    pub mtime_ns: i64,
    pub ctime_ns: i64,
    pub inode: u64,
    /// The file may have been written again without its times showing it: equal times
    /// then say nothing, and the bytes are compared. Git's rule.
    pub racy: bool,
}

/// Times on the coarsest file system in use (FAT) move in steps of this.
const COARSEST_NS: i64 = 2_000_000_000;

impl FileStamp {
    /// `read_at` is the wall clock just before the bytes were read.
    pub fn new(meta: &Meta, read_at: i64) -> Self {
        Self {
            size: meta.size,
            mtime_ns: meta.mtime_ns,
            ctime_ns: meta.ctime_ns,
            inode: meta.inode,
            racy: meta.ctime_ns.saturating_add(COARSEST_NS) > read_at,
        }
    }

    /// Whether a file that now looks like this has the bytes that were read.
    pub fn vouches_for(&self, meta: &Meta) -> bool {
        !self.racy && self.looks_like(meta)
    }

    /// Whether everything that can be seen from outside is the same.
    pub fn looks_like(&self, meta: &Meta) -> bool {
        (self.size, self.mtime_ns, self.ctime_ns, self.inode)
            == (meta.size, meta.mtime_ns, meta.ctime_ns, meta.inode)
    }
}
