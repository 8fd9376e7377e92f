//! Twenty pages of a diary of clippings (`tests/vaults/diary/`), each with habits of its
//! own. What is read in them stands in `tests/golden/diary/` and was found right by
//! reading: it is what the writer meant.

#![allow(clippy::unwrap_used, reason = "a test that can't read its pages fails")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use tsuzuri_syntax::{ParsedNote, Passage, Reading, parse};

#[test]
fn the_pages_say_what_their_writer_meant() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let pages = pages(&root.join("vaults/diary"));
    assert_eq!(pages.len(), 20, "all pages are found");
    for page in pages {
        let name = page.file_stem().unwrap().to_str().unwrap();
        let path = format!("{}/{name}.md", &name[..4]);
        let text = fs::read_to_string(&page).unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(root.join("golden/diary"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, read(&text, &path)));
    }
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for year in fs::read_dir(folder).unwrap() {
        for page in fs::read_dir(year.unwrap().path()).unwrap() {
            pages.push(page.unwrap().path());
        }
    }
    pages.sort();
    pages
}

fn read(text: &str, path: &str) -> String {
    let reading = Reading {
        path: Some(path),
        ..Reading::default()
    };
    let note = parse(text, &reading);
    let day = note.day.map_or("none".to_owned(), |day| day.to_string());
    let mut out = format!("day {day}, {} passages\n", note.passages.len());
    for passage in &note.passages {
        passage_to(&mut out, text, &note, passage);
    }
    for warning in &note.warnings {
        writeln!(out, "warning: {}", warning.message).unwrap();
    }
    out
}

fn passage_to(out: &mut String, text: &str, note: &ParsedNote<'_>, passage: &Passage) {
    let day = passage.day.map_or("none".to_owned(), |day| day.to_string());
    let lines: Vec<&str> = text[passage.span.start..passage.span.end].lines().collect();
    let line = text[..passage.span.start].matches('\n').count() + 1;
    let last = line + lines.len() - 1;
    writeln!(out, "\nlines {line}-{last}, day {day}").unwrap();
    let path = note.heading_path(passage);
    if !path.is_empty() {
        writeln!(out, "  under    {}", path.join(" > ")).unwrap();
    }
    writeln!(out, "  begins   {}", shortened(lines.first().unwrap())).unwrap();
    writeln!(out, "  ends     {}", shortened(lines.last().unwrap())).unwrap();
    for covering in note.covering(passage) {
        let whose = if covering.own { "tag" } else { "inherits" };
        let key = &covering.tag.key;
        writeln!(
            out,
            "  {whose:8} {} = {} [{}] ({})",
            covering.tag.raw,
            key.full(),
            key.facets()
                .chain(key.names())
                .collect::<Vec<_>>()
                .join(" | "),
            covering.from.name(),
        )
        .unwrap();
    }
    for link in note.links_in(passage) {
        writeln!(out, "  {:8} {}", link.kind.name(), link.target).unwrap();
    }
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
