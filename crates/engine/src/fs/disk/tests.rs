use std::{
    fs,
    io::{ErrorKind, Read},
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    time::Duration,
};

use super::*;
use crate::fs::{Fs, Kind};

#[cfg(target_os = "linux")]
mod trash;

fn vault() -> (tempfile::TempDir, DiskFs) {
    let folder = tempfile::tempdir().unwrap();
    let disk = DiskFs::new(folder.path());
    (folder, disk)
}

fn read(disk: &DiskFs, path: &str) -> Result<String, ErrorKind> {
    let mut text = String::new();
    disk.open(Path::new(path))
        .map_err(|error| error.kind())?
        .bytes
        .read_to_string(&mut text)
        .unwrap();
    Ok(text)
}

#[test]
fn nothing_is_reached_through_a_link() {
    let (folder, disk) = vault();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "secret").unwrap();
    symlink(outside.path(), folder.path().join("out")).unwrap();
    symlink(outside.path().join("secret.md"), folder.path().join("s.md")).unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    symlink("../../..", folder.path().join("in/up")).unwrap();

    for path in ["out/secret.md", "s.md", "in/up/etc/passwd", "../x.md"] {
        assert!(read(&disk, path).is_err(), "{path}");
    }
    for path in ["out/new.md", "in/up/new.md", "../new.md"] {
        assert!(disk.create(Path::new(path), b"x", None).is_err(), "{path}");
        assert!(disk.remove(Path::new(path)).is_err(), "{path}");
    }
    assert!(disk.list(Path::new("out"), &|_| true).is_err());
    assert_eq!(disk.stat(Path::new("s.md")).unwrap().kind, Kind::Link);
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn a_root_reached_through_a_link_is_fine() {
    let (folder, disk) = vault();
    disk.create(Path::new("a.md"), b"text", None).unwrap();
    let link = folder.path().join("link");
    symlink(folder.path(), &link).unwrap();
    assert_eq!(read(&DiskFs::new(link), "a.md").as_deref(), Ok("text"));
}

#[test]
fn a_pipe_is_refused_at_once() {
    let (folder, disk) = vault();
    let pipe = folder.path().join("x.md");
    rustix::fs::mkfifoat(
        rustix::fs::CWD,
        pipe,
        rustix::fs::Mode::from_raw_mode(0o600),
    )
    .unwrap();
    let (done, waiting) = std::sync::mpsc::channel();
    std::thread::spawn(move || done.send(read(&disk, "x.md")));
    assert_eq!(
        waiting.recv_timeout(Duration::from_secs(5)),
        Ok(Err(ErrorKind::InvalidInput))
    );
}

#[test]
fn a_new_file_takes_after_the_old_one_and_never_takes_its_name() {
    let (folder, disk) = vault();
    let old = folder.path().join("old.md");
    fs::write(&old, "old").unwrap();
    fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
    let has_attributes = xattr::set(&old, "user.colour", b"red").is_ok();

    disk.create(Path::new("new.md"), b"new", Some(Path::new("old.md")))
        .unwrap();
    let new = folder.path().join("new.md");
    assert_eq!(
        fs::metadata(&new).unwrap().permissions().mode() & 0o777,
        0o640
    );
    if has_attributes {
        assert_eq!(
            xattr::get(&new, "user.colour").unwrap().as_deref(),
            Some(&b"red"[..])
        );
    }
    let again = disk.create(Path::new("old.md"), b"x", None).unwrap_err();
    assert_eq!(again.kind(), ErrorKind::AlreadyExists);
    assert_eq!(
        disk.rename_new(Path::new("new.md"), Path::new("old.md"))
            .unwrap_err()
            .kind(),
        ErrorKind::AlreadyExists
    );
    assert_eq!(read(&disk, "old.md").as_deref(), Ok("old"));
}

