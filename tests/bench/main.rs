//! What `make bench` measures of whole programs, in real windows. Figures depend on the
//! machine and on what else it does: compare those of one run. It needs the app that
//! `$TSUZURI_APP` names, and what `scripts/setup` installs.
//! `-- start`, `-- stream`, `-- capture`, `-- live` or `-- editor` measures one part.

#![cfg(target_os = "linux")]
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it prints what it measured, and what it can't measure ends it; of the desktop of \
              the end-to-end tests it needs a part"
)]

#[path = "../e2e/app.rs"]
mod app;
mod capture;
#[path = "../e2e/desktop.rs"]
mod desktop;
mod editor;
#[path = "../e2e/keyboard.rs"]
mod keyboard;
mod large;
mod live;
#[path = "../../crates/engine/benches/vaults/made.rs"]
mod made;
mod memory;
#[path = "../e2e/painted.rs"]
mod painted;
#[path = "../e2e/process.rs"]
mod process;
mod start;
mod stream;
#[path = "../e2e/vault.rs"]
mod vault;
#[path = "../e2e/views.rs"]
mod views;
#[path = "../e2e/windows.rs"]
mod windows;
#[path = "../../crates/engine/benches/vaults/words.rs"]
mod words;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::desktop::Desktop;

/// One whose pages are drawn as this machine's would be.
fn desktop_as_it_is() -> Desktop {
    let mut desktop = Desktop::start();
    desktop.leave_layers_to_the_app();
    desktop
}

/// Milliseconds of several measurements of one thing.
pub struct Times(Vec<f64>);

impl Times {
    /// The one that a share of them does not exceed.
    fn at(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted[(share * last as f64).round() as usize]
    }

    /// A row of the table: what it is, median, 95th percentile, what it may be.
    pub fn row(&self, what: &str, budget: &str) {
        let (median, late) = (self.at(0.5), self.at(0.95));
        let count = self.0.len();
        println!(
            "| {what} | {} | {} | {budget} | {count} |",
            ms(median),
            ms(late)
        );
    }
}

fn ms(time: f64) -> String {
    let decimals = usize::from(time < 10.0);
    format!("{time:.decimals$} ms")
}

/// Milliseconds since 1970.
fn now_ms() -> f64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or(Duration::ZERO);
    since.as_secs_f64() * 1e3
}

fn main() {
    let parts: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |part: &str| {
        let mut named = parts.iter().filter(|part| !part.starts_with("--"));
        named.clone().next().is_none() || named.any(|named| named == part)
    };
    println!("| | median | p95 | budget | times |\n|---|---|---|---|---|");
    if is_wanted("start") {
        start::measure();
    }
    if is_wanted("stream") {
        stream::measure();
    }
    if is_wanted("capture") {
        capture::measure();
    }
    if is_wanted("editor") {
        editor::measure();
    }
    if is_wanted("live") {
        live::measure();
    }
}
