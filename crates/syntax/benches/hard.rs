//! What hard inputs take: `cargo bench -p tsuzuri-syntax --bench hard`, a part of `make
//! bench`. It fails when one of them takes longer than [`LIMIT`].

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it prints what it measured, and what it can't measure ends it"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use tsuzuri_syntax::{Reading, haystack, parse};

#[path = "../tests/common/hard.rs"]
mod hard;

/// Longest time for 1 MB.
const LIMIT: Duration = Duration::from_secs(1);

/// What else the machine does counts less when the best of several counts.
const TIMES: usize = 3;

fn main() -> ExitCode {
    let mut slow = 0;
    println!("| 1 MB of | parse | haystack |\n|---|---|---|");
    for (name, input) in hard::hard().0.into_values().flatten() {
        let text = input.text(hard::SIZE);
        let times = [
            best(|| drop(black_box(parse(&text, &Reading::default())))),
            best(|| drop(black_box(haystack(&text)))),
        ];
        slow += times.iter().filter(|&&time| time > LIMIT).count();
        let [parse, haystack] = times.map(|time| time.as_secs_f64() * 1e3);
        println!("| {name} | {parse:.0} ms | {haystack:.0} ms |");
    }
    if slow == 0 {
        return ExitCode::SUCCESS;
    }
    println!("{slow} took longer than {LIMIT:?}");
    ExitCode::FAILURE
}

fn best(read: impl Fn()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..TIMES {
        let began = Instant::now();
        read();
        best = best.min(began.elapsed());
        if best > LIMIT {
            break;
        }
    }
    best
}
