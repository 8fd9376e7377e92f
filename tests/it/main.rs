//! Integration tests: what no crate can test alone.

mod bindings;
mod shell;
