//! What an app holds.

use std::fs;

use crate::desktop::Desktop;
use crate::process::Process;

/// Megabytes that a program and its webviews' processes hold, what they share counted once.
pub fn held_by(desktop: &Desktop, program: &str) -> f64 {
    let names = [program, "WebKitWebProces", "WebKitNetworkPr"];
    let all = Process::all_of(desktop);
    let own = all.iter().filter(|one| names.contains(&one.name()));
    own.filter_map(held).sum::<f64>() / 1e3
}

/// Kilobytes; its part of what it shares with others.
fn held(process: &Process) -> Option<f64> {
    let rollup = fs::read_to_string(process.folder().join("smaps_rollup")).ok()?;
    let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
