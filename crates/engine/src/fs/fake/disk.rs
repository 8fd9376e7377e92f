//! How the disk in memory is kept: names that lead to inodes, and the names as a power cut
//! would leave them.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use unicode_normalization::UnicodeNormalization;

use super::Names;
use crate::fs::{Kind, Meta};

pub(super) struct Disk {
    alike: Names,
    pub names: BTreeMap<PathBuf, u64>,
    /// Those that are known to survive.
    durable: BTreeMap<PathBuf, u64>,
    /// None is ever taken away: a file may be open that has no name.
    inodes: Vec<Inode>,
    pub touched: Vec<PathBuf>,
    pub offline: bool,
    pub exchanges: bool,
    pub takes_files: bool,
    pub has_trash: bool,
    /// Where each stood.
    pub trashed: Vec<(PathBuf, u64)>,
}

#[derive(Clone)]
pub(super) struct Inode {
    /// `None` for a folder.
    pub bytes: Option<Arc<[u8]>>,
    pub mtime_ns: i64,
    pub ctime_ns: i64,
    pub readable: bool,
}

impl Disk {
    pub fn new(alike: Names) -> Self {
        Self {
            alike,
            names: BTreeMap::new(),
            durable: BTreeMap::new(),
            inodes: Vec::new(),
            touched: Vec::new(),
            offline: false,
            exchanges: true,
            takes_files: true,
            has_trash: true,
            trashed: Vec::new(),
        }
    }

    /// The name by which a path is known here, or would be.
    pub fn real(&self, path: &Path) -> PathBuf {
        if self.alike == Names::Exact || path.as_os_str().is_empty() {
            return path.to_owned();
        }
        let key = self.key(path);
        if let Some(known) = self.names.keys().find(|known| self.key(known) == key) {
            return known.clone();
        }
        let folder = self.real(path.parent().unwrap_or(Path::new("")));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        folder.join(match self.alike {
            Names::Decomposed => name.nfd().collect(),
            _ => name.into_owned(),
        })
    }

    fn key(&self, path: &Path) -> String {
        let path = path.to_string_lossy();
        match self.alike {
            Names::Exact => path.into_owned(),
            Names::AnyCase => path.to_lowercase(),
            Names::Decomposed => path.nfd().collect(),
        }
    }

