//! `parse`: needs no vault, and counts bytes as they are on disk.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::desk::{Desk, Run};
use crate::golden;

#[test]
fn a_file_is_parsed_without_a_vault() {
    let desk = Desk::with_vault("clippings");
    for (name, file) in [
        ("parse", "diary/2023/2023-02-01.md"),
        ("parse-tag-shapes", "notes/tag shapes.md"),
        ("parse-in-shift-jis", "odd/古い記録.md"),
        ("parse-with-mark-and-crlf", "odd/crlf.md"),
    ] {
        let mut command = desk.command();
        command
            .args(["--json", "parse"])
            .arg(desk.vault().join(file));
        let run = Run::of(command.output().unwrap());
        assert_eq!(run.status, 0, "{}", run.stderr);
        golden::check_json(name, &run.stdout, &[]);
    }
    assert!(!desk.root().join("data").exists(), "a store was made");
    assert!(!desk.root().join("index").exists(), "an index was made");
}

/// Text of a slice of a file.
type Decode = fn(&[u8]) -> String;

#[test]
fn spans_are_bytes_of_the_file_in_every_encoding() {
    let desk = Desk::with_vault("clippings");
    let text = "a👍 日本語 #タグ と [[リンク]]\r\nおわり #終\r\n";
    let utf16 = |unit: fn(u16) -> [u8; 2], mark: [u8; 2]| {
        let units = text.encode_utf16().flat_map(unit);
        mark.into_iter().chain(units).collect::<Vec<u8>>()
    };
    let (shift_jis, ..) =
        encoding_rs::SHIFT_JIS.encode("日本語の文章 #タグ と [[リンク]]\nおわり #終\n");
    let files: [(&str, Vec<u8>, Decode); 4] = [
        ("utf8.md", text.as_bytes().to_vec(), utf8),
        ("mark.md", [b"\xEF\xBB\xBF", text.as_bytes()].concat(), utf8),
        (
            "little.md",
            utf16(u16::to_le_bytes, [0xFF, 0xFE]),
            |slice| utf16_text(slice),
        ),
        ("sjis.md", shift_jis.into_owned(), |slice| {
            encoding_rs::SHIFT_JIS.decode(slice).0.into_owned()
        }),
    ];
    for (name, bytes, decode) in files {
        let file = desk.root().join(name);
        fs::write(&file, &bytes).unwrap();
        let mut command = desk.command();
        let run = Run::of(
            command
                .args(["--json", "parse"])
                .arg(&file)
                .output()
                .unwrap(),
        );
        let facts: Value = serde_json::from_str(&run.stdout).unwrap();
        let slices = |list: &str| -> Vec<String> {
            let passages = facts["passages"].as_array().unwrap();
            let found = passages
                .iter()
                .flat_map(|passage| passage[list].as_array().unwrap());
            found
                .map(|fact| decode(slice(&bytes, &fact["span"])))
                .collect()
        };
        assert_eq!(slices("tags"), ["#タグ", "#終"], "{name}");
        assert_eq!(slices("links"), ["[[リンク]]"], "{name}");
    }
}

fn slice<'a>(bytes: &'a [u8], span: &Value) -> &'a [u8] {
    let at = |end: usize| usize::try_from(span[end].as_u64().unwrap()).unwrap();
    &bytes[at(0)..at(1)]
}

fn utf8(slice: &[u8]) -> String {
    String::from_utf8(slice.to_vec()).unwrap()
}

fn utf16_text(slice: &[u8]) -> String {
    let units: Vec<u16> = slice
        .chunks(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}

#[test]
fn standard_input_and_profiles() {
    let desk = Desk::empty();
    let mut command = desk.command();
    command.args(["--json", "parse", "-", "--profile", "obsidian"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("#日NATO(会談) x".as_bytes())
        .unwrap();
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!(run.status, 0, "{}", run.stderr);
    let facts: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(facts["passages"][0]["tags"][0]["raw"], "日NATO");
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let desk = Desk::empty();
    let run = Run::of(
        desk.command()
            .args(["--json", "parse", "nowhere.md"])
            .output()
            .unwrap(),
    );
    assert_eq!(run.status, 3);
    let error: Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(error["error"]["code"], "io");
    assert_eq!(error["error"]["path"], "nowhere.md");
}
