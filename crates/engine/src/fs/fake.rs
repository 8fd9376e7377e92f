//! A disk in memory for tests: the same promises as a real one, time as coarse as one
//! likes, names that it may take for each other, what a power cut may take back, and a
//! list of the places that were touched, which a test hands to the engine as events: all,
//! some, twice, or in another order.
//!
//! Here is what other programs do; what the engine asks of it is `gate`, how it is kept
//! `disk`.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::clock::{Clock, FakeClock};
use disk::Disk;

mod disk;
mod gate;
#[cfg(test)]
mod tests;

/// One vault's files, in memory.
pub struct FakeFs {
    clock: Arc<FakeClock>,
    granularity_ns: i64,
    disk: Arc<Mutex<Disk>>,
}

/// Which names a disk takes for the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// None but equal ones: ext4.
    #[default]
    Exact,
    /// Those that differ in case alone: NTFS, FAT.
    AnyCase,
    /// Those that differ in Unicode form alone, and it decomposes what it is given: HFS+.
    Decomposed,
}

/// A file that another program holds open: it can be written to when it has lost its name.
pub struct OpenFile {
    disk: Arc<Mutex<Disk>>,
    inode: u64,
}

impl FakeFs {
    /// An empty vault. Stamps are rounded down to `granularity_ns`: 1 is ext4, 2 s is FAT.
    pub fn new(clock: Arc<FakeClock>, granularity_ns: i64) -> Self {
        Self::with_names(clock, granularity_ns, Names::Exact)
    }

    /// The same, on a disk that takes some names for each other.
    pub fn with_names(clock: Arc<FakeClock>, granularity_ns: i64, names: Names) -> Self {
        Self {
            clock,
            granularity_ns: granularity_ns.max(1),
            disk: Arc::new(Mutex::new(Disk::new(names))),
        }
    }

    /// Writes a file in place, as `>` does; its folders are made.
    ///
    /// # Errors
    /// When a folder has that name.
    pub fn write(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> io::Result<()> {
        let now = self.now();
        let mut disk = self.disk();
        let path = disk.real(path.as_ref());
        disk.make_folders(path.parent().unwrap_or(Path::new("")), now)?;
        let bytes = Some(bytes.as_ref().into());
        match disk.names.get(&path).copied() {
            Some(inode) if disk.inode(inode)?.bytes.is_none() => {
                return Err(io::ErrorKind::IsADirectory.into());
            }
            Some(inode) => disk.change(inode, bytes, now),
            None => disk.add(&path, bytes, now),
        }
        disk.touch(&path);
        disk.settle(&path);
        Ok(())
    }

    /// Writes a file as careful programs do: under another name, then renamed over it.
    ///
    /// # Errors
    /// When a folder has that name.
    pub fn replace(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> io::Result<()> {
        let path = path.as_ref();
        let temp = path.with_extension("replace~");
        self.write(&temp, bytes)?;
        self.move_to(&temp, path)
    }

    /// Renames a file or folder, over what has the name.
    ///
    /// # Errors
    /// As the system has them.
    pub fn move_to(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
        let now = self.now();
        let mut disk = self.disk();
        disk.rename(from.as_ref(), to.as_ref(), now)?;
        disk.settle_all();
        Ok(())
    }

    /// Opens a file to write into it later.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn hold_open(&self, path: impl AsRef<Path>) -> io::Result<OpenFile> {
        let inode = self.disk().find(path.as_ref())?;
        Ok(OpenFile {
            disk: self.disk.clone(),
            inode,
        })
    }

    /// Gives a file a second name.
    ///
    /// # Errors
    /// When there is no such file, or the name is taken.
    pub fn link(&self, path: impl AsRef<Path>, other: impl AsRef<Path>) -> io::Result<()> {
        let mut disk = self.disk();
        let inode = disk.find(path.as_ref())?;
        let other = disk.real(other.as_ref());
        if disk.names.contains_key(&other) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        disk.names.insert(other.clone(), inode);
        disk.touch(&other);
        disk.settle(&other);
        Ok(())
    }

    /// Sets a file's modification time, as `rsync -t` and `touch -d` do.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn stamp(&self, path: impl AsRef<Path>, mtime_ns: i64) -> io::Result<()> {
        let (mtime_ns, now) = (self.rounded(mtime_ns), self.now());
        self.with_inode(path.as_ref(), |inode| {
            (inode.mtime_ns, inode.ctime_ns) = (mtime_ns, now);
        })
    }

