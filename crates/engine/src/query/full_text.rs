//! What FTS5 is asked for, to nominate passages that may hold a text.

use std::ops::ControlFlow;

use tsuzuri_fts::{Term, Use, terms};
use tsuzuri_syntax::TokenKind;

/// More terms of a long text narrow it no further.
const MOST_TERMS: usize = 24;

/// A query: every term that was added must be there.
#[derive(Debug, Default)]
pub(crate) struct FullText {
    pub query: String,
    /// Terms in it.
    pub count: usize,
}

impl FullText {
    /// Adds the terms of a folded text. Of one that `goes_on` says yes to, a passage may
    /// hold a longer one.
    pub fn add(&mut self, folded: &str, goes_on: impl Fn(&Term<'_>) -> bool) {
        let _ = terms(folded, Use::Query, |term| {
            if self.count == MOST_TERMS {
                return ControlFlow::Break(());
            }
            if self.count > 0 {
                self.query.push_str(" AND ");
            }
            self.count += 1;
            self.query.push('"');
            self.query.push_str(&term.text.replace('"', "\"\""));
            self.query.push('"');
            if goes_on(&term) {
                self.query.push('*');
            }
            ControlFlow::Continue(())
        });
    }
}

/// Whether a term is a Chinese or Japanese character alone: at the end of what is asked for,
/// it may be the first of a pair in the text.
pub(crate) fn is_single(term: &Term<'_>) -> bool {
    term.kind == TokenKind::Cjk && term.text.chars().nth(1).is_none()
}
