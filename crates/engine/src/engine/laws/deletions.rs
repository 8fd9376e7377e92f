//! That the law is one which an engine could break.

use std::{collections::BTreeMap, ffi::OsStr, io, path::PathBuf};

use super::*;
use crate::fs::{Entry, Kind, Lens, Meta, Opened};

type Remembered = (Meta, Arc<[u8]>);

/// A disk on which nothing is ever deleted, as an engine would see it that skips deletions.
struct NeverForgets {
    disk: Arc<FakeFs>,
    remembered: Mutex<BTreeMap<PathBuf, Remembered>>,
}

impl NeverForgets {
    fn remember(&self) {
        let mut remembered = lock(&self.remembered);
        for (path, bytes) in self.disk.files() {
            if let Ok(meta) = self.disk.stat(&path) {
                remembered.insert(path, (meta, bytes));
            }
        }
    }
}

impl Lens for NeverForgets {
    fn disk(&self) -> &dyn Fs {
        &*self.disk
    }

    fn list(&self, folder: &Path, wants_meta: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>> {
        self.remember();
        let mut entries = self.disk.list(folder, wants_meta)?;
        for (path, (meta, _)) in &*lock(&self.remembered) {
            let name = path.file_name().unwrap().to_owned();
            if path.parent() == Some(folder) && entries.iter().all(|entry| entry.name != name) {
                entries.push(Entry {
                    name,
                    kind: Kind::File,
                    meta: Some(*meta),
                });
            }
        }
        Ok(entries)
    }

    fn stat(&self, path: &Path) -> io::Result<Meta> {
        self.remember();
        self.disk.stat(path).or_else(|error| {
            lock(&self.remembered)
                .get(path)
                .map(|(meta, _)| *meta)
                .ok_or(error)
        })
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        self.disk.open(path).or_else(|error| {
            let remembered = lock(&self.remembered);
            let (meta, bytes) = remembered.get(path).ok_or(error)?;
            Ok(Opened {
                meta: *meta,
                bytes: Box::new(io::Cursor::new(bytes.clone())),
            })
        })
    }
}

/// The law would catch an engine that skips deletions.
#[test]
fn with_deletions_skipped_the_law_is_broken() {
    let lens = |disk| -> Arc<dyn Fs> {
        Arc::new(NeverForgets {
            disk,
            remembered: Mutex::default(),
        })
    };
    let mut world = World::new(1, lens);
    for act in [Act::Write(0, "#tag".into()), Act::Look, Act::Remove(0)] {
        world.act(&act);
    }
    let (have, want) = world.both();
    assert!(have.iter().any(|line| line.starts_with("note [\"a.md\"")));
    assert_ne!(have, want);
}
