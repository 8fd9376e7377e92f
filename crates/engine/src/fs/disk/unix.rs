//! Files through folder descriptors: a path is resolved below the root in one step that
//! refuses symbolic links, so swapping a folder for a link at the wrong moment gains
//! nothing.

use std::{
    ffi::OsStr,
    fs::File,
    io::{self, Write},
    os::{fd::OwnedFd, unix::ffi::OsStrExt},
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use rustix::{
    fs::{Access, AtFlags, Dir, FileType, Mode, OFlags, RenameFlags, Stat},
    io::Errno,
};
use xattr::FileExt;

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

    /// Opens something below the root without following a link.
    fn below(&self, path: &Path, flags: OFlags) -> io::Result<OwnedFd> {
        let flags = flags | OFlags::CLOEXEC;
        let root = rustix::fs::open(&self.root, PLACE | OFlags::CLOEXEC, Mode::empty())?;
        let path = if path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            path
        };
        open_below(root, path, flags).map_err(|error| match error {
            // A link: there is no such file as far as this vault goes.
            Errno::LOOP => io::ErrorKind::NotADirectory.into(),
            error => error.into(),
        })
    }

    /// The folder a path lies in, and its last part.
    fn place<'p>(&self, path: &'p Path) -> io::Result<(OwnedFd, &'p OsStr)> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        Ok((self.below(folder, PLACE)?, name))
    }
}

/// So many files at least are asked for by one thread.
const A_STRETCH: usize = 256;

/// A folder to stand in; needs no right to list it.
#[cfg(target_os = "linux")]
const PLACE: OFlags = OFlags::PATH.union(OFlags::DIRECTORY);
#[cfg(not(target_os = "linux"))]
const PLACE: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY);

#[cfg(target_os = "linux")]
fn open_below(root: OwnedFd, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
    use rustix::fs::ResolveFlags;
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
    match rustix::fs::openat2(&root, path, flags, Mode::empty(), resolve) {
        // Kernels before 5.6, and sandboxes that don't know the call.
        Err(Errno::NOSYS | Errno::PERM) => open_step_by_step(root, path, flags),
        // Another program renamed a folder meanwhile.
        Err(Errno::AGAIN) => open_step_by_step(root, path, flags),
        opened => opened,
    }
}

#[cfg(not(target_os = "linux"))]
fn open_below(root: OwnedFd, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
    open_step_by_step(root, path, flags)
}

fn open_step_by_step(root: OwnedFd, path: &Path, flags: OFlags) -> Result<OwnedFd, Errno> {
    let mut at = root;
    let mut parts = path.iter().peekable();
    while let Some(part) = parts.next() {
        if part == ".." {
            return Err(Errno::INVAL);
        }
        let flags = if parts.peek().is_some() {
            PLACE | OFlags::CLOEXEC
        } else {
            flags
        };
        at = rustix::fs::openat(&at, part, flags | OFlags::NOFOLLOW, Mode::empty())?;
    }
    Ok(at)
}

impl Fs for DiskFs {
    #[cfg(target_os = "linux")]
    fn is_silent(&self) -> bool {
        super::silent::is_silent(&self.root)
    }

    fn list(&self, folder: &Path, wants_meta: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>> {
        let folder = self.below(folder, OFlags::RDONLY | OFlags::DIRECTORY)?;
        let mut entries = Vec::new();
        let mut asked = Vec::new();
        for entry in Dir::read_from(&folder)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let listed = Entry {
                name: name.to_owned(),
                kind: kind(entry.file_type()),
                meta: None,
            };
            if wants_meta(name) || entry.file_type() == FileType::Unknown {
                asked.push(listed);
            } else {
                entries.push(listed);
            }
        }
        // All notes of a vault may lie in one folder.
        let asked = asked
            .into_par_iter()
            .with_min_len(A_STRETCH)
            .map(|entry| with_meta(&folder, entry));
        let asked: Vec<Option<Entry>> = asked.collect::<io::Result<_>>()?;
        entries.extend(asked.into_iter().flatten());
        Ok(entries)
    }

