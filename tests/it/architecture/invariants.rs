//! The invariants of ARCHITECTURE.md: how each is checked, and what must trip the check.

use super::sources::Tree;
use super::{rust, webview};

pub struct Invariant {
    /// As in ARCHITECTURE.md.
    pub id: &'static str,
    /// The places where it is broken.
    pub check: fn(&Tree) -> Vec<String>,
    /// Files, path and content, each of which breaks it.
    pub planted: &'static [(&'static str, &'static str)],
}

/// All of them.
pub fn invariants() -> impl Iterator<Item = &'static Invariant> {
    rust::INVARIANTS.iter().chain(webview::INVARIANTS)
}
