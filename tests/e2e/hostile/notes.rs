//! A vault with the payloads wherever a note can have text: body, heading, link, tag,
//! front matter, file and folder name, saved search, and what can not be indexed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::payloads::Payload;
use crate::desktop::Desktop;

/// How many payloads a note has.
pub const MANY: usize = 40;

/// How many folders are called by a payload: each is opened by hand.
const FOLDERS: usize = 12;

/// The vault, and which payloads its names bear.
pub struct Notes {
    pub vault: PathBuf,
    /// Other names of the notes with the payloads in their text.
    pub batches: Vec<String>,
    /// Names of the notes with the payloads in callouts, tables, footnotes and embeds.
    pub formed: Vec<String>,
    /// Payloads that are file names.
    pub named: BTreeSet<usize>,
}

impl Notes {
    pub fn write(desktop: &Desktop, payloads: &[Payload]) -> Self {
        let vault = desktop.folder("vault <img src=x onerror=top.fired(9999)>");
        write(
            &vault,
            "Target.md",
            "# Target\n\nWhat all others link to.\n",
        );
        let (mut batches, mut formed) = (Vec::new(), Vec::new());
        for (at, some) in payloads.chunks(MANY).enumerate() {
            let title = format!("Batch-{:02}", at + 1);
            let text = batch(&title, some);
            write(&vault, &format!("diary/2024-02-{:02}.md", at + 1), &text);
            let name = format!("Formed-{:02}", at + 1);
            write(&vault, &format!("{name}.md"), &forms(&name, &title, some));
            batches.push(title);
            formed.push(name);
        }
        let mut named = BTreeSet::new();
        for payload in payloads.iter().filter(|payload| is_name(&payload.text)) {
            let Payload { n, text, .. } = payload;
            let line = one_line(text);
            let note = format!("# {line}\n\nend-{n} [[Target]]\n\n```query\n{line}\n```\n");
            write(&vault, &format!("names/{text}.md"), &note);
            let link = vault.join(format!("names/{text}.link.md"));
            std::os::unix::fs::symlink("nowhere", link).expect("a link");
            if named.len() < FOLDERS {
                write(
                    &vault,
                    &format!("{text}/in.md"),
                    &format!("# In\n\nend-{n}\n"),
                );
            }
            named.insert(*n);
        }
        Self {
            vault,
            batches,
            formed,
            named,
        }
    }
}

/// Forty payloads, each as a passage of its own under a heading that is it too.
fn batch(title: &str, payloads: &[Payload]) -> String {
    let lines: Vec<_> = payloads
        .iter()
        .map(|payload| one_line(&payload.text))
        .collect();
    let data = payloads.iter().filter(|payload| payload.sink == "merge");
    let data: Vec<_> = data.map(|payload| payload.text.clone()).collect();
    let names: Vec<_> = std::iter::once(title)
        .chain(lines.iter().map(String::as_str))
        .collect();
    // JSON is YAML, and says anything.
    let mut text = format!(
        "---\naliases: {}\ntags: {}\ndata: [{}]\n---\n\n# {title}\n\n",
        json!(names),
        json!(lines),
        data.join(", ")
    );
    for (payload, line) in payloads.iter().zip(&lines) {
        let Payload { n, text: body, .. } = payload;
        let tag: String = line.split_whitespace().collect();
        text += &format!(
            "## {line}\n\n{body}\n\n[[{line}]] [[Target|{line}]] [x]({line})\n\n> {line} #{tag}\n\n\
             end-{n} [[Target]]\n\n#敵意\n\n"
        );
    }
    text
}

/// The same in what the window shows in a form of its own.
fn forms(name: &str, batch: &str, payloads: &[Payload]) -> String {
    let mut text = format!("# {name}\n\n");
    let mut notes = String::new();
    for Payload { n, text: body, .. } in payloads {
        let line = one_line(body);
        let cell = line.replace('|', "\\|");
        text += &format!(
            "> [!note] {line}\n> {line} end-{n}\n\n| {cell} | end-{n} |\n|---|---|\n| {cell} | x |\n\n\
             word[^{n}] ![{line}](<{line}>)\n\n- [ ] {line}\n\n"
        );
        notes += &format!("[^{n}]: {line}\n\n");
    }
    text + &format!("![[{batch}]]\n\n") + &notes
}

fn write(vault: &Path, path: &str, text: &str) {
    let file = vault.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(&file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\0']).collect::<Vec<_>>().join(" ")
}

/// Whether a file can be called so, and its name tell its number.
fn is_name(text: &str) -> bool {
    // One that begins as a day would be taken for the note of the day.
    let named = text.len() < 200 && !text.starts_with("20");
    named && text.contains("fired(") && !text.contains(['/', '\0', '\n', '\r', '\\'])
}
