//! What files there are. Two questions: everything below a folder, and what stands at
//! one path. Both give notes in path order, what was left out and why, and where nothing
//! could be seen at all (there the index keeps what it knows).

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use crate::{
    fs::{Entry, Fs, Kind, Meta},
    path::{NotePath, is_note_name},
    vault::{save::is_temporary, spelled::stat_as_spelled},
    watch::ignore::Ignore,
};

#[cfg(test)]
mod tests;

/// Folders deeper than this are left out.
const DEEPEST: usize = 64;

/// A note's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub path: NotePath,
    pub meta: Meta,
}

/// Why a file or folder is not in the index, or only in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Over 5 MB: only its title and tags are indexed.
    Large,
    /// The file system refuses to let it be read.
    Unreadable,
    /// Its bytes are no text in any encoding that was recognised for sure.
    Encoding,
    /// A pipe, socket or device with a note's name.
    NotAFile,
    /// A name that is not Unicode, or too long.
    Name,
    /// More than 64 folders deep.
    TooDeep,
    /// A symbolic link; none is followed.
    Link,
    /// A cloud has taken its bytes away.
    Cloud,
}

impl Reason {
    /// The code that the contract uses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Large => "large",
            Self::Unreadable => "unreadable",
            Self::Encoding => "encoding",
            Self::NotAFile => "not-a-file",
            Self::Name => "name",
            Self::TooDeep => "too-deep",
            Self::Link => "link",
            Self::Cloud => "cloud",
        }
    }
}

/// Paths that were left out, lossy where the name is not Unicode.
pub(crate) type Skipped = BTreeMap<String, Reason>;

/// What was seen.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// In path order.
    pub notes: Vec<Found>,
    pub skipped: Skipped,
    /// Folders that could not be listed, and files that are there but not for us: what
    /// the index knows about these and everything below stays.
    pub blind: Vec<String>,
    /// Files that saves make beside notes and take away again.
    pub leftovers: Vec<NotePath>,
}

/// Everything below a folder (`""` for the whole vault). Fails only when that folder
/// itself can't be listed.
pub(crate) fn scan(fs: &dyn Fs, ignore: &Ignore, folder: &Path) -> io::Result<Scan> {
    let mut scan = Scan::default();
    let mut level = vec![folder.to_owned()];
    let mut first = true;
    while !level.is_empty() {
        let listed: Vec<_> = level
            .par_iter()
            .map(|folder| (folder, list(fs, ignore, folder)))
            .collect();
        let mut next = Vec::new();
        for (folder, entries) in listed {
            match entries {
                Ok((found, folders)) => {
                    scan.absorb(found);
                    next.extend(folders);
                }
                Err(error) if first => return Err(error),
                Err(error) if is_absence(&error) => {}
                Err(_) => scan.cannot_see(folder, Reason::Unreadable),
            }
        }
        first = false;
        level = next;
    }
    scan.notes.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
    scan.keep_clouds_apart();
    Ok(scan)
}

/// What one folder holds, and the folders in it.
fn list(fs: &dyn Fs, ignore: &Ignore, folder: &Path) -> io::Result<(Scan, Vec<PathBuf>)> {
    let entries = fs.list(folder, &wants_meta)?;
    let mut found = Scan::default();
    let mut folders = Vec::new();
    found.sort_out(folder, entries, ignore, &mut folders);
    Ok((found, folders))
}

fn wants_meta(name: &OsStr) -> bool {
    is_note_name(&name.to_string_lossy())
}

/// What stands at one path, whether a note, a folder, or nothing that matters. Nothing
/// at all is an empty scan.
pub(crate) fn look_at(fs: &dyn Fs, ignore: &Ignore, path: &Path) -> io::Result<Scan> {
    let mut found = Scan::default();
    if ignore.skips_path(path) {
        return Ok(found);
    }
    if let Some(folder) = too_deep(path) {
        found.skip(folder, Reason::TooDeep);
        return Ok(found);
    }
    let meta = match stat_as_spelled(fs, path) {
        Ok(meta) => meta,
        // A link on the way there, or a file where a folder was: nothing of ours.
        Err(error) if is_absence(&error) => return Ok(found),
        Err(error) => return Err(error),
    };
    if meta.kind == Kind::Folder {
        if ignore.skips(path, true) {
            return Ok(found);
        }
        if is_too_deep(path) {
            found.skip(path, Reason::TooDeep);
            return Ok(found);
        }
        return match scan(fs, ignore, path) {
            // It went in this moment.
            Err(error) if is_absence(&error) => Ok(found),
            scanned => scanned,
        };
    }
    let (Some(name), Some(folder)) = (path.file_name(), path.parent()) else {
        return Ok(found);
    };
    let entry = Entry {
        name: name.to_owned(),
        kind: meta.kind,
        meta: Some(meta),
    };
    found.sort_out(folder, vec![entry], ignore, &mut Vec::new());
    found.keep_clouds_apart();
    Ok(found)
}

