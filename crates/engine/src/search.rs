//! Search: from a query as typed to passages that hold what it asks for.

mod days;
mod explain;
mod field;
mod parse;
mod phrase;
mod query;

pub use explain::explain;
pub use parse::parse;
pub use phrase::{Matcher, Phrase};
pub use query::*;
