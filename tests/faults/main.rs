//! Faults: other programs that write as they please, events that get lost, files of every kind,
//! damage, and two machines at once. `catalogue.json` lists what may happen, what must come of it, and
//! which tests show it; docs/faults.md is that list to read.
//!
//! Here the short forms run. `make faults` runs the long ones, through the variables that
//! `tsuzuri_tests::long` reads, and prints the list with what each test counted.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by failing there"
)]

mod apart;
mod catalogue;
mod checkout;
mod damage;
mod edits;
mod files;
mod followed;
mod full_disk;
mod histories;
mod idle;
mod kills;
mod lens;
mod limits;
mod own;
mod patterns;
mod programs;
mod renaming;
mod rivals;
mod syncthing;
mod watching;
