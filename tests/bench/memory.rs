//! What an app holds.

use std::fs;
use std::time::{Duration, Instant};

use crate::app::comes_within;
use crate::desktop::Desktop;
use crate::process::Process;

/// What was needed for a moment is given back a second later.
const AT_REST: Duration = Duration::from_secs(2);

/// Megabytes that come and go by themselves.
const SAME: f64 = 2.0;

/// Megabytes that are held once they have become no less for a while.
pub async fn held_at_rest(desktop: &Desktop, program: &str) -> f64 {
    let (mut held, mut since) = (f64::MAX, Instant::now());
    let rests = comes_within(Duration::from_secs(60), async || {
        let now = held_by(desktop, program);
        if now < held - SAME {
            (held, since) = (now, Instant::now());
        }
        since.elapsed() > AT_REST
    });
    assert!(rests.await, "memory is given back without an end");
    held
}

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
