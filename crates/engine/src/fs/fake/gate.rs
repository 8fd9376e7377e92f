//! What the engine asks of the disk in memory.

use std::{
    ffi::OsStr,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{Disk, FakeFs};
use crate::fs::{Entry, Fs, Kind, Meta, Opened};

impl FakeFs {
    fn present(&self) -> io::Result<MutexGuard<'_, Disk>> {
        let disk = self.disk();
        if disk.offline {
            Err(io::ErrorKind::NotFound.into())
        } else {
            Ok(disk)
        }
    }

    /// For what changes the names in a folder.
    fn taking_files(&self) -> io::Result<MutexGuard<'_, Disk>> {
        let disk = self.present()?;
        if disk.takes_files {
            Ok(disk)
        } else {
            Err(io::ErrorKind::PermissionDenied.into())
        }
    }

    /// Changes what a file holds.
    fn rewrite(&self, path: &Path, new: impl FnOnce(&[u8]) -> Option<Vec<u8>>) -> io::Result<bool> {
        let now = self.now();
        let mut disk = self.present()?;
        let number = disk.find(path)?;
        let inode = disk.inode(number)?;
        let old = inode.bytes.clone().ok_or(io::ErrorKind::InvalidInput)?;
        if !inode.readable {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let Some(new) = new(&old) else {
            return Ok(false);
        };
        disk.change(number, Some(new.into()), now);
        disk.touch(path);
        Ok(true)
    }
}

impl Fs for FakeFs {
    fn list(&self, folder: &Path, wants_meta: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>> {
        let disk = self.present()?;
        if !disk.is_folder(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let folder = disk.real(folder);
        let mut entries = Vec::new();
        for (path, inode) in &disk.names {
            let Some(name) = path.file_name().filter(|_| path.parent() == Some(&folder)) else {
                continue;
            };
            let meta = disk.meta(*inode)?;
            entries.push(Entry {
                name: name.to_owned(),
                kind: meta.kind,
                meta: wants_meta(name).then_some(meta),
            });
        }
        Ok(entries)
    }

    fn stat(&self, path: &Path) -> io::Result<Meta> {
        let disk = self.present()?;
        if path.as_os_str().is_empty() {
            return Ok(Meta {
                kind: Kind::Folder,
                size: 0,
                mtime_ns: 0,
                ctime_ns: 0,
                inode: 0,
                links: 1,
                local: true,
            });
        }
        disk.meta(disk.find(path)?)
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        let disk = self.present()?;
        let number = disk.find(path)?;
        let inode = disk.inode(number)?;
        if inode.bytes.is_none() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if !inode.readable {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(Opened {
            meta: disk.meta(number)?,
            bytes: Box::new(Reading {
                disk: self.disk.clone(),
                inode: number,
                begun: None,
            }),
        })
    }

    fn writable(&self, path: &Path) -> bool {
        self.present().is_ok_and(|disk| {
            let inode = disk.find(path).and_then(|inode| disk.inode(inode));
            inode.is_ok_and(|inode| inode.readable)
        })
    }

    /// There are no links on this disk.
    fn target(&self, _: &Path) -> io::Result<Option<PathBuf>> {
        Err(io::ErrorKind::InvalidInput.into())
    }

    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        let now = self.now();
        let mut disk = self.taking_files()?;
        if !disk.is_folder(path.parent().unwrap_or(Path::new(""))) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let path = disk.real(path);
        if disk.names.contains_key(&path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if let Some(like) = like {
            disk.find(like)?;
        }
        disk.add(&path, Some(bytes.into()), now);
        disk.touch(&path);
        Ok(())
    }

    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool> {
        self.rewrite(path, |old| {
            (old.len() as u64 >= size).then(|| [old, bytes].concat())
        })
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.rewrite(path, |_| Some(bytes.to_vec())).map(drop)
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        let now = self.now();
        let mut disk = self.taking_files()?;
        if !disk.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let (a, b) = (disk.real(a), disk.real(b));
        let (at_a, at_b) = (disk.find(&a)?, disk.find(&b)?);
        disk.inode_mut(at_a)?.ctime_ns = now;
        disk.inode_mut(at_b)?.ctime_ns = now;
        disk.names.insert(a.clone(), at_b);
        disk.names.insert(b.clone(), at_a);
        disk.touched.extend([a, b]);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let now = self.now();
        self.taking_files()?.rename(from, to, now)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let now = self.now();
        let mut disk = self.taking_files()?;
        if disk.find(to).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        disk.rename(from, to, now)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.taking_files()?.take_name(path).map(drop)
    }

    fn trash(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.taking_files()?;
        if !disk.has_trash {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let inode = disk.take_name(path)?;
        disk.trashed.push((path.to_owned(), inode));
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut disk = self.present()?;
        if !disk.is_folder(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let folder = disk.real(folder);
        disk.settle_folder(&folder);
        Ok(())
    }

    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        let now = self.now();
        self.present()?.make_folders(folder, now)
    }
}

/// Gives what the file holds when its first byte is asked for, whatever its name is by then.
struct Reading {
    disk: Arc<Mutex<Disk>>,
    inode: u64,
    begun: Option<io::Cursor<Arc<[u8]>>>,
}

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let (disk, inode) = (&self.disk, self.inode);
        let begun = self.begun.get_or_insert_with(|| {
            let disk = disk.lock().unwrap_or_else(PoisonError::into_inner);
            let bytes = disk.inode(inode).map(|inode| inode.bytes.clone());
            io::Cursor::new(bytes.ok().flatten().unwrap_or_default())
        });
        begun.read(buffer)
    }
}