    /// Takes the right to read and write a file away, or gives it back.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn set_readable(&self, path: impl AsRef<Path>, readable: bool) -> io::Result<()> {
        let now = self.now();
        self.with_inode(path.as_ref(), |inode| {
            (inode.readable, inode.ctime_ns) = (readable, now);
        })
    }

    /// Removes a file, or a folder with everything in it.
    ///
    /// # Errors
    /// When nothing has that name.
    pub fn remove_all(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let mut disk = self.disk();
        let path = disk.real(path.as_ref());
        let before = disk.names.len();
        disk.names.retain(|at, _| !at.starts_with(&path));
        disk.touch(&path);
        let after = disk.names.len();
        disk.settle_all();
        if after == before {
            Err(io::ErrorKind::NotFound.into())
        } else {
            Ok(())
        }
    }

    /// Takes the whole vault away, as an unmounted disk does, or brings it back.
    pub fn set_offline(&self, offline: bool) {
        self.disk().offline = offline;
    }

    /// Whether two files can be exchanged in one step.
    pub fn set_exchanges(&self, exchanges: bool) {
        self.disk().exchanges = exchanges;
    }

    /// Whether folders take new files; those that are there can be written all the same.
    pub fn set_takes_files(&self, takes_files: bool) {
        self.disk().takes_files = takes_files;
    }

    /// Whether there is a trash.
    pub fn set_trash(&self, has_trash: bool) {
        self.disk().has_trash = has_trash;
    }

    /// A power cut: of each folder whose names are not known to be durable, either all
    /// changes stay (`keeps`) or none. What other programs did stays.
    pub fn cut_power(&self, mut keeps: impl FnMut(&Path) -> bool) {
        self.disk().cut_power(&mut keeps);
    }

    /// Places touched since the last call, in order, repeated as often as touched.
    pub fn take_touched(&self) -> Vec<PathBuf> {
        std::mem::take(&mut self.disk().touched)
    }

    /// Every file with its bytes.
    pub fn files(&self) -> BTreeMap<PathBuf, Arc<[u8]>> {
        self.disk().files()
    }

    /// What is in the trash: where each file stood, and its bytes; the oldest first.
    pub fn trashed(&self) -> Vec<(PathBuf, Arc<[u8]>)> {
        self.disk().trashed()
    }

    /// Loses what is in the trash.
    pub fn empty_trash(&self) {
        self.disk().trashed.clear();
    }

    fn with_inode(&self, path: &Path, change: impl FnOnce(&mut disk::Inode)) -> io::Result<()> {
        let mut disk = self.disk();
        let inode = disk.find(path)?;
        change(disk.inode_mut(inode)?);
        disk.touch(path);
        Ok(())
    }

    fn now(&self) -> i64 {
        self.rounded(self.clock.wall_ns())
    }

    fn rounded(&self, time_ns: i64) -> i64 {
        time_ns - time_ns.rem_euclid(self.granularity_ns)
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OpenFile {
    /// Puts bytes in the place of what the file holds.
    pub fn write(&self, bytes: impl AsRef<[u8]>) {
        let mut disk = self.disk.lock().unwrap_or_else(PoisonError::into_inner);
        if let Ok(inode) = disk.inode_mut(self.inode) {
            inode.bytes = Some(bytes.as_ref().into());
            inode.mtime_ns += 1;
            inode.ctime_ns += 1;
        }
    }

    /// What it holds.
    pub fn read(&self) -> Arc<[u8]> {
        let disk = self.disk.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = disk.inode(self.inode).map(|inode| inode.bytes.clone());
        bytes.ok().flatten().unwrap_or_default()
    }
}
