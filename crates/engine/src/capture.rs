//! Brings captures from the journal (`store/capture`) into their notes, each exactly once,
//! whatever ends the process on the way and whoever else writes the file.
//!
//! A capture is added at the end of the file itself, not saved over it: so no other
//! program's bytes are ever moved aside, two that add at once both keep what they added,
//! and the file stays the same one for those who hold it open. What is going to be added
//! is written down first, so that whoever comes after a crash can tell from the file
//! whether it was. One process at a time does this for a vault (`Store::lock_captures`).

mod addition;
mod deliver;
mod joint;
mod look;
mod settle;
#[cfg(test)]
mod tests;

pub(crate) use deliver::Courier;
pub use deliver::Delivered;
pub(crate) use joint::joint;
pub(crate) use look::{stands_in, was_taken_out};
