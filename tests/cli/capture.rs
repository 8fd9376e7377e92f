//! `capture`: a text comes into today's note or another one, or waits.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::desk::{Desk, Run};

/// The bytes that an answer points at.
fn written(desk: &Desk, answer: &Value) -> String {
    let path = desk.vault().join(answer["path"].as_str().unwrap());
    let bytes = fs::read(path).unwrap();
    let at = |side: usize| usize::try_from(answer["span"][side].as_u64().unwrap()).unwrap();
    String::from_utf8(bytes[at(0)..at(1)].to_vec()).unwrap()
}

fn read(desk: &Desk, path: &str) -> String {
    fs::read_to_string(desk.vault().join(path)).unwrap()
}

#[test]
fn a_text_comes_into_todays_note_and_into_the_index() {
    let desk = Desk::with_vault("clippings");
    let today = desk.json(0, &["today"])["path"].clone();
    let text =
        "記者会見で「検討中」を繰り返した。\n\nhttps://example.com/記事\n\n#反ロシア#対中露戦";
    let first = desk.json(0, &["capture", text]);
    assert_eq!(first["path"], today);
    assert_eq!(written(&desk, &first), text);
    let second = desk.json(
        0,
        &[
            "capture",
            "二つめ",
            "--tag",
            "反ロシア",
            "--tag",
            "#日中(日NATO",
        ],
    );
    assert_eq!(written(&desk, &second), "二つめ\n\n#反ロシア #日中(日NATO");
    let expected = format!("{text}\n\n二つめ\n\n#反ロシア #日中(日NATO\n");
    assert_eq!(read(&desk, today.as_str().unwrap()), expected);
    assert_eq!(
        desk.json(0, &["tag", "反ロシア"])["passages"][0]["path"],
        today
    );
    assert_eq!(desk.json(0, &["check"])["equal"], true);
}

#[test]
fn standard_input_is_taken_whole() {
    let desk = Desk::with_vault("clippings");
    for arguments in [&["capture", "--json"][..], &["capture", "-", "--json"]] {
        let mut child = desk
            .command()
            .args(arguments)
            .arg("--vault")
            .arg(desk.vault())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input
            .write_all("\n\r\n  深い字下げ\r\n最後の行\n\n\n".as_bytes())
            .unwrap();
        drop(input);
        let run = Run::of(child.wait_with_output().unwrap());
        let answer: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(written(&desk, &answer), "  深い字下げ\n最後の行");
    }
}

#[test]
fn a_note_can_be_chosen_by_name_or_path_or_made() {
    let desk = Desk::with_vault("clippings");
    let before = read(&desk, "topics/NATO.md");
    let by_name = desk.json(0, &["capture", "a", "--to", "NATO"]);
    assert_eq!(by_name["path"], "topics/NATO.md");
    assert!(read(&desk, "topics/NATO.md").starts_with(&before));
    let made = desk.json(0, &["capture", "- パン", "--to", "lists/買い物.md"]);
    desk.json(0, &["capture", "- 卵", "--to", "買い物"]);
    assert_eq!(made["path"], "lists/買い物.md");
    assert_eq!(read(&desk, "lists/買い物.md"), "- パン\n- 卵\n");
}

#[test]
fn a_path_is_that_note_and_none_that_has_its_name() {
    let desk = Desk::with_vault("clippings");
    fs::write(desk.vault().join("topics/todo.md"), "# Inbox\n").unwrap();
    let before = (read(&desk, "topics/NATO.md"), read(&desk, "topics/todo.md"));
    for path in ["NATO.md", "inbox.MD"] {
        let refused = desk.json(1, &["rename", path, "x.md", "--yes"]);
        assert_eq!(refused["error"]["code"], "not-found", "{refused}");
        assert_eq!(desk.json(0, &["capture", "a", "--to", path])["path"], path);
        assert_eq!(read(&desk, path), "a\n");
    }
    let after = (read(&desk, "topics/NATO.md"), read(&desk, "topics/todo.md"));
    assert_eq!(after, before);
    // Its case makes no other path of it.
    let told = desk.json(0, &["capture", "b", "--to", "Topics/nato.md"]);
    assert_eq!(told["path"], "topics/NATO.md");
}

