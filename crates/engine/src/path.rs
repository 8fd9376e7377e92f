//! The only gate from a string to a file of the vault. A `NotePath` cannot leave its
//! vault by its letters; that no symbolic link leads it out is for `fs` to see to.

use std::{fmt, path::Path, sync::Arc};

use unicode_normalization::{UnicodeNormalization, is_nfc};

#[cfg(test)]
mod tests;

/// A path in a vault: relative, `/`-separated, without `.`, `..` or empty parts, exactly
/// as the name stands on disk. Ordered by bytes. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NotePath(Arc<str>);

/// Why a string is no path in a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPath {
    /// Nothing, or nothing but separators.
    #[error("it is empty")]
    Empty,
    /// It starts at the root of a file system, a drive or a network share.
    #[error("it is not relative to the vault")]
    Absolute,
    /// It holds `.`, `..` or an empty part.
    #[error("it has a part that is empty, `.` or `..`")]
    Part,
    /// It holds a character that no file name may hold here.
    #[error("it holds a character that file names can't hold")]
    Character,
    /// Longer than any file system takes.
    #[error("it is too long")]
    TooLong,
    /// Only files that end in `.md` or `.markdown` are notes.
    #[error("it does not end in .md")]
    NoNote,
    /// A folder can't be moved to where it would lie in itself.
    #[error("it lies within the folder that is to be moved there")]
    Inside,
    /// A part of it that should be a folder is a file, or a link, which is not followed.
    #[error("it lies in a file or a link, which is no folder of the vault")]
    NoFolder,
    /// What lies there is no picture that can be shown.
    #[error("it is no picture (png, jpeg, gif, webp, avif or svg)")]
    NoPicture,
    /// The name on disk is not Unicode.
    #[error("its name is not valid Unicode")]
    NotUnicode,
}

/// As `PATH_MAX` on Linux.
const LONGEST: usize = 4096;

/// Endings that make a file a note.
const NOTE_ENDINGS: [&str; 2] = ["md", "markdown"];

impl NotePath {
    /// Reads a vault-relative path.
    pub fn new(path: &str) -> Result<Self, BadPath> {
        check(path, cfg!(windows))?;
        Ok(Self(path.into()))
    }

    /// Reads the path of a note that may not be there yet: `.md` is added when the name
    /// has no note's ending.
    pub fn note(path: &str) -> Result<Self, BadPath> {
        let nameless = path.is_empty() || path.ends_with('/');
        if nameless || is_note_name(path) {
            Self::new(path)
        } else {
            Self::new(&format!("{path}.md"))
        }
    }

    /// Takes over a path found on disk, relative to the vault.
    pub fn from_disk(path: &Path) -> Result<Self, BadPath> {
        let path = path.to_str().ok_or(BadPath::NotUnicode)?;
        if cfg!(windows) {
            Self::new(&path.replace('\\', "/"))
        } else {
            Self::new(path)
        }
    }

    /// As written on disk.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For `Fs`, which takes paths relative to the vault.
    pub fn as_path(&self) -> &Path {
        Path::new(&*self.0)
    }

    /// The folder it lies in; `""` is the vault's root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The last part.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The last part without a note's ending; empty for `.md`, which is a note too.
    pub fn stem(&self) -> &str {
        stem(self.name())
    }

    /// Whether its name makes it a note.
    pub fn is_note(&self) -> bool {
        is_note_name(self.name())
    }

    /// What a note without a title is called: its stem, or its name when that is empty.
    pub fn shown_name(&self) -> &str {
        match self.stem() {
            "" => self.name(),
            stem => stem,
        }
    }

    /// NFC form: two paths that look alike have the same key.
    pub fn key(&self) -> String {
        if is_nfc(&self.0) {
            self.0.to_string()
        } else {
            self.0.nfc().collect()
        }
    }

    /// Another name in the same folder.
    pub fn with_name(&self, name: &str) -> Result<Self, BadPath> {
        if name.contains('/') {
            return Err(BadPath::Character);
        }
        Self::new(&join(self.folder(), name))
    }
}

/// `name` in `folder`, where `""` is the root.
pub(crate) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// The places that a link's path names, seen from a folder: from there, then from the root.
pub(crate) fn places(folder: &str, target: &str) -> Vec<NotePath> {
    let rooted = target.strip_prefix('/');
    let beside = match rooted {
        Some(_) => None,
        None => below(folder, target),
    };
    let from_root = below("", rooted.unwrap_or(target));
    beside.into_iter().chain(from_root).collect()
}

/// A relative target from a folder, its `.` and `..` taken; `None` when it leads out.
pub(crate) fn below(folder: &str, target: &str) -> Option<NotePath> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    NotePath::new(&parts.join("/")).ok()
}

/// Whether a file of this name is a note.
pub(crate) fn is_note_name(name: &str) -> bool {
    ending(name).is_some()
}

/// The name without a note's ending.
pub(crate) fn stem(name: &str) -> &str {
    ending(name).map_or(name, |ending| &name[..name.len() - ending.len() - 1])
}

fn ending(name: &str) -> Option<&'static str> {
    let (_, found) = name.rsplit_once('.')?;
    NOTE_ENDINGS
        .into_iter()
        .find(|ending| found.eq_ignore_ascii_case(ending))
}

fn check(path: &str, windows: bool) -> Result<(), BadPath> {
    if path.is_empty() {
        return Err(BadPath::Empty);
    }
    if path.len() > LONGEST {
        return Err(BadPath::TooLong);
    }
    if path.starts_with('/') || (windows && (path.starts_with('\\') || has_drive(path))) {
        return Err(BadPath::Absolute);
    }
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Err(BadPath::Part);
    }
    if path.contains('\0') || (windows && path.contains(['\\', ':', '<', '>', '"', '|', '?', '*']))
    {
        return Err(BadPath::Character);
    }
    Ok(())
}

fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

impl fmt::Display for NotePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for NotePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl AsRef<str> for NotePath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
