//! The real `tsuzuri` binary, run as a user or a script would.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what is wrong by failing there"
)]

mod apps;
mod capture;
mod choosing;
mod completions;
mod desk;
mod edits;
mod faults;
mod golden;
mod history;
mod import;
#[cfg(unix)]
mod interrupts;
mod links;
mod manual;
#[cfg(unix)]
mod opening;
mod parse;
#[cfg(target_os = "linux")]
mod processes;
mod shapes;
#[cfg(unix)]
mod terminal;
mod text;
mod today;
mod usage;
mod watch;
