//! The watcher and the one thread that takes the steps.

use std::{thread::JoinHandle, time::Duration};

use super::*;
use crate::{fs::Fs, watch::Native};

/// A started engine; stops when dropped, after the transaction in progress.
pub struct Running {
    engine: Arc<Engine>,
    thread: Option<JoinHandle<()>>,
}

/// The vault's folder as it was when the watch began.
struct Watched {
    _native: Native,
    root: Option<u64>,
}

/// The thread looks up at least this often.
const LONGEST_REST: Duration = Duration::from_secs(1);

impl Engine {
    /// Looks at everything, then follows the files until the answer is dropped.
    ///
    /// # Errors
    /// `Io` when the system gives no thread.
    pub fn start(self: &Arc<Self>) -> Result<Running, EngineError> {
        self.stop.store(false, Ordering::Relaxed);
        let engine = self.clone();
        let thread = std::thread::Builder::new()
            .name("tsuzuri-engine".into())
            .spawn(move || engine.follow())
            .map_err(|source| EngineError::Io {
                path: "the engine's thread".into(),
                source,
            })?;
        Ok(Running {
            engine: self.clone(),
            thread: Some(thread),
        })
    }

    fn follow(self: &Arc<Self>) {
        // Watch first, so that nothing slips through between looking and watching.
        let mut watched = self.watch();
        self.hint(Hint::Anywhere);
        let mut due = Duration::ZERO;
        while !self.is_stopping() {
            self.rest_until(due);
            if self.is_stopping() {
                return;
            }
            due = self.step();
            if self.has_lost_sight(&mut watched) {
                watched = self.watch();
                if watched.is_some() {
                    self.hint(Hint::Anywhere);
                }
            }
        }
    }

    /// Whether the folder that is watched is not the vault any more, or never was; asked
    /// once after each look at everything.
    fn has_lost_sight(&self, watched: &mut Option<Watched>) -> bool {
        let mut status = lock(&self.status);
        if status.sync == SyncState::Offline {
            *watched = None;
            return false;
        }
        std::mem::take(&mut status.looked_around)
            && watched
                .as_ref()
                .is_none_or(|watched| watched.root != root_inode(&*self.fs))
    }

    fn watch(self: &Arc<Self>) -> Option<Watched> {
        let ear = Arc::downgrade(self);
        let tell = move |hint| {
            if let Some(engine) = ear.upgrade() {
                engine.hint(hint);
            }
        };
        let root = root_inode(&*self.fs);
        let watched = match Native::watch(&self.config.root, tell) {
            Ok(native) => Some(Watched {
                _native: native,
                root,
            }),
            Err(error) => {
                tracing::warn!(%error, "no events for this vault: it is looked at every few seconds");
                None
            }
        };
        let mut status = lock(&self.status);
        status.sync = if watched.is_some() {
            SyncState::Events
        } else {
            SyncState::Polling
        };
        drop(status);
        self.tell_state();
        watched
    }

    fn rest_until(&self, due: Duration) {
        let waiting = lock(&self.inbox.waiting);
        // Hints are not acted on while paused: they must not end the rest then.
        let hint = waiting.due().filter(|_| !self.is_paused());
        let due = hint.map_or(due, |hint| hint.min(due));
        let rest = due.saturating_sub(self.clock.elapsed()).min(LONGEST_REST);
        if !rest.is_zero() && !self.is_stopping() {
            let _ = self.inbox.arrived.wait_timeout(waiting, rest);
        }
    }
}

fn root_inode(fs: &dyn Fs) -> Option<u64> {
    fs.stat("".as_ref()).ok().map(|meta| meta.inode)
}

impl Drop for Running {
    fn drop(&mut self) {
        self.engine.stop.store(true, Ordering::Relaxed);
        self.engine.inbox.arrived.notify_all();
        if let Some(thread) = self.thread.take() {
            // A panic there has been reported by the runtime; there is nothing to add.
            let _ = thread.join();
        }
        // What was moved aside in the last two seconds is looked at before the end.
        self.engine.look_at_late(Duration::MAX);
    }
}
