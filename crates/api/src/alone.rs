//! A file that lies in no vault, read to be shown alone. Hosts hand its path over, a
//! person having opened it from outside; the webview is given its text and never names it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use tsuzuri_engine::FileText;

use crate::wire::FileAlone;
use crate::{ApiError, ErrorCode};

/// A larger file is no note that a person reads in one piece; in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Reads a file, in whatever encoding it has.
///
/// # Errors
/// `io` when it can't be read, is no file, or is larger than 8 MB.
pub fn read(file: &Path) -> Result<FileAlone, ApiError> {
    let failed = |error: std::io::Error| {
        let message = format!("{} can't be read: {error}", file.display());
        ApiError::new(ErrorCode::Io, message)
    };
    // Asked before it is opened: what is no file, a pipe, might never answer.
    if !file.metadata().map_err(failed)?.is_file() {
        let message = format!("{} is no file", file.display());
        return Err(ApiError::new(ErrorCode::Io, message));
    }
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(failed)?;
    let read = opened.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        let message = format!("{} is larger than 8 MB", file.display());
        return Err(ApiError::new(ErrorCode::Io, message));
    }
    let shown = |name: Option<&std::ffi::OsStr>| {
        name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    };
    let folder = file.parent();
    Ok(FileAlone {
        name: shown(file.file_name()),
        folder: shown(folder.and_then(Path::file_name)),
        path: file.display().to_string(),
        text: FileText::of(bytes).text,
    })
}

#[cfg(test)]
mod tests;
