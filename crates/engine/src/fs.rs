//! Files as the engine sees them: everything it reads or writes in a vault goes through
//! this trait, so that tests can bring their own disk. Paths are relative to the vault's
//! root (`""` is the root itself) and are never followed out of it, nor through a
//! symbolic link.

use std::{
    ffi::{OsStr, OsString},
    io,
    path::{Path, PathBuf},
};

mod disk;
#[cfg(any(test, feature = "testing"))]
mod fake;
#[cfg(any(test, feature = "testing"))]
mod faulty;
#[cfg(test)]
mod lens;

pub use disk::{DiskFs, Trash};
#[cfg(any(test, feature = "testing"))]
pub use fake::{FakeFs, Names, OpenFile};
#[cfg(any(test, feature = "testing"))]
pub use faulty::{Fault, FaultyFs};
#[cfg(test)]
pub(crate) use lens::Lens;

/// One vault's files.
pub trait Fs: Send + Sync {
    /// Whether others may change the files without this machine hearing of it. Where that is
    /// not known, the system's events are believed.
    fn is_silent(&self) -> bool {
        false
    }

    /// What a folder holds, in any order. `meta` is filled for the names that
    /// `wants_meta` asks for; entries that vanish meanwhile are left out.
    fn list(&self, folder: &Path, wants_meta: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>>;

    /// What stands at a path; a symbolic link is itself.
    fn stat(&self, path: &Path) -> io::Result<Meta>;

    /// Opens a regular file for reading. Anything else is `InvalidInput`, at once.
    fn open(&self, path: &Path) -> io::Result<Opened>;

    /// Whether the file itself may be written. Its folder may still take no new files.
    fn writable(&self, path: &Path) -> bool;

    /// Where a symbolic link leads, through any number of links: a path below the root, or
    /// `None` when it leads out of it.
    fn target(&self, path: &Path) -> io::Result<Option<PathBuf>>;

    /// Makes a new file with these bytes and waits until they are durable; `AlreadyExists`
    /// when something has that name. Takes mode, owner and extended attributes over from
    /// `like`, as far as it may. Leaves nothing behind when it fails.
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()>;

    /// Adds bytes at the end of a file that had `size` bytes, in the file itself, and waits
    /// until they are durable; `false`, and nothing is written, when it has fewer by now.
    /// What another program adds to the file, before or at the same time, stays whole. When
    /// it fails, a first part of the bytes may have been added.
    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool>;

    /// Puts bytes in the place of all that a file holds, in the file itself, and waits until
    /// they are durable. When it fails, the file may hold a part of them and a part of what
    /// it held.
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Swaps two files in one step; `Unsupported` where the system can't.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()>;

    /// Renames, taking the place of a file at `to`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Renames; `AlreadyExists` when something has the name `to`.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Moves a file to where the system keeps what people throw away; `Unsupported` where
    /// there is no such place. What it can't take stays where it is.
    fn trash(&self, path: &Path) -> io::Result<()> {
        let _ = path;
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Waits until the names in a folder are durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Makes a folder and those above it that are missing.
    fn make_folders(&self, folder: &Path) -> io::Result<()>;
}

/// A name in a folder.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Exactly as on disk; need not be Unicode.
    pub name: OsString,
    /// What it is.
    pub kind: Kind,
    /// When asked for.
    pub meta: Option<Meta>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, socket, device.
    Other,
}

/// What the file system says about a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meta {
    /// What it is.
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// Last change of the bytes, nanoseconds since 1970.
    pub mtime_ns: i64,
    /// Last change of anything; can't be set by programs. On Windows as `mtime_ns`.
    pub ctime_ns: i64,
    /// 0 where there is none.
    pub inode: u64,
    /// How many names the file has; 1 where that can't be told.
    pub links: u64,
    /// Whether bytes are on this disk, as far as the system tells: files that a cloud
    /// has taken away have a size and no blocks.
    pub local: bool,
}

/// An open file.
pub struct Opened {
    /// As of the opening.
    pub meta: Meta,
    /// Its bytes, as they are when they are read: also those that come into the file after
    /// it has lost its name.
    pub bytes: Box<dyn io::Read + Send>,
}
