//! What other programs give to notes, as data: their exports, and what is pasted. Of an
//! export: which notes there will be, what they hold, and what could not be taken over. Pure:
//! a text goes in, texts come out. Where they go, and that nothing there is overwritten, is
//! left to `tsuzuri-api`.
//!
//! An export is an attacker's text: whatever it holds, the answer is bounded by it.

pub mod hatena;
mod markdown;
mod movable_type;
pub mod pasted;
mod problems;
mod room;

pub use movable_type::{Entry, Ping, Reply, Status};
pub use problems::{MOST_PROBLEMS, Problem, ProblemKind};
pub use room::{MOST_ENTRIES, MOST_NAMES, MOST_REPLIES, TooMany};
