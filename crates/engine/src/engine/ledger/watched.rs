//! A disk that writes down what is displaced: bytes that other programs had written, and
//! that no name leads to any more after something we asked for.

use std::{
    collections::HashSet,
    io,
    path::Path,
    sync::{Arc, Mutex},
};

use super::{Ledger, lock};
use crate::fs::{FakeFs, Fs, Lens};

pub(super) struct Watched {
    disk: Arc<FakeFs>,
    ledger: Arc<Mutex<Ledger>>,
}

impl Watched {
    pub fn new(disk: Arc<FakeFs>, ledger: Arc<Mutex<Ledger>>) -> Self {
        Self { disk, ledger }
    }

    fn all(&self) -> HashSet<Arc<[u8]>> {
        self.disk.files().into_values().collect()
    }

    fn watch<T>(&self, act: impl FnOnce() -> T) -> T {
        let before = self.all();
        let done = act();
        let after = self.all();
        let mut ledger = lock(&self.ledger);
        for bytes in before.difference(&after) {
            if ledger.theirs.contains(&**bytes) {
                ledger.displaced.insert(bytes.to_vec());
            }
        }
        done
    }
}

impl Lens for Watched {
    fn disk(&self) -> &dyn Fs {
        &*self.disk
    }
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        self.watch(|| self.disk.create(path, bytes, like))
    }
    /// What stood before stands there still, at the beginning; the whole is in part theirs.
    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool> {
        let done = self.disk.append(path, bytes, size)?;
        if let Some(now) = self.disk.files().get(path) {
            lock(&self.ledger).theirs.insert(now.to_vec());
        }
        Ok(done)
    }
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.watch(|| self.disk.overwrite(path, bytes))
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.watch(|| self.disk.exchange(a, b))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.watch(|| self.disk.rename(from, to))
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.watch(|| self.disk.rename_new(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.watch(|| self.disk.remove(path))
    }
    fn trash(&self, path: &Path) -> io::Result<()> {
        self.watch(|| self.disk.trash(path))
    }
}
