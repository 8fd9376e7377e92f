//! Pictures and attachments of a vault in memory.

use super::*;
use crate::vault::PictureKind;

const DOT: &str = "GIF89a\u{1}\0\u{2}\0\0\0\0;";

fn found(bench: &Bench, from: &str, target: &str) -> Option<String> {
    let found = bench
        .engine
        .find_picture(&path(from), target, "attachments");
    found.ok().map(|picture| picture.path.to_string())
}

#[test]
fn a_picture_is_found_beside_its_note_from_the_root_and_among_attachments() {
    let bench = Bench::new();
    for file in ["a/x.gif", "x.gif", "attachments/y.gif", "a/b/z.gif"] {
        bench.write(file, DOT);
    }
    let from = "a/note.md";
    assert_eq!(found(&bench, from, "x.gif").unwrap(), "a/x.gif");
    assert_eq!(found(&bench, from, "/x.gif").unwrap(), "x.gif");
    assert_eq!(found(&bench, from, "../x.gif").unwrap(), "x.gif");
    assert_eq!(found(&bench, from, "y.gif").unwrap(), "attachments/y.gif");
    assert_eq!(found(&bench, from, "b/../b/z.gif").unwrap(), "a/b/z.gif");
    assert_eq!(found(&bench, from, "../../x.gif"), None);
    assert_eq!(found(&bench, from, "none.gif"), None);
}

#[test]
fn else_it_is_found_by_its_name_the_nearest_one() {
    let bench = Bench::new();
    for file in ["far/away/図.gif", "a/files/図.gif", "a/other/deep/図.gif"] {
        bench.write(file, DOT);
    }
    assert_eq!(
        found(&bench, "a/note.md", "図.gif").unwrap(),
        "a/files/図.gif"
    );
    assert_eq!(
        found(&bench, "a/note.md", "away/図.gif").unwrap(),
        "far/away/図.gif"
    );
    assert_eq!(found(&bench, "a/note.md", "./図.gif"), None);
    bench.fs.remove_all("a/files/図.gif").unwrap();
    assert_eq!(
        found(&bench, "a/note.md", "図.GIF").unwrap(),
        "a/other/deep/図.gif"
    );
}

#[test]
fn a_picture_that_comes_later_is_found_once_the_names_are_read_again() {
    let bench = Bench::new();
    assert_eq!(found(&bench, "note.md", "late.gif"), None);
    bench.write("folder/late.gif", DOT);
    bench.clock.advance(Duration::from_secs(6));
    assert_eq!(
        found(&bench, "note.md", "late.gif").unwrap(),
        "folder/late.gif"
    );
}

#[test]
fn what_is_no_picture_is_not_read_as_one() {
    let bench = Bench::new();
    bench.write("fake.png", "# A note\n");
    bench.write("dot.png", DOT);
    let fake = bench.engine.read_picture(&path("fake.png")).unwrap_err();
    assert!(matches!(fake, EngineError::BadPath { .. }), "{fake}");
    assert_eq!(found(&bench, "note.md", "fake.png"), None);
    let (kind, bytes) = bench.engine.read_picture(&path("dot.png")).unwrap();
    assert_eq!((kind, &*bytes), (PictureKind::Gif, DOT.as_bytes()));
    let picture = bench
        .engine
        .find_picture(&path("note.md"), "dot.png", "")
        .unwrap();
    let size = picture.size.map(|size| (size.width, size.height));
    assert_eq!(size, Some((1, 2)));
}

#[test]
fn an_attachment_never_takes_the_place_of_another_file() {
    let bench = Bench::new();
    bench.write("note.md", "# Note\n");
    let attach = |name: &str, bytes: &[u8]| {
        let attached = bench.engine.attach(&path("note.md"), &path(name), bytes);
        attached.map(|path| path.to_string())
    };
    assert_eq!(attach("files/a.png", b"one").unwrap(), "files/a.png");
    assert_eq!(attach("files/a.png", b"two").unwrap(), "files/a 2.png");
    assert_eq!(attach("files/a.png", b"one").unwrap(), "files/a.png");
    assert_eq!(attach("files/a.png", b"two").unwrap(), "files/a 2.png");
    let held = |name: &str| bench.fs.files()[Path::new(name)].to_vec();
    assert_eq!(held("files/a.png"), b"one");
    assert_eq!(held("files/a 2.png"), b"two");
    let left: Vec<_> = bench.fs.list("files".as_ref(), &|_| false).unwrap();
    assert_eq!(left.len(), 2, "{left:?}");
    let nowhere = bench
        .engine
        .attach(&path("none.md"), &path("b.png"), b"x")
        .unwrap_err();
    assert!(matches!(nowhere, EngineError::NotFound(_)), "{nowhere}");
}
