//! The real `tsuzuri` binary, run as a user or a script would.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what is wrong by failing there"
)]

mod capture;
mod choosing;
mod desk;
mod faults;
mod golden;
mod links;
mod parse;
mod shapes;
mod text;
mod today;
mod watch;
