//! Twelve ways in which programs save, each again and again: the index is the one that would be made
//! anew, and the note was never seen as deleted in between.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::followed::Followed;
use tsuzuri_tests::long::{counted, turns};

type Save = fn(&Path, &str);

/// By whom, and how.
pub const WAYS: [(&str, Save); 12] = [
    ("truncate, write", |path, text| {
        fs::write(path, text).unwrap()
    }),
    ("write over, then cut", |path, text| {
        let mut file = File::options().write(true).open(path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.set_len(text.len() as u64).unwrap();
    }),
    ("truncate, then write in parts", in_parts),
    ("another file renamed over it", |path, text| {
        let other = path.with_extension("md.tmp");
        fs::write(&other, text).unwrap();
        fs::rename(other, path).unwrap();
    }),
    ("renamed over, from another folder", |path, text| {
        let other = path.parent().unwrap().parent().unwrap();
        let other = other.join("save.tmp");
        fs::write(&other, text).unwrap();
        fs::rename(other, path).unwrap();
    }),
    ("renamed over, durable first", |path, text| {
        let other = path.with_file_name(".n.md.sync");
        let mut file = File::create(&other).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.sync_all().unwrap();
        fs::rename(other, path).unwrap();
        File::open(path.parent().unwrap())
            .unwrap()
            .sync_all()
            .unwrap();
    }),
    ("renamed away, written anew", |path, text| {
        fs::rename(path, path.with_extension("md~")).unwrap();
        fs::write(path, text).unwrap();
    }),
    (
        "renamed away, written anew, backup removed",
        |path, text| {
            let backup = path.with_extension("md~");
            fs::rename(path, &backup).unwrap();
            fs::write(path, text).unwrap();
            fs::remove_file(backup).unwrap();
        },
    ),
    ("removed, written anew", |path, text| {
        fs::remove_file(path).unwrap();
        fs::write(path, text).unwrap();
    }),
    ("a copy kept, written in place", |path, text| {
        fs::copy(path, path.with_extension("md~")).unwrap();
        fs::write(path, text).unwrap();
    }),
    ("changed places with another file", exchange),
    ("renamed over, with an older time", |path, text| {
        let other = path.with_file_name(".n.md.Xy12Zw");
        fs::write(&other, text).unwrap();
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        File::options()
            .write(true)
            .open(&other)
            .unwrap()
            .set_modified(old)
            .unwrap();
        fs::rename(other, path).unwrap();
    }),
];

fn in_parts(path: &Path, text: &str) {
    let mut file = File::create(path).unwrap();
    for part in text.as_bytes().chunks(5) {
        file.seek(SeekFrom::End(0)).unwrap();
        file.write_all(part).unwrap();
        file.sync_data().unwrap();
    }
}

fn exchange(path: &Path, text: &str) {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    let other = path.with_file_name(".n.md.swap");
    fs::write(&other, text).unwrap();
    renameat_with(CWD, &other, CWD, path, RenameFlags::EXCHANGE).unwrap();
    fs::remove_file(other).unwrap();
}

#[test]
fn twelve_ways_of_saving_are_followed_and_no_note_is_missed() {
    let turns = turns("TSUZURI_SAVES", 5);
    let vault = Followed::new(&[("a/n.md", "#start\n"), ("other.md", "[[n]]\n")]);
    vault.must_stay(&["a/n.md", "other.md"]);
    for (way, save) in WAYS {
        for turn in 0..turns {
            // Of one length, so that neither size nor an older time gives it away.
            save(
                &vault.path("a/n.md"),
                &format!("# Turn\n\n#turn-{turn:05}\n"),
            );
            vault.settle(way);
        }
        assert_eq!(vault.missed(), [""; 0], "{way}");
    }
    counted(&format!(
        "{} ways × {turns} saves, no difference, no note missed",
        WAYS.len()
    ));
}
