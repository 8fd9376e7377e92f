//! The system's trash. It is where the environment of a process says, so each test runs once
//! more in a process of its own with another one: nothing comes near the trash of whoever runs
//! the tests.

use std::process::Command;

use super::*;

/// Set in the process of its own: the vault.
const VAULT: &str = "TSUZURI_TEST_TRASHES_IN";

/// Runs the rest of the test called so in a process whose data folder is this one; answers the
/// disk once there. `None` in the process that only waits for the other.
fn in_a_home(test: &str, vault: &Path, data: &Path) -> Option<DiskFs> {
    if let Some(vault) = std::env::var_os(VAULT) {
        return Some(DiskFs::new(vault).with_trash(Trash::System));
    }
    let name = format!("{}::{test}", module_path!());
    let (_, name) = name.split_once("::").unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--nocapture", name])
        .env(VAULT, vault)
        .env("XDG_DATA_HOME", data)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    eprintln!("{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "{name} failed in its home");
    None
}

#[test]
fn what_is_thrown_away_is_in_the_system_s_trash_byte_for_byte() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bytes = b"\xef\xbb\xbf# \xe7\xb6\xb4\r\nno text: \xff\0";
    for day in ["a", "b"] {
        fs::create_dir(folder.path().join(day)).unwrap();
        fs::write(folder.path().join(day).join("n ü%.md"), bytes).unwrap();
    }
    let test = "what_is_thrown_away_is_in_the_system_s_trash_byte_for_byte";
    if let Some(disk) = in_a_home(test, folder.path(), data.path()) {
        for path in ["a/n ü%.md", "b/n ü%.md"] {
            disk.trash(Path::new(path)).unwrap();
        }
        return;
    }
    let trash = data.path().join("Trash");
    for (day, name) in [("a", "n ü%.md"), ("b", "n ü%.md.2")] {
        assert!(!folder.path().join(day).join("n ü%.md").exists());
        assert_eq!(fs::read(trash.join("files").join(name)).unwrap(), bytes);
        let info = trash.join("info").join(format!("{name}.trashinfo"));
        let info = fs::read_to_string(info).unwrap();
        let from = format!("/{day}/n%20%C3%BC%25.md\n");
        assert!(info.contains(&from), "{info}");
    }
}

#[test]
fn what_the_trash_can_not_take_stays_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("n.md"), "text").unwrap();
    let test = "what_the_trash_can_not_take_stays_where_it_is";
    // In what is no folder, nobody can make one: root can't either.
    if let Some(disk) = in_a_home(test, folder.path(), Path::new("/dev/null")) {
        disk.trash(Path::new("n.md")).unwrap_err();
        return;
    }
    assert_eq!(fs::read(folder.path().join("n.md")).unwrap(), b"text");
}

#[test]
fn nothing_is_thrown_away_through_a_link() {
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("n.md"), "text").unwrap();
    symlink(outside.path(), folder.path().join("out")).unwrap();
    let test = "nothing_is_thrown_away_through_a_link";
    if let Some(disk) = in_a_home(test, folder.path(), data.path()) {
        disk.trash(Path::new("out/n.md")).unwrap_err();
        return;
    }
    assert_eq!(fs::read(outside.path().join("n.md")).unwrap(), b"text");
}

#[test]
fn a_disk_has_no_trash_unless_it_is_told_so() {
    let (folder, disk) = vault();
    fs::write(folder.path().join("n.md"), "text").unwrap();
    let refused = disk.trash(Path::new("n.md")).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Unsupported);
    assert_eq!(read(&disk, "n.md").as_deref(), Ok("text"));
}
