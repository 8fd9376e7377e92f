//! Reads what has to be read, on all cores, and writes it from one thread, in
//! transactions short enough for others to get a word in.

use std::sync::{Arc, mpsc::sync_channel};

use rayon::prelude::*;

use super::*;
use crate::{
    delta::Moved,
    index::{Batch, Entry, Expected, digest},
    path::NotePath,
    vault::{ContentHash, FileStamp, Found, is_absence, read_bytes, stat_as_spelled},
};

/// One transaction holds about this much of the files, in bytes.
const CHUNK_BYTES: u64 = 4_000_000;
/// And at most so many notes.
const CHUNK_NOTES: usize = 1_600;
/// The first ones hold fewer, so that there is something to see: this many, then twice as many.
const FIRST_CHUNK: usize = 100;
/// With more notes than this, full text comes later and tags come first.
const SOME: usize = 200;
/// With fewer, starting threads is not worth it.
const A_FEW: usize = 4;

/// What reading a file has shown.
enum Read {
    Same(Known, FileStamp),
    New(Box<Entry>),
    Changed(Box<Entry>),
    Gone(NotePath, Option<Known>),
    Unreadable(Found, Option<Known>),
}

/// One end of what may be a move.
enum MoveEnd {
    Came(ContentHash, NotePath),
    Gone(ContentHash, NotePath),
}

/// Work in progress.
struct Progress {
    delta: IndexDelta,
    /// Of the index, as far as this reconcile has seen and written it.
    generation: Generation,
    /// Someone else wrote meanwhile: whatever was read may have been overtaken.
    doubtful: bool,
    again: Vec<PathBuf>,
    missing: Vec<NotePath>,
    /// Nothing has moved where nothing was.
    first: bool,
    done: usize,
    total: usize,
    /// All that a first index will bring.
    expected: Option<Arc<Expected>>,
}

