//! `manual`: the pages that packages bring for `man`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::desk::{Desk, Run};

fn pages(desk: &Desk, language: &str) -> std::path::PathBuf {
    let folder = desk.root().join(language);
    fs::create_dir(&folder).unwrap();
    let mut command = desk.command();
    command.env("LANG", language).arg("manual").arg(&folder);
    let run = Run::of(command.output().unwrap());
    assert_eq!((run.status, &*run.stdout, &*run.stderr), (0, "", ""));
    folder
}

/// A page as a reader sees it.
fn read(page: &Path) -> String {
    let man = Command::new("man")
        .args(["--warnings=w", "--local-file"])
        .arg(page)
        .env("MANWIDTH", "100")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    assert!(man.status.success() && man.stderr.is_empty(), "{man:?}");
    String::from_utf8(man.stdout).unwrap()
}

#[test]
fn every_command_that_help_shows_has_a_page() {
    let desk = Desk::empty();
    let pages = pages(&desk, "C.UTF-8");
    let names: BTreeSet<String> = fs::read_dir(&pages)
        .unwrap()
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    for name in ["tsuzuri.1", "tsuzuri-search.1", "tsuzuri-import-hatena.1"] {
        assert!(names.contains(name), "{names:?}");
    }
    assert!(!names.contains("tsuzuri-manual.1"), "{names:?}");
    let help = desk.run(&["--help"]).stdout;
    let whole = fs::read_to_string(pages.join("tsuzuri.1")).unwrap();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    let listed = listed.filter_map(|line| line.split_whitespace().next());
    // What prints the help of a command needs no page.
    for command in listed.filter(|command| *command != "help") {
        assert!(names.contains(&format!("tsuzuri-{command}.1")), "{command}");
        assert!(
            whole.contains(&format!("tsuzuri\\-{command}(1)")),
            "{command}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn man_reads_them_in_both_languages() {
    let desk = Desk::empty();
    let english = read(&pages(&desk, "C.UTF-8").join("tsuzuri.1"));
    assert!(english.contains("Exit status: 0 done"), "{english}");
    let japanese = read(&pages(&desk, "ja_JP.UTF-8").join("tsuzuri-search.1"));
    assert!(japanese.contains("切り抜きを検索する"), "{japanese}");
}

#[test]
fn nothing_but_names_is_english_in_japanese_pages() {
    let desk = Desk::empty();
    let pages = pages(&desk, "ja_JP.UTF-8");
    for page in fs::read_dir(&pages).unwrap() {
        let path = page.unwrap().path();
        let page = fs::read_to_string(&path).unwrap();
        let headings = page.lines().filter_map(|line| line.strip_prefix(".SH "));
        let english: Vec<&str> = headings.filter(|heading| heading.is_ascii()).collect();
        assert_eq!(english, [""; 0], "{}", path.display());
        for told in ["default:", "Possible values", "May also be"] {
            assert!(!page.contains(told), "{told} in {}", path.display());
        }
    }
    let parse = fs::read_to_string(pages.join("tsuzuri-parse.1")).unwrap();
    assert!(parse.contains("Obsidian のタグ"), "{parse}");
}
