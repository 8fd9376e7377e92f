use tsuzuri_engine::NotePath;

use super::{new_note, note, would_be};
use crate::ErrorCode;

#[test]
fn only_notes_of_the_vault_pass() {
    for path in [
        "a.md",
        "日記/2023年.md",
        "a/b/c.markdown",
        "12.30.md",
        "A.MD",
    ] {
        assert_eq!(note(path).unwrap().as_str(), path);
    }
    for path in [
        "",
        "/etc/passwd",
        "../a.md",
        "a/../../b.md",
        "a//b.md",
        "./a.md",
        "a\0.md",
        "a.txt",
        "a",
    ] {
        assert_eq!(note(path).unwrap_err().code, ErrorCode::BadPath, "{path:?}");
    }
}

#[test]
fn new_notes_have_names_for_every_system() {
    assert_eq!(new_note("日記/今日").unwrap().as_str(), "日記/今日.md");
    for path in [
        "C:\\a.md",
        "\\\\host\\share\\a.md",
        "a.md:stream",
        "a\u{7}.md",
        "a\n.md",
        ".md",
        ".hidden.md",
        ".git/a.md",
        "a/",
    ] {
        assert_eq!(
            new_note(path).unwrap_err().code,
            ErrorCode::BadPath,
            "{path:?}"
        );
    }
}

#[test]
fn a_missing_note_has_a_place() {
    let from = NotePath::new("diary/2023/a.md").unwrap();
    let place = |target| would_be(&from, target).map(|path| path.to_string());
    assert_eq!(place("新しい話題").as_deref(), Some("新しい話題.md"));
    assert_eq!(place("topics/x#heading").as_deref(), Some("topics/x.md"));
    assert_eq!(place("./b.md").as_deref(), Some("diary/2023/b.md"));
    assert_eq!(place("../b.md").as_deref(), Some("diary/b.md"));
    assert_eq!(place("/b").as_deref(), Some("b.md"));
    assert_eq!(place("12:30").as_deref(), Some("12：30.md"));
    for nowhere in ["../../../b.md", "#heading", "", "a//b"] {
        assert_eq!(place(nowhere), None, "{nowhere}");
    }
}
