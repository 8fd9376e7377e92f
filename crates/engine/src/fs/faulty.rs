//! A disk that fails when it is told to: the n-th thing asked of it from now on, once, or
//! for good as a process that ends. For tests.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{Entry, Fs, Meta, Opened};

/// How a disk fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It refuses, with this number of the system.
    Refuses(i32),
    /// It does so many tenths of what it was asked, then fails with this number.
    Short(i32, usize),
    /// The process ends after so many tenths: it hears of nothing that comes after.
    Ends(usize),
}

/// Passes everything on but for what is planned.
pub struct FaultyFs {
    disk: Arc<dyn Fs>,
    plan: Mutex<Plan>,
}

type Interlude = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Plan {
    faults: Vec<(usize, Fault)>,
    interlude: Option<(usize, Interlude)>,
    asked: Vec<&'static str>,
    over: bool,
}

impl FaultyFs {
    /// Without faults as yet.
    pub fn new(disk: Arc<dyn Fs>) -> Self {
        Self {
            disk,
            plan: Mutex::default(),
        }
    }

    /// Forgets what was, and fails from now on as told: counted from 0.
    pub fn plan(&self, faults: impl IntoIterator<Item = (usize, Fault)>) {
        *self.lock() = Plan {
            faults: faults.into_iter().collect(),
            ..Plan::default()
        };
    }

    /// Has another program act right before the n-th thing is asked, counted as in `plan`.
    pub fn before(&self, at: usize, act: impl FnOnce() + Send + 'static) {
        self.lock().interlude = Some((at, Box::new(act)));
    }

    /// What was asked since the plan was made.
    pub fn asked(&self) -> Vec<&'static str> {
        self.lock().asked.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self, what: &'static str) -> io::Result<Option<Fault>> {
        self.let_others_act();
        let mut plan = self.lock();
        if plan.over {
            return Err(io::Error::other("the process has ended"));
        }
        let at = plan.asked.len();
        plan.asked.push(what);
        let fault = plan.faults.iter().find(|(when, _)| *when == at);
        let fault = fault.map(|(_, fault)| *fault);
        plan.over = matches!(fault, Some(Fault::Ends(_)));
        Ok(fault)
    }

    fn let_others_act(&self) {
        let mut plan = self.lock();
        let asked = plan.asked.len();
        let due = plan.interlude.take_if(|(at, _)| *at == asked);
        drop(plan);
        if let Some((_, act)) = due {
            act();
        }
    }

    /// `part` does so many tenths.
    fn ask<T>(
        &self,
        what: &'static str,
        whole: impl FnOnce() -> io::Result<T>,
        part: impl FnOnce(usize),
    ) -> io::Result<T> {
        match self.next(what)? {
            None => whole(),
            Some(Fault::Refuses(number)) => Err(io::Error::from_raw_os_error(number)),
            Some(Fault::Short(number, tenths)) => {
                part(tenths);
                Err(io::Error::from_raw_os_error(number))
            }
            Some(Fault::Ends(tenths)) => {
                match tenths {
                    0 => {}
                    10 => drop(whole()),
                    tenths => part(tenths),
                }
                Err(io::Error::other("the process ends"))
            }
        }
    }
}

fn first(bytes: &[u8], tenths: usize) -> &[u8] {
    &bytes[..bytes.len() * tenths / 10]
}

impl Fs for FaultyFs {
    fn list(&self, folder: &Path, wants: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>> {
        self.ask("list", || self.disk.list(folder, wants), |_| {})
    }

    fn stat(&self, path: &Path) -> io::Result<Meta> {
        self.ask("stat", || self.disk.stat(path), |_| {})
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        self.ask("open", || self.disk.open(path), |_| {})
    }

    fn writable(&self, path: &Path) -> bool {
        self.ask("writable", || Ok(self.disk.writable(path)), |_| {})
            .unwrap_or(false)
    }

    fn target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.ask("target", || self.disk.target(path), |_| {})
    }

    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        let whole = || self.disk.create(path, bytes, like);
        // Only a process that ends leaves a part behind.
        let part = |tenths| {
            if self.lock().over {
                drop(self.disk.create(path, first(bytes, tenths), like));
            }
        };
        self.ask("create", whole, part)
    }

    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool> {
        let whole = || self.disk.append(path, bytes, size);
        let part = |tenths| drop(self.disk.append(path, first(bytes, tenths), size));
        self.ask("append", whole, part)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let whole = || self.disk.overwrite(path, bytes);
        let part = |tenths| {
            let mut old = Vec::new();
            if let Ok(mut opened) = self.disk.open(path) {
                drop(opened.bytes.read_to_end(&mut old));
            }
            let new = first(bytes, tenths);
            let rest = old.get(new.len()..).unwrap_or_default();
            drop(self.disk.overwrite(path, &[new, rest].concat()));
        };
        self.ask("overwrite", whole, part)
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.ask("exchange", || self.disk.exchange(a, b), |_| {})
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask("rename", || self.disk.rename(from, to), |_| {})
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask("rename_new", || self.disk.rename_new(from, to), |_| {})
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.ask("remove", || self.disk.remove(path), |_| {})
    }

    fn trash(&self, path: &Path) -> io::Result<()> {
        self.ask("trash", || self.disk.trash(path), |_| {})
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.ask("sync_folder", || self.disk.sync_folder(folder), |_| {})
    }

    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        self.ask("make_folders", || self.disk.make_folders(folder), |_| {})
    }
}
