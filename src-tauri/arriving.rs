//! Pictures and files that the webview keeps from its page: WebKitGTK tells a page neither of a
//! picture that was copied, nor which files were copied or dropped. The page says for which note
//! they are, and hears what they are called in the vault: never their bytes, nor where they
//! came from.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager, WebviewWindow};
use tsuzuri_api::commands::files::{LONGEST, attach_bytes};
use tsuzuri_api::wire::{Attached, AttachedFiles, NoteRequest};
use tsuzuri_api::{ApiError, ErrorCode, Session};

use crate::commands::blocking;
use crate::os;

/// What comes in from another program.
pub enum Arriving {
    /// Nothing that can be put beside a note.
    Nothing,
    /// The bytes of a picture that has no name.
    Picture(Vec<u8>),
    /// Files of this machine.
    Files(Vec<PathBuf>),
}

/// The files that were last dragged over a page; given out once.
#[derive(Default)]
pub struct Dragged(Mutex<Vec<PathBuf>>);

impl Dragged {
    /// In place of what was dragged before.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "elsewhere the page gets them")
    )]
    pub fn keep(&self, files: Vec<PathBuf>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = files;
    }

    fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// When a person last did what may be a paste: the clipboard is read for nobody else.
#[derive(Default)]
pub struct Pasting(Mutex<Option<Instant>>);

/// A key's paste comes at once, one from a menu when the person has found it there.
#[cfg_attr(
    not(target_os = "linux"),
    expect(dead_code, reason = "elsewhere the page gets what is pasted")
)]
#[derive(Clone, Copy, Debug)]
pub enum PastedBy {
    Key,
    Menu,
}

impl Pasting {
    /// A paste may come within some time.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "elsewhere the page gets what is pasted")
    )]
    pub fn may_come(&self, by: PastedBy) {
        let time = match by {
            PastedBy::Key => Duration::from_secs(5),
            PastedBy::Menu => Duration::from_secs(60),
        };
        let until = Instant::now() + time;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(kept.map_or(until, |before| before.max(until)));
    }

    /// Whether it may have come now; answered once.
    fn take(&self) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.take().is_some_and(|until| Instant::now() <= until)
    }
}

/// Puts the picture or the files that were copied beside a note, when a person pastes.
pub async fn attach_copied(
    app: AppHandle,
    _: WebviewWindow,
    request: NoteRequest,
) -> Result<AttachedFiles, ApiError> {
    let arrived = match app.state::<Pasting>().take() {
        true => os::copied(&app).await,
        false => {
            tracing::warn!("a page asked for what was copied, and nobody pasted");
            Arriving::Nothing
        }
    };
    attach(&app, request.path, arrived).await
}

/// Puts the files that were dropped beside a note.
pub async fn attach_dropped(
    app: AppHandle,
    _: WebviewWindow,
    request: NoteRequest,
) -> Result<AttachedFiles, ApiError> {
    let files = app.state::<Dragged>().take();
    attach(&app, request.path, Arriving::Files(files)).await
}

async fn attach(
    app: &AppHandle,
    note: String,
    arrived: Arriving,
) -> Result<AttachedFiles, ApiError> {
    let session = Arc::clone(&app.state::<Arc<Session>>());
    blocking(move || {
        Ok(match arrived {
            Arriving::Nothing => AttachedFiles::default(),
            Arriving::Picture(bytes) => {
                std::iter::once(attach_bytes(&session, &note, None, &bytes)).collect()
            }
            Arriving::Files(files) => files
                .iter()
                .map(|file| attach_file(&session, &note, file))
                .collect(),
        })
    })
    .await
}

fn attach_file(session: &Session, note: &str, file: &Path) -> Result<Attached, ApiError> {
    let bytes = read(file).map_err(|error| {
        let message = format!("{} could not be read: {error}", file.display());
        ApiError::new(ErrorCode::Io, message)
    })?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    attach_bytes(session, note, Some(&name), &bytes)
}

/// A file's bytes; of one that is too long, enough for that to be seen.
fn read(file: &Path) -> io::Result<Vec<u8>> {
    // Before it is opened: a pipe would wait for who writes into it.
    if !fs::metadata(file)?.is_file() {
        let message = "it is no file; copy folders into the vault yourself";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    let mut bytes = Vec::new();
    let opened = File::open(file)?;
    opened.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
