//! The sample vault: it comes with the app, read-only, and is copied to where a person
//! keeps documents, to be played with.

use std::path::{Path, PathBuf};
use std::{fs, io};

use tauri::path::BaseDirectory;
use tauri::{AppHandle, Manager};
use tsuzuri_api::{ApiError, ErrorCode};

/// Name of the folder it is copied to.
const NAME: &str = "Tsuzuri Sample";

/// Where the app brings it.
pub fn bundled(app: &AppHandle) -> Result<PathBuf, ApiError> {
    app.path()
        .resolve("sample-vault", BaseDirectory::Resource)
        .map_err(|error| unavailable(format!("the sample is not with the app: {error}")))
}

/// Where it is copied to.
pub fn home(app: &AppHandle) -> Result<PathBuf, ApiError> {
    Ok(documents(app)?.join(NAME))
}

/// Where a person keeps documents; their home where the desktop names no such folder.
pub fn documents(app: &AppHandle) -> Result<PathBuf, ApiError> {
    app.path()
        .document_dir()
        .ok()
        .filter(|folder| folder.is_dir())
        .map_or_else(|| app.path().home_dir(), Ok)
        .map_err(|error| unavailable(format!("there is no home folder: {error}")))
}

/// Copies the folder `from` to `to`, whole or not at all. A folder that is there is an
/// earlier copy, perhaps written in since: it stays as it is.
pub fn copy(from: &Path, to: &Path) -> Result<(), ApiError> {
    if to.is_dir() {
        return Ok(());
    }
    let half = to.with_extension(format!("copying-{}", std::process::id()));
    let copied = copy_folder(from, &half).and_then(|()| fs::rename(&half, to));
    copied.map_err(|error| {
        if let Err(left) = fs::remove_dir_all(&half) {
            tracing::warn!("{} is left over: {left}", half.display());
        }
        unavailable(format!(
            "the sample could not be copied to {}: {error}",
            to.display()
        ))
    })
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::write(target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

fn unavailable(message: String) -> ApiError {
    ApiError::new(ErrorCode::VaultUnavailable, message)
}
