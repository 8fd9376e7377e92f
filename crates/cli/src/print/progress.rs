//! A progress bar on standard error for what takes longer than half a second.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long work may stay silent.
const SILENCE: Duration = Duration::from_millis(500);
/// Between two drawings.
const BEAT: Duration = Duration::from_millis(100);
/// Cells of the bar.
const WIDTH: u64 = 24;

/// How far work has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Done so far.
    pub done: u64,
    /// To do in all; 0 while unknown.
    pub total: u64,
}

/// Does `work`, drawing a bar from `progress` on a terminal once it takes long, and
/// wiping it at the end.
pub fn with_progress<T>(progress: impl Fn() -> Progress + Send, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    std::thread::scope(|scope| {
        let (finished, wait) = mpsc::channel::<()>();
        scope.spawn(move || {
            let started = Instant::now();
            let mut drawn = false;
            while wait.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                if started.elapsed() >= SILENCE {
                    draw(&bar(progress()));
                    drawn = true;
                }
            }
            if drawn {
                draw("");
            }
        });
        let answer = work();
        drop(finished);
        answer
    })
}

/// Replaces the line; a terminal that is gone is no reason to stop working.
fn draw(line: &str) {
    let _ = write!(std::io::stderr().lock(), "\r\x1b[K{line}");
}

/// `[######------] 31,204 / 100,000`, the count alone while the total is unknown, `…` while
/// nothing is.
fn bar(progress: Progress) -> String {
    if progress == Progress::default() {
        return "…".to_owned();
    }
    let done = thousands(progress.done);
    if progress.total == 0 {
        return done;
    }
    let share = progress.done.min(progress.total).saturating_mul(WIDTH);
    let filled = usize::try_from(share / progress.total).unwrap_or_default();
    let (full, empty) = ("#".repeat(filled), "-".repeat(WIDTH as usize - filled));
    format!("[{full}{empty}] {done} / {}", thousands(progress.total))
}

/// A number with a comma between each three digits.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let grouped = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(String::from_utf8_lossy);
    grouped.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests;
