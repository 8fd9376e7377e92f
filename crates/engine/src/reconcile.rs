//! Makes the index equal to the files of a scope. Idempotent, and the only place that
//! decides what changed: start-up, events, lost events, focus, waking and the slow timer
//! all come here. Files that look as they did when they were read are not read again;
//! the hash decides about the others.

use std::{
    collections::{BTreeSet, HashSet},
    io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crate::{
    clock::Clock,
    delta::{Generation, IndexDelta, Origin},
    error::EngineError,
    events::Phase,
    fs::{Fs, Kind, Meta},
    index::{Claim, Index, Known},
    vault::{Scan, VaultReading, look_at, scan, take_care_of_leftovers},
    watch::{Scope, ignore::Ignore},
};

mod apply;
mod moves;
mod plan;
#[cfg(test)]
mod tests;

pub(crate) use moves::Moves;
use plan::{Plan, all_known};

/// Fewer notes than this may vanish at once without a second look.
const FEW: usize = 50;
/// So may less than this share of all, in percent.
const SMALL_SHARE: usize = 30;
/// The pause before the second look.
const SECOND_LOOK: Duration = Duration::from_millis(1500);

/// Between two looks at whether another process has made the first index.
const TURN: Duration = Duration::from_millis(100);

/// What a reconcile needs of the engine.
pub(crate) struct Reconcile<'e> {
    pub fs: &'e dyn Fs,
    pub clock: &'e dyn Clock,
    pub index: &'e Index,
    pub ignore: &'e Ignore,
    pub root: &'e Path,
    /// The vault's folder as it was when the index was last made equal to it, by inode.
    pub known_root: Option<u64>,
    pub reading: &'e VaultReading,
    pub origin: Origin,
    /// What came and went lately.
    pub moves: &'e Mutex<Moves>,
    /// Set when the engine is stopping.
    pub stop: &'e AtomicBool,
    /// Called between transactions.
    pub progress: &'e (dyn Fn(Phase, usize, usize) + Sync),
    /// Called after each transaction that changed something.
    pub changed: &'e (dyn Fn(&IndexDelta) + Sync),
    /// Called with how many notes seem to be gone while that is doubted, and then with 0.
    pub doubting: &'e (dyn Fn(usize) + Sync),
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub delta: IndexDelta,
    /// These changed while they were looked at.
    pub again: Vec<PathBuf>,
}

impl Reconcile<'_> {
    /// Looks at a scope and writes what is different.
    pub fn run(&self, scope: &Scope) -> Result<Outcome, EngineError> {
        let _claim = self.claim()?;
        let plan = self.plan(scope)?;
        let vanishing = self.vanishing(&plan);
        let plan = if self.is_alarming(vanishing)? {
            tracing::warn!(notes = vanishing, "many notes are gone: looking again");
            (self.doubting)(vanishing);
            self.clock.sleep(SECOND_LOOK);
            (self.doubting)(0);
            self.plan(scope)?
        } else {
            plan
        };
        self.apply(plan)
    }

    /// While the first index is not whole, one process works on it and the others wait.
    fn claim(&self) -> Result<Option<Claim>, EngineError> {
        while self.index.is_unfinished()? {
            if let Some(claim) = self.index.claim()? {
                return Ok(Some(claim));
            }
            self.clock.sleep(TURN);
            self.go_on()?;
        }
        Ok(None)
    }

    fn plan(&self, scope: &Scope) -> Result<Plan, EngineError> {
        match self.fs.stat(Path::new("")) {
            Ok(meta)
                if meta.kind == Kind::Folder && !is_hollow(self.fs, self.known_root, &meta) => {}
            _ => return Err(EngineError::Offline(self.root.to_owned())),
        }
        // Of before the disk is looked at, so that what is written meanwhile is noticed; and no
        // reader is held while a slow disk answers.
        let mut plan = Plan::new(self.index.reader()?.generation());
        match scope {
            Scope::All => {
                (self.progress)(Phase::Scanning, 0, 0);
                let (found, known) = std::thread::scope(|scope| {
                    let known = scope.spawn(|| all_known(self.index.reader()?.connection()));
                    let found = scan(self.fs, self.ignore, Path::new(""));
                    (found, known.join())
                });
                let found = found.map_err(|error| self.offline(error))?;
                let known = known.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
                take_care_of_leftovers(self.fs, self.clock, &found.leftovers);
                plan.whole(self.index.reader()?.connection(), known, found)?;
            }
            Scope::Paths(paths) => {
                let paths = outermost(paths);
                let found = paths.map(|path| Ok((path, self.look_at(path)?)));
                let found: Vec<_> = found.collect::<Result<_, EngineError>>()?;
                let reader = self.index.reader()?;
                for (path, found) in found {
                    plan.below(reader.connection(), path, found)?;
                }
            }
        }
        Ok(plan)
    }

    fn look_at(&self, path: &Path) -> Result<Scan, EngineError> {
        look_at(self.fs, self.ignore, path).or_else(|error| match error.kind() {
            // It is there, for all we know: what the index has stays.
            io::ErrorKind::PermissionDenied => Ok(Scan::blind_to(path)),
            _ => Err(EngineError::Io {
                path: path.display().to_string(),
                source: error,
            }),
        })
    }

    fn offline(&self, error: io::Error) -> EngineError {
        tracing::info!(%error, "the vault can't be listed");
        EngineError::Offline(self.root.to_owned())
    }

    /// How many notes are gone that did not come elsewhere, as those of a renamed folder do.
    fn vanishing(&self, plan: &Plan) -> usize {
        if plan.gone.len() <= FEW {
            return plan.gone.len();
        }
        let new = plan.look.iter().filter(|(_, known)| known.is_none());
        let inodes: HashSet<u64> = new.map(|(found, _)| found.meta.inode).collect();
        let moves = self.moves.lock().unwrap_or_else(PoisonError::into_inner);
        let came = moves.came_lately(self.clock.elapsed());
        let is_elsewhere = |gone: &&Known| {
            let inode = gone.stamp.inode;
            inode != 0 && inodes.contains(&inode)
                || gone.hash.is_some_and(|hash| came.contains(&hash))
        };
        plan.gone.len() - plan.gone.iter().filter(is_elsewhere).count()
    }

    /// Whether so much would vanish that the disk is doubted first.
    fn is_alarming(&self, vanishing: usize) -> Result<bool, EngineError> {
        if vanishing <= FEW {
            return Ok(false);
        }
        let reader = self.index.reader()?;
        let notes: i64 = reader
            .connection()
            .query_row("SELECT count(*) FROM note", [], |row| row.get(0))?;
        Ok(vanishing * 100 > SMALL_SHARE * usize::try_from(notes).unwrap_or(0))
    }

    fn go_on(&self) -> Result<(), EngineError> {
        if self.stop.load(Ordering::Relaxed) {
            Err(EngineError::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// A drive that was unmounted leaves a folder there, which is another one and empty.
pub(crate) fn is_hollow(fs: &dyn Fs, known: Option<u64>, root: &Meta) -> bool {
    let is_another = known.is_some_and(|known| known != root.inode);
    let list = || fs.list(Path::new(""), &|_| false);
    is_another && list().is_ok_and(|entries| entries.is_empty())
}

/// Paths without those that lie below another one.
fn outermost(paths: &[PathBuf]) -> impl Iterator<Item = &Path> {
    let all: BTreeSet<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let inner = |path: &Path| path.ancestors().skip(1).any(|above| all.contains(above));
    let outer: Vec<&Path> = all.iter().copied().filter(|path| !inner(path)).collect();
    outer.into_iter()
}
