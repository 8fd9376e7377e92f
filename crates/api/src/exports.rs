//! Passages taken elsewhere: one file that a person named, which needs nothing else and runs
//! nothing. It is written beside its place, piece by piece, and put there once it is whole;
//! what is called off leaves nothing behind. What a piece is made of is the window's; that
//! nothing in it acts, and which bytes become pictures, is decided here.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use tempfile::NamedTempFile;
use tsuzuri_engine::{NotePath, ReadOnly};

use crate::wire::{EmbedLeft, ExportDone, ExportFormat};
use crate::{ApiError, ErrorCode, Vault, attachments};

mod clean;
mod page;

/// Bytes of a picture that a page takes in, at most.
pub const LARGEST_PICTURE: usize = 10_000_000;
/// Bytes of all pictures of a page, at most; each counts as often as it stands there.
pub const ALL_PICTURES: usize = 100_000_000;
/// Bytes of one piece of a file, at most.
pub const LARGEST_PIECE: usize = 50_000_000;

/// What a file is to be.
pub struct Head<'a> {
    /// What it is made of.
    pub format: ExportFormat,
    /// Stands above everything.
    pub title: &'a str,
    /// Of its words, `ja` or `en`.
    pub language: &'a str,
}

/// The file that a window is writing: one at a time, a newer one takes the place of the one
/// before, of which nothing is left.
#[derive(Default)]
pub(crate) struct Held {
    writing: Mutex<Option<(u32, Export)>>,
}

impl Held {
    /// Keeps a file until it is whole, by the ticket it was asked for with.
    pub(crate) fn begin(&self, ticket: u32, export: Export) {
        *self.writing() = Some((ticket, export));
    }

    /// Does something with the file of a ticket.
    ///
    /// # Errors
    /// `cancelled` when it was called off; those of the work.
    pub(crate) fn with<T>(
        &self,
        ticket: u32,
        work: impl FnOnce(&mut Export) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        match &mut *self.writing() {
            Some((of, export)) if *of == ticket => work(export),
            _ => Err(ApiError::called_off()),
        }
    }

    /// The file of a ticket, to be put in its place or dropped.
    pub(crate) fn take(&self, ticket: u32) -> Option<Export> {
        let held = self.writing().take_if(|(of, _)| *of == ticket);
        held.map(|(_, export)| export)
    }

    /// Calls off whatever is written.
    pub(crate) fn forget(&self) {
        *self.writing() = None;
    }

    fn writing(&self) -> MutexGuard<'_, Option<(u32, Export)>> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file that is not whole yet. Dropped, it leaves nothing.
pub struct Export {
    format: ExportFormat,
    /// Where it goes.
    file: PathBuf,
    written: BufWriter<NamedTempFile>,
    pictures: Pictures,
}

/// Pictures of a page.
#[derive(Default)]
struct Pictures {
    /// Those of the next piece as `data:` addresses, by the name that stands for each.
    waiting: HashMap<String, String>,
    named: usize,
    bytes: usize,
    missing: u32,
    too_large: u32,
}

impl Export {
    /// Begins a file beside the place that a person chose for it.
    ///
    /// # Errors
    /// `disk-full`, `read-only`, `io`, as the file system says.
    pub fn begin(file: &Path, head: &Head<'_>) -> Result<Self, ApiError> {
        // What a link names is written, and the link stays.
        let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let failed = |error| could_not(&file, &error);
        let folder = file.parent().unwrap_or(Path::new("."));
        let part = beside(folder).map_err(failed)?;
        let mut written = BufWriter::new(part);
        let start = match head.format {
            ExportFormat::Html => page::start(head.title, head.language),
            ExportFormat::Markdown => format!("# {}\n", head.title),
        };
        written.write_all(start.as_bytes()).map_err(failed)?;
        Ok(Self {
            format: head.format,
            file,
            written,
            pictures: Pictures::default(),
        })
    }

