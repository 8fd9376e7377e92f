//! A vault beside a folder that is none of its business, on the real disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use tempfile::TempDir;
use tsuzuri_api::{Host, Places, Session};
use tsuzuri_engine::{Origin, Scope, Trash};

/// Stands only in files outside of the vault.
pub const SECRET: &str = "密約の全文";

/// A picture of one pixel.
pub const DOT: &str = "GIF89a\u{1}\0\u{1}\0\0\0\0;";

/// The two folders, with links from one to the other.
pub struct Place {
    _root: TempDir,
    pub vault: PathBuf,
    pub outside: PathBuf,
    before: BTreeMap<PathBuf, String>,
    pub session: Session,
}

impl Place {
    pub fn new() -> Self {
        let root = TempDir::new().unwrap();
        let real = root.path().canonicalize().unwrap();
        let (vault, outside) = (real.join("vault"), real.join("outside"));
        for (path, text) in [
            ("vault/inside.md", "# Inside\n\n#tag [[deep]]\n"),
            ("vault/folder/deep.md", "# Deep\n"),
            ("vault/picture.png", "no picture"),
            ("vault/dot.gif", DOT),
            ("outside/secret.gif", DOT),
            ("vault/.obsidian/app.json", "{}"),
            ("outside/secret.md", SECRET),
            ("secret.md", SECRET),
        ] {
            let path = real.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        #[cfg(unix)]
        for (link, target) in [
            ("link.md", outside.join("secret.md")),
            ("linked", outside.clone()),
            ("link.gif", outside.join("secret.gif")),
            ("folder/up", real.clone()),
        ] {
            std::os::unix::fs::symlink(target, vault.join(link)).unwrap();
        }
        let places = Places {
            index: real.join("index"),
            data: real.join("data"),
        };
        let origin = Origin::Window("main".into());
        let host = Host {
            places,
            origin,
            stays: false,
            trash: Trash::None,
            sink: Arc::new(()),
        };
        let session = Session::new(host).unwrap();
        let engine = session.open_vault(&vault).unwrap().engine.clone();
        engine.reconcile(Scope::All).unwrap();
        engine.complete_text().unwrap();
        let mut place = Self {
            _root: root,
            vault,
            outside,
            before: BTreeMap::new(),
            session,
        };
        place.before = place.files();
        place
    }

    /// Every file in the vault and beside it, with its text.
    fn files(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        let beside = self.vault.parent().unwrap();
        let mut folders = vec![self.vault.clone(), self.outside.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path);
                } else {
                    let text = fs::read_to_string(&path).unwrap_or_default();
                    files.insert(path, text);
                }
            }
        }
        let names = fs::read_dir(beside)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        files.extend(
            names
                .filter(|path| path.is_dir())
                .map(|path| (path, String::new())),
        );
        files
    }

    pub fn assert_untouched(&self) {
        assert_eq!(self.files(), self.before);
    }

    pub fn assert_outside_untouched(&self) {
        let outside = |files: &BTreeMap<PathBuf, String>| -> BTreeMap<PathBuf, String> {
            let files = files
                .iter()
                .filter(|(path, _)| !path.starts_with(&self.vault));
            files
                .map(|(path, text)| (path.clone(), text.clone()))
                .collect()
        };
        assert_eq!(outside(&self.files()), outside(&self.before));
    }
}
