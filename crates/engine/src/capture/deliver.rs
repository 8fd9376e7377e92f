//! One capture on its way into its note.

use std::io;

use super::{
    addition,
    settle::{Outcome, outcome},
};
use crate::{
    clock::Clock,
    error::EngineError,
    fs::Fs,
    path::NotePath,
    store::{Plan, Store, Waiting, Written},
    vault::{
        Bytes, NoVersions, VaultReading, read_bytes,
        save::{Late, Saver},
    },
};

/// Where a capture stands in its note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// The note.
    pub path: NotePath,
    /// Bytes of the file, without what sets it apart.
    pub span: (u64, u64),
}

/// Delivers captures of one vault. The caller holds its lock.
pub(crate) struct Courier<'c> {
    pub fs: &'c dyn Fs,
    pub clock: &'c dyn Clock,
    pub store: &'c Store,
    pub reading: &'c VaultReading,
    /// Whether the vault is there.
    pub is_reachable: &'c dyn Fn() -> bool,
}

/// How often an addition is planned anew because another program was faster.
const TRIES: usize = 20;

impl Courier<'_> {
    /// Puts a capture behind what stands in `note`, which is made with the text `first`
    /// when it is missing. One that an earlier process brought there is only ticked off.
    pub fn deliver(
        &self,
        waiting: &Waiting,
        note: &NotePath,
        first: &dyn Fn() -> String,
    ) -> Result<Delivered, EngineError> {
        if let Some(plan) = &waiting.plan
            && let Some(delivered) = self.settle(waiting, plan)?
        {
            return Ok(delivered);
        }
        for _ in 0..TRIES {
            let base = self.read_or_make(note, first)?;
            let plan = addition::plan(note, &base, &waiting.capture.text, self.reading)?;
            self.store.plan_capture(&waiting.capture.id, &plan)?;
            let failed = |error| EngineError::io(note, error);
            let size = base.stamp.size;
            let done = self.fs.append(note.as_path(), &plan.addition, size);
            if done.map_err(failed)?
                && let Some(delivered) = self.settle(waiting, &plan)?
            {
                return Ok(delivered);
            }
        }
        Err(EngineError::Io {
            path: note.to_string(),
            source: io::Error::other("another program writes this note all the time"),
        })
    }

    /// Finds out what became of a plan, and finishes what was begun. `None`: nothing of it
    /// is in the file.
    fn settle(&self, waiting: &Waiting, plan: &Plan) -> Result<Option<Delivered>, EngineError> {
        let bad = |reason| EngineError::BadPath {
            path: plan.path.clone(),
            reason,
        };
        let path = NotePath::new(&plan.path).map_err(bad)?;
        for _ in 0..TRIES {
            let now = match read_bytes(self.fs, self.clock, &path) {
                Ok(now) => now,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(EngineError::io(&path, error)),
            };
            match outcome(plan, &now) {
                Outcome::Missing => return Ok(None),
                Outcome::Written { start, alone } => {
                    return self
                        .tick_off(waiting, plan, path, &now, start, alone)
                        .map(Some);
                }
                Outcome::Partly(length) => {
                    let rest = &plan.addition[length..];
                    let done = self.fs.append(path.as_path(), rest, now.stamp.size);
                    done.map_err(|error| EngineError::io(&path, error))?;
                }
            }
        }
        Ok(None)
    }

    fn tick_off(
        &self,
        waiting: &Waiting,
        plan: &Plan,
        path: NotePath,
        now: &Bytes,
        start: u64,
        alone: bool,
    ) -> Result<Delivered, EngineError> {
        let span = (start, start + plan.body as u64);
        let written = Written {
            span,
            base: alone.then_some(plan.base),
            hash: now.hash,
            at_ms: self.clock.wall_ns() / 1_000_000,
        };
        self.store.capture_written(&waiting.capture.id, &written)?;
        Ok(Delivered { path, span })
    }

    fn read_or_make(
        &self,
        note: &NotePath,
        first: &dyn Fn() -> String,
    ) -> Result<Bytes, EngineError> {
        let failed = |error| EngineError::io(note, error);
        match read_bytes(self.fs, self.clock, note) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            read => return read.map_err(failed),
        }
        // A vault that is not there must not be made anew, as an empty folder of its name.
        if !(self.is_reachable)() {
            return Err(EngineError::NotFound(note.clone()));
        }
        let saver = Saver {
            fs: self.fs,
            clock: self.clock,
            versions: &NoVersions,
            late: &Late::default(),
        };
        match saver.create(note, &first()) {
            Ok(_) | Err(EngineError::Exists(_)) => {}
            Err(error) => return Err(error),
        }
        read_bytes(self.fs, self.clock, note).map_err(failed)
    }
}
