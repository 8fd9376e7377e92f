//! Every budget that concerns the engine, on made vaults of several sizes, each figure beside
//! its floor or peer of the same run: `cargo bench -p tsuzuri-engine --bench vaults`.
//!
//! `TSUZURI_BENCH_NOTES` names the sizes (`1000,10000,100000` else), `TSUZURI_BENCH_VAULTS` a
//! folder that keeps the made vaults from one run to the next, `TSUZURI_BENCH_ONLY` questions
//! whose name holds it, `TSUZURI_BENCH_ROUNDS` how often what is slow is measured. What was measured goes into
//! `target/bench/engine.json`; with `-- page FILE` the page is written from what lies there.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it prints what it measured"
)]

mod budgets;
mod exact;
mod figures;
mod floor;
mod made;
mod page;
mod peers;
mod questions;
mod step;
mod words;
mod work;

use std::path::PathBuf;

/// Whatever stops it.
pub type Error = Box<dyn std::error::Error>;

fn main() -> Result<(), Error> {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["step", name, vault, index] => {
            let place = step::Place {
                vault: vault.into(),
                index: index.into(),
            };
            println!("{}", serde_json::to_string(&work::step(name, &place)?)?);
            Ok(())
        }
        ["page", into] => page::write(&results(), into.as_ref()),
        _ => budgets::measure(&results()),
    }
}

/// Where figures are left, one file a bench.
fn results() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target")),
        PathBuf::from,
    );
    target.join("bench")
}