#[test]
fn a_new_days_note_begins_with_the_vaults_template() {
    let desk = Desk::with_vault("clippings");
    fs::create_dir(desk.vault().join("templates")).unwrap();
    let template = "# {{date:YYYY年M月D日}}\n\n#日記\n";
    fs::write(desk.vault().join("templates/day.md"), template).unwrap();
    desk.settings("daily_template = \"templates/day\"\n");
    let answer = desk.json(0, &["capture", "書いた #a"]);
    let text = read(&desk, answer["path"].as_str().unwrap());
    assert!(text.starts_with("# 20"), "{text}");
    assert!(text.ends_with("日\n\n#日記\n\n書いた #a\n"), "{text}");
}

#[test]
fn what_makes_no_sense_is_refused_and_nothing_is_kept() {
    let desk = Desk::with_vault("clippings");
    for (status, arguments) in [
        (2, &["capture", " \n\n"][..]),
        (2, &["capture", "x", "--tag", "two words"]),
        (2, &["capture", "x", "--tag", "123"]),
        (2, &["capture", "x", "--to", "../outside.md"]),
        (2, &["capture", "x", "--to", "/etc/passwd.md"]),
        (1, &["capture", "x", "--to", "nobody"]),
    ] {
        let refused = desk.json(status, arguments);
        assert!(refused["error"]["message"].is_string(), "{refused}");
    }
    let today = desk.json(0, &["today"]);
    assert_eq!(today["exists"], false);
}

#[test]
fn a_tag_must_be_one_as_the_vault_reads_them() {
    let desk = Desk::with_vault("clippings");
    let tagged = ["capture", "x", "--tag", "日NATO(会談)"];
    desk.json(0, &tagged);
    desk.settings("profile = \"obsidian\"\n");
    let refused = desk.json(2, &tagged);
    assert_eq!(refused["error"]["code"], "bad-request", "{refused}");
}

#[test]
fn a_vault_that_is_away_gets_it_when_it_is_back() {
    let desk = Desk::with_vault("clippings");
    let today = desk.json(0, &["today"])["path"].clone();
    let away = desk.root().join("away");
    fs::rename(desk.vault(), &away).unwrap();
    let queued = desk.json(0, &["capture", "later #a"]);
    assert_eq!(queued["queued"], true);
    assert_eq!(queued["problem"]["code"], "vault-unavailable");
    let told = desk.run(&["capture", "later #b"]);
    assert!(told.stdout.contains("Kept"), "{}", told.stdout);
    assert!(!desk.vault().exists(), "no folder is made in its place");

    fs::rename(&away, desk.vault()).unwrap();
    desk.json(0, &["capture", "now #c"]);
    let text = read(&desk, today.as_str().unwrap());
    assert_eq!(text, "later #a\n\n---\n\nlater #b\n\n---\n\nnow #c\n");
}

#[test]
fn a_folder_that_was_never_a_vault_is_refused() {
    let desk = Desk::empty();
    let refused = desk.json(3, &["capture", "x"]);
    assert_eq!(refused["error"]["code"], "vault-unavailable");
}

#[test]
fn a_note_that_can_not_be_written_gets_it_later() {
    let desk = Desk::with_vault("clippings");
    let (sjis, _, _) = encoding_rs::SHIFT_JIS.encode("日記の本文です。\n長い文章です。\n");
    fs::write(desk.vault().join("old.md"), &sjis).unwrap();
    let queued = desk.json(0, &["capture", "🎏", "--to", "old.md"]);
    assert_eq!(queued["problem"]["code"], "read-only");
    assert_eq!(fs::read(desk.vault().join("old.md")).unwrap(), &*sjis);
    fs::write(desk.vault().join("old.md"), "now UTF-8\n").unwrap();
    desk.json(0, &["capture", "next #x"]);
    assert_eq!(read(&desk, "old.md"), "now UTF-8\n\n---\n\n🎏\n");
}
