//! How fast mentions are found: all names of a large vault in many notes, one note's
//! names in many notes, and what would be slow if anything were: `cargo bench -p
//! tsuzuri-syntax --bench mentions`.

#![allow(
    missing_docs,
    reason = "criterion's macros make undocumented functions"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tsuzuri_syntax::{Names, ParsedNote, Reading, parse};

const WORDS: [&str; 16] = [
    "agora",
    "garden",
    "protocol",
    "moloch",
    "node",
    "the",
    "of",
    "zettel",
    "knowledge",
    "graph",
    "Flancia",
    "commons",
    "borges",
    "pattern",
    "and",
    "yoga",
];

const GARDEN: &str = "# 2023-02-21\n\n- [[agora]] protocol: I worked on the Flancia garden today, then on [[moloch]].\n  - The knowledge graph of the commons is what borges zettel 17 says it is.\n- some yoga and the pattern language of zettel 4093, https://anagora.org/go/flancia\n\n安全保障についての会談で、NATOの拡大をめぐり共同声明を発表した。\n\n#push [[commons]]\n\n";

/// 50,000 names as gardens have them: two words and a number, most of them.
fn names() -> Vec<String> {
    (0..50_000)
        .map(|i| {
            let word = |i: usize| WORDS[i % WORDS.len()];
            match i % 4 {
                0 => format!("{} {i}", word(i / 4)),
                1 => format!("{} {} {i}", word(i / 4), word(i / 64)),
                2 => format!("2{:03}-{:02}-{:02}", i % 1000, i % 12 + 1, i % 28 + 1),
                _ => format!("{}{i}", word(i / 4)),
            }
        })
        .collect()
}

fn texts() -> Vec<String> {
    (0..1_000).map(|i| GARDEN.repeat(2 + i % 7)).collect()
}

fn find(criterion: &mut Criterion) {
    let (all, texts) = (names(), texts());
    let notes: Vec<(&String, ParsedNote<'_>)> = texts
        .iter()
        .map(|text| (text, parse(text, &Reading::default())))
        .collect();
    let of = |names: &[String]| Names::new(names.iter().map(String::as_str));
    let mut group = criterion.benchmark_group("mentions");
    group.sample_size(10);
    group.bench_function("building for 50,000 names", |bencher| {
        bencher.iter(|| black_box(of(&all)));
    });
    let bytes: usize = notes.iter().map(|(text, _)| text.len()).sum();
    group.throughput(Throughput::Bytes(u64::try_from(bytes).unwrap_or(u64::MAX)));
    let one = vec!["Moloch".to_owned(), "安全保障".to_owned()];
    for (what, names) in [("50,000 names", &all), ("one note's names", &one)] {
        let names = of(names);
        group.bench_function(format!("{what} in {} notes", notes.len()), |bencher| {
            bencher.iter(|| {
                for (text, note) in &notes {
                    black_box(names.mentions(text, note));
                }
            });
        });
    }
    group.finish();
}

/// 1 MB of what is looked at around a match, on one line.
const HARD: [&str; 8] = [
    "ab",
    "ab ",
    "Go ",
    "ab/",
    "ー安全",
    "한국",
    "a'ab",
    "[ab][x] ",
];

fn hard(criterion: &mut Criterion) {
    let names = Names::new(["ab", "Go", "go go go", "安全", "한국", "ab ab"]);
    let mut group = criterion.benchmark_group("hard mentions");
    group.sample_size(10);
    for piece in HARD {
        let text = format!("{}\n\n[x]: /y\n", piece.repeat((1 << 20) / piece.len()));
        let note = parse(&text, &Reading::default());
        group.bench_function(format!("{piece:?}"), |bencher| {
            bencher.iter(|| black_box(names.mentions(&text, &note)));
        });
    }
    group.finish();
}

criterion_group!(benches, find, hard);
criterion_main!(benches);
