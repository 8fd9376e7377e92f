//! Whether the index is whole and what the files say: completed, compared with one made anew,
//! doubted, and begun again. When it is looked at is for `step`.

use super::*;

impl Engine {
    /// Adds the full text that is still missing, all of it, now. Returns what changed.
    ///
    /// # Errors
    /// `Index` when the index can't be written.
    pub fn complete_text(&self) -> Result<IndexDelta, EngineError> {
        let generation = self.reader()?.generation();
        let mut added = IndexDelta::none(generation, self.config.origin.clone());
        while let Some(delta) = self.add_text_to(&self.index())? {
            if !delta.is_empty() {
                self.events.changed(&delta);
            }
            added.absorb(delta);
            self.tell_state();
        }
        while !self.is_stopping() && self.tidy_text() {}
        self.text_is_complete();
        Ok(added)
    }

    /// Says that the index could not answer. The next step looks whether it is damaged, and
    /// if so begins a new one.
    pub fn doubt_index(&self) {
        self.doubted.store(true, Ordering::Relaxed);
        self.inbox.arrived.notify_all();
    }

    /// Leaves the index behind and begins with an empty one, which the next `reconcile`
    /// fills, whatever folder is there then.
    ///
    /// # Errors
    /// `Index` when no new file can be made.
    pub fn start_anew(&self) -> Result<(), EngineError> {
        let _one_at_a_time = lock(&self.reconciling);
        lock(&self.status).root = None;
        self.replace_index()
    }

    /// Compares the index with one made anew from the files, in memory. At most `most`
    /// differences.
    ///
    /// # Errors
    /// As `reconcile`.
    pub fn check(&self, most: usize) -> Result<Vec<Difference>, EngineError> {
        self.check_telling(most, &|_, _| {})
    }

    /// The same; `progress` is told how many notes were read, and of how many, 0 while
    /// that is not known.
    ///
    /// # Errors
    /// As `reconcile`.
    pub fn check_telling(
        &self,
        most: usize,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Vec<Difference>, EngineError> {
        let fresh = Index::in_memory(&self.config.reading)?;
        {
            let _one_at_a_time = lock(&self.reconciling);
            self.read_rules();
            let ignore = self.ignore().clone();
            let run = Reconcile {
                fs: &*self.fs,
                clock: &*self.clock,
                index: &fresh,
                ignore: &ignore,
                root: &self.config.root,
                known_root: lock(&self.status).root,
                reading: &self.config.reading,
                origin: self.config.origin.clone(),
                moves: &Mutex::default(),
                stop: &self.stop,
                progress: &|_, done, total| progress(done, total),
                changed: &|_| {},
                doubting: &|_| {},
            };
            run.run(&Scope::All)?;
        }
        while self.add_text_to(&fresh)?.is_some() {}
        compare(&self.index().own_reader()?, &fresh.own_reader()?, most)
    }

    /// The whole index as lines that don't depend on how it came to be.
    ///
    /// # Errors
    /// `Index` when the index can't be read.
    #[cfg(any(test, feature = "testing"))]
    pub fn dump(&self) -> Result<Vec<String>, EngineError> {
        crate::index::dump(&self.index().own_reader()?)
    }

    /// Starts with an empty index in a new file; readers of the old one finish there.
    pub(super) fn replace_index(&self) -> Result<(), EngineError> {
        let index = Index::open_anew(&self.config.index_dir, &self.config.reading)?;
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(index);
        Ok(())
    }
}