/// Whether a folder is left out for its depth.
fn is_too_deep(folder: &Path) -> bool {
    folder.iter().count() > DEEPEST
}

/// The first folder above a path that is left out for its depth, as a look at all folders
/// would have it.
fn too_deep(path: &Path) -> Option<&Path> {
    path.ancestors()
        .skip(1)
        .find(|folder| folder.iter().count() == DEEPEST + 1)
}

/// Whether a path holds nothing that could be indexed.
pub(crate) fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

impl Scan {
    /// A path that is there and not for us.
    pub fn blind_to(path: &Path) -> Self {
        let mut scan = Self::default();
        scan.cannot_see(path, Reason::Unreadable);
        scan
    }

    fn absorb(&mut self, other: Self) {
        self.notes.extend(other.notes);
        self.skipped.extend(other.skipped);
        self.blind.extend(other.blind);
        self.leftovers.extend(other.leftovers);
    }

    fn sort_out(
        &mut self,
        folder: &Path,
        entries: Vec<Entry>,
        ignore: &Ignore,
        folders: &mut Vec<PathBuf>,
    ) {
        for Entry { name, kind, meta } in entries {
            let path = folder.join(&name);
            let lossy_name = name.to_string_lossy();
            if is_temporary(&lossy_name) {
                self.leftovers.extend(NotePath::from_disk(&path));
                continue;
            }
            let is_note = is_note_name(&lossy_name);
            let could_be_ours = is_note || kind == Kind::Folder || kind == Kind::Link;
            if !could_be_ours || ignore.skips(&path, kind == Kind::Folder) {
                continue;
            }
            match (kind, NotePath::from_disk(&path)) {
                (Kind::Folder, _) if is_too_deep(&path) => self.skip(&path, Reason::TooDeep),
                (Kind::Folder, _) => folders.push(path),
                (Kind::File, Ok(note)) => {
                    if let Some(meta) = meta {
                        self.notes.push(Found { path: note, meta });
                    }
                }
                (Kind::File, Err(_)) => self.skip(&path, Reason::Name),
                // Links to pictures and the like are no concern of ours.
                (Kind::Link, _) if is_note || path.extension().is_none() => {
                    self.skip(&path, Reason::Link)
                }
                (Kind::Link, _) => {}
                (Kind::Other, _) => self.skip(&path, Reason::NotAFile),
            }
        }
    }

    /// Files whose bytes a cloud has taken away are there, and are not read. Where no
    /// file has blocks, the file system just does not tell.
    fn keep_clouds_apart(&mut self) {
        let here = self.notes.iter().filter(|found| found.meta.local).count();
        let none_tells = here == 0 && self.notes.len() > 1;
        if none_tells || here == self.notes.len() {
            return;
        }
        let notes = std::mem::take(&mut self.notes);
        let (here, away): (Vec<_>, Vec<_>) = notes.into_iter().partition(|found| found.meta.local);
        self.notes = here;
        for found in away {
            self.cannot_see(found.path.as_path(), Reason::Cloud);
        }
    }

    fn cannot_see(&mut self, path: &Path, why: Reason) {
        self.skip(path, why);
        self.blind.push(path.to_string_lossy().into_owned());
    }

    fn skip(&mut self, path: &Path, why: Reason) {
        self.skipped
            .insert(path.to_string_lossy().into_owned(), why);
    }

    /// Whether nothing can be said about a path.
    pub fn is_blind_to(&self, path: &str) -> bool {
        self.blind.iter().any(|blind| {
            path.strip_prefix(blind.as_str())
                .is_some_and(|rest| blind.is_empty() || rest.is_empty() || rest.starts_with('/'))
        })
    }
}
