//! A disk in memory for tests: the same promises as a real one, time as coarse as one
//! likes, and a list of the places that were touched, which a test hands to the engine
//! as events: all, some, twice, or in another order.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{Entry, Fs, Kind, Meta, Opened};
use crate::clock::{Clock, FakeClock};

#[cfg(test)]
mod tests;

/// One vault's files, in memory.
pub struct FakeFs {
    clock: Arc<FakeClock>,
    granularity_ns: i64,
    disk: Mutex<Disk>,
}

#[derive(Default)]
struct Disk {
    nodes: BTreeMap<PathBuf, Node>,
    inodes: u64,
    touched: Vec<PathBuf>,
    offline: bool,
}

#[derive(Clone)]
struct Node {
    /// `None` for a folder.
    bytes: Option<Arc<[u8]>>,
    inode: u64,
    mtime_ns: i64,
    ctime_ns: i64,
    readable: bool,
}

impl FakeFs {
    /// An empty vault. Stamps are rounded down to `granularity_ns`: 1 is ext4, 2 s is FAT.
    pub fn new(clock: Arc<FakeClock>, granularity_ns: i64) -> Self {
        Self {
            clock,
            granularity_ns: granularity_ns.max(1),
            disk: Mutex::default(),
        }
    }

    // What other programs do.

    /// Writes a file in place, as `>` does; its folders are made.
    ///
    /// # Errors
    /// When a folder has that name.
    pub fn write(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> io::Result<()> {
        let path = path.as_ref();
        let mut disk = self.disk();
        self.make_folders_in(&mut disk, path.parent().unwrap_or(Path::new("")))?;
        let now = self.now();
        let bytes: Arc<[u8]> = bytes.as_ref().into();
        match disk.nodes.get_mut(path) {
            Some(Node { bytes: None, .. }) => return Err(io::ErrorKind::IsADirectory.into()),
            Some(node) => {
                node.bytes = Some(bytes);
                (node.mtime_ns, node.ctime_ns) = (now, now);
            }
            None => {
                let node = disk.file(bytes, now);
                disk.nodes.insert(path.to_owned(), node);
            }
        }
        disk.touched.push(path.to_owned());
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
        self.rename(&temp, path)
    }

    /// Sets a file's modification time, as `rsync -t` and `touch -d` do.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn stamp(&self, path: impl AsRef<Path>, mtime_ns: i64) -> io::Result<()> {
        let (path, now) = (path.as_ref(), self.now());
        let mut disk = self.disk();
        let node = disk.nodes.get_mut(path).ok_or(io::ErrorKind::NotFound)?;
        (node.mtime_ns, node.ctime_ns) = (mtime_ns - mtime_ns.rem_euclid(self.granularity_ns), now);
        disk.touched.push(path.to_owned());
        Ok(())
    }

    /// Removes a file, or a folder with everything in it.
    ///
    /// # Errors
    /// When nothing has that name.
    pub fn remove_all(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        let mut disk = self.disk();
        let before = disk.nodes.len();
        disk.nodes.retain(|at, _| !at.starts_with(path));
        disk.touched.push(path.to_owned());
        if disk.nodes.len() == before {
            Err(io::ErrorKind::NotFound.into())
        } else {
            Ok(())
        }
    }

    /// Takes the right to read a file away, or gives it back.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn set_readable(&self, path: impl AsRef<Path>, readable: bool) -> io::Result<()> {
        let (path, now) = (path.as_ref(), self.now());
        let mut disk = self.disk();
        let node = disk.nodes.get_mut(path).ok_or(io::ErrorKind::NotFound)?;
        (node.readable, node.ctime_ns) = (readable, now);
        disk.touched.push(path.to_owned());
        Ok(())
    }

    /// Takes the whole vault away, as an unmounted disk does, or brings it back.
    pub fn set_offline(&self, offline: bool) {
        self.disk().offline = offline;
    }

    /// Places touched since the last call, in order, repeated as often as touched.
    pub fn take_touched(&self) -> Vec<PathBuf> {
        std::mem::take(&mut self.disk().touched)
    }

    /// Every file with its bytes.
    pub fn files(&self) -> BTreeMap<PathBuf, Arc<[u8]>> {
        let disk = self.disk();
        disk.nodes
            .iter()
            .filter_map(|(path, node)| Some((path.clone(), node.bytes.clone()?)))
            .collect()
    }

    fn now(&self) -> i64 {
        let now = self.clock.wall_ns();
        now - now.rem_euclid(self.granularity_ns)
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn present(&self) -> io::Result<MutexGuard<'_, Disk>> {
        let disk = self.disk();
        if disk.offline {
            Err(io::ErrorKind::NotFound.into())
        } else {
            Ok(disk)
        }
    }

    fn make_folders_in(&self, disk: &mut Disk, folder: &Path) -> io::Result<()> {
        let now = self.now();
        let missing = folder
            .ancestors()
            .filter(|part| !part.as_os_str().is_empty());
        for part in missing.collect::<Vec<_>>().into_iter().rev() {
            match disk.nodes.get(part) {
                Some(Node { bytes: Some(_), .. }) => {
                    return Err(io::ErrorKind::NotADirectory.into());
                }
                Some(_) => {}
                None => {
                    let node = disk.node(None, now);
                    disk.nodes.insert(part.to_owned(), node);
                    disk.touched.push(part.to_owned());
                }
            }
        }
        Ok(())
    }
}