impl Reconcile<'_> {
    pub(super) fn apply(&self, plan: Plan) -> Result<Outcome, EngineError> {
        let Plan {
            generation,
            mut gone,
            mut look,
            skip,
            first,
        } = plan;
        let mut progress = Progress {
            delta: IndexDelta::none(generation, self.origin.clone()),
            generation,
            doubtful: false,
            again: Vec::new(),
            missing: Vec::new(),
            first,
            done: 0,
            total: look.len(),
            expected: None,
        };
        if first && look.len() > SOME {
            // Who waits for a first index, or for its full text, looks for what is new. Of files
            // that came at the same moment, as with a clone, the names tell.
            look.sort_by(|(a, _), (b, _)| {
                (b.meta.mtime_ns, &b.path).cmp(&(a.meta.mtime_ns, &a.path))
            });
            let paths = look.iter().map(|(found, _)| found.path.clone()).collect();
            let (expected, generation) = self.index.writer.patient().expect(paths)?;
            progress.generation = generation;
            progress.expected = Some(expected);
        } else {
            if !look.is_empty() && self.index.is_unfinished()? {
                // A first index was broken off.
                self.index.writer.patient().make_late_indexes()?;
            }
            // As their rows lie: of many, neighbours go together, page by page.
            gone.sort_by_key(|known| known.doc);
            look.sort_by_key(|(_, known)| known.as_ref().map(|known| known.doc));
        }
        let done = self.write_all(&mut progress, &gone, look, &skip);
        if done.is_err() {
            self.index.writer.patient().give_up_expecting();
        }
        done?;
        self.settle_links(&mut progress)?;
        Ok(Outcome {
            delta: progress.delta,
            again: progress.again,
        })
    }

    fn write_all(
        &self,
        progress: &mut Progress,
        gone: &[Known],
        look: Vec<(Found, Option<Known>)>,
        skip: &[(String, Option<crate::vault::Reason>)],
    ) -> Result<(), EngineError> {
        let (first_gone, more_gone) = gone.split_at(gone.len().min(SOME));
        for gone in more_gone.chunks(CHUNK_NOTES) {
            self.write(progress, gone, Vec::new(), &[])?;
        }
        if look.len() > A_FEW {
            self.write(progress, first_gone, Vec::new(), skip)?;
            return self.read_and_write(progress, look);
        }
        let read = look
            .into_iter()
            .map(|(found, known)| self.read(found, known, true))
            .collect();
        self.write(progress, first_gone, read, skip)
    }

    /// One thread keeps all cores reading, this one writes.
    fn read_and_write(
        &self,
        progress: &mut Progress,
        look: Vec<(Found, Option<Known>)>,
    ) -> Result<(), EngineError> {
        let with_text = look.len() <= SOME;
        let expected = progress.expected.clone();
        std::thread::scope(|scope| {
            // None waits in between: what was read takes several times the room of the files.
            let (sender, receiver) = sync_channel(0);
            scope.spawn(move || {
                let mut look = look.into_iter().peekable();
                let mut most = FIRST_CHUNK;
                while look.peek().is_some() {
                    let chunk = chunk(&mut look, most);
                    most = CHUNK_NOTES.min(most * 2);
                    let read: Vec<Read> = chunk
                        .into_par_iter()
                        .map(|(found, known)| {
                            let mut read = self.read(found, known, with_text);
                            if let (Read::New(entry), Some(expected)) = (&mut read, &expected) {
                                expected.resolve(entry);
                            }
                            read
                        })
                        .collect();
                    if self.go_on().is_err() || sender.send(read).is_err() {
                        return;
                    }
                }
            });
            for read in receiver {
                self.write(progress, &[], read, &[])?;
                (self.progress)(Phase::Notes, progress.done, progress.total);
            }
            self.go_on()
        })
    }

    fn read(&self, found: Found, known: Option<Known>, with_text: bool) -> Read {
        match read_bytes(self.fs, self.clock, &found.path) {
            Ok(bytes) => match known {
                Some(known) if known.hash == Some(bytes.hash) => Read::Same(known, bytes.stamp),
                known => {
                    let entry = digest(found.path, bytes, self.reading, with_text);
                    let read = known.map_or(Read::New as fn(_) -> _, |_| Read::Changed);
                    read(Box::new(entry))
                }
            },
            Err(error) if is_absence(&error) => Read::Gone(found.path, known),
            Err(error) => {
                tracing::info!(path = %found.path, %error, "a note can't be read");
                Read::Unreadable(found, known)
            }
        }
    }

    fn write(
        &self,
        progress: &mut Progress,
        gone: &[Known],
        read: Vec<Read>,
        skip: &[(String, Option<crate::vault::Reason>)],
    ) -> Result<(), EngineError> {
        progress.done += read.len();
        let nothing_new = read
            .iter()
            .all(|read| matches!(read, Read::Same(known, stamp) if known.stamp == *stamp));
        if gone.is_empty() && skip.is_empty() && nothing_new {
            return Ok(());
        }
        let mut writer = self.index.writer.patient();
        let mut batch = writer.begin(self.origin.clone())?;
        progress.doubtful |= batch.is_later_than(progress.generation);
        let doubtful = progress.doubtful;
        let mut ends = Vec::new();
        for known in gone {
            if !doubtful || self.is_gone(&known.path) {
                batch.remove(known)?;
                ends.extend(end_of_gone(known));
            }
        }
        for read in &read {
            if doubtful && self.has_moved_on(read) {
                progress.again.push(read.path().as_path().to_owned());
            } else {
                ends.extend(end_of_move(read));
                write_one(&mut batch, read, &mut progress.missing)?;
            }
        }
        for (path, why) in skip {
            batch.skip(path, *why)?;
        }
        if !progress.first {
            batch.tell_moved(self.pair(ends));
        }
        // Where they were made they are sooner taken apart, too: this thread has enough to do.
        if read.len() > A_FEW {
            rayon::spawn(move || drop(read));
        }
        let delta = batch.commit()?;
        drop(writer);
        progress.generation = delta.generation;
        if !delta.is_empty() {
            (self.changed)(&delta);
            progress.delta.absorb(delta);
        }
        Ok(())
    }

    /// The moves that these ends complete.
    fn pair(&self, ends: Vec<MoveEnd>) -> Vec<Moved> {
        let now = self.clock.elapsed();
        let mut moves = self.moves.lock().unwrap_or_else(PoisonError::into_inner);
        for end in ends {
            match end {
                MoveEnd::Came(hash, path) => moves.came(now, hash, &path),
                MoveEnd::Gone(hash, path) => moves.gone(now, hash, &path),
            }
        }
        moves.take()
    }

    /// Someone else wrote to the index since the plan was made, perhaps about this file:
    /// only what is still true may be written.
    fn has_moved_on(&self, read: &Read) -> bool {
        let now = stat_as_spelled(self.fs, read.path().as_path());
        match read {
            Read::Same(_, stamp) => !now.is_ok_and(|meta| stamp.looks_like(&meta)),
            Read::New(entry) | Read::Changed(entry) => {
                !now.is_ok_and(|meta| entry.stamp.looks_like(&meta))
            }
            Read::Gone(..) => now.is_ok(),
            Read::Unreadable(found, _) => !now.is_ok_and(|meta| meta == found.meta),
        }
    }

    fn is_gone(&self, path: &NotePath) -> bool {
        stat_as_spelled(self.fs, path.as_path()).is_err_and(|error| is_absence(&error))
    }

    fn settle_links(&self, progress: &mut Progress) -> Result<(), EngineError> {
        let mut writer = self.index.writer.patient();
        if writer.is_expecting() || writer.is_unlinked()? {
            let delta = writer.settle_links(&progress.missing, self.origin.clone())?;
            drop(writer);
            (self.changed)(&delta);
            progress.delta.absorb(delta);
        }
        Ok(())
    }
}

