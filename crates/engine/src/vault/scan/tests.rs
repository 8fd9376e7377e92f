use std::{fs, path::Path};

use super::*;
use crate::fs::DiskFs;

fn seen(scan: &Scan) -> (Vec<&str>, Vec<(&str, &str)>) {
    let notes = scan.notes.iter().map(|found| found.path.as_str()).collect();
    let skipped = scan
        .skipped
        .iter()
        .map(|(path, why)| (&**path, why.code()))
        .collect();
    (notes, skipped)
}

fn whole(root: &Path, rules: &str) -> Scan {
    scan(&DiskFs::new(root), &Ignore::new(rules), Path::new("")).unwrap()
}

fn write(root: &Path, path: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, "text").unwrap();
}

#[test]
fn notes_come_in_byte_order_and_ignored_ones_not_at_all() {
    let root = tempfile::tempdir().unwrap();
    for path in [
        "b.md",
        "a/c.MD",
        "a.md",
        "日記/1日.markdown",
        "a/pic.png",
        ".git/x.md",
        "x.md~",
        "old/x.md",
        "a/.hidden.md",
    ] {
        write(root.path(), path);
    }
    let scan = whole(root.path(), "old/");
    assert_eq!(
        seen(&scan),
        (
            vec![
                "a.md",
                "a/.hidden.md",
                "a/c.MD",
                "b.md",
                "日記/1日.markdown"
            ],
            vec![]
        )
    );
}

#[cfg(unix)]
#[test]
fn odd_files_are_named_with_the_reason() {
    use std::{
        ffi::OsStr,
        os::unix::{ffi::OsStrExt, fs::symlink},
    };
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "n.md");
    let bad = OsStr::from_bytes(b"bad\xFF.md");
    fs::write(root.path().join(bad), "x").unwrap();
    rustix::fs::mkfifoat(
        rustix::fs::CWD,
        root.path().join("pipe.md"),
        rustix::fs::Mode::from_raw_mode(0o600),
    )
    .unwrap();
    symlink(".", root.path().join("loop")).unwrap();
    symlink("/etc/passwd", root.path().join("out.md")).unwrap();
    symlink("n.md", root.path().join("pic.png")).unwrap();
    let deep = vec!["d"; DEEPEST + 2].join("/");
    write(root.path(), &format!("{deep}/n.md"));

    let scan = whole(root.path(), "");
    let (notes, skipped) = seen(&scan);
    assert_eq!(notes, ["n.md"]);
    let deepest = vec!["d"; DEEPEST + 1].join("/");
    assert_eq!(
        skipped,
        [
            ("bad\u{FFFD}.md", "name"),
            (&*deepest, "too-deep"),
            ("loop", "link"),
            ("out.md", "link"),
            ("pipe.md", "not-a-file")
        ]
    );
}

#[test]
fn a_look_at_one_path_says_the_same_as_the_whole() {
    let root = tempfile::tempdir().unwrap();
    for path in ["a/x.md", "a/b/y.md", "z.md", "a/pic.png"] {
        write(root.path(), path);
    }
    let at = |path: &str| {
        let scan = look_at(
            &DiskFs::new(root.path()),
            &Ignore::new("drafts/"),
            Path::new(path),
        )
        .unwrap();
        scan.notes
            .into_iter()
            .map(|found| found.path.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(at("a"), ["a/b/y.md", "a/x.md"]);
    assert_eq!(at("a/x.md"), ["a/x.md"]);
    for nothing in [
        "gone.md",
        "z.md/under",
        "a/pic.png",
        ".git",
        "drafts",
        "drafts/x.md",
    ] {
        assert!(at(nothing).is_empty(), "{nothing}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_without_blocks_are_in_a_cloud_unless_all_are() {
    let root = tempfile::tempdir().unwrap();
    let sparse = |name: &str| {
        fs::File::create(root.path().join(name))
            .unwrap()
            .set_len(100_000)
            .unwrap()
    };
    sparse("away.md");
    sparse("gone.md");
    assert_eq!(
        whole(root.path(), "").notes.len(),
        2,
        "such a file system does not tell"
    );

    fs::write(
        root.path().join("here.md"),
        "long enough to need a block".repeat(100),
    )
    .unwrap();
    fs::File::open(root.path().join("here.md"))
        .unwrap()
        .sync_all()
        .unwrap();
    let scan = whole(root.path(), "");
    assert_eq!(
        seen(&scan),
        (
            vec!["here.md"],
            vec![("away.md", "cloud"), ("gone.md", "cloud")]
        )
    );
    assert!(
        scan.is_blind_to("away.md")
            && !scan.is_blind_to("away.md2")
            && !scan.is_blind_to("here.md")
    );
}

#[test]
fn a_vault_that_is_not_there_can_t_be_listed() {
    let root = tempfile::tempdir().unwrap();
    let gone = DiskFs::new(root.path().join("gone"));
    assert!(scan(&gone, &Ignore::new(""), Path::new("")).is_err());
}

#[test]
fn what_lies_too_deep_is_left_out_by_whichever_way_one_comes() {
    let root = tempfile::tempdir().unwrap();
    let deepest = vec!["d"; DEEPEST + 1].join("/");
    write(root.path(), &format!("{deepest}/d/n.md"));
    let told = [
        format!("{deepest}/d/n.md"),
        format!("{deepest}/d"),
        deepest.clone(),
    ];
    for path in &told {
        let (fs, ignore) = (DiskFs::new(root.path()), Ignore::new(""));
        let scan = look_at(&fs, &ignore, Path::new(path)).unwrap();
        assert_eq!(seen(&scan), (vec![], vec![(&*deepest, "too-deep")]));
    }
}
