//! SQLite's FTS5 tokenizer for Japanese and everything else; the only unsafe code.
//!
//! A run of CJK characters becomes overlapping pairs and, in a document, its last
//! character alone, so that every run of one or more characters can be looked up: two
//! characters are a term, more are several, one is the prefix of a term. Everything else
//! is a term as it stands. What a run is, and folding, is `tsuzuri-syntax`'s; whoever
//! asks must fold as the writer did.

mod terms;
mod tokenizer;

pub use terms::{Term, Use, terms};
pub use tokenizer::register;

/// What `tokenize = '…'` calls it.
pub const NAME: &str = "tsuzuri";

#[cfg(test)]
mod tests;
