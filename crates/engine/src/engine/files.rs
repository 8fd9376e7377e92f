//! Files of the vault that are no notes: finding the one that a link of a note names,
//! reading those that are pictures, and putting new ones beside the notes. The index knows
//! nothing of them; their names are looked up when they are asked for.

use std::{collections::HashMap, io::Read, path::Path, time::Duration};

use super::*;
use crate::{
    fs::{Kind, Meta},
    path::{BadPath, NotePath, below, join, places},
    vault::{PictureKind, PictureSize, is_absence, picture_size},
};

/// A picture is read no further than this; longer files are none.
const LONGEST_PICTURE: u64 = 50_000_000;
/// Kind and size stand in the first bytes; a photograph may have a preview before its size.
const HEADER: u64 = 512 * 1024;
/// The names of all files are not read again sooner than this after they were,
pub(super) const NAMES_HOLD: Duration = Duration::from_secs(5);
/// or than this, when files are known to have come or gone since: then those who show some of
/// them ask again, and do so a moment later than this.
const NAMES_HOLD_IN_DOUBT: Duration = Duration::from_millis(500);
/// Names that are remembered, at most.
const MOST_NAMES: usize = 200_000;

/// A file that is a picture, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it lies.
    pub path: NotePath,
    /// As its bytes say.
    pub kind: PictureKind,
    /// `None` for drawings, and where the header does not tell.
    pub size: Option<PictureSize>,
    /// Another one whenever the bytes may be others.
    pub version: String,
}

/// Where files that are no notes lie, by their folded names.
#[derive(Default)]
pub(super) struct FileNames {
    read_at: Option<Duration>,
    /// Whether files may have come or gone since.
    in_doubt: bool,
    by_name: HashMap<String, Vec<NotePath>>,
}

impl FileNames {
    fn are_fresh(&self, now: Duration) -> bool {
        let hold = match self.in_doubt {
            true => NAMES_HOLD_IN_DOUBT,
            false => NAMES_HOLD,
        };
        self.read_at.is_some_and(|at| now < at + hold)
    }

    /// Files have come or gone.
    pub(super) fn doubt(&mut self) {
        self.in_doubt = true;
    }

    /// The files whose paths end as a target does.
    fn called(&self, target: &str) -> Vec<&NotePath> {
        let wanted = folded(target.trim_start_matches('/'));
        let name = wanted.rsplit('/').next().unwrap_or_default();
        let files = self.by_name.get(name).into_iter().flatten();
        let fits = files.filter(|path| {
            let path = folded(path.as_str());
            path.strip_suffix(&*wanted)
                .is_some_and(|before| before.is_empty() || before.ends_with('/'))
        });
        fits.collect()
    }
}

impl Engine {
    /// The picture that a link in a note names: beside the note, from the root, in the
    /// folder for attachments, else by its name anywhere, the nearest one.
    ///
    /// # Errors
    /// `BadPath` when what is found is no picture; `NotFound` when nothing is.
    pub fn find_picture(
        &self,
        from: &NotePath,
        target: &str,
        attachments: &str,
    ) -> Result<Picture, EngineError> {
        let found = self.find_file(from, target, attachments)?;
        let file = self.through_file_link(&found)?;
        let mut opened = self.open_file(&file)?;
        let mut header = Vec::new();
        opened
            .bytes
            .by_ref()
            .take(HEADER)
            .read_to_end(&mut header)
            .map_err(|error| EngineError::io(&file, error))?;
        let kind = kind_of(&file, &opened.meta, &header)?;
        Ok(Picture {
            kind,
            size: picture_size(&header),
            version: format!("{:x}-{:x}", opened.meta.mtime_ns, opened.meta.size),
            path: found,
        })
    }

    /// The bytes of a picture.
    ///
    /// # Errors
    /// `BadPath` when it is none; `NotFound`, or what the file system said.
    pub fn read_picture(&self, path: &NotePath) -> Result<(PictureKind, Vec<u8>), EngineError> {
        let file = self.through_file_link(path)?;
        let opened = self.open_file(&file)?;
        let mut bytes = Vec::new();
        opened
            .bytes
            .take(LONGEST_PICTURE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| EngineError::io(&file, error))?;
        let meta = Meta {
            size: bytes.len() as u64,
            ..opened.meta
        };
        Ok((kind_of(&file, &meta, &bytes)?, bytes))
    }

    /// Puts bytes into a new file for a note that is there. A file of that name with other
    /// bytes stays as it is: the new one gets a number.
    ///
    /// # Errors
    /// `NotFound` when there is no such note; else as `save`.
    pub fn attach(
        &self,
        note: &NotePath,
        file: &NotePath,
        bytes: &[u8],
    ) -> Result<NotePath, EngineError> {
        self.only_notes(note)?;
        let there = self.through_link(note)?;
        self.fs
            .stat(there.as_path())
            .map_err(|error| self.or_offline(EngineError::io(&there, error)))?;
        let attached = self
            .saver()
            .attach(file, bytes)
            .map_err(|error| self.or_offline(error))?;
        lock(&self.files).read_at = None;
        if attached.is_note() {
            self.take_in([&attached].into_iter(), &self.config.origin);
        }
        Ok(attached)
    }