#[test]
fn a_failed_create_leaves_nothing() {
    let (folder, disk) = vault();
    let failed = disk.create(Path::new("new.md"), b"x", Some(Path::new("not there.md")));
    assert_eq!(failed.unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn files_change_places_in_one_step() {
    let (_folder, disk) = vault();
    disk.make_folders(Path::new("a/b")).unwrap();
    disk.create(Path::new("a/b/x.md"), b"x", None).unwrap();
    disk.create(Path::new("y.md"), b"y", None).unwrap();
    disk.exchange(Path::new("a/b/x.md"), Path::new("y.md"))
        .unwrap();
    assert_eq!(
        (read(&disk, "a/b/x.md"), read(&disk, "y.md")),
        (Ok("y".into()), Ok("x".into()))
    );
    disk.rename(Path::new("y.md"), Path::new("a/b/x.md"))
        .unwrap();
    assert_eq!(
        (read(&disk, "a/b/x.md"), read(&disk, "y.md")),
        (Ok("x".into()), Err(ErrorKind::NotFound))
    );
}

#[test]
fn a_write_protected_file_says_so() {
    let (folder, disk) = vault();
    disk.create(Path::new("a.md"), b"x", None).unwrap();
    assert!(disk.writable(Path::new("a.md")));
    assert!(!disk.writable(Path::new("gone.md")));
    fs::set_permissions(
        folder.path().join("a.md"),
        fs::Permissions::from_mode(0o444),
    )
    .unwrap();
    // The superuser may write everything.
    assert_eq!(
        disk.writable(Path::new("a.md")),
        rustix::process::geteuid().is_root()
    );
}

#[test]
fn overwriting_leaves_the_file_the_same_one_under_all_its_names() {
    let (folder, disk) = vault();
    disk.create(Path::new("a.md"), b"a longer text", None)
        .unwrap();
    fs::hard_link(folder.path().join("a.md"), folder.path().join("b.md")).unwrap();
    let before = disk.stat(Path::new("a.md")).unwrap();
    assert_eq!(before.links, 2);
    disk.overwrite(Path::new("a.md"), b"short").unwrap();
    assert_eq!(read(&disk, "b.md").as_deref(), Ok("short"));
    assert_eq!(disk.stat(Path::new("b.md")).unwrap().inode, before.inode);
    assert!(disk.overwrite(Path::new("gone.md"), b"x").is_err());
}

#[test]
fn what_comes_into_a_file_after_it_has_lost_its_name_is_read() {
    let (folder, disk) = vault();
    disk.create(Path::new("a.md"), b"a", None).unwrap();
    let mut held = disk.open(Path::new("a.md")).unwrap();
    let mut writer = fs::OpenOptions::new()
        .append(true)
        .open(folder.path().join("a.md"))
        .unwrap();
    disk.remove(Path::new("a.md")).unwrap();
    std::io::Write::write_all(&mut writer, b" and more").unwrap();
    let mut text = String::new();
    held.bytes.read_to_string(&mut text).unwrap();
    assert_eq!(text, "a and more");
}

#[test]
fn links_lead_to_places_of_the_vault_or_out_of_it() {
    let (folder, disk) = vault();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), "secret").unwrap();
    disk.make_folders(Path::new("a")).unwrap();
    disk.create(Path::new("a/n.md"), b"x", None).unwrap();
    symlink("a/n.md", folder.path().join("l.md")).unwrap();
    symlink("l.md", folder.path().join("ll.md")).unwrap();
    symlink(outside.path().join("secret.md"), folder.path().join("s.md")).unwrap();
    symlink("nowhere.md", folder.path().join("d.md")).unwrap();
    for link in ["l.md", "ll.md"] {
        let target = disk.target(Path::new(link)).unwrap();
        assert_eq!(target.as_deref(), Some(Path::new("a/n.md")), "{link}");
    }
    assert_eq!(disk.target(Path::new("s.md")).unwrap(), None);
    assert!(disk.target(Path::new("d.md")).is_err());
}
