//! The watcher and the one thread that takes the steps.

use std::{thread::JoinHandle, time::Duration};

use super::*;
use crate::watch::Native;

/// A started engine; stops when dropped, after the transaction in progress.
pub struct Running {
    engine: Arc<Engine>,
    thread: Option<JoinHandle<()>>,
}

/// The vault's folder as it was when the watch began.
struct Watched {
    native: Native,
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
        let mut watched = Some(self.watch());
        self.hint(Hint::Anywhere);
        let mut due = Duration::ZERO;
        while !self.is_stopping() {
            self.rest_until(due);
            if self.is_stopping() {
                return;
            }
            self.catch_up(&mut watched);
            self.tell_how(watched.as_ref());
            self.look_for_another_root(watched.as_ref());
            due = self.step();
            if self.has_lost_sight(&mut watched) {
                let root = watched.take().and_then(|watched| watched.root);
                let anew = self.watch();
                let is_better = anew.root != root || anew.native.looking().is_none();
                watched = Some(anew);
                self.tell_how(watched.as_ref());
                if is_better {
                    self.hint(Hint::Anywhere);
                }
            }
        }
    }

    /// Before something is looked at, what was heard of it is watched.
    fn catch_up(&self, watched: &mut Option<Watched>) {
        let due = lock(&self.inbox.waiting).due();
        if let Some(watched) = watched
            && due.is_some_and(|due| due <= self.clock.elapsed())
        {
            watched.native.catch_up();
        }
    }

    /// Some ways of putting another folder in the vault's place make no event: mounts do not.
    fn look_for_another_root(&self, watched: Option<&Watched>) {
        if watched.is_some_and(|watched| watched.root != root_inode(&*self.fs)) {
            self.hint(Hint::Anywhere);
        }
    }

    /// Whether another watch is needed, or may hear more; asked once after each look at
    /// everything.
    fn has_lost_sight(&self, watched: &mut Option<Watched>) -> bool {
        let mut status = lock(&self.status);
        if status.sync == SyncState::Offline {
            *watched = None;
            return false;
        }
        let hears_too_little = |watched: &Watched| {
            let why = watched.native.looking();
            why.is_some_and(|why| why != Looking::Silent) || watched.root != root_inode(&*self.fs)
        };
        std::mem::take(&mut status.looked_around) && watched.as_ref().is_none_or(hears_too_little)
    }

    fn watch(self: &Arc<Self>) -> Watched {
        let ear = Arc::downgrade(self);
        let tell = move |hint| {
            if let Some(engine) = ear.upgrade() {
                engine.hint(hint);
            }
        };
        let root = root_inode(&*self.fs);
        let native = Native::watch(&self.config.root, self.fs.is_silent(), tell);
        Watched { native, root }
    }

    /// Tells how changes are noticed from now on, if that is news.
    fn tell_how(&self, watched: Option<&Watched>) {
        let Some(watched) = watched else { return };
        let sync = match watched.native.looking() {
            None => SyncState::Events,
            Some(why) => SyncState::Polling(why),
        };
        let mut status = lock(&self.status);
        if status.sync == SyncState::Offline {
            return;
        }
        let before = std::mem::replace(&mut status.sync, sync);
        drop(status);
        if before != sync {
            self.tell_state();
        }
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