    pub(super) fn find_file(
        &self,
        from: &NotePath,
        target: &str,
        attachments: &str,
    ) -> Result<NotePath, EngineError> {
        let nowhere = |reason| EngineError::BadPath {
            path: target.to_owned(),
            reason,
        };
        let mut candidates = places(from.folder(), target);
        candidates.extend(below(
            attachments,
            target.strip_prefix('/').unwrap_or(target),
        ));
        let last = candidates.last().cloned();
        let last = last.ok_or_else(|| nowhere(BadPath::Part))?;
        if let Some(found) = candidates.into_iter().find(|path| self.is_file(path)) {
            return Ok(found);
        }
        self.by_name(from, target)
            .ok_or(EngineError::NotFound(last))
    }

    fn is_file(&self, path: &NotePath) -> bool {
        self.fs
            .stat(path.as_path())
            .is_ok_and(|meta| matches!(meta.kind, Kind::File | Kind::Link))
    }

    /// The file nearest to a note of those whose path ends as the target does.
    fn by_name(&self, from: &NotePath, target: &str) -> Option<NotePath> {
        if target.starts_with("./") || target.starts_with("../") {
            return None;
        }
        let mut names = lock(&self.files);
        let now = self.clock.elapsed();
        let look = |names: &FileNames| {
            let called = names.called(target);
            let standing = called.into_iter().filter(|path| self.is_file(path));
            let nearest =
                standing.min_by_key(|path| (steps(from, path), path.as_str().len(), *path));
            nearest.cloned()
        };
        if let Some(found) = look(&names) {
            return Some(found);
        }
        if !names.are_fresh(now) {
            *names = self.file_names(now);
        }
        look(&names)
    }

    /// Whether the path of one file alone ends as the target does.
    pub(super) fn is_only_file(&self, target: &str) -> bool {
        let mut names = lock(&self.files);
        let now = self.clock.elapsed();
        if !names.are_fresh(now) {
            *names = self.file_names(now);
        }
        names.called(target).len() == 1
    }

    /// Asks every folder for its names, and no file for anything.
    fn file_names(&self, now: Duration) -> FileNames {
        let mut by_name: HashMap<String, Vec<NotePath>> = HashMap::new();
        let mut total = 0;
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let entries = match self.fs.list(Path::new(&folder), &|_| false) {
                Ok(entries) => entries,
                Err(error) => {
                    if !is_absence(&error) {
                        tracing::debug!(folder, %error, "its files can't be named");
                    }
                    continue;
                }
            };
            for entry in entries {
                let Some(name) = entry.name.to_str() else {
                    continue;
                };
                let path = join(&folder, name);
                let is_folder = entry.kind == Kind::Folder;
                if self.ignore().skips(Path::new(&path), is_folder) {
                    continue;
                }
                let Ok(path) = NotePath::new(&path) else {
                    continue;
                };
                match entry.kind {
                    Kind::Folder => folders.push(path.to_string()),
                    Kind::File | Kind::Link if !path.is_note() && total < MOST_NAMES => {
                        total += 1;
                        by_name.entry(folded(name)).or_default().push(path);
                    }
                    _ => {}
                }
            }
        }
        FileNames {
            read_at: Some(now),
            in_doubt: false,
            by_name,
        }
    }

    fn open_file(&self, path: &NotePath) -> Result<crate::fs::Opened, EngineError> {
        self.fs
            .open(path.as_path())
            .map_err(|error| self.or_offline(EngineError::io(path, error)))
    }

    /// The file behind a name that is a symbolic link, within the vault alone.
    fn through_file_link(&self, path: &NotePath) -> Result<NotePath, EngineError> {
        let is_link = |meta: Meta| meta.kind == Kind::Link;
        if !self.fs.stat(path.as_path()).is_ok_and(is_link) {
            return Ok(path.clone());
        }
        let target = self.fs.target(path.as_path());
        target
            .map_err(|error| EngineError::io(path, error))?
            .and_then(|target| NotePath::from_disk(&target).ok())
            .ok_or_else(|| EngineError::NotFound(path.clone()))
    }
}

fn kind_of(path: &NotePath, meta: &Meta, bytes: &[u8]) -> Result<PictureKind, EngineError> {
    let kind = PictureKind::of(bytes).filter(|_| meta.size <= LONGEST_PICTURE);
    kind.ok_or_else(|| EngineError::BadPath {
        path: path.to_string(),
        reason: BadPath::NoPicture,
    })
}

/// Names that look alike, or differ in case alone, are the same.
fn folded(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    name.nfc().collect::<String>().to_lowercase()
}

/// How many folders lie between a note and a file.
fn steps(note: &NotePath, file: &NotePath) -> usize {
    let parts = |folder: &'_ str| -> Vec<String> {
        let parts = folder.split('/').filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    let (from, to) = (parts(note.folder()), parts(file.folder()));
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    from.len() + to.len() - 2 * shared
}