    fn stat(&self, path: &Path) -> io::Result<Meta> {
        if path.as_os_str().is_empty() {
            return Ok(meta_of(&rustix::fs::stat(&self.root)?));
        }
        let (folder, name) = self.place(path)?;
        Ok(meta_of(&rustix::fs::statat(
            folder,
            name,
            AtFlags::SYMLINK_NOFOLLOW,
        )?))
    }

    fn open(&self, path: &Path) -> io::Result<Opened> {
        // NONBLOCK: opening a pipe must not wait for its other end.
        let file = self.below(path, OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY)?;
        let meta = meta_of(&rustix::fs::fstat(&file)?);
        if meta.kind != Kind::File {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(Opened {
            meta,
            bytes: Box::new(File::from(file)),
        })
    }

    fn writable(&self, path: &Path) -> bool {
        self.place(path).is_ok_and(|(folder, name)| {
            rustix::fs::accessat(folder, name, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
        })
    }

    fn target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        let root = self.root.canonicalize()?;
        let target = root.join(path).canonicalize()?;
        Ok(target.strip_prefix(root).ok().map(Path::to_owned))
    }

    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        let (folder, name) = self.place(path)?;
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        // Until it has the rights of `like`, no one else may look into it.
        let mode = if like.is_some() {
            Mode::from_raw_mode(0o600)
        } else {
            Mode::from_raw_mode(0o666)
        };
        let file = File::from(rustix::fs::openat(&folder, name, flags, mode)?);
        let written = (|| {
            (&file).write_all(bytes)?;
            if let Some(like) = like {
                take_after(
                    &file,
                    &File::from(self.below(like, OFlags::RDONLY | OFlags::NONBLOCK)?),
                )?;
            }
            file.sync_all()
        })();
        if written.is_err() {
            let _ = rustix::fs::unlinkat(&folder, name, AtFlags::empty());
        }
        written
    }

    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool> {
        let flags = OFlags::WRONLY | OFlags::APPEND | OFlags::NONBLOCK | OFlags::NOCTTY;
        let file = File::from(self.below(path, flags)?);
        let meta = meta_of(&rustix::fs::fstat(&file)?);
        if meta.kind != Kind::File {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if meta.size < size {
            return Ok(false);
        }
        reserve(&file, meta.size, bytes.len() as u64)?;
        (&file).write_all(bytes)?;
        file.sync_all()?;
        Ok(true)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let flags = OFlags::WRONLY | OFlags::NONBLOCK | OFlags::NOCTTY;
        let file = File::from(self.below(path, flags)?);
        if meta_of(&rustix::fs::fstat(&file)?).kind != Kind::File {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let length = bytes.len() as u64;
        reserve(&file, 0, length)?;
        (&file).write_all(bytes)?;
        file.set_len(length)?;
        file.sync_all()
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.rename_by(a, b, RenameFlags::EXCHANGE)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.rename_by(from, to, RenameFlags::empty())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match self.rename_by(from, to, RenameFlags::NOREPLACE) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                let ((from_folder, from), (to_folder, to)) = (self.place(from)?, self.place(to)?);
                rustix::fs::linkat(&from_folder, from, &to_folder, to, AtFlags::empty())?;
                Ok(rustix::fs::unlinkat(&from_folder, from, AtFlags::empty())?)
            }
            done => done,
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let (folder, name) = self.place(path)?;
        Ok(rustix::fs::unlinkat(folder, name, AtFlags::empty())?)
    }

    fn trash(&self, path: &Path) -> io::Result<()> {
        // The file itself, and not what a link on the way may lead to.
        self.place(path)?;
        self.trash.take(&self.root.join(path))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::from(self.below(folder, OFlags::RDONLY | OFlags::DIRECTORY)?).sync_all()
    }

    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        let mut made = PathBuf::new();
        for part in folder {
            made.push(part);
            let (above, name) = self.place(&made)?;
            match rustix::fs::mkdirat(above, name, Mode::from_raw_mode(0o777)) {
                Ok(()) => self.sync_folder(made.parent().unwrap_or(Path::new("")))?,
                Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

impl DiskFs {
    fn rename_by(&self, from: &Path, to: &Path, flags: RenameFlags) -> io::Result<()> {
        let ((from_folder, from), (to_folder, to)) = (self.place(from)?, self.place(to)?);
        if flags.is_empty() {
            return Ok(rustix::fs::renameat(from_folder, from, to_folder, to)?);
        }
        #[cfg(any(target_os = "linux", target_vendor = "apple"))]
        return match rustix::fs::renameat_with(from_folder, from, to_folder, to, flags) {
            // Some file systems refuse the flags by `EINVAL`.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
                Err(io::ErrorKind::Unsupported.into())
            }
            done => Ok(done?),
        };
        #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Asks for room before anything is written, so that a full disk is noticed while the file
/// is still as it was. File systems that can't say are written to as they are.
#[cfg(target_os = "linux")]
fn reserve(file: &File, from: u64, length: u64) -> io::Result<()> {
    use rustix::fs::FallocateFlags;
    match rustix::fs::fallocate(file, FallocateFlags::KEEP_SIZE, from, length) {
        Err(full @ (Errno::NOSPC | Errno::DQUOT | Errno::FBIG)) => Err(full.into()),
        _ => Ok(()),
    }
}

#[cfg(not(target_os = "linux"))]
fn reserve(_: &File, _: u64, _: u64) -> io::Result<()> {
    Ok(())
}

/// Gives a new file the mode, owner and extended attributes of another one. Owner and
/// attributes are taken as far as the system allows; the mode must succeed.
fn take_after(file: &File, like: &File) -> io::Result<()> {
    let stat = rustix::fs::fstat(like)?;
    let own = rustix::fs::fstat(file)?;
    if (own.st_uid, own.st_gid) != (stat.st_uid, stat.st_gid) {
        let (owner, group) = (
            rustix::fs::Uid::from_raw(stat.st_uid),
            rustix::fs::Gid::from_raw(stat.st_gid),
        );
        // Only root may give a file away; to a group one belongs to, anyone may.
        if rustix::fs::fchown(file, Some(owner), Some(group)).is_err() {
            let _ = rustix::fs::fchown(file, None, Some(group));
        }
    }
    for name in like.list_xattr().into_iter().flatten() {
        if let Ok(Some(value)) = like.get_xattr(&name) {
            let _ = file.set_xattr(&name, &value);
        }
    }
    Ok(rustix::fs::fchmod(
        file,
        Mode::from_raw_mode(stat.st_mode & 0o7777),
    )?)
}

/// What the file system says about an entry; `None` when it went meanwhile.
fn with_meta(folder: &OwnedFd, entry: Entry) -> io::Result<Option<Entry>> {
    match rustix::fs::statat(folder, &entry.name, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(stat) => {
            let meta = meta_of(&stat);
            Ok(Some(Entry {
                kind: meta.kind,
                meta: Some(meta),
                ..entry
            }))
        }
        Err(Errno::NOENT) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn kind(kind: FileType) -> Kind {
    match kind {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        _ => Kind::Other,
    }
}

// The integer types differ between systems.
#[allow(clippy::unnecessary_cast, clippy::useless_conversion)]
fn meta_of(stat: &Stat) -> Meta {
    let ns = |seconds: i64, ns: i64| seconds.saturating_mul(1_000_000_000).saturating_add(ns);
    Meta {
        kind: kind(FileType::from_raw_mode(stat.st_mode)),
        size: stat.st_size as u64,
        mtime_ns: ns(stat.st_mtime as i64, stat.st_mtime_nsec as i64),
        ctime_ns: ns(stat.st_ctime as i64, stat.st_ctime_nsec as i64),
        inode: stat.st_ino as u64,
        links: stat.st_nlink as u64,
        local: stat.st_blocks > 0 || stat.st_size == 0,
    }
}
