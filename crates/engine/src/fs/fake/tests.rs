use std::{path::Path, sync::Arc, time::Duration};

use super::FakeFs;
use crate::{clock::FakeClock, fs::Fs};

fn fake(granularity_ns: i64) -> (Arc<FakeClock>, FakeFs) {
    let clock = Arc::new(FakeClock::default());
    (clock.clone(), FakeFs::new(clock, granularity_ns))
}

fn read(fs: &FakeFs, path: &str) -> String {
    let mut text = String::new();
    let mut opened = fs.open(Path::new(path)).unwrap();
    std::io::Read::read_to_string(&mut opened.bytes, &mut text).unwrap();
    text
}

#[test]
fn two_writes_within_one_tick_carry_the_same_stamp() {
    let (clock, fs) = fake(2_000_000_000);
    fs.write("a.md", "one").unwrap();
    let before = fs.stat(Path::new("a.md")).unwrap();
    clock.advance(Duration::from_millis(300));
    fs.write("a.md", "two").unwrap();
    assert_eq!(fs.stat(Path::new("a.md")).unwrap(), before);
    clock.advance(Duration::from_secs(2));
    fs.write("a.md", "six").unwrap();
    assert_ne!(fs.stat(Path::new("a.md")).unwrap(), before);
}

#[test]
fn a_folder_moves_with_everything_in_it() {
    let (_, fs) = fake(1);
    fs.write("a/b/c.md", "text").unwrap();
    fs.rename(Path::new("a"), Path::new("z")).unwrap();
    assert_eq!(read(&fs, "z/b/c.md"), "text");
    assert_eq!(fs.list(Path::new(""), &|_| false).unwrap().len(), 1);
    assert!(fs.take_touched().contains(&"z".into()));
}

#[test]
fn replacing_gives_another_inode_and_writing_in_place_keeps_it() {
    let (_, fs) = fake(1);
    fs.write("a.md", "one").unwrap();
    let first = fs.stat(Path::new("a.md")).unwrap().inode;
    fs.write("a.md", "two").unwrap();
    assert_eq!(fs.stat(Path::new("a.md")).unwrap().inode, first);
    fs.replace("a.md", "three").unwrap();
    assert_ne!(fs.stat(Path::new("a.md")).unwrap().inode, first);
}

#[test]
fn nothing_can_be_read_while_offline() {
    let (_, fs) = fake(1);
    fs.write("a.md", "one").unwrap();
    fs.set_offline(true);
    assert!(fs.stat(Path::new("")).is_err() && fs.list(Path::new(""), &|_| true).is_err());
    fs.set_offline(false);
    assert_eq!(read(&fs, "a.md"), "one");
}

#[test]
fn new_files_take_no_name_that_is_there() {
    let (_, fs) = fake(1);
    fs.write("a.md", "one").unwrap();
    fs.write("b.md", "two").unwrap();
    let taken = std::io::ErrorKind::AlreadyExists;
    assert_eq!(
        fs.create(Path::new("a.md"), b"x", None).unwrap_err().kind(),
        taken
    );
    assert_eq!(
        fs.rename_new(Path::new("a.md"), Path::new("b.md"))
            .unwrap_err()
            .kind(),
        taken
    );
    fs.exchange(Path::new("a.md"), Path::new("b.md")).unwrap();
    assert_eq!(
        (read(&fs, "a.md"), read(&fs, "b.md")),
        ("two".into(), "one".into())
    );
}