    pub fn find(&self, path: &Path) -> io::Result<u64> {
        let found = self.names.get(&self.real(path)).copied();
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    pub fn inode(&self, number: u64) -> io::Result<&Inode> {
        let at = usize::try_from(number - 1).unwrap_or(usize::MAX);
        self.inodes
            .get(at)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    pub fn inode_mut(&mut self, number: u64) -> io::Result<&mut Inode> {
        let at = usize::try_from(number - 1).unwrap_or(usize::MAX);
        self.inodes
            .get_mut(at)
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    pub fn add(&mut self, path: &Path, bytes: Option<Arc<[u8]>>, now: i64) {
        self.inodes.push(Inode {
            bytes,
            mtime_ns: now,
            ctime_ns: now,
            readable: true,
        });
        self.names.insert(path.to_owned(), self.inodes.len() as u64);
    }

    pub fn change(&mut self, inode: u64, bytes: Option<Arc<[u8]>>, now: i64) {
        if let Ok(inode) = self.inode_mut(inode) {
            inode.bytes = bytes;
            (inode.mtime_ns, inode.ctime_ns) = (now, now);
        }
    }

    pub fn is_folder(&self, path: &Path) -> bool {
        path.as_os_str().is_empty()
            || self
                .find(path)
                .and_then(|inode| self.inode(inode))
                .is_ok_and(|inode| inode.bytes.is_none())
    }

    pub fn meta(&self, number: u64) -> io::Result<Meta> {
        let inode = self.inode(number)?;
        Ok(Meta {
            kind: if inode.bytes.is_some() {
                Kind::File
            } else {
                Kind::Folder
            },
            size: inode.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            mtime_ns: inode.mtime_ns,
            ctime_ns: inode.ctime_ns,
            inode: number,
            links: self.names.values().filter(|of| **of == number).count() as u64,
            local: true,
        })
    }

    /// Folders are durable at once.
    pub fn make_folders(&mut self, folder: &Path, now: i64) -> io::Result<()> {
        let mut made = PathBuf::new();
        for part in folder {
            made.push(part);
            let at = self.real(&made);
            if self.is_folder(&at) {
                continue;
            }
            if self.names.contains_key(&at) {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            self.add(&at, None, now);
            self.touch(&at);
            self.settle(&at);
        }
        Ok(())
    }

    pub fn rename(&mut self, from: &Path, to: &Path, now: i64) -> io::Result<()> {
        let from = self.real(from);
        let to = match self.real(to) {
            // The same file under another spelling.
            to_real if to_real == from => to.to_owned(),
            to_real => to_real,
        };
        let folder = to.parent().unwrap_or(Path::new(""));
        if to.starts_with(&from) && to != from || !self.is_folder(folder) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        self.find(&from)?;
        if !self.is_folder(&from) && self.is_folder(&to) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let moved: Vec<_> = self
            .names
            .keys()
            .filter(|path| path.starts_with(&from))
            .cloned()
            .collect();
        for path in moved {
            if let (Some(inode), Ok(rest)) = (self.names.remove(&path), path.strip_prefix(&from)) {
                self.inode_mut(inode)?.ctime_ns = now;
                let place = if rest.as_os_str().is_empty() {
                    to.clone()
                } else {
                    to.join(rest)
                };
                self.names.insert(place, inode);
            }
        }
        self.touched.extend([from, to]);
        Ok(())
    }

    /// A file loses its name.
    pub fn take_name(&mut self, path: &Path) -> io::Result<u64> {
        let path = self.real(path);
        let inode = self.find(&path)?;
        if self.inode(inode)?.bytes.is_none() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        self.names.remove(&path);
        self.touch(&path);
        Ok(inode)
    }

    pub fn touch(&mut self, path: &Path) {
        self.touched.push(path.to_owned());
    }

    /// One name is durable.
    pub fn settle(&mut self, path: &Path) {
        match self.names.get(path) {
            Some(inode) => self.durable.insert(path.to_owned(), *inode),
            None => self.durable.remove(path),
        };
    }

    /// All are.
    pub fn settle_all(&mut self) {
        self.durable.clone_from(&self.names);
    }

    /// Those of one folder are.
    pub fn settle_folder(&mut self, folder: &Path) {
        let is_in = |path: &Path| path.parent() == Some(folder);
        self.durable.retain(|path, _| !is_in(path));
        let names = self.names.iter().filter(|(path, _)| is_in(path));
        self.durable
            .extend(names.map(|(path, inode)| (path.clone(), *inode)));
    }

    pub fn cut_power(&mut self, keeps: &mut dyn FnMut(&Path) -> bool) {
        let folders: BTreeSet<PathBuf> = self
            .names
            .keys()
            .chain(self.durable.keys())
            .filter_map(|path| path.parent())
            .map(Path::to_owned)
            .collect();
        for folder in folders {
            if keeps(&folder) {
                self.settle_folder(&folder);
            }
        }
        self.names.clone_from(&self.durable);
    }

    pub fn files(&self) -> BTreeMap<PathBuf, Arc<[u8]>> {
        self.with_bytes(self.names.iter()).collect()
    }

    pub fn trashed(&self) -> Vec<(PathBuf, Arc<[u8]>)> {
        let trashed = self.trashed.iter().map(|(path, inode)| (path, inode));
        self.with_bytes(trashed).collect()
    }

    fn with_bytes<'d>(
        &'d self,
        names: impl Iterator<Item = (&'d PathBuf, &'d u64)>,
    ) -> impl Iterator<Item = (PathBuf, Arc<[u8]>)> {
        let bytes = |inode: u64| self.inode(inode).ok()?.bytes.clone();
        names.filter_map(move |(path, inode)| Some((path.clone(), bytes(*inode)?)))
    }
}
