//! Search: from a query as typed to passages that hold what it asks for.
//!
//! `parse` reads the query, `plan` looks its terms up (full text and small tables only
//! nominate), `rank` orders the nominated, `verify` reads them from their files until a
//! page is full. Rows and texts are `query`'s; folding is `tsuzuri-syntax`'s.

mod among;
mod apart;
mod ascending;
mod counts;
mod cursor;
mod days;
mod explain;
mod field;
mod hit;
mod limit;
mod linking;
mod needle;
mod nominate;
mod parse;
mod pattern;
mod phrase;
mod plan;
mod query;
mod queue;
mod rank;
mod relevance;
mod run;
mod saved;
mod verify;

pub use crate::query::Cancel;
pub use among::{Among, Within, found_days, found_notes};
pub use counts::{Counts, counts};
pub use explain::explain;
pub use hit::Hit;
pub use limit::{LONGEST, Reach};
pub use parse::{MOST_CHARACTERS, MOST_TERMS, parse};
pub use pattern::{BadPattern, Pattern};
pub use phrase::{Matcher, Phrase};
pub use query::*;
pub use rank::Tier;
pub use run::{Answer, Ask, search};
pub use saved::{SavedQuery, notes_with_queries, saved_queries};
pub(crate) use saved::{renamed, retagged};

use crate::query::cancel;
use parse::{Name, NameKind, is_long, names};

#[cfg(test)]
mod tests;