impl Disk {
    fn node(&mut self, bytes: Option<Arc<[u8]>>, now: i64) -> Node {
        self.inodes += 1;
        Node {
            bytes,
            inode: self.inodes,
            mtime_ns: now,
            ctime_ns: now,
            readable: true,
        }
    }

    fn file(&mut self, bytes: Arc<[u8]>, now: i64) -> Node {
        self.node(Some(bytes), now)
    }

    fn get(&self, path: &Path) -> io::Result<&Node> {
        self.nodes
            .get(path)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.as_os_str().is_empty()
            || self
                .nodes
                .get(path)
                .is_some_and(|node| node.bytes.is_none())
    }
}

impl Node {
    fn kind(&self) -> Kind {
        if self.bytes.is_some() {
            Kind::File
        } else {
            Kind::Folder
        }
    }

    fn meta(&self) -> Meta {
        Meta {
            kind: self.kind(),
            size: self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            mtime_ns: self.mtime_ns,
            ctime_ns: self.ctime_ns,
            inode: self.inode,
            local: true,
        }
    }
}

impl Fs for FakeFs {
    fn list(&self, folder: &Path, wants_meta: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>> {
        let disk = self.present()?;
        if !disk.is_folder(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = disk
            .nodes
            .iter()
            .filter(|(path, _)| path.parent() == Some(folder));
        Ok(inside
            .filter_map(|(path, node)| {
                let name = path.file_name()?;
                let meta = wants_meta(name).then(|| node.meta());
                Some(Entry {
                    name: name.to_owned(),
                    kind: node.kind(),
                    meta,
                })
            })
            .collect())
    }

    fn stat(&self, path: &Path) -> io::Result<Meta> {
        let disk = self.present()?;
        if path.as_os_str().is_empty() {
            let root = Node {
                bytes: None,
                inode: 0,
                mtime_ns: 0,
                ctime_ns: 0,
                readable: true,
            };
            return Ok(root.meta());
        }
        Ok(disk.get(path)?.meta())
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        let disk = self.present()?;
        let node = disk.get(path)?;
        let bytes = node.bytes.clone().ok_or(io::ErrorKind::InvalidInput)?;
        if !node.readable {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(Opened {
            meta: node.meta(),
            bytes: Box::new(io::Cursor::new(bytes)),
        })
    }

    fn writable(&self, path: &Path) -> bool {
        self.present()
            .is_ok_and(|disk| disk.get(path).is_ok_and(|node| node.readable))
    }

    fn create(&self, path: &Path, bytes: &[u8], _like: Option<&Path>) -> io::Result<()> {
        let now = self.now();
        let mut disk = self.present()?;
        if !disk.is_folder(path.parent().unwrap_or(Path::new(""))) {
            return Err(io::ErrorKind::NotFound.into());
        }
        if disk.nodes.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let node = disk.file(bytes.into(), now);
        disk.nodes.insert(path.to_owned(), node);
        disk.touched.push(path.to_owned());
        Ok(())
    }

    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool> {
        let now = self.now();
        let mut disk = self.present()?;
        let node = disk.nodes.get_mut(path).ok_or(io::ErrorKind::NotFound)?;
        let old = node.bytes.as_ref().ok_or(io::ErrorKind::InvalidInput)?;
        if !node.readable {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        if (old.len() as u64) < size {
            return Ok(false);
        }
        node.bytes = Some([old, bytes].concat().into());
        (node.mtime_ns, node.ctime_ns) = (now, now);
        disk.touched.push(path.to_owned());
        Ok(true)
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        let now = self.now();
        let mut disk = self.present()?;
        let (mut at_a, mut at_b) = (disk.get(a)?.clone(), disk.get(b)?.clone());
        (at_a.ctime_ns, at_b.ctime_ns) = (now, now);
        disk.nodes.insert(a.to_owned(), at_b);
        disk.nodes.insert(b.to_owned(), at_a);
        disk.touched.extend([a.to_owned(), b.to_owned()]);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let now = self.now();
        let mut disk = self.present()?;
        if to.starts_with(from) || !disk.is_folder(to.parent().unwrap_or(Path::new(""))) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if disk.get(from)?.kind() == Kind::File && disk.is_folder(to) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let moved = disk
            .nodes
            .keys()
            .filter(|path| path.starts_with(from))
            .cloned()
            .collect::<Vec<_>>();
        for path in moved {
            if let (Some(mut node), Ok(rest)) = (disk.nodes.remove(&path), path.strip_prefix(from))
            {
                node.ctime_ns = now;
                let place = if rest.as_os_str().is_empty() {
                    to.to_owned()
                } else {
                    to.join(rest)
                };
                disk.nodes.insert(place, node);
            }
        }
        disk.touched.extend([from.to_owned(), to.to_owned()]);
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.present()?.nodes.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.rename(from, to)
    }

    fn trash(&self, path: &Path) -> io::Result<()> {
        self.remove(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.present()?;
        if disk.get(path)?.kind() == Kind::Folder {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        disk.nodes.remove(path);
        disk.touched.push(path.to_owned());
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.present()?.is_folder(folder) {
            Ok(())
        } else {
            Err(io::ErrorKind::NotFound.into())
        }
    }

    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        let mut disk = self.present()?;
        self.make_folders_in(&mut disk, folder)
    }
}
