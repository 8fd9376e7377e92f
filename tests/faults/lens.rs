//! A real disk seen through something: one that refuses now and then, or that never forgets.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use tsuzuri_engine::{DiskFs, Entry, Fs, Meta, Opened};

/// What an engine sees in the place of a disk.
pub struct Lens {
    pub disk: DiskFs,
    /// Shown where the disk has nothing: a copy from which nothing is removed makes an engine one
    /// that skips deletions.
    pub copy: Option<DiskFs>,
    /// So many questions about single files fail before one is answered.
    pub refusals: AtomicUsize,
}

impl Lens {
    /// One that is clear.
    pub fn on(root: &Path) -> Self {
        Self {
            disk: DiskFs::new(root),
            copy: None,
            refusals: AtomicUsize::new(0),
        }
    }

    fn or_copy<T>(&self, ask: impl Fn(&DiskFs) -> io::Result<T>) -> io::Result<T> {
        ask(&self.disk).or_else(|error| match &self.copy {
            Some(copy) => ask(copy),
            None => Err(error),
        })
    }
}

impl Fs for Lens {
    fn list(&self, folder: &Path, wants_meta: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>> {
        let mut entries = self.disk.list(folder, wants_meta)?;
        let copy = self.copy.as_ref().map(|copy| copy.list(folder, wants_meta));
        for old in copy.and_then(Result::ok).unwrap_or_default() {
            if entries.iter().all(|entry| entry.name != old.name) {
                entries.push(old);
            }
        }
        Ok(entries)
    }

    fn stat(&self, path: &Path) -> io::Result<Meta> {
        let refuses = |left: usize| left.checked_sub(1);
        let order = Ordering::SeqCst;
        if !path.as_os_str().is_empty() && self.refusals.fetch_update(order, order, refuses).is_ok()
        {
            return Err(io::Error::other("the disk did not answer"));
        }
        self.or_copy(|disk| disk.stat(path))
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        self.or_copy(|disk| disk.open(path))
    }

    fn writable(&self, path: &Path) -> bool {
        self.disk.writable(path)
    }
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        self.disk.create(path, bytes, like)
    }
    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool> {
        self.disk.append(path, bytes, size)
    }
    fn target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.disk.target(path)
    }
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.disk.overwrite(path, bytes)
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.disk.exchange(a, b)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename_new(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.disk.sync_folder(folder)
    }
    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        self.disk.make_folders(folder)
    }
}
