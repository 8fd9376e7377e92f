use super::*;

fn parts(path: &str) -> (String, String, String) {
    let path = NotePath::new(path).unwrap();
    (
        path.folder().to_owned(),
        path.name().to_owned(),
        path.stem().to_owned(),
    )
}

#[test]
fn takes_a_path_apart() {
    let owned = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(parts("a/b/c.md"), owned("a/b", "c.md", "c"));
    assert_eq!(parts("記事.MD"), owned("", "記事.MD", "記事"));
    assert_eq!(parts("x.y.markdown"), owned("", "x.y.markdown", "x.y"));
    assert_eq!(parts("pic.png"), owned("", "pic.png", "pic.png"));
    assert_eq!(parts("a/.md"), owned("a", ".md", ""));
}

#[test]
fn refuses_what_could_leave_the_vault() {
    use BadPath::*;
    for (path, why) in [
        ("", Empty),
        ("/etc/passwd", Absolute),
        ("..", Part),
        ("../x.md", Part),
        ("a/../x.md", Part),
        ("a/./x.md", Part),
        ("a//x.md", Part),
        ("a/", Part),
        ("x\0.md", Character),
    ] {
        assert_eq!(NotePath::new(path), Err(why), "{path:?}");
    }
    assert_eq!(NotePath::new(&"a".repeat(LONGEST + 1)), Err(TooLong));
}

#[test]
fn on_windows_drives_shares_and_streams_are_refused_too() {
    for path in [
        "C:\\x.md",
        "c:x.md",
        "\\\\host\\share\\x.md",
        "a\\..\\x.md",
        "x.md:stream",
        "a?.md",
    ] {
        assert!(check(path, true).is_err(), "{path:?}");
    }
    assert_eq!(check("a/記事 (1).md", true), Ok(()));
}

#[test]
fn odd_names_that_linux_allows_are_paths() {
    for path in [
        "a\\b.md",
        "x:y.md",
        "…/\u{202e}evil.md",
        " .md",
        "a\nb.md",
        "...md",
    ] {
        assert!(check(path, false).is_ok(), "{path:?}");
    }
}

#[test]
fn new_notes_get_an_ending() {
    assert_eq!(NotePath::note("a/b").unwrap().as_str(), "a/b.md");
    assert_eq!(NotePath::note("a/b.md").unwrap().as_str(), "a/b.md");
    assert_eq!(NotePath::note("node.js").unwrap().as_str(), "node.js.md");
    assert_eq!(NotePath::note("../b"), Err(BadPath::Part));
    assert_eq!(NotePath::note("a/"), Err(BadPath::Part));
    assert_eq!(NotePath::note(""), Err(BadPath::Empty));
}

#[test]
fn two_forms_of_one_name_share_a_key() {
    let composed = NotePath::new("が.md").unwrap();
    let decomposed = NotePath::new("か\u{3099}.md").unwrap();
    assert_ne!(composed, decomposed);
    assert_eq!(composed.key(), decomposed.key());
}

#[test]
fn a_sibling_stays_in_its_folder() {
    let path = NotePath::new("a/b.md").unwrap();
    assert_eq!(path.with_name("c.md").unwrap().as_str(), "a/c.md");
    assert_eq!(path.with_name("../c.md"), Err(BadPath::Character));
    assert_eq!(path.with_name(".."), Err(BadPath::Part));
}
