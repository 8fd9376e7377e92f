//! How fast notes are read, beside the parser of Markdown alone: `cargo bench -p
//! tsuzuri-syntax`. `TSUZURI_BENCH_VAULT` names a folder of notes to read instead of
//! the made-up diary. What hard notes take is `hard`'s to say.

#![allow(
    missing_docs,
    reason = "criterion's macros make undocumented functions"
)]

use std::path::{Path, PathBuf};
use std::{fs, hint::black_box};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pulldown_cmark::{Options, Parser};
use tsuzuri_syntax::{Reading, haystack, parse};

const DIARY: &str = "# 2023年2月\n\n## 1日\n\n31日夜6時すぎから行われた会談で、[[首脳]]は**共同声明**を発表した。\n出典は https://example.com/entry/2023/02/01/000000 による。\n\n#日NATO(会談)\n#ウクライナ代理戦争(NATO\n\nこれについて報道官は「[会見](kaiken.md)で述べたとおり」と答えた。\n\n- [ ] 確かめる due:2023-02-03\n- `code` と example.com\n\n#反ロシア#対中露戦\n\n";

fn notes() -> Vec<String> {
    match std::env::var_os("TSUZURI_BENCH_VAULT") {
        Some(folder) => {
            let mut files = Vec::new();
            markdown_files(Path::new(&folder), &mut files);
            files
                .iter()
                .filter_map(|path| fs::read_to_string(path).ok())
                .collect()
        }
        None => (0..200).map(|_| DIARY.repeat(8)).collect(),
    }
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

fn read(criterion: &mut Criterion) {
    let notes = notes();
    let bytes: usize = notes.iter().map(String::len).sum();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Bytes(u64::try_from(bytes).unwrap_or(u64::MAX)));
    group.sample_size(10);
    group.bench_function("markdown alone", |bencher| {
        bencher.iter(|| {
            for note in &notes {
                let events = Parser::new_ext(note, options).into_offset_iter();
                black_box(events.count());
            }
        });
    });
    group.bench_function("parse", |bencher| {
        bencher.iter(|| {
            for note in &notes {
                black_box(parse(note, &Reading::default()));
            }
        });
    });
    group.bench_function("haystack", |bencher| {
        bencher.iter(|| {
            for note in &notes {
                black_box(haystack(note));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
