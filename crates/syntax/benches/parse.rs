//! How fast notes are read, beside the parser of Markdown alone, in one run: `cargo bench
//! -p tsuzuri-syntax --bench parse`, a part of `make bench`. `TSUZURI_BENCH_VAULTS` names
//! folders of notes to read, separated by `:`; without it the diary and the sample vault
//! of this repository are read, each many times over.

#![allow(clippy::print_stdout, reason = "it prints what it measured")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use pulldown_cmark::{Options, Parser};
use tsuzuri_syntax::{Reading, haystack, parse};

/// What else the machine does counts less when the best of many rounds counts.
const ROUNDS: usize = 40;

/// So much text at least is read in one round.
const LEAST: usize = 2 << 20;

fn main() {
    println!("| vault | notes | MB | Markdown alone | parse | rate of parse | haystack |");
    println!("|---|---|---|---|---|---|---|");
    for vault in vaults() {
        measure(&vault);
    }
}

fn measure(vault: &Path) {
    let notes = notes(vault);
    let bytes: usize = notes.iter().map(String::len).sum();
    if bytes == 0 {
        return println!("| {} | no notes |", vault.display());
    }
    let times = LEAST.div_ceil(bytes);
    let (mut alone, mut ours, mut folding) = (Duration::MAX, Duration::MAX, Duration::MAX);
    // In turn, so that a slow moment of the machine is one for all.
    for _ in 0..ROUNDS {
        alone = alone.min(time(&notes, times, markdown));
        ours = ours.min(time(&notes, times, |note| {
            black_box(parse(note, &Reading::default()));
        }));
        folding = folding.min(time(&notes, times, |note| {
            black_box(haystack(note));
        }));
    }
    let [alone, ours, folding] = [alone, ours, folding].map(|time| time.as_secs_f64() * 1e3);
    println!(
        "| {} | {} | {:.1} | {alone:.1} ms | {ours:.1} ms | {:.2} | {folding:.1} ms |",
        vault.file_name().unwrap_or_default().to_string_lossy(),
        notes.len() * times,
        (bytes * times) as f64 / 1e6,
        alone / ours,
    );
}

fn time(notes: &[String], times: usize, read: impl Fn(&str)) -> Duration {
    let began = Instant::now();
    for note in (0..times).flat_map(|_| notes) {
        read(note);
    }
    began.elapsed()
}

/// Looks at every event and where it stands, as whoever reads Markdown has to.
fn markdown(note: &str) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    for event in Parser::new_ext(note, options).into_offset_iter() {
        black_box(event);
    }
}

fn vaults() -> Vec<PathBuf> {
    if let Some(named) = env::var_os("TSUZURI_BENCH_VAULTS") {
        return env::split_paths(&named).collect();
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    vec![root.join("tests/vaults/diary"), root.join("sample-vault")]
}

fn notes(vault: &Path) -> Vec<String> {
    let mut files = Vec::new();
    markdown_files(vault, &mut files);
    files
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect()
}

fn markdown_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            markdown_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            files.push(path);
        }
    }
}
