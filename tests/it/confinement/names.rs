//! Names that some reader takes for a way out, or for another file: encodings of `..` and
//! of separators, names of devices, ends that Windows drops, twins in another normal form
//! or case, and lengths that no file system takes.

use tsuzuri_api::ErrorCode;

use super::calls::{CALLS, json};
use super::place::{Place, SECRET};

/// What would be a way out if somebody decoded it: names like others here.
pub const ENCODED: &[&str] = &[
    "%2e%2e/secret.md",
    "%2E%2E%2Fsecret.md",
    "..%2fsecret.md",
    "..%5csecret.md",
    "%2fetc%2fpasswd.md",
    "%252e%252e%252fsecret.md",
    "..%00/secret.md",
    "%2e%2e%c0%afsecret.md",
    "..%c1%9csecret.md",
    "..%u2216secret.md",
    "&#46;&#46;/secret.md",
    "&period;&period;/secret.md",
    "\\u002e\\u002e/secret.md",
    "file:///etc/passwd.md",
    "file:secret.md",
    "tauri://localhost/secret.md",
    "~/secret.md",
    "~root/secret.md",
    "$HOME/secret.md",
    "${HOME}/secret.md",
    "`pwd`/secret.md",
    "．．/secret.md",
    "‥/secret.md",
    "..／secret.md",
    "..∕secret.md",
    "..⁄secret.md",
    "..＼secret.md",
    "․․/secret.md",
    ".\u{200b}./secret.md",
    ".\u{ad}./secret.md",
    "\u{feff}../secret.md",
    "\u{202e}../secret.md",
    "..\u{7f}/secret.md",
    "..\t/secret.md",
    "..\n/secret.md",
    "..\r/secret.md",
    ".. /secret.md",
    " ../secret.md",
    ".../secret.md",
    "..../secret.md",
    "..;/secret.md",
    "..?/secret.md",
    "..#/secret.md",
    "..*/secret.md",
];

/// Devices and dropped ends of Windows.
pub const WINDOWS: &[&str] = &[
    "CON.md",
    "con.md",
    "PRN.md",
    "AUX.md",
    "NUL.md",
    "nul.txt.md",
    "COM1.md",
    "COM¹.md",
    "LPT9.md",
    "CONIN$.md",
    "CLOCK$.md",
    "folder/AUX.md",
    "CON/new.md",
    "folder /secret.md",
    "folder./secret.md",
    "folder.../secret.md",
    "new .md",
    "new..md",
    "PROGRA~1.md",
    "folder/new.md:Zone.Identifier.md",
    "con .md",
    "a<b>.md",
    "a|b.md",
    "a\"b.md",
    "a?b*.md",
];

/// Other writings of the names that are there, which name nothing.
const TWINS: &[&str] = &[
    "INSIDE.md",
    "Inside.md",
    "inside.MD",
    "ｉｎｓｉｄｅ.md",
    "ins\u{0131}de.md",
    "inside\u{200d}.md",
    "inside.md ",
    "inside.md.md",
    " inside.md",
    "FOLDER/deep.md",
    "folder/DEEP.md",
    "ﬁles.md",
    "か\u{3099}.md",
    "e\u{301}.md",
];

#[test]
fn names_that_only_look_like_ways_out_are_names() {
    let place = Place::new();
    for (name, call) in CALLS {
        for path in ENCODED.iter().chain(WINDOWS).chain(TWINS) {
            if let Ok(answer) = call(&place.session, path) {
                assert!(
                    !answer.to_string().contains(SECRET),
                    "{name} {path:?}: {answer}"
                );
            }
        }
    }
    place.assert_outside_untouched();
    let inside = std::fs::read_to_string(place.vault.join("inside.md")).unwrap();
    assert_eq!(
        inside, "# Inside\n\n#tag [[deep]]\n",
        "a twin was taken for it"
    );
}

/// A twin is never answered with the text of what it looks like.
#[test]
fn a_twin_has_no_text() {
    let place = Place::new();
    std::fs::write(place.vault.join("が.md"), "が in one character\n").unwrap();
    for path in TWINS {
        let (_, open) = CALLS.iter().find(|(name, _)| *name == "open_note").unwrap();
        let error = open(&place.session, path).expect_err(path);
        let codes = [ErrorCode::NotFound, ErrorCode::BadPath];
        assert!(codes.contains(&error.code), "{path:?}: {error}");
    }
}

#[test]
fn endless_paths_are_refused() {
    let place = Place::new();
    let endless = [
        format!("{}.md", "a".repeat(5_000)),
        format!("{}new.md", "folder/".repeat(1_000)),
        format!("{}.md", "漢".repeat(2_000)),
        format!("folder/{}/new.md", "b/".repeat(3_000)),
        "../".repeat(100_000),
        "a".repeat(4 << 20),
    ];
    for (name, call) in CALLS {
        for path in &endless {
            let error = call(&place.session, path).expect_err(name);
            assert_eq!(error.code, ErrorCode::BadPath, "{name}: {}", path.len());
            let said = json(Ok(error)).unwrap().to_string();
            assert!(said.len() < 20_000, "{name} repeats {} bytes", said.len());
        }
    }
    place.assert_untouched();
}

/// A part that no file system takes, in a path that is short enough.
#[test]
fn endless_names_make_nothing() {
    let place = Place::new();
    for part in ["a".repeat(256), "a".repeat(4_000), "字".repeat(300)] {
        for path in [format!("{part}.md"), format!("folder/{part}/new.md")] {
            for (name, call) in CALLS {
                if let Ok(answer) = call(&place.session, &path) {
                    assert!(!answer.to_string().contains(SECRET), "{name}");
                }
            }
        }
    }
    place.assert_untouched();
}
