//! Changes across notes that were broken off when a process ended are finished when their vault
//! is opened: by a host that stays beside its first questions, by another one before them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tsuzuri_engine::{Engine, EngineError, Finished, Origin, Store};

/// What is being finished in one open vault. Ends with the engine, after the files in hand.
pub(crate) struct Finishing {
    /// What came of each change, until someone is told.
    done: Arc<Mutex<Vec<Finished>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Finishing {
    /// Begins; ends too, unless the host `stays`.
    pub fn begin(
        engine: &Arc<Engine>,
        store: &Arc<Store>,
        vault: &str,
        origin: &Origin,
        stays: bool,
    ) -> Self {
        let done = Arc::<Mutex<Vec<Finished>>>::default();
        let finish = {
            let (engine, store, done) = (engine.clone(), store.clone(), done.clone());
            let (vault, origin) = (vault.to_owned(), origin.clone());
            move || {
                let told = |finished| lock(&done).push(finished);
                report(engine.finish_edits(&store, &vault, &origin, &told));
                if !stays && !lock(&done).is_empty() {
                    engine.settle_saves();
                }
            }
        };
        let mut thread = None;
        if stays {
            let builder = std::thread::Builder::new().name("tsuzuri-finish".into());
            match builder.spawn(finish) {
                Ok(begun) => thread = Some(begun),
                // Then they are finished the next time.
                Err(error) => tracing::warn!(%error, "no thread to finish what was broken off"),
            }
        } else {
            finish();
        }
        Self {
            done,
            thread: Mutex::new(thread),
        }
    }

    /// What was finished, or could not be, since somebody asked last.
    pub fn take(&self) -> Vec<Finished> {
        std::mem::take(&mut *lock(&self.done))
    }

    /// Waits until nothing is being finished any more.
    pub fn wait(&self) {
        if let Some(thread) = lock(&self.thread).take() {
            // A panic there has been reported by the runtime; there is nothing to add.
            let _ = thread.join();
        }
    }
}

fn report(finished: Result<(), EngineError>) {
    match finished {
        // When the vault was closed meanwhile, it is gone on when it is opened again.
        Ok(()) | Err(EngineError::Cancelled) => {}
        // The notes can be read all the same; it is tried again the next time.
        Err(error) => tracing::warn!(%error, "a change that was broken off could not be finished"),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