    /// Takes in the picture that a link of a note names; answers the address that stands for
    /// it in the next piece, and in no other.
    ///
    /// # Errors
    /// Those of the vault's settings.
    pub fn embed(
        &mut self,
        vault: &Vault,
        note: &NotePath,
        target: &str,
    ) -> Result<Result<String, EmbedLeft>, ApiError> {
        let folder = attachments::folder(vault, note)?;
        let found = vault.engine.find_picture(note, target, &folder);
        let read = found.and_then(|found| vault.engine.read_picture(&found.path));
        let Ok((kind, bytes)) = read else {
            self.pictures.missing += 1;
            return Ok(Err(EmbedLeft::Missing));
        };
        let all = self.pictures.bytes.saturating_add(bytes.len());
        if bytes.len() > LARGEST_PICTURE || all > ALL_PICTURES {
            self.pictures.too_large += 1;
            return Ok(Err(EmbedLeft::TooLarge));
        }
        self.pictures.bytes = all;
        let data = format!(
            "data:{};base64,{}",
            kind.media_type(),
            STANDARD.encode(bytes)
        );
        self.pictures.named += 1;
        let name = format!("{}{}", clean::PICTURE, self.pictures.named);
        self.pictures.waiting.insert(name.clone(), data);
        Ok(Ok(name))
    }

    /// Adds the next piece: of a page what is left of it once nothing in it acts, of Markdown
    /// the text as it is.
    ///
    /// # Errors
    /// `too-large`; `disk-full`, `io`, as the file system says.
    pub fn add(&mut self, text: &str) -> Result<(), ApiError> {
        if text.len() > LARGEST_PIECE {
            let message = "a piece of an export is larger than 50 MB";
            return Err(ApiError::new(ErrorCode::TooLarge, message));
        }
        let pictures = std::mem::take(&mut self.pictures.waiting);
        let cleaned;
        let piece = match self.format {
            ExportFormat::Html => {
                cleaned = clean::clean(text, pictures);
                &cleaned
            }
            ExportFormat::Markdown => text,
        };
        let written = self.written.write_all(piece.as_bytes());
        written.map_err(|error| could_not(&self.file, &error))
    }

    /// Puts the file in its place, durably.
    ///
    /// # Errors
    /// `disk-full`, `read-only`, `io`, as the file system says; nothing is left then, and what
    /// was in its place stays.
    pub fn finish(mut self) -> Result<ExportDone, ApiError> {
        let failed = |error: &io::Error| could_not(&self.file, error);
        let end = match self.format {
            ExportFormat::Html => page::END,
            ExportFormat::Markdown => "",
        };
        let ended = self.written.write_all(end.as_bytes());
        ended.map_err(|error| failed(&error))?;
        let part = self.written.into_inner();
        let part = part.map_err(|error| failed(error.error()))?;
        part.as_file().sync_all().map_err(|error| failed(&error))?;
        let put = part.persist(&self.file);
        put.map_err(|error| failed(&error.error))?;
        // The file is there; that its name is durable too can't be had everywhere.
        if let Some(folder) = self.file.parent() {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        let name = self.file.file_name().unwrap_or_default();
        Ok(ExportDone {
            file: name.to_string_lossy().into_owned(),
            missing: self.pictures.missing,
            too_large: self.pictures.too_large,
        })
    }
}

/// A new file that may be read by whom other new files may be read.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tsuzuri-export-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn could_not(file: &Path, error: &io::Error) -> ApiError {
    let code = match error.kind() {
        io::ErrorKind::StorageFull => ErrorCode::DiskFull,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ErrorCode::ReadOnly,
        _ => ErrorCode::Io,
    };
    let message = format!("{} could not be written: {error}", file.display());
    let why = (code == ErrorCode::ReadOnly).then(|| ReadOnly::Permission.code().to_owned());
    ApiError {
        why,
        ..ApiError::new(code, message)
    }
}
