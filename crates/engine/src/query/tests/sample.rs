//! Small vaults for tests: real Markdown files in a folder, indexed by the real engine.

use std::sync::Arc;
use std::time::UNIX_EPOCH;

use tempfile::TempDir;

use crate::query::Columns;
use crate::{
    DiskFs, Engine, EngineConfig, FakeClock, Origin, Reader, Scope, SystemClock, VaultReading,
};

pub(crate) struct Sample {
    vault: TempDir,
    pub engine: Engine,
    pub columns: Columns,
    /// For searches; it stands still until it is moved.
    pub clock: FakeClock,
    _index: TempDir,
}

impl Sample {
    /// A vault of these files, wholly indexed.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let (vault, index) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let root = vault.path().canonicalize().unwrap();
        let config = EngineConfig {
            root: root.clone(),
            index_dir: index.path().to_owned(),
            reading: VaultReading::default(),
            origin: Origin::Disk,
        };
        let fs = Arc::new(DiskFs::new(root));
        let clock = Arc::new(SystemClock::default());
        let engine = Engine::open(config, fs, clock, Arc::new(())).unwrap();
        let sample = Self {
            vault,
            engine,
            columns: Columns::new(),
            clock: FakeClock::default(),
            _index: index,
        };
        for (path, text) in files {
            sample.write(path, text);
        }
        sample.settle();
        sample
    }

    /// Writes a file behind the engine's back.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.vault.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Removes a file behind the engine's back.
    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.vault.path().join(path)).unwrap();
    }

    /// Whether a file is there.
    pub fn holds(&self, path: &str) -> bool {
        self.vault.path().join(path).exists()
    }

    /// When a file was last changed, in nanoseconds since 1970.
    pub fn modified_ns(&self, path: &str) -> i64 {
        let changed = std::fs::metadata(self.vault.path().join(path)).unwrap();
        let since = changed.modified().unwrap().duration_since(UNIX_EPOCH);
        i64::try_from(since.unwrap().as_nanos()).unwrap()
    }

    /// Makes the index equal to the files, full text too.
    pub fn settle(&self) {
        self.engine.reconcile(Scope::All).unwrap();
        while self.engine.state().unwrap().covered < 1.0 {
            self.engine.step();
        }
    }

    pub fn reader(&self) -> Reader {
        self.engine.reader().unwrap()
    }
}
