//! How long a test goes on, and what it counted.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::PathBuf;

/// How many turns: what a variable of the environment says, or the number for every day.
#[must_use]
pub fn turns(variable: &str, every_day: usize) -> usize {
    let asked = std::env::var(variable).ok();
    asked
        .and_then(|number| number.parse().ok())
        .unwrap_or(every_day)
}

/// Where chance begins, printed so that a failure can be had again: `TSUZURI_SEED` says it.
#[must_use]
pub fn seed() -> u64 {
    let asked = std::env::var("TSUZURI_SEED").ok();
    let seed = asked
        .and_then(|number| number.parse().ok())
        .unwrap_or_else(|| fastrand::u64(..));
    eprintln!("TSUZURI_SEED={seed}");
    seed
}

/// Says what the running test counted: on its output, and for the table of `make faults`.
///
/// # Panics
/// When the table's folder can't be written.
pub fn counted(numbers: &str) {
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    eprintln!("{test}: {numbers}");
    let Some(folder) = std::env::var_os("TSUZURI_COUNTED").map(PathBuf::from) else {
        return;
    };
    let file = folder.join(test.replace("::", "."));
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .unwrap();
    writeln!(file, "{numbers}").unwrap();
}