fn end_of_gone(known: &Known) -> Option<MoveEnd> {
    Some(MoveEnd::Gone(known.hash?, known.path.clone()))
}

fn end_of_move(read: &Read) -> Option<MoveEnd> {
    match read {
        Read::New(entry) => Some(MoveEnd::Came(entry.hash?, entry.path.clone())),
        Read::Gone(_, Some(known)) => end_of_gone(known),
        _ => None,
    }
}

fn write_one(
    batch: &mut Batch<'_>,
    read: &Read,
    missing: &mut Vec<NotePath>,
) -> Result<(), EngineError> {
    match read {
        Read::Same(known, stamp) if known.stamp == *stamp => Ok(()),
        Read::Same(known, stamp) => batch.touch(known.id, stamp),
        Read::New(entry) | Read::Changed(entry) => batch.put(entry),
        Read::Gone(path, None) => {
            missing.push(path.clone());
            Ok(())
        }
        Read::Gone(_, Some(known)) => batch.remove(known),
        Read::Unreadable(_, Some(known)) => batch.mark_unreadable(known),
        Read::Unreadable(found, None) => {
            let stamp = FileStamp::new(&found.meta, i64::MAX);
            batch.put(&Entry::bare(found.path.clone(), stamp))
        }
    }
}

impl Read {
    fn path(&self) -> &NotePath {
        match self {
            Self::Same(known, _) => &known.path,
            Self::New(entry) | Self::Changed(entry) => &entry.path,
            Self::Gone(path, _) => path,
            Self::Unreadable(found, _) => &found.path,
        }
    }
}

fn chunk(
    look: &mut impl Iterator<Item = (Found, Option<Known>)>,
    most: usize,
) -> Vec<(Found, Option<Known>)> {
    let mut chunk = Vec::new();
    let mut bytes = 0;
    for next in look {
        bytes += next.0.meta.size;
        chunk.push(next);
        if bytes >= CHUNK_BYTES || chunk.len() >= most {
            break;
        }
    }
    chunk
}
