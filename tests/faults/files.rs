//! Files of every kind: each has its outcome, whether it was there from the start or came while the
//! vault was followed, and what is left out shows in Diagnostics with its reason.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tsuzuri_engine::NotePath;

use crate::apart::as_anyone;
use crate::followed::{Followed, files, write};
use tsuzuri_tests::long::{counted, turns};

/// What is to become of a file. What it is, its path, and the path as it is shown.
enum Outcome {
    Indexed,
    /// Indexed as far as that goes, and named in Diagnostics.
    Partly(&'static str),
    /// Named in Diagnostics.
    LeftOut(&'static str),
    /// Nothing of ours.
    Nothing,
}
use Outcome::{Indexed, LeftOut, Nothing, Partly};

/// 「日本語のテスト #a\n日記を書く。\n」 in two encodings, and what is in none.
const SHIFT_JIS: &[u8] = b"\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x83\x65\x83\x58\x83\x67 #a\n\
      \x93\xfa\x8b\x4c\x82\xf0\x8f\x91\x82\xad\x81\x42\n";
const EUC_JP: &[u8] = b"\xc6\xfc\xcb\xdc\xb8\xec\xa4\xce\xa5\xc6\xa5\xb9\xa5\xc8 #a\n\
      \xc6\xfc\xb5\xad\xa4\xf2\xbd\xf1\xa4\xaf\xa1\xa3\n";
const NOISE: &[u8] = b"#a \x80\x81\xfe\xff\x00\xc3\x28\xa0\xa1 \xf0\x28\x8c\x28\xff\xff\n";

/// Puts one of every kind into a folder; what is to become of each.
fn one_of_each(folder: &Path) -> Vec<(String, Outcome)> {
    let mut all = Vec::new();
    let mut add = |path: &str, outcome| all.push((path.to_owned(), outcome));
    let at = |path: &str| folder.join(path);
    fs::create_dir_all(folder).unwrap();

    // What is no file.
    mknodat(CWD, at("pipe.md"), FileType::Fifo, Mode::RWXU, 0).unwrap();
    add("pipe.md", LeftOut("not-a-file"));
    drop(UnixListener::bind(at("socket.md")).unwrap());
    add("socket.md", LeftOut("not-a-file"));
    symlink(".", at("circle")).unwrap();
    add("circle", LeftOut("link"));
    symlink("chain-b", at("chain-a")).unwrap();
    symlink("chain-a", at("chain-b")).unwrap();
    add("chain-a", LeftOut("link"));
    symlink("nowhere", at("dangling.md")).unwrap();
    add("dangling.md", LeftOut("link"));
    symlink("/etc/hostname", at("out.md")).unwrap();
    add("out.md", LeftOut("link"));
    symlink("/etc", at("outside")).unwrap();
    add("outside", LeftOut("link"));
    symlink("picture.png", at("other.png")).unwrap();
    add("other.png", Nothing);
    write(&at("folder.md/in.md"), "#in\n");
    add("folder.md", Nothing);
    add("folder.md/in.md", Indexed);

    // Names.
    let name = |bytes: &[u8]| folder.join(OsStr::from_bytes(bytes));
    write(&name(b"bad\xff.md"), "#a\n");
    add("bad\u{fffd}.md", LeftOut("name"));
    write(&name(b"bad\xfe/good.md"), "#a\n");
    add("bad\u{fffd}/good.md", LeftOut("name"));
    for name in [
        "が.md",
        "か\u{3099}.md",
        "Case.md",
        "case.md",
        "con.md",
        "what?.md",
        "star*.md",
        "trailing .md",
        "dot..md",
        "stream:a.md",
        "back\\slash.md",
        "line\nbreak.md",
        "bell\u{7}.md",
        "turn\u{202e}dm.md",
        "<img src=x onerror=alert(1)>.md",
        "'; DROP TABLE note; --.md",
    ] {
        write(&at(name), format!("# {}\n\n#name\n", name.len()));
        add(name, Indexed);
    }
    let long = format!("{}aaa.md", "あ".repeat(83));
    assert_eq!(long.len(), 255);
    write(&at(&long), "#long\n");
    add(&long, Indexed);
    write(&at(&format!("{}n.md", "d/".repeat(70))), "#deep\n");
    add("d/".repeat(64).trim_end_matches('/'), LeftOut("too-deep"));

    // Bytes.
    let nest = "[".repeat(2000);
    let bomb = format!(
        "---\na: &a [x,x]\n{}---\n#b\n",
        "b: &b [*a,*a,*a]\n".repeat(500)
    );
    let bytes: [(&str, &[u8], Outcome); 15] = [
        ("empty.md", b"", Indexed),
        ("nul.md", b"a\0b #nul\n", Indexed),
        ("only-nul.md", &[0; 5000], Indexed),
        (
            "broken-mark.md",
            b"\xef\xbb\xbf#a \xff\xfe\n",
            Partly("encoding"),
        ),
        ("mark.md", b"\xef\xbb\xbf#mark\n", Indexed),
        ("ends.md", b"a\r\nb\nc\rd #ends", Indexed),
        ("utf16.md", b"\xff\xfe#\0a\0\n\0", Indexed),
        ("sjis.md", SHIFT_JIS, Indexed),
        ("euc.md", EUC_JP, Indexed),
        ("noise.md", NOISE, Indexed),
        (
            "broken.md",
            b"---\ntags: [a, b\n: : :\n---\n#front\n",
            Indexed,
        ),
        ("endless.md", b"---\ntitle: never closed\n#a\n", Indexed),
        ("bomb.md", bomb.as_bytes(), Indexed),
        ("nest.md", nest.as_bytes(), Indexed),
        (
            "script.md",
            b"<script>alert(1)</script> [x](javascript:alert(1)) #a\n",
            Indexed,
        ),
    ];
    for (name, bytes, outcome) in bytes {
        write(&at(name), bytes);
        add(name, outcome);
    }
    all
}

#[test]
fn every_kind_of_file_has_its_outcome() {
    let mut before = Vec::new();
    let vault = Followed::made(|root| before = one_of_each(&root.join("before")));
    vault.settle("what was there");
    let after = one_of_each(&vault.path("after"));
    vault.settle("what came");
    let stands = files(&vault.root);

    let skipped = vault.skipped();
    let mut wrong = Vec::new();
    for (folder, all) in [("before", &before), ("after", &after)] {
        for (path, outcome) in all {
            let path = format!("{folder}/{path}");
            let reason = skipped.iter().find(|(skipped, _)| *skipped == path);
            let reason = reason.map(|(_, reason)| reason.as_str());
            let is = (vault.has(&path), reason);
            let wanted = match *outcome {
                Indexed => (true, None),
                Partly(why) => (true, Some(why)),
                LeftOut(why) => (false, Some(why)),
                Nothing => (false, None),
            };
            if is != wanted {
                wrong.push(format!("{path:?}: {is:?}, not {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(files(&vault.root) == stands, "no byte was changed");
    counted(&format!(
        "{} kinds, from the start and as they came",
        before.len()
    ));
}

#[test]
fn opening_and_saving_without_a_change_keeps_every_byte() {
    let mut all = Vec::new();
    let vault = Followed::made(|root| all = one_of_each(&root.join("a")));
    let stands = files(&vault.root);
    let mut opened = 0;
    for (path, outcome) in &all {
        if !matches!(outcome, Indexed) {
            continue;
        }
        let path = NotePath::new(&format!("a/{path}")).unwrap();
        let note = vault.engine.read_note(&path).unwrap();
        if note.read_only.is_none() {
            vault.save(&path, &note.text, note.hash);
            opened += 1;
        }
    }
    assert!(files(&vault.root) == stands);
    assert!(opened > 20, "{opened}");
}

#[test]
fn what_may_not_be_read_is_kept_and_named() {
    if as_anyone("files::what_may_not_be_read_is_kept_and_named") {
        return;
    }
    let vault = Followed::new(&[
        ("a.md", "#a\n"),
        ("folder/b.md", "#b\n"),
        ("c.md", "[[a]] [[b]]\n"),
    ]);
    vault.must_stay(&["a.md", "folder/b.md", "c.md"]);
    let forbid = |path: &str, mode| {
        fs::set_permissions(vault.path(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    forbid("a.md", 0o000);
    forbid("folder", 0o000);
    assert!(
        fs::read(vault.path("a.md")).is_err(),
        "it can be read all the same"
    );
    let named = |wanted: &[(&str, &str)]| {
        let wanted = wanted
            .iter()
            .map(|(path, why)| (path.to_string(), why.to_string()));
        vault.engine.reconcile(tsuzuri_engine::Scope::All).unwrap();
        assert_eq!(vault.skipped(), wanted.collect::<Vec<_>>());
    };
    named(&[("a.md", "unreadable"), ("folder", "unreadable")]);
    assert!(vault.has("a.md") && vault.has("folder/b.md"));

    forbid("folder", 0o755);
    forbid("a.md", 0o644);
    named(&[]);
    vault.settle("all can be read again");
    assert_eq!(vault.missed(), [""; 0]);
}

#[test]
fn evicted_files_are_not_read_and_not_forgotten() {
    let vault = Followed::new(&[("a.md", "#a\n"), ("b.md", "[[a]]\n")]);
    vault.must_stay(&["a.md", "b.md"]);
    // As a cloud leaves it: a size, and no bytes on this disk.
    let file = File::create(vault.path("a.md.tmp")).unwrap();
    file.set_len(5000).unwrap();
    fs::rename(vault.path("a.md.tmp"), vault.path("a.md")).unwrap();
    let named = ("a.md".to_owned(), "cloud".to_owned());
    vault.wait_until("the note is named", || vault.skipped() == [named.clone()]);
    vault.engine.reconcile(tsuzuri_engine::Scope::All).unwrap();
    assert_eq!(vault.missed(), [""; 0]);

    write(&vault.path("a.md"), "#back\n");
    vault.settle("it is back");
    assert_eq!(vault.skipped(), []);
}

#[test]
fn large_files_have_their_outcome() {
    let megabytes = turns("TSUZURI_LARGE_MEGABYTES", 21);
    let line = "一行の文 and some words\n";
    let vault = Followed::made(|root| {
        let text =
            |bytes: usize| format!("# Title\n\n#large\n\n{}", line.repeat(bytes / line.len()));
        write(&root.join("six.md"), text(6_000_000));
        write(
            &root.join("line.md"),
            format!("#line {}", "a".repeat(10_000_000)),
        );
        write(&root.join("largest.md"), text(megabytes * 1_000_000));
        write(&root.join("small.md"), "[[six]] #large\n");
    });
    vault.settle("large files");
    let large = |path: &str| (path.to_owned(), "large".to_owned());
    assert_eq!(
        vault.skipped(),
        ["largest.md", "line.md", "six.md"].map(large)
    );
    let note = |path: &str| {
        vault
            .engine
            .read_note(&NotePath::new(path).unwrap())
            .unwrap()
    };
    assert_eq!(note("six.md").read_only, None);
    assert!(note("largest.md").read_only.is_some());
    // It grows small again.
    write(&vault.path("six.md"), "#small\n");
    vault.settle("a large file that became small");
    assert_eq!(vault.skipped(), ["largest.md", "line.md"].map(large));
    counted(&format!("6, 10 and {megabytes} MB"));
}
