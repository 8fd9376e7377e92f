//! What tests of several binaries, and the processes that they start, have in common.

#![allow(
    clippy::unwrap_used,
    reason = "a test says what is wrong by failing there"
)]

pub mod long;
pub mod session;
