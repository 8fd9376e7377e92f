//! Single notes: opening, saving, making. A save updates the index before it returns, so
//! the watcher's echo finds nothing to do.

use super::*;
use crate::{
    capture::{Courier, Delivered, joint, stands_in, was_taken_out},
    error::ReadOnly,
    fs::{Kind, Meta},
    index::{Entry, digest},
    path::NotePath,
    rename::at,
    store::{Look, Store, Waiting},
    vault::{
        ContentHash, FileText, NoteSource, NoteText, Saved, SourceText, note_text, read_bytes,
        source_text, stat_as_spelled,
    },
};

/// Of notes that are made together: few enough that a save does not wait for them.
const NOTES_A_COMMIT: usize = 100;

impl Engine {
    /// A note's text for an editor; of a symbolic link, that of the note it leads to.
    ///
    /// # Errors
    /// `NotFound`, `ReadOnly` for a link out of the vault, or what the file system said.
    pub fn read_note(&self, path: &NotePath) -> Result<NoteText, EngineError> {
        let path = &self.through_link(path)?;
        let bytes = self.read(path)?;
        Ok(note_text(&*self.fs, path, bytes))
    }

    /// A note's text with its own line ends, and where it stands in the file.
    ///
    /// # Errors
    /// `NotFound`, or what the file system said.
    pub fn file_text(&self, path: &NotePath) -> Result<FileText, EngineError> {
        Ok(FileText::of(self.read(path)?.kept))
    }

    /// Saves an editor's text (`\n` line ends) over the bytes with hash `base`. Bytes
    /// that the edit did not touch stay as they are. When the file holds other bytes by
    /// now, nothing is overwritten: see `Saved::sibling`. But where `captures` knows that
    /// only captures came in between `base` and what the file holds (the hash it is asked
    /// with), they are kept behind the text: see `Saved::text`.
    ///
    /// # Errors
    /// `ReadOnly`, `DiskFull`, or what the file system said. The note is then as it was.
    pub fn save(
        &self,
        path: &NotePath,
        text: &str,
        base: ContentHash,
        captures: &dyn Fn(ContentHash) -> Option<Vec<String>>,
        origin: Origin,
    ) -> Result<Saved, EngineError> {
        self.only_notes(path)?;
        let path = &self.through_link(path)?;
        let saver = self.saver();
        let save = || {
            let current = saver.current(path)?;
            if current.is_none() {
                self.refuse_hollow()?;
            }
            let other = current.as_ref().filter(|current| current.hash != base);
            let Some((now, captures)) =
                other.and_then(|current| Some((current.hash, captures(current.hash)?)))
            else {
                return saver.save(path, text, base, current);
            };
            let text = self.followed_by(text, &captures);
            let saved = saver.save(path, &text, now, current)?;
            let text = saved.sibling.is_none().then_some(text);
            Ok(Saved { text, ..saved })
        };
        let saved = save().map_err(|error| self.or_offline(error))?;
        self.take_in_saved(path, &saved, &origin);
        Ok(saved)
    }

    /// Whether a new note can be made at a path, as far as can be told before.
    ///
    /// # Errors
    /// `Exists`; `BadPath` when it would lie in what is no folder of the vault, such as a link;
    /// what the file system says.
    pub fn check_new(&self, path: &NotePath) -> Result<(), EngineError> {
        self.only_notes(path)?;
        match at(&*self.fs, path)? {
            Some(_) => Err(EngineError::Exists(path.clone())),
            None => Ok(()),
        }
    }

    /// Makes a new note and the folders it needs.
    ///
    /// # Errors
    /// `Exists` when a file has that name, else as `save`.
    pub fn create(
        &self,
        path: &NotePath,
        text: &str,
        origin: Origin,
    ) -> Result<ContentHash, EngineError> {
        self.only_notes(path)?;
        self.refuse_hollow()?;
        let saver = self.saver();
        let hash = saver
            .create(path, text)
            .map_err(|error| self.or_offline(error))?;
        self.take_in([path].into_iter(), &origin);
        Ok(hash)
    }

    /// Makes many new notes, which come into the index together. `progress` is told how many
    /// files are made, and says whether to go on. Returns how many were made.
    ///
    /// # Errors
    /// `Cancelled`, else as `create`. Notes that were made until then stay.
    pub fn create_all(
        &self,
        notes: &[(NotePath, String)],
        origin: &Origin,
        progress: &dyn Fn(usize) -> bool,
    ) -> Result<usize, EngineError> {
        self.refuse_hollow()?;
        let saver = self.saver();
        let mut made = 0;
        let mut make = |(path, text): &(NotePath, String)| {
            self.only_notes(path)?;
            if !progress(made) {
                return Err(EngineError::Cancelled);
            }
            saver.create(path, text)?;
            made += 1;
            Ok(())
        };
        let done = notes.iter().try_for_each(&mut make);
        // What was made before something went wrong is there, and is to be found.
        for notes in notes[..made].chunks(NOTES_A_COMMIT) {
            self.take_in(notes.iter().map(|(path, _)| path), origin);
        }
        done.map_err(|error| self.or_offline(error))?;
        Ok(made)
    }

    /// An editor's text with captures behind it, as they would have been added to it.
    pub(super) fn followed_by(&self, text: &str, captures: &[String]) -> String {
        captures.iter().fold(text.to_owned(), |text, capture| {
            let joint = joint(&text, capture, &self.config.reading);
            format!("{text}{joint}{capture}\n")
        })
    }

