use std::fs::{self, File};

use super::{LARGEST, read};

#[test]
fn a_file_is_read_in_its_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("日記.md");
    // 日記 in Shift_JIS, with enough of it to be known by.
    let bytes = [0x93, 0xfa, 0x8b, 0x4c].repeat(20);
    fs::write(&file, bytes).unwrap();
    let shown = read(&file).unwrap();
    assert_eq!(shown.name, "日記.md");
    assert_eq!(shown.text, "日記".repeat(20));
    assert_eq!(
        shown.folder,
        folder.path().file_name().unwrap().to_string_lossy()
    );
}

#[test]
fn what_is_no_file_or_too_large_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(read(folder.path()).is_err());
    assert!(read(&folder.path().join("missing.md")).is_err());
    let large = folder.path().join("large.md");
    File::create(&large).unwrap().set_len(LARGEST + 1).unwrap();
    assert!(read(&large).is_err());
    File::create(&large).unwrap().set_len(LARGEST).unwrap();
    assert!(read(&large).is_ok());
}
