//! Files through the standard library, for systems without folder descriptors. Links on
//! the way are looked for before each access; a link swapped in between is not caught.

use std::{
    ffi::OsStr,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use super::{
    super::{Entry, Fs, Kind, Meta, Opened},
    Trash,
};

/// The files below one folder of the machine's disk.
#[derive(Debug)]
pub struct DiskFs {
    root: PathBuf,
    trash: Trash,
}

impl DiskFs {
    /// The root itself may be reached through links; it need not be there yet. There is no
    /// trash.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            trash: Trash::None,
        }
    }

    /// The same with a trash.
    pub fn with_trash(self, trash: Trash) -> Self {
        Self { trash, ..self }
    }

    fn below(&self, path: &Path) -> io::Result<PathBuf> {
        let mut full = self.root.clone();
        for part in path {
            if part == ".."
                || full
                    .symlink_metadata()
                    .is_ok_and(|meta| meta.is_symlink() && full != self.root)
            {
                return Err(io::ErrorKind::InvalidInput.into());
            }
            full.push(part);
        }
        Ok(full)
    }
}

impl Fs for DiskFs {
    fn list(&self, folder: &Path, wants_meta: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(self.below(folder)?)? {
            let entry = entry?;
            let name = entry.file_name();
            let meta = if wants_meta(&name) {
                entry.metadata().ok().map(|meta| meta_of(&meta))
            } else {
                None
            };
            let kind = kind(entry.file_type()?);
            entries.push(Entry { name, kind, meta });
        }
        Ok(entries)
    }

    fn stat(&self, path: &Path) -> io::Result<Meta> {
        let full = self.below(path)?;
        let meta = if path.as_os_str().is_empty() {
            fs::metadata(full)?
        } else {
            fs::symlink_metadata(full)?
        };
        Ok(meta_of(&meta))
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        if self.stat(path)?.kind != Kind::File {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let file = File::open(self.below(path)?)?;
        Ok(Opened {
            meta: meta_of(&file.metadata()?),
            bytes: Box::new(file),
        })
    }

    fn writable(&self, path: &Path) -> bool {
        self.below(path)
            .and_then(fs::metadata)
            .is_ok_and(|meta| !meta.permissions().readonly())
    }

    fn target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        let root = self.root.canonicalize()?;
        let target = root.join(path).canonicalize()?;
        Ok(target.strip_prefix(root).ok().map(Path::to_owned))
    }

    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        let full = self.below(path)?;
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&full)?;
        let written = (|| {
            file.write_all(bytes)?;
            if let Some(like) = like {
                file.set_permissions(fs::metadata(self.below(like)?)?.permissions())?;
            }
            file.sync_all()
        })();
        if written.is_err() {
            let _ = fs::remove_file(full);
        }
        written
    }

    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool> {
        if self.stat(path)?.kind != Kind::File {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut file = OpenOptions::new().append(true).open(self.below(path)?)?;
        if file.metadata()?.len() < size {
            return Ok(false);
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(true)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.stat(path)?.kind != Kind::File {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut file = OpenOptions::new().write(true).open(self.below(path)?)?;
        file.write_all(bytes)?;
        file.set_len(bytes.len() as u64)?;
        file.sync_all()
    }

    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(self.below(from)?, self.below(to)?)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let from = self.below(from)?;
        fs::hard_link(&from, self.below(to)?)?;
        fs::remove_file(from)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(self.below(path)?)
    }

    fn trash(&self, path: &Path) -> io::Result<()> {
        self.trash.take(&self.below(path)?)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        // Windows writes names through; there is no call for it.
        Ok(())
    }

    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(self.below(folder)?)
    }
}

fn kind(kind: fs::FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}

fn meta_of(meta: &fs::Metadata) -> Meta {
    let modified = meta
        .modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok())
        .unwrap_or_default();
    let mtime_ns = i64::try_from(modified.as_nanos()).unwrap_or(i64::MAX);
    Meta {
        kind: kind(meta.file_type()),
        size: meta.len(),
        mtime_ns,
        ctime_ns: mtime_ns,
        inode: 0,
        links: 1,
        local: true,
    }
}
