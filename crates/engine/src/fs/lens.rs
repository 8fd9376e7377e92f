//! A disk seen through something that answers a few questions otherwise and passes the others
//! on: what tests put between an engine and a disk says only in what it differs.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
};

use super::{Entry, Fs, Meta, Opened};

/// Everything that is asked of a disk, written once: as what a lens does when it says nothing of
/// its own, and as what the engine then sees.
macro_rules! passing_on {
    ($(fn $ask:ident(&self $(, $name:ident: $kind:ty)*) -> $answer:ty;)*) => {
        /// Passes on what it does not answer itself.
        pub(crate) trait Lens: Send + Sync {
            /// What it is seen through to.
            fn disk(&self) -> &dyn Fs;

            $(fn $ask(&self $(, $name: $kind)*) -> $answer {
                self.disk().$ask($($name),*)
            })*
        }

        impl<L: Lens> Fs for L {
            $(fn $ask(&self $(, $name: $kind)*) -> $answer {
                Lens::$ask(self $(, $name)*)
            })*
        }
    };
}

passing_on! {
    fn is_silent(&self) -> bool;
    fn list(&self, folder: &Path, wants_meta: &dyn Fn(&OsStr) -> bool) -> io::Result<Vec<Entry>>;
    fn stat(&self, path: &Path) -> io::Result<Meta>;
    fn open(&self, path: &Path) -> io::Result<Opened>;
    fn writable(&self, path: &Path) -> bool;
    fn target(&self, path: &Path) -> io::Result<Option<PathBuf>>;
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()>;
    fn append(&self, path: &Path, bytes: &[u8], size: u64) -> io::Result<bool>;
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    fn trash(&self, path: &Path) -> io::Result<()>;
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    fn make_folders(&self, folder: &Path) -> io::Result<()>;
}
