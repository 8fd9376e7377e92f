use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use tsuzuri_api::wire::Show;

use super::{Opening, read};

/// Folders on a real disk, gone when dropped.
struct Disk(PathBuf);

impl Disk {
    fn new(name: &str) -> Self {
        let name = format!("tsuzuri-opening-{name}-{}", std::process::id());
        let root = std::env::temp_dir().canonicalize().unwrap().join(name);
        fs::create_dir_all(&root).unwrap();
        let disk = Self(root);
        for file in [
            "notes/diary/日 記.md",
            "notes/.trash/old.md",
            "notes/picture.png",
            "notes/inner/a.md",
            "loose/read me.md",
        ] {
            let file = disk.at(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "text").unwrap();
        }
        disk
    }

    fn at(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn open(&self, given: impl AsRef<OsStr>) -> Result<Opening, &'static str> {
        let known = [self.at("notes/inner"), self.at("notes")];
        read(given.as_ref(), &self.at("notes"), &known)
    }

    fn note(&self, vault: &str, path: &str) -> Result<Opening, &'static str> {
        Ok(Opening {
            vault: Some(self.at(vault)),
            show: Some(Show::Note {
                path: path.to_owned(),
            }),
            alone: None,
        })
    }

    fn alone(&self, path: &str) -> Result<Opening, &'static str> {
        Ok(Opening {
            vault: None,
            show: Some(Show::Alone),
            alone: Some(self.at(path)),
        })
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

#[test]
fn a_note_of_a_known_vault_is_shown_there() {
    let disk = Disk::new("known");
    let note = disk.note("notes", "diary/日 記.md");
    assert_eq!(disk.open("diary/日 記.md"), note);
    assert_eq!(disk.open(disk.at("notes/diary/日 記.md")), note);
    let address = tauri::Url::from_file_path(disk.at("notes/diary/日 記.md")).unwrap();
    assert!(address.as_str().contains("%20"));
    assert_eq!(disk.open(address.as_str()), note);
    assert_eq!(disk.open("inner/a.md"), disk.note("notes/inner", "a.md"));
}

#[test]
fn a_folder_becomes_the_vault() {
    let disk = Disk::new("folder");
    let opening = disk.open("../loose").unwrap();
    assert_eq!(opening.vault, Some(disk.at("loose")));
    assert_eq!(opening.show, None);
}

#[test]
fn what_is_no_note_of_a_known_vault_is_shown_alone() {
    let disk = Disk::new("alone");
    assert_eq!(
        disk.open("../loose/read me.md"),
        disk.alone("loose/read me.md")
    );
    assert_eq!(
        disk.open(".trash/old.md"),
        disk.alone("notes/.trash/old.md")
    );
    assert_eq!(disk.open("picture.png"), disk.alone("notes/picture.png"));
    assert_eq!(disk.open("missing.txt"), disk.alone("notes/missing.txt"));
}

#[test]
fn an_address_shows_and_what_is_none_is_refused() {
    let disk = Disk::new("address");
    let tag = Show::Tag {
        tag: "a/b".to_owned(),
    };
    let opening = disk.open("tsuzuri://tag/a/b").unwrap();
    assert_eq!((opening.vault, opening.show), (None, Some(tag)));
    assert!(disk.open("TSUZURI://delete/all").is_err());
    assert!(disk.open("file://elsewhere/notes/a.md").is_err());
    for hostile in ["", "\0", "a\0.md", "/", "file:", "file:///"] {
        let refused = read(OsStr::new(hostile), Path::new("/"), &[]);
        assert!(refused.is_err(), "{hostile:?} gives {refused:?}");
    }
}
