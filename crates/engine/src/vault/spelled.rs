//! Whether a path is written so on disk. Some disks take several spellings for one name, in
//! other cases or other Unicode forms: what got another of them is still found under the old.

use std::{ffi::OsStr, io, path::Path};

use unicode_normalization::UnicodeNormalization;

use crate::fs::{Fs, Meta};

/// What stands at a path, written as it is there; `NotFound` when the disk writes it
/// otherwise.
pub(crate) fn stat_as_spelled(fs: &dyn Fs, path: &Path) -> io::Result<Meta> {
    let meta = fs.stat(path)?;
    if has_another_spelling(fs, path) && !is_listed(fs, path)? {
        return Err(io::ErrorKind::NotFound.into());
    }
    Ok(meta)
}

/// Cheap, and mostly `false`: to list folders for it would cost much where they are large.
fn has_another_spelling(fs: &dyn Fs, path: &Path) -> bool {
    let Some(path) = path.to_str() else {
        return false;
    };
    let turned = |c: char| match c.is_ascii_lowercase() {
        true => c.to_ascii_uppercase(),
        false => c.to_ascii_lowercase(),
    };
    let spellings: [String; 3] = [
        path.chars().map(turned).collect(),
        path.nfc().collect(),
        path.nfd().collect(),
    ];
    let mut others = spellings.iter().filter(|other| *other != path);
    others.any(|other| fs.stat(Path::new(other)).is_ok())
}

/// Whether each part of it is in its folder just so.
fn is_listed(fs: &dyn Fs, path: &Path) -> io::Result<bool> {
    for part in path.ancestors() {
        let (Some(name), Some(folder)) = (part.file_name(), part.parent()) else {
            continue;
        };
        let entries = fs.list(folder, &|_: &OsStr| false)?;
        if entries.iter().all(|entry| entry.name != name) {
            return Ok(false);
        }
    }
    Ok(true)
}