    /// Brings a capture from the journal into a note, which is made with the text `first`
    /// when it is missing. For whoever holds `Store::lock_captures`.
    ///
    /// # Errors
    /// As `save`; the capture stays in the journal.
    pub fn deliver(
        &self,
        store: &Store,
        waiting: &Waiting,
        note: &NotePath,
        first: &dyn Fn() -> String,
    ) -> Result<Delivered, EngineError> {
        self.only_notes(note)?;
        let courier = Courier {
            fs: &*self.fs,
            clock: &*self.clock,
            store,
            reading: &self.config.reading,
            is_reachable: &|| self.is_reachable(),
        };
        let delivered = courier
            .deliver(waiting, note, first)
            .map_err(|error| self.or_offline(error))?;
        self.take_in([&delivered.path].into_iter(), &Origin::Capture);
        self.keep_captured(&delivered.path);
        Ok(delivered)
    }

    /// Whether a capture still stands in its note, or was taken out by one who has seen it:
    /// whoever wrote the bytes with the hash `known`, or Tsuzuri in any process, as the
    /// versions in the store tell.
    ///
    /// # Errors
    /// What the file system or the store said.
    pub fn capture_stands(
        &self,
        store: &Store,
        look: &Look,
        known: Option<ContentHash>,
    ) -> Result<bool, EngineError> {
        let bad = |reason| EngineError::BadPath {
            path: look.path.clone(),
            reason,
        };
        let note = self.read(&NotePath::new(&look.path).map_err(bad)?)?;
        if known == Some(note.hash) || stands_in(look, note.kept) {
            return Ok(true);
        }
        was_taken_out(store, look)
    }

    /// Brings notes that were just written into the index. The bytes are durable by now,
    /// so a failure here is no failure of the save: a later reconcile mends it.
    pub(super) fn take_in<'p>(&self, paths: impl Iterator<Item = &'p NotePath>, origin: &Origin) {
        self.take_in_as(paths, |_| origin.clone());
    }

    /// The same for a note that was saved. Whoever saved takes no heed of what is told as its
    /// own: what another program has written by now must not be.
    pub(super) fn take_in_saved(&self, path: &NotePath, saved: &Saved, origin: &Origin) {
        let written = [Some(path), saved.sibling.as_ref()];
        self.take_in_as(written.into_iter().flatten(), |entries| {
            let is_as_saved = |entry: &Entry| entry.hash == Some(saved.hash);
            let mut note = entries.iter().filter(|entry| entry.path == *path);
            if note.all(is_as_saved) {
                origin.clone()
            } else {
                self.config.origin.clone()
            }
        });
    }

    fn take_in_as<'p>(
        &self,
        paths: impl Iterator<Item = &'p NotePath>,
        origin: impl Fn(&[Entry]) -> Origin,
    ) {
        let ignore = self.ignore();
        let paths: Vec<&NotePath> = paths
            .filter(|path| !ignore.skips_path(path.as_path()))
            .collect();
        drop(ignore);
        if let Err(error) = self.index_notes(&paths, &origin) {
            tracing::warn!(?paths, %error, "saved notes could not be indexed; trying again");
            for path in paths {
                self.hint(Hint::Settled(path.as_path().to_owned()));
            }
        }
    }

    fn index_notes(
        &self,
        paths: &[&NotePath],
        origin: &dyn Fn(&[Entry]) -> Origin,
    ) -> Result<(), EngineError> {
        let entries = paths.iter().map(|path| {
            // Under another spelling it is in the index already: a look will tell.
            stat_as_spelled(&*self.fs, path.as_path())
                .map_err(|error| EngineError::io(path, error))?;
            let bytes = self.read(path)?;
            Ok(digest((*path).clone(), bytes, &self.config.reading, true))
        });
        let entries: Vec<Entry> = entries.collect::<Result<_, EngineError>>()?;
        let index = self.index();
        let mut writer = index.writer.urgent();
        let mut batch = writer.begin(origin(&entries))?;
        for entry in &entries {
            batch.put(entry)?;
        }
        let delta = batch.commit()?;
        drop(writer);
        if !delta.is_empty() {
            self.events.changed(&delta);
        }
        Ok(())
    }

    /// The file behind a name that is a symbolic link: a save goes into it, and leaves the
    /// link as it is. One outside the vault is not written, nor read.
    pub(super) fn through_link(&self, path: &NotePath) -> Result<NotePath, EngineError> {
        let is_link = |meta: Meta| meta.kind == Kind::Link;
        if !self.fs.stat(path.as_path()).is_ok_and(is_link) {
            return Ok(path.clone());
        }
        let target = self.fs.target(path.as_path());
        let target = target.map_err(|error| EngineError::io(path, error))?;
        target
            .and_then(|target| NotePath::from_disk(&target).ok())
            .filter(NotePath::is_note)
            .ok_or_else(|| EngineError::ReadOnly {
                path: path.clone(),
                why: ReadOnly::Link,
            })
    }

    pub(super) fn only_notes(&self, path: &NotePath) -> Result<(), EngineError> {
        if path.is_note() {
            return Ok(());
        }
        Err(EngineError::BadPath {
            path: path.to_string(),
            reason: crate::path::BadPath::NoNote,
        })
    }

    pub(super) fn read(&self, path: &NotePath) -> Result<crate::vault::Bytes, EngineError> {
        read_bytes(&*self.fs, &*self.clock, path)
            .map_err(|error| self.or_offline(EngineError::io(path, error)))
    }
}

impl NoteSource for Engine {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        source_text(&*self.fs, path).map_err(|error| self.or_offline(EngineError::io(path, error)))
    }
}
