//! When to look at the files again. Says where, never what changed: that is for
//! `reconcile` to find out.

mod debounce;
pub(crate) mod ignore;
mod native;
mod poll;

pub(crate) use debounce::Debouncer;
pub use debounce::{Hint, Scope};
pub(crate) use native::Native;
pub(crate) use poll::Rounds;
