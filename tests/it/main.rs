//! Integration tests: what no crate can test alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what is wrong by failing there"
)]

mod architecture;
mod bindings;
mod bounds;
mod captures;
mod confinement;
mod sample_vault;
mod shell;
mod translations;
